"""Edits to the measures of an SOP: their titles and numbers, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

from workbench.domain.edits.entities import drop, put
from workbench.domain.entity import Entity, built_in_id
from workbench.domain.kinds import label_of, table_of
from workbench.domain.procedures import measures_of, next_number, number_key
from workbench.domain.programme import Sphere, Stage, StageId
from workbench.domain.readings.variants import TAKES_OVER, base_of
from workbench.domain.references import released
from workbench.domain.sops import Measure, MeasureId, Sop, SopId
from workbench.domain.state import State
from workbench.domain.steps import Step, Transition
from workbench.domain.text import WORKING_LANGUAGE, Text
from workbench.domain.typed import one_line
from workbench.errors import EditRefused

_NUMBERED = re.compile(r"(\d+(?:\.\d+)*)[.)]?\s+(\S.*)")


@dataclass(frozen=True, slots=True)
class AddMeasure:
    """Add a measure to an SOP; a title that begins with a number, "1.4 Referral", gives it that.

    Without a number it becomes the last of its stage. The first measure of a workspace brings
    the five spheres as stages, where there are none yet.
    """

    label: ClassVar = "Add measure"

    measure_id: MeasureId
    sop_id: SopId
    title: str
    language: str
    stage: StageId | None = None

    def apply(self, state: State) -> State:
        number, title = numbered(self.title)
        if not title:
            raise EditRefused("A measure needs a title.")
        if self.sop_id not in state.sops:
            state = put(state, Sop(id=self.sop_id))
        if not state.stages:
            state = put(state, *_standard_stages())
        stage = _stage_for(state, number) or self.stage or next(iter(state.stages.values())).id
        measure = Measure(
            id=self.measure_id,
            sop=self.sop_id,
            stage=stage,
            number=number or _number_in(state, self.sop_id, stage),
            title=Text().put(self.language, title),
        )
        return put(state, measure)


@dataclass(frozen=True, slots=True)
class RenameMeasure:
    """Give a measure another title in one language, and another number where one is typed.

    Variants that answered to it by its number are bound to it by name first.
    """

    label: ClassVar = "Rename measure"

    measure_id: MeasureId
    title: str
    language: str

    def apply(self, state: State) -> State:
        measure = _measure(state, self.measure_id)
        number, title = numbered(self.title)
        if not title:
            raise EditRefused("A measure needs a title.")
        renamed = replace(measure, title=measure.title.put(self.language, title))
        return _renumbered(put(state, renamed), {measure.id: number or measure.number})


@dataclass(frozen=True, slots=True)
class MoveMeasure:
    """Move a measure up or down within its SOP; the numbers stay where they were.

    Over the edge of its stage it goes into the next one and takes a number there. Variants that
    answered to it by its number are bound to it by name first.
    """

    label: ClassVar = "Move measure"

    measure_id: MeasureId
    up: bool

    def apply(self, state: State) -> State:
        measure = _measure(state, self.measure_id)
        row = measures_of(state, _sop_of(measure))
        place = next(n for n, each in enumerate(row) if each.id == measure.id)
        other = place - 1 if self.up else place + 1
        if not 0 <= other < len(row):
            raise EditRefused("The measure already stands at the end of its SOP.")
        neighbour = row[other]
        if neighbour.stage != measure.stage:
            return SetStage(measure.id, neighbour.stage, first=not self.up).apply(state)
        return _renumbered(state, {measure.id: neighbour.number, neighbour.id: measure.number})


@dataclass(frozen=True, slots=True)
class SetStage:
    """Put a measure into another stage, as its last measure or its first."""

    label: ClassVar = "Change stage"

    measure_id: MeasureId
    stage: StageId | None
    first: bool = False

    def apply(self, state: State) -> State:
        measure = _measure(state, self.measure_id)
        if measure.stage == self.stage:
            return state
        sop = _sop_of(measure)
        if self.stage is not None and self.stage not in state.stages:
            raise EditRefused("This stage is no longer there.")
        left = [each for each in _in_stage(state, sop, measure.stage) if each.id != measure.id]
        joined = _in_stage(state, sop, self.stage)
        numbers = [*(each.number for each in joined), _number_in(state, sop, self.stage)]
        row = [measure, *joined] if self.first else [*joined, measure]
        former = sorted((each.number for each in [measure, *left]), key=number_key)
        state = _renumbered(
            state,
            {each.id: number for each, number in zip(left, former, strict=False)}
            | {each.id: number for each, number in zip(row, numbers, strict=True)},
        )
        return put(state, replace(state.measures[measure.id], stage=self.stage))


@dataclass(frozen=True, slots=True)
class RemoveMeasure:
    """Take a measure out with its steps and their branches; what names it no longer does.

    Refused while a measure for another group says that these steps hold for that group, too.
    """

    label: ClassVar = "Remove measure"

    measure_id: MeasureId

    def apply(self, state: State) -> State:
        _measure(state, self.measure_id)
        return without_measures(state, [self.measure_id])


def numbered(typed: str) -> tuple[str, str]:
    """The number that a typed title begins with, or "", and the title without it."""
    words = one_line(typed)
    found = _NUMBERED.fullmatch(words)
    return (found[1], found[2]) if found else ("", words)


def _measure(state: State, measure_id: MeasureId) -> Measure:
    measure = state.measures.find(measure_id)
    if measure is None:
        raise EditRefused("This measure is no longer there.")
    return measure


def _sop_of(measure: Measure) -> SopId:
    if measure.sop is None:
        raise EditRefused("A measure belongs to an SOP. Choose one.")
    return measure.sop


def _in_stage(state: State, sop: SopId, stage: StageId | None) -> list[Measure]:
    return [each for each in measures_of(state, sop) if each.stage == stage]


def _stage_for(state: State, number: str) -> StageId | None:
    """The stage that the first part of a measure's number names."""
    first = number.partition(".")[0]
    named = (each for each in state.stages.values() if first and each.number == first)
    return next((each.id for each in named), None)


