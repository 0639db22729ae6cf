"""The gap register: the findings of every rule, kept up with each edit.

An edit in one SOP has only that SOP looked at again by the rules whose findings depend on no
other; what the remaining rules compare among all SOPs is gathered anew from that one alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from time import perf_counter
from typing import Any

from workbench.analysis.engine import GRAVITIES, Context, Judged, Rule, rules
from workbench.analysis.ranked import Ranked
from workbench.analysis.slices import NOWHERE, WITHIN_SOPS, Slices
from workbench.domain.delta import Delta
from workbench.domain.findings import Finding
from workbench.domain.state import State

About = dict[str, list[Judged]]


class GapRegister:
    """Runs the rules on a state; after an edit, only those that read what the edit touched."""

    def __init__(self, today: date) -> None:
        """`today` is the day against which expiry and staleness are judged."""
        self._today = today
        self._slices = Slices()
        self._cut: dict[str, State] = {}
        self._found: dict[str, Ranked] = {}
        self._by_sop: dict[str, dict[str, list[Judged]]] = {}
        self._facts: dict[str, dict[str, tuple[Any, ...]]] = {}
        self._about: dict[str, About] = {}
        self.seconds = 0.0

    def refresh(self, state: State, delta: Delta | None = None) -> tuple[Finding, ...]:
        """The findings in a state: gravest first, gaps before conflicts before unknowns.

        `delta` is what changed since the state of the last refresh; without it every rule runs.
        """
        begun = perf_counter()
        if not self._found:
            delta = None
        changed = self._slices.refresh(state, delta)
        self._cut = {}
        self._about = {}
        for each in rules:
            if delta is None or _reads_beyond(each, delta):
                self._run(each, state, tuple(self._slices), afresh=True)
            elif delta.touches(*each.reads):
                self._run(each, state, changed, afresh=False)
        found = self._in_order()
        self.seconds = perf_counter() - begun
        return found

    def about(self, entity_id: str) -> tuple[Finding, ...]:
        """The findings in which an entity is named, gravest first."""
        sop = self._slices.sop_of(entity_id)
        parts = [self._index("", chain.from_iterable(self._without_sop()))]
        if sop is not None:
            parts.append(self._index(sop, self._of_sop(sop)))
        else:
            everything = (each for found in self._by_sop.values() for each in found.values())
            parts.append(self._index("*", chain.from_iterable(everything)))
        named = [judged for part in parts for judged in part.get(entity_id, ())]
        named.sort(key=lambda judged: judged.gravity)
        return tuple(judged.finding for judged in named)

    def _run(self, rule: Rule, state: State, sops: Iterable[str], *, afresh: bool) -> None:
        if rule.per_sop:
            self._run_on_each(rule, state, sops, afresh=afresh)
        elif rule.facts is not None:
            facts = self._gathered(rule, state, sops, afresh=afresh)
            self._found[rule.key] = Ranked(rule.judged(Context(state, self._today, facts)))
        else:
            self._found[rule.key] = Ranked(rule.judged(Context(state, self._today)))

    def _run_on_each(self, rule: Rule, state: State, sops: Iterable[str], *, afresh: bool) -> None:
        found = {} if afresh else self._by_sop[rule.key]
        self._by_sop[rule.key] = found
        gone: list[Judged] = []
        new: list[Judged] = []
        for sop in sops:
            gone += found.pop(sop, ())
            if sop in self._slices:
                found[sop] = rule.judged(Context(self._alone(state, sop), self._today))
                new += found[sop]
        if afresh:
            self._found[rule.key] = Ranked(new)
        else:
            self._found[rule.key].exchange(gone, new)

    def _gathered(
        self, rule: Rule, state: State, sops: Iterable[str], *, afresh: bool
    ) -> tuple[Any, ...]:
        assert rule.facts is not None
        facts = {} if afresh else self._facts[rule.key]
        self._facts[rule.key] = facts
        for sop in sops:
            facts.pop(sop, None)
            if sop in self._slices:
                facts[sop] = tuple(rule.facts(self._alone(state, sop)))
        return tuple(fact for sop in (*state.sops, NOWHERE) for fact in facts.get(sop, ()))

    def _alone(self, state: State, sop: str) -> State:
        if sop not in self._cut:
            self._cut[sop] = self._slices.of(state, sop)
        return self._cut[sop]

    def _in_order(self) -> tuple[Finding, ...]:
        found = [self._found[each.key] for each in rules]
        parts = (some.of_gravity(gravity) for gravity in GRAVITIES for some in found)
        return tuple(chain.from_iterable(parts))

    def _without_sop(self) -> Iterator[Ranked]:
        return (found for key, found in self._found.items() if key not in self._by_sop)

    def _of_sop(self, sop: str) -> Iterator[Judged]:
        for found in self._by_sop.values():
            yield from found.get(sop, ())

    def _index(self, name: str, judged: Iterable[Judged]) -> Mapping[str, list[Judged]]:
        """Findings by the things they are about; made when it is first asked for."""
        if name not in self._about:
            index: About = {}
            for each in judged:
                for entity_id in dict.fromkeys(each.finding.about):
                    index.setdefault(entity_id, []).append(each)
            self._about[name] = index
        return self._about[name]


def _reads_beyond(rule: Rule, delta: Delta) -> bool:
    """Whether the rule reads something that changed and belongs to no SOP."""
    return delta.touches(*(kind for kind in rule.reads if kind not in WITHIN_SOPS))


def waived(state: State, finding: Finding, today: date) -> bool:
    """Whether the task force has accepted this finding, and still does on this day."""
    return any(each.holds_on(today) for each in state.waivers.where("finding", finding.key))
