"""The role matrix: who plays which part in which step, and how much each has to lead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from workbench.domain.procedures import measures_of
from workbench.domain.readings.variants import effective_steps
from workbench.domain.records import Records
from workbench.domain.sops import MeasureId, SopId
from workbench.domain.steps import Assignment, Part, Step
from workbench.domain.text import Text
from workbench.domain.values import AgencyId, Condition


class LeadState(StrEnum):
    """What is known of who leads a step; only `none` is a gap."""

    RECORDED = "recorded"
    NOT_RECORDED = "not_recorded"
    NONE = "none"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Actor:
    """A column: an agency, or a role in words; `lane` tells one from another."""

    lane: str
    agency: AgencyId | None = None
    role: Text = Text()


@dataclass(frozen=True, slots=True)
class PartPlayed:
    """A part in a step, by which post of the agency, and when it is played."""

    part: Part
    post: Text = Text()
    condition: Condition = Condition()


@dataclass(frozen=True, slots=True)
class RoleCell:
    """What one actor has to do with one step; `decides` where the decision is theirs."""

    parts: tuple[PartPlayed, ...] = ()
    decides: bool = False

    def __bool__(self) -> bool:
        return bool(self.parts) or self.decides


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A step and what each actor has to do with it, in the order of the columns.

    `leads` counts those who lead under the same condition at most: two leads, each on a
    condition of its own, are one lead at a time.
    """

    step: Step
    cells: tuple[RoleCell, ...]
    leads: int
    lead_state: LeadState
    is_taken_over: bool = False


@dataclass(frozen=True, slots=True)
class Load:
    """How many steps an actor leads, and takes part in at all."""

    actor: Actor
    led: int
    taking_part: int


@dataclass(frozen=True, slots=True)
class RoleMatrix:
    """Rows are steps, columns are actors."""

    actors: tuple[Actor, ...] = ()
    rows: tuple[RoleRow, ...] = ()

    @property
    def loads(self) -> tuple[Load, ...]:
        """For each actor, in the order of the columns, how much falls to them."""
        return tuple(_load(actor, place, self.rows) for place, actor in enumerate(self.actors))

    def unled(self, state: LeadState) -> tuple[Step, ...]:
        """The steps of which the lead is not recorded, recorded to be nobody, or not read."""
        return tuple(row.step for row in self.rows if row.lead_state is state)


def roles_of_measure(records: Records, measure_id: MeasureId) -> RoleMatrix:
    """The role matrix of a measure, with the steps it takes over from its base."""
    return _matrix(records, (measure_id,))


def roles_of_sop(records: Records, sop_id: SopId) -> RoleMatrix:
    """The role matrix of all measures of an SOP, in the order of their numbers."""
    return _matrix(records, [MeasureId(each.id) for each in measures_of(records, sop_id)])


def _matrix(records: Records, measure_ids: Iterable[MeasureId]) -> RoleMatrix:
    measures = [found for each in measure_ids if (found := records.measures.find(each))]
    held = [each for measure in measures for each in effective_steps(records, measure)]
    chosen = [lane for measure in measures for lane in measure.lanes]
    actors = _actors([each.step for each in held], chosen)
    return RoleMatrix(
        actors,
        tuple(
            RoleRow(
                step=each.step,
                cells=tuple(_cell(each.step, actor) for actor in actors),
                leads=_leads(each.step),
                lead_state=lead_state(each.step),
                is_taken_over=each.is_taken_over,
            )
            for each in held
        ),
    )


def lead_state(step: Step) -> LeadState:
    """What is known of who leads a step; whoever decides it leads it too."""
    if step.leads or _decider(step) is not None:
        return LeadState.RECORDED
    if step.says_none("assignments"):
        return LeadState.NONE
    return LeadState.UNREAD if "assignments" in step.unread else LeadState.NOT_RECORDED


def _actors(steps: Sequence[Step], chosen: Sequence[str]) -> tuple[Actor, ...]:
    """Everybody who does something: in the order somebody chose, then as they come."""
    found: dict[str, Actor] = {}
    for step in steps:
        for actor in _acting(step):
            found.setdefault(actor.lane, actor)
    first = {lane: found[lane] for lane in chosen if lane in found}
    return tuple((first | found).values())


def _acting(step: Step) -> Iterator[Actor]:
    for each in step.assignments:
        if each.lane:
            yield _actor(each)
    decider = _decider(step)
    if decider is not None:
        yield decider


def _actor(assignment: Assignment) -> Actor:
    role = Text() if assignment.agency else assignment.role
    return Actor(assignment.lane, assignment.agency, role)


def _decider(step: Step) -> Actor | None:
    decision = step.decision
    if decision is None or not (decision.decided_by or decision.decided_by_role):
        return None
    return _actor(
        Assignment(part=Part.LEAD, agency=decision.decided_by, role=decision.decided_by_role)
    )


def _cell(step: Step, actor: Actor) -> RoleCell:
    decider = _decider(step)
    return RoleCell(
        tuple(
            PartPlayed(each.part, each.role if each.agency else Text(), each.condition)
            for each in step.assignments
            if each.lane == actor.lane
        ),
        decides=decider is not None and decider.lane == actor.lane,
    )


def _leads(step: Step) -> int:
    under: dict[Condition, set[str]] = {}
    for each in step.leads:
        under.setdefault(each.condition, set()).add(each.lane)
    return max(map(len, under.values()), default=0)


def _load(actor: Actor, place: int, rows: Sequence[RoleRow]) -> Load:
    cells = [row.cells[place] for row in rows]
    return Load(
        actor,
        led=sum(any(each.part is Part.LEAD for each in cell.parts) for cell in cells),
        taking_part=sum(map(bool, cells)),
    )
