"""Duties given to bodies that no longer exist."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.analysis.engine import Citation, Context, Observation, rule
from workbench.analysis.steps import STEP_KINDS, placed_steps
from workbench.analysis.wording import name_of
from workbench.domain.agencies import Agency
from workbench.domain.entity import Entity
from workbench.domain.findings import Evidence, Family, Kind, Severity
from workbench.domain.referrals import Referral
from workbench.domain.sops import Duty
from workbench.domain.state import State
from workbench.domain.values import AgencyId


@rule(
    "sop-unknown-agency",
    "Duty given to a body that no longer exists",
    family=Family.PROCEDURE,
    severity=Severity.HIGH,
    reads=(*STEP_KINDS, Agency, Referral, Duty),
    source="OVC guide on forming a task force; Sri Lanka task force",
    standard=(
        Citation(
            "A formal referral system with assigned roles: ODIHR handbook on national "
            "referral mechanisms, 2004"
        ),
    ),
)
def duties_of_retired_agencies(context: Context) -> Iterator[Observation]:
    """Each step, duty or referral that still names an agency marked as retired.

    Always a gap, because both are recorded. An agency that nobody marked is taken to exist.
    """
    state = context.state
    retired = {each.id: each for each in state.agencies.values() if each.retired}
    if not retired:
        return
    for subject, where, names in _who_is_named(state):
        for key in dict.fromkeys(names):
            if key in retired:
                yield _named(subject, where, retired[key])


def _named(subject: Entity, where: str, agency: Agency) -> Observation:
    gone = name_of(agency)
    return Observation(
        kind=Kind.GAP,
        about=(subject, agency),
        message=f"Persons at {where} depend on {gone}, which no longer exists.",
        evidence=(
            Evidence(f"Named in {where}: {gone}.", subject.id),
            Evidence(f"{gone} is marked as retired.", agency.id),
        ),
        remedy="Ask which body took over, and name that one.",
    )


def _who_is_named(state: State) -> Iterator[tuple[Entity, str, tuple[AgencyId | None, ...]]]:
    for placed in placed_steps(state):
        decision = placed.step.decision
        decider = (decision.decided_by,) if decision else ()
        acting = tuple(each.agency for each in placed.step.assignments)
        yield placed.step, placed.short, (*acting, *decider)
    for duty in state.duties.values():
        yield duty, "a duty of this stage", duty.agencies
    for referral in state.referrals.values():
        yield referral, "a referral", (referral.sender, referral.receiver)
