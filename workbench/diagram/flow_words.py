"""A flowchart in words: numbered sentences that say what the picture shows."""

from __future__ import annotations

from workbench.diagram.measure_flow import (
    EXCEPTION,
    OTHERWISE,
    ChartFlow,
    ChartNode,
    MeasureFlow,
    NodeKind,
)
from workbench.diagram.step_words import inside_a_sentence

_STEP_KINDS = (NodeKind.STEP, NodeKind.DECISION, NodeKind.EXCEPTION)
_WORKED_OUT = " (worked out, not stated)"


def flow_sentences(flow: MeasureFlow) -> tuple[str, ...]:
    """One paragraph for each step: what it is, who leads it, its marks, and what follows."""
    lanes = {lane.key: lane for lane in flow.lanes}
    by_id = {node.id: node for node in flow.nodes}
    sentences = []
    for node in flow.nodes:
        if node.kind not in _STEP_KINDS and not node.title:
            continue
        lane = lanes[node.lane]
        lead = lane.title if lane.is_recorded else "not recorded"
        parts = [f"{node.number}. {node.title}" if node.number else node.title]
        if node.kind in (NodeKind.DECISION, NodeKind.EXCEPTION):
            parts.append(node.kind.value.capitalize())
        parts.append(f"Lead: {lead}")
        parts += [f"Time limit: {inside_a_sentence(words)}" for words in node.limits]
        parts += [f"Forms: {', '.join(node.forms)}"] if node.forms else []
        parts += [_capital(mark) for mark in node.marks]
        parts += _onward(node, flow, by_id)
        sentences.append(" ".join(_ended(part) for part in parts))
    return tuple(sentences)


def _onward(node: ChartNode, flow: MeasureFlow, by_id: dict[str, ChartNode]) -> list[str]:
    """What follows the node, on which conditions."""
    ways = [each for each in flow.flows if each.source == node.id]
    if not ways:
        return []
    words = "; ".join(_way(each, flow, by_id) for each in ways)
    return [f"Then, {words}" if ways[0].label else f"Then {words}"]


def _way(way: ChartFlow, flow: MeasureFlow, by_id: dict[str, ChartNode]) -> str:
    words = _target(by_id[way.target], flow, by_id)
    if way.label in (EXCEPTION, OTHERWISE):
        words = f"{way.label}: {words}"
    elif way.label:
        words = f"if {inside_a_sentence(way.label)}: {words}"
    return words if way.stated else words + _WORKED_OUT


def _target(node: ChartNode, flow: MeasureFlow, by_id: dict[str, ChartNode]) -> str:
    """What the reader meets next; outcomes are told with what follows them."""
    if node.kind is NodeKind.END:
        return node.title or "the end"
    if node.kind is not NodeKind.OUTCOME:
        return f"step {node.number}" if node.number else node.title
    after = [
        _target(by_id[each.target], flow, by_id) for each in flow.flows if each.source == node.id
    ]
    outcomes = tuple(map(inside_a_sentence, node.outcomes))
    return ", ".join((*outcomes, *(f"then {each}" for each in after)))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _ended(words: str) -> str:
    return words if words.endswith((".", "?", "!", "…")) else words + "."
