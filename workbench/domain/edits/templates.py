"""Bringing in a template: its procedures, with the country's agencies in the place of roles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar

from workbench.domain.binding import unfilled
from workbench.domain.edits.whole import BringIn
from workbench.domain.records import Records
from workbench.domain.state import State
from workbench.domain.steps import Assignment, Step
from workbench.domain.table import Table
from workbench.domain.template_places import fitted
from workbench.domain.text import Text
from workbench.domain.values import AgencyId
from workbench.errors import EditRefused


@dataclass(frozen=True, slots=True)
class InsertTemplate:
    """Bring in the records of a template, with agencies in the place of roles.

    `bindings` names the agency for the words of a role; roles it leaves out stay roles. Words in
    `posts` stay beside the agency, as the post there. Measures go into the stages that are there,
    with numbers that are free. What is already there is kept.
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
        bound = replace(self.records, steps=Table(steps))
        return BringIn(fitted(bound, state)).apply(state)

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
