"""A flowchart in words: numbered sentences that say what the picture shows."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.diagram.measure_flow import (
    EXCEPTION,
    OTHERWISE,
    ChartFlow,
    ChartNode,
    MeasureFlow,
    NodeKind,
)
from workbench.diagram.step_words import inside_a_sentence
from workbench.words import say

_NAMED_KINDS = {NodeKind.DECISION: "Decision", NodeKind.EXCEPTION: "Exception"}


def flow_sentences(flow: MeasureFlow, language: str) -> tuple[str, ...]:
    """One paragraph for each step: what it is, who leads it, its marks, and what follows."""
    return tuple(_Telling(flow, language).paragraphs())


class _Telling:
    """Tells a chart in one language."""

    def __init__(self, flow: MeasureFlow, language: str) -> None:
        self._flow, self._language = flow, language
        self._lanes = {lane.key: lane for lane in flow.lanes}
        self._nodes = {node.id: node for node in flow.nodes}
        self._ways: dict[str, list[ChartFlow]] = {}
        for each in flow.flows:
            self._ways.setdefault(each.source, []).append(each)
        self._not_conditions = (self._say(EXCEPTION), self._say(OTHERWISE))

    def paragraphs(self) -> Iterator[str]:
        """The paragraphs, in the printed order."""
        for node in self._flow.nodes:
            is_outcome = node.kind is NodeKind.OUTCOME
            if node.title and not is_outcome:
                yield " ".join(_ended(sentence) for sentence in self._sentences(node))

    def _say(self, english: str, **fill: str) -> str:
        return say(english, self._language, **fill)

    def _sentences(self, node: ChartNode) -> Iterator[str]:
        yield f"{node.number}. {node.title}" if node.number else node.title
        if node.kind in _NAMED_KINDS:
            yield self._say(_NAMED_KINDS[node.kind])
        lane = self._lanes[node.lane]
        lead = lane.title if lane.is_recorded else self._say("not recorded")
        yield self._say("Lead: {lead}", lead=lead)
        for limit in node.limits:
            yield self._say("Time limit: {limit}", limit=inside_a_sentence(limit))
        if node.forms:
            yield self._say("Forms: {forms}", forms=", ".join(node.forms))
        for mark in node.marks:
            words = self._say(mark)
            yield words[:1].upper() + words[1:]
        ways = self._ways.get(node.id)
        if ways:
            words = "; ".join(map(self._way, ways))
            yield self._say("Then, {ways}" if ways[0].label else "Then {ways}", ways=words)

    def _way(self, way: ChartFlow) -> str:
        """What follows, and on which condition."""
        target = self._target(self._nodes[way.target])
        if way.label in self._not_conditions:
            target = f"{way.label}: {target}"
        elif way.label:
            condition = inside_a_sentence(way.label)
            target = self._say("if {condition}: {target}", condition=condition, target=target)
        return target if way.stated else f"{target} ({self._say('worked out, not stated')})"

    def _target(self, node: ChartNode) -> str:
        """What the reader meets next; outcomes are told with what follows them."""
        if node.kind is NodeKind.END:
            return node.title or self._say("the end")
        if node.kind is not NodeKind.OUTCOME:
            return self._say("step {number}", number=node.number) if node.number else node.title
        after = [each.target for each in self._ways.get(node.id, ())]
        outcomes = map(inside_a_sentence, node.outcomes)
        following = (self._say("then {target}", target=self._target(self._nodes[k])) for k in after)
        return ", ".join((*outcomes, *following))


def _ended(words: str) -> str:
    return words if words.endswith((".", "?", "!", "…")) else words + "."
