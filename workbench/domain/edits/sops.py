"""Edits to what measures stand in: the SOP of a group of persons, and the stages of the work."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from workbench.domain.edits.entities import put
from workbench.domain.edits.measures import numbered, taken_out, without_measures
from workbench.domain.programme import Population, Sphere, Stage, StageId
from workbench.domain.sops import Sop, SopId
from workbench.domain.state import State
from workbench.domain.text import Text
from workbench.domain.typed import one_line
from workbench.domain.values import PopulationId
from workbench.errors import EditRefused


@dataclass(frozen=True, slots=True)
class AddSop:
    """Begin the procedures for a group of persons; a group of that name is used, or recorded."""

    label: ClassVar = "Add SOP"

    sop_id: SopId
    population_id: PopulationId
    group: str
    language: str

    def apply(self, state: State) -> State:
        state, population = _group(state, self.population_id, self.group, self.language)
        return put(state, Sop(id=self.sop_id, population=population.id))


@dataclass(frozen=True, slots=True)
class NameSop:
    """Say for whom an SOP is: its group gets this name, or it gets a group."""

    label: ClassVar = "Name SOP"

    sop_id: SopId
    population_id: PopulationId
    group: str
    language: str

    def apply(self, state: State) -> State:
        sop = state.sops.find(self.sop_id)
        if sop is None:
            raise EditRefused("This SOP is no longer there.")
        held = state.populations.find(sop.population)
        if held is None:
            state, held = _group(state, self.population_id, self.group, self.language)
            return put(state, replace(sop, population=held.id))
        words = one_line(self.group)
        _refuse_group_in_use(state, words, besides=sop)
        return put(state, replace(held, name=held.name.put(self.language, words)))


@dataclass(frozen=True, slots=True)
class RemoveSop:
    """Take an SOP out with its measures and their steps; its group of persons stays."""

    label: ClassVar = "Remove SOP"

    sop_id: SopId

    def apply(self, state: State) -> State:
        if self.sop_id not in state.sops:
            raise EditRefused("This SOP is no longer there.")
        measures = [each.id for each in state.measures.where("sop", self.sop_id)]
        return taken_out(without_measures(state, measures), Sop, [self.sop_id])


@dataclass(frozen=True, slots=True)
class AddStage:
    """Add a stage to the mechanism, after the others."""

    label: ClassVar = "Add stage"

    stage_id: StageId
    title: str
    language: str
    sphere: Sphere = Sphere.CROSS_CUTTING

    def apply(self, state: State) -> State:
        number, title = numbered(self.title)
        if not title:
            raise EditRefused("A stage needs a title.")
        taken = [each.number for each in state.stages.values()]
        if number in taken:
            raise EditRefused(f"There is already a stage {number}. Choose another number.")
        highest = max((int(each) for each in taken if each.isdecimal()), default=0)
        stage = Stage(
            id=self.stage_id,
            number=number or str(highest + 1),
            title=Text().put(self.language, title),
            sphere=self.sphere,
        )
        return put(state, stage)


@dataclass(frozen=True, slots=True)
class RenameStage:
    """Give a stage another title in one language, and another number where one is typed."""

    label: ClassVar = "Rename stage"

    stage_id: StageId
    title: str
    language: str

    def apply(self, state: State) -> State:
        stage = state.stages.find(self.stage_id)
        if stage is None:
            raise EditRefused("This stage is no longer there.")
        number, title = numbered(self.title)
        if not title:
            raise EditRefused("A stage needs a title.")
        renamed = replace(stage, title=stage.title.put(self.language, title))
        return put(state, replace(renamed, number=number or stage.number))


def _group(
    state: State, new_id: PopulationId, name: str, language: str
) -> tuple[State, Population]:
    """The group of this name, recorded anew where there is none; it has no SOP yet."""
    words = one_line(name)
    if not words:
        raise EditRefused("Type for whom the SOP is: a group of persons.")
    _refuse_group_in_use(state, words)
    known = _named(state, words)
    if known is not None:
        return state, known
    population = Population(id=new_id, name=Text().put(language, words))
    return put(state, population), population


def _named(state: State, words: str) -> Population | None:
    for each in state.populations.values():
        if any(name.casefold() == words.casefold() for _, name in each.name):
            return each
    return None


def _refuse_group_in_use(state: State, words: str, besides: Sop | None = None) -> None:
    if not words:
        raise EditRefused("Type for whom the SOP is: a group of persons.")
    known = _named(state, words)
    for other in state.sops.where("population", known.id) if known else ():
        if besides is None or other.id != besides.id:
            raise EditRefused(f"There is already an SOP for {words}. Add the measure there.")
    if besides is not None and known is not None and known.id != besides.population:
        raise EditRefused(f"{words} is another group already. Choose another name.")