def _number_in(state: State, sop: SopId, stage: StageId | None) -> str:
    """A number for one more measure of a stage, which no other measure of the SOP has."""
    there = _in_stage(state, sop, stage)
    held = state.stages.find(stage)
    number = next_number(there) if there else f"{held.number}.1" if held else "1"
    taken = {each.number for each in state.measures.where("sop", sop)}
    while number in taken:
        head, dot, last = number.rpartition(".")
        number = f"{head}{dot}{int(last) + 1}" if last.isdecimal() else f"{number}.1"
    return number


def _renumbered(state: State, numbers: Mapping[MeasureId, str]) -> State:
    """The measures with other numbers; variants that went by the old number keep their base."""
    for key, number in numbers.items():
        measure = state.measures[key]
        if measure.number != number:
            state = put(state, *_bound(state, measure))
    changed = (replace(state.measures[key], number=number) for key, number in numbers.items())
    return put(state, *changed)


def _bound(state: State, measure: Measure) -> Iterator[Measure]:
    """The measure and its variants, each with the base that its number alone said before."""
    for other in state.measures.where("number", measure.number):
        base = base_of(state, other)
        if other.base is None and base is not None and measure.id in (other.id, base.id):
            yield replace(other, base=base.id)


def _standard_stages() -> Iterator[Stage]:
    """The five spheres of protection, for a mechanism that has not named its stages yet."""
    for sphere in Sphere:
        if sphere.number is not None:
            yield Stage(
                id=StageId(built_in_id("standard-stage", sphere.value)),
                number=str(sphere.number),
                title=Text.of(sphere.words),
                sphere=sphere,
            )


def without_measures(state: State, measures: Sequence[str]) -> State:
    """The state without these measures, their steps and the branches between them.

    Refused where a measure that stays would lose the steps that it takes over.
    """
    _refuse_taken_over(state, measures)
    steps = [each.id for key in measures for each in state.steps.where("measure", key)]
    ends = ("origin", "target")
    branches = [
        each.id for key in steps for end in ends for each in state.transitions.where(end, key)
    ]
    state = taken_out(state, Transition, branches)
    return taken_out(taken_out(state, Step, steps), Measure, measures)


def _refuse_taken_over(state: State, measures: Collection[str]) -> None:
    gone = {number for key in measures if (number := state.measures[key].number)}
    candidates = (
        each
        for each in state.measures.values()
        if each.id not in measures and (each.base in measures or each.number in gone)
    )
    for each in candidates:
        base = base_of(state, each) if each.variant in TAKES_OVER else None
        if base is not None and base.id in measures:
            sop = state.sops.find(each.sop)
            raise EditRefused(
                f"{label_of(each, WORKING_LANGUAGE)} of the SOP "
                f"{label_of(sop, WORKING_LANGUAGE) if sop else ''!r} takes over the steps of "
                f"{label_of(base, WORKING_LANGUAGE)}. Write its own steps there first, or remove "
                "it first."
            )


def taken_out(state: State, kind: type[Entity], ids: Sequence[str]) -> State:
    """The state without these; what points at them stays, and does so no longer."""
    kept = [each for each in released(state, table_of(kind), ids) if each.id not in ids]
    return put(drop(state, kind, *ids), *kept)
