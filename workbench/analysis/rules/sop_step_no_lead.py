"""Steps of which nobody is in charge."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.analysis.engine import Citation, Context, Observation, absence, rule
from workbench.analysis.steps import STEP_KINDS, PlacedStep, placed_steps
from workbench.analysis.wording import how_recorded, listed, name_of
from workbench.domain.agencies import Agency
from workbench.domain.findings import Evidence, Family, Kind, Severity
from workbench.domain.sops import Duty
from workbench.domain.state import State
from workbench.domain.steps import Step, StepKind


@rule(
    "sop-step-no-lead",
    "Step nobody leads",
    family=Family.PROCEDURE,
    severity=Severity.HIGH,
    reads=(*STEP_KINDS, Agency, Duty),
    source="Task force operational protocol (OVC e-guide 3.1); Philippine referral guidelines 2025",
    standard=(
        Citation(
            "A formal referral system with assigned roles: ODIHR handbook on national "
            "referral mechanisms, 2004"
        ),
    ),
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


def _is_led(step: Step) -> bool:
    decision = step.decision
    decided = decision is not None and bool(decision.decided_by or decision.decided_by_role)
    return bool(step.leads) or decided


def _evidence(state: State, placed: PlacedStep) -> Iterator[Evidence]:
    step, measure = placed.step, placed.measure
    yield Evidence(f"Lead of {placed.short}: {how_recorded(step, 'assignments')}.", step.id)
    if measure.who:
        yield Evidence(f"The measure says who acts, in words: {measure.who}.", measure.id)
    for duty in state.duties.where("sop", measure.sop):
        if duty.stage == measure.stage and duty.agencies:
            names = listed(name_of(state.agencies.find(each)) for each in duty.agencies)
            yield Evidence(f"Duties in this stage, not tied to a step: {names}.", duty.id)
