"""Steps of which nobody is in charge, or several are."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.analysis.engine import Citation, Context, Observation, absence, rule
from workbench.analysis.steps import STEP_KINDS, PlacedStep, placed_steps
from workbench.analysis.wording import how_recorded, listed, name_of
from workbench.domain.agencies import Agency
from workbench.domain.findings import Evidence, Family, Kind, Severity
from workbench.domain.sops import Duty
from workbench.domain.state import State
from workbench.domain.steps import Assignment, Step, StepKind
from workbench.domain.values import Condition

_ASSIGNED_ROLES = (
    Citation(
        "A formal referral system with assigned roles: ODIHR handbook on national referral "
        "mechanisms, 2004"
    ),
)


@rule(
    "sop-step-no-lead",
    "Step nobody leads",
    family=Family.PROCEDURE,
    severity=Severity.HIGH,
    reads=(*STEP_KINDS, Agency, Duty),
    source="Task force operational protocol (OVC e-guide 3.1); Philippine referral guidelines 2025",
    standard=_ASSIGNED_ROLES,
    per_sop=True,
)
def steps_without_lead(context: Context) -> Iterator[Observation]:
    """Each step without a lead, nor somebody who decides it.

    Words on who acts in the whole measure, and duties by agency, are evidence of who could lead,
    but they assign nobody to the step.
    """
    state = context.state
    for placed in placed_steps(state):
        step = placed.step
        if step.kind in (StepKind.START, StepKind.END) or _is_led(step):
            continue
        kind = absence(step, "assignments")
        yield Observation(
            kind=kind,
            about=(step, placed.measure),
            message=f"{placed.persons} at {placed.words}: {_WHAT_IS_MISSING[kind]}",
            evidence=tuple(_evidence(state, placed)),
            remedy=_REMEDY[kind],
        )


_WHAT_IS_MISSING = {
    Kind.GAP: "no agency leads this step, so everybody may wait for somebody else.",
    Kind.UNKNOWN: "nobody has recorded which agency leads this step.",
}
_REMEDY = {
    Kind.GAP: "Agree which one agency leads the step, and make the others support it.",
    Kind.UNKNOWN: "Ask the agencies of this measure which of them leads the step, and record it.",
}


@rule(
    "sop-step-many-leads",
    "Step with several leads",
    family=Family.PROCEDURE,
    severity=Severity.HIGH,
    reads=(*STEP_KINDS, Agency),
    source="Deduced: exactly one lead for each step and condition",
    standard=_ASSIGNED_ROLES,
    per_sop=True,
)
def steps_with_several_leads(context: Context) -> Iterator[Observation]:
    """Each step that several agencies lead under the same condition.

    Leads with conditions of their own may follow each other; the same lead named twice is one.
    """
    state = context.state
    for placed in placed_steps(state):
        by_condition: dict[Condition, dict[str, Assignment]] = {}
        for lead in placed.step.leads:
            by_condition.setdefault(lead.condition, {})[lead.lane] = lead
        for leads in by_condition.values():
            if len(leads) > 1:
                yield _several(state, placed, tuple(leads.values()))


def _several(state: State, placed: PlacedStep, leads: tuple[Assignment, ...]) -> Observation:
    names = listed(_actor(state, each) for each in leads)
    condition = leads[0].condition
    when = f" when: {condition.text}" if condition.text else ""
    return Observation(
        kind=Kind.CONFLICT,
        about=(placed.step, placed.measure),
        aspect=str(condition.text),
        message=f"{placed.persons} at {placed.words}: {names} each lead it{when}.",
        evidence=(Evidence(f"Leads of {placed.short}{when}: {names}.", placed.step.id),),
        remedy="Keep one lead and let the others support it, or say when each of them leads.",
    )


def _actor(state: State, assignment: Assignment) -> str:
    agency = state.agencies.find(assignment.agency)
    return name_of(agency) if agency else str(assignment.role)


def _is_led(step: Step) -> bool:
    decision = step.decision
    decided = decision is not None and bool(decision.decided_by or decision.decided_by_role)
    return bool(step.leads) or decided


def _evidence(state: State, placed: PlacedStep) -> Iterator[Evidence]:
    step, measure = placed.step, placed.measure
    recorded = how_recorded(step, "assignments", measure)
    yield Evidence(f"Lead of {placed.short}: {recorded}.", step.id)
    if measure.who:
        yield Evidence(f"The measure says who acts, in words: {measure.who}.", measure.id)
    for duty in state.duties.where("sop", measure.sop):
        if duty.stage == measure.stage and duty.agencies:
            names = listed(name_of(state.agencies.find(each)) for each in duty.agencies)
            yield Evidence(f"Duties in this stage, not tied to a step: {names}.", duty.id)
