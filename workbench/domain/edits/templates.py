"""Bringing in a template: its procedures, with the country's agencies in the place of roles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar

from workbench.domain.binding import unfilled
from workbench.domain.edits.whole import BringIn
from workbench.domain.procedures import measures_of, next_number, number_key
from workbench.domain.programme import Sphere, Stage, StageId
from workbench.domain.records import Records
from workbench.domain.sops import Measure
from workbench.domain.state import State
from workbench.domain.steps import Assignment, Step
from workbench.domain.table import Table
from workbench.domain.text import Text
from workbench.domain.values import AgencyId
from workbench.errors import EditRefused


@dataclass(frozen=True, slots=True)
class InsertTemplate:
    """Bring in the records of a template, with agencies in the place of roles.

    `bindings` names the agency for the words of a role; roles it leaves out stay roles. Words in
    `posts` stay beside the agency, as the post there. A stage that the workspace already has, by
    its sphere, is used instead of the template's own; a measure whose number is taken, or that
    has none, gets the next free one of its stage. What is already there is kept.
    """

    label: ClassVar = "Insert template"

    records: Records
    bindings: Mapping[str, AgencyId] = field(default_factory=dict)
    posts: frozenset[str] = frozenset()

    def apply(self, state: State) -> State:
        if not self.records.measures and not self.records.forms:
            raise EditRefused("This template holds neither a procedure nor a form.")
        self._refuse_unusable(state)
        steps = (self._bound(each) for each in self.records.steps.values())
        stages, stage_of = _stages(state, self.records)
        placed = (
            replace(each, stage=stage_of.get(each.stage, each.stage) if each.stage else None)
            for each in self.records.measures.values()
        )
        records = replace(self.records, steps=Table(steps), stages=stages)
        after = BringIn(replace(records, measures=Table())).apply(state)
        for measure in placed:
            if measure.id not in after.measures:
                numbered = _numbered(after, measure)
                after = replace(after, measures=after.measures.put(numbered))
        return after

    def _refuse_unusable(self, state: State) -> None:
        for words, agency_id in self.bindings.items():
            agency = state.agencies.find(agency_id)
            if agency is None:
                raise EditRefused(
                    f"The agency chosen for {words!r} is no longer there. Choose another one, or "
                    "leave the role open."
                )
            if agency.retired:
                raise EditRefused(
                    f"The agency chosen for {words!r} no longer exists. Choose the body that took "
                    "over, or leave the role open."
                )

    def _bound(self, step: Step) -> Step:
        decision = step.decision
        if decision is not None:
            agency, role = self._filled(decision.decided_by_role, decision.decided_by)
            decision = replace(decision, decided_by=agency, decided_by_role=role)
        assignments = tuple(dict.fromkeys(map(self._assigned, step.assignments)))
        return replace(step, assignments=assignments, decision=decision)

    def _assigned(self, assignment: Assignment) -> Assignment:
        agency, role = self._filled(assignment.role, assignment.agency)
        return replace(assignment, agency=agency, role=role)

    def _filled(self, role: Text, agency: AgencyId | None) -> tuple[AgencyId | None, Text]:
        words = unfilled(role, agency)
        if words not in self.bindings:
            return agency, role
        return self.bindings[words], role if words in self.posts else Text()


def _stages(state: State, records: Records) -> tuple[Table[Stage], Mapping[StageId, StageId]]:
    """The stages still to bring in, numbered apart from those there, and what stands for whom."""
    there: dict[Sphere, StageId] = {}
    for each in state.stages.values():
        there.setdefault(each.sphere, each.id)
    taken = {each.number for each in state.stages.values()}
    new: list[Stage] = []
    stands_for: dict[StageId, StageId] = {}
    for stage in records.stages.values():
        if stage.id in state.stages:
            continue
        if stage.sphere in there:
            stands_for[stage.id] = there[stage.sphere]
            continue
        number = stage.number
        while number and number in taken:
            number = str(int(number) + 1) if number.isdecimal() else f"{number}.1"
        taken.add(number)
        new.append(replace(stage, number=number))
    return Table(new), stands_for


def _numbered(state: State, measure: Measure) -> Measure:
    """The measure with a number that no other measure of its SOP has."""
    if measure.sop is None:
        return measure
    others = measures_of(state, measure.sop)
    taken = {each.number for each in others}
    number = measure.number
    if number and number not in taken:
        return measure
    same_stage = sorted(
        (each for each in others if each.stage == measure.stage and each.number),
        key=lambda each: number_key(each.number),
    )
    stage = state.stages.find(measure.stage)
    if same_stage:
        number = next_number(same_stage)
    elif stage is not None and stage.number:
        number = f"{stage.number}.1"
    else:
        number = next_number(others)
    while number in taken:
        head, dot, last = number.rpartition(".")
        number = f"{head}{dot}{int(last) + 1}" if last.isdecimal() else f"{number}.1"
    return replace(measure, number=number)
