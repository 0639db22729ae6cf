"""A state cut into its SOPs, so that an edit in one of them has only that one looked at again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from workbench.domain.delta import Delta
from workbench.domain.entity import Entity
from workbench.domain.sops import Measure, Sop
from workbench.domain.state import State
from workbench.domain.steps import Step, Transition
from workbench.domain.table import Table

WITHIN_SOPS: tuple[type[Entity], ...] = (Sop, Measure, Step, Transition)
"""The kinds of which each entity belongs to one SOP."""


NOWHERE = ""
"""Stands for the SOP of measures of which nobody recorded an SOP that is there."""

Cut = tuple[Table[Sop], Table[Measure], Table[Step], Table[Transition]]


class Slices:
    """The SOPs of a state, each with its own measures, steps and branches and nothing of others."""

    def __init__(self) -> None:
        self._sop_of: dict[str, str] = {}
        self._tables: dict[str, Cut] = {}

    def refresh(self, state: State, delta: Delta | None = None) -> tuple[str, ...]:
        """Follow the state; gives the SOPs that are not as they were, those that are gone too."""
        changed = self._changed(state, delta)
        for key in changed:
            if key in state.sops or key == NOWHERE:
                self._tables[key] = self._cut(state, key)
            else:
                self._tables.pop(key, None)
        return changed

    def of(self, state: State, sop: str) -> State:
        """The state with this SOP alone; everything that belongs to no SOP is whole."""
        sops, measures, steps, transitions = self._tables[sop]
        return replace(state, sops=sops, measures=measures, steps=steps, transitions=transitions)

    def sop_of(self, entity_id: str) -> str | None:
        """The SOP that a measure or step belongs to, or an SOP itself; None for all else."""
        return entity_id if entity_id in self._tables else self._sop_of.get(entity_id)

    def __contains__(self, sop: str) -> bool:
        return sop in self._tables

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def _cut(self, state: State, sop: str) -> Cut:
        measures = _without_sop(state) if sop == NOWHERE else state.measures.where("sop", sop)
        steps = [step for each in measures for step in state.steps.where("measure", each.id)]
        for each in (*measures, *steps):
            self._sop_of[each.id] = sop
        transitions = (t for step in steps for t in state.transitions.where("origin", step.id))
        sops = [] if sop == NOWHERE else [state.sops[sop]]
        return Table(sops), Table(measures), Table(steps), Table(transitions)

    def _changed(self, state: State, delta: Delta | None) -> tuple[str, ...]:
        if delta is None:
            return tuple({**self._tables, **dict.fromkeys(state.sops), NOWHERE: None})
        found: dict[str, None] = {}
        for change in delta.changes:
            for entity in (change.before, change.after):
                found |= dict.fromkeys(self._sops_of(state, entity))
        return tuple(found)

    def _sops_of(self, state: State, entity: Entity | None) -> Iterator[str]:
        """Where an entity belongs, by what it says and by what was known of it."""
        match entity:
            case Sop():
                yield from (entity.id, NOWHERE)
            case Measure():
                yield _sop_there(state, entity)
                yield self._sop_of.get(entity.id, NOWHERE)
            case Step():
                yield from self._of_measure(state, entity.measure)
                yield self._sop_of.get(entity.id, NOWHERE)
            case Transition():
                for end in (entity.origin, entity.target):
                    step = state.steps.find(end)
                    yield from self._of_measure(state, step.measure if step else None)
                    yield self._sop_of.get(str(end), NOWHERE)

    def _of_measure(self, state: State, measure_id: str | None) -> Iterator[str]:
        yield _sop_there(state, state.measures.find(measure_id))
        yield self._sop_of.get(str(measure_id), NOWHERE)


def _without_sop(state: State) -> tuple[Measure, ...]:
    by_sop = state.measures.by("sop")
    return tuple(each for sop, some in by_sop.items() if sop not in state.sops for each in some)


def _sop_there(state: State, measure: Measure | None) -> str:
    return measure.sop if measure and measure.sop and measure.sop in state.sops else NOWHERE
