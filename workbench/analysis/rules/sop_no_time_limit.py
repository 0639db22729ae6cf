"""Steps for which nobody set a time."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.analysis.engine import Citation, Context, Observation, absence, rule
from workbench.analysis.groups import is_for_children
from workbench.analysis.steps import STEP_KINDS, PlacedStep, placed_steps
from workbench.analysis.wording import how_recorded
from workbench.domain.findings import Evidence, Family, Kind, Severity
from workbench.domain.programme import ServiceCategory, Sphere
from workbench.domain.referrals import Referral
from workbench.domain.state import State
from workbench.domain.steps import Step, StepKind
from workbench.domain.values import Feature, LimitKind, TimeLimit

_NEED_NONE = {StepKind.START, StepKind.END, StepKind.EXCEPTION}
_URGENT_SERVICES = ("ACC.", "HLT.")
# A right to so many days, or a longest stay, says nothing about how soon a step is done.
_SAYS_HOW_SOON = {
    LimitKind.DEADLINE,
    LimitKind.AT_EVENT,
    LimitKind.RECURRING,
    LimitKind.QUALITATIVE,
}


@rule(
    "sop-no-time-limit",
    "Step without time limit",
    family=Family.PROCEDURE,
    severity=Severity.MEDIUM,
    reads=(*STEP_KINDS, Referral, ServiceCategory),
    source="Bulgarian national mechanism, measure 1.4; inter-agency referral form and guidance",
    standard=(Citation("Bulgarian national mechanism, measure 1.4 step 2", verified=True),),
    per_sop=True,
)
def steps_without_time_limit(context: Context) -> Iterator[Observation]:
    """Each step that no time limit covers: not its own, nor its measure's, nor its referral's.

    A limit on a branch of a decision counts. Starts, ends and exceptions need none. Graver where
    a person is handed over, housed or treated, or is a child.
    """
    for placed in placed_steps(context.state):
        step = placed.step
        if step.kind in _NEED_NONE or _is_limited(context.state, placed):
            continue
        kind = absence(step, "time_limits")
        recorded = how_recorded(step, "time_limits", placed.measure)
        yield Observation(
            kind=kind,
            severity=Severity.HIGH if _is_urgent(context.state, placed) else Severity.MEDIUM,
            about=(step, placed.measure),
            message=f"{placed.persons} at {placed.words}: {_WHAT_IS_MISSING[kind]}",
            evidence=(Evidence(f"Time limit of {placed.short}: {recorded}.", step.id),),
            remedy=_REMEDY[kind],
        )


_WHAT_IS_MISSING = {
    Kind.GAP: "no time is set, so a delay can be neither seen nor challenged.",
    Kind.UNKNOWN: "nobody has recorded how soon this is done.",
}
_REMEDY = {
    Kind.GAP: "Agree by when the step is done, and what happens when the time has passed.",
    Kind.UNKNOWN: "Ask those who do this step by when it is done, and record the time limit.",
}


def _is_limited(state: State, placed: PlacedStep) -> bool:
    step = placed.step
    branches = step.decision.branches if step.decision else ()
    return (
        bool(step.time_limits)
        or any(branch.time_limits for branch in branches)
        or any(map(_says_how_soon, placed.measure.time_limits))
        or any(referral.time_limit for referral in _referrals(state, step))
    )


def _says_how_soon(limit: TimeLimit) -> bool:
    return limit.kind in _SAYS_HOW_SOON


def _is_urgent(state: State, placed: PlacedStep) -> bool:
    step = placed.step
    return (
        step.kind is StepKind.REFERRAL
        or bool(step.referrals)
        or is_for_children(placed.population)
        or (placed.stage is not None and placed.stage.sphere is Sphere.SHELTER)
        or any(test.feature is Feature.MEDICAL_EMERGENCY for test in step.condition.tests)
        or any(_is_for_urgent_service(state, each) for each in _referrals(state, step))
    )


def _is_for_urgent_service(state: State, referral: Referral) -> bool:
    category = state.service_categories.find(referral.category)
    return category is not None and category.code.startswith(_URGENT_SERVICES)


def _referrals(state: State, step: Step) -> Iterator[Referral]:
    for key in step.referrals:
        referral = state.referrals.find(key)
        if referral is not None:
            yield referral
