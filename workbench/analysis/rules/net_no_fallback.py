"""Referrals to essential help, without a plan for when it is refused or full."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.analysis.engine import Citation, Context, Observation, absence, rule
from workbench.analysis.referrals import REFERRAL_KINDS, StandingReferral, standing_referrals
from workbench.analysis.steps import STEP_KINDS
from workbench.analysis.wording import how_recorded, listed, name_of
from workbench.domain.findings import Evidence, Family, Kind, Severity
from workbench.domain.referrals import Referral
from workbench.domain.state import State
from workbench.domain.steps import StepKind
from workbench.domain.values import PopulationId


@rule(
    "net-no-fallback",
    "No plan when refused or full",
    family=Family.NETWORK,
    severity=Severity.HIGH,
    reads=(*REFERRAL_KINDS, *STEP_KINDS),
    source="Bulgarian national mechanism, measure 1.4 step 5; Lebanon inter-agency referral "
    "analysis 2021",
    standard=(Citation("Bulgarian national mechanism, measure 1.4 step 5", verified=True),),
)
def referrals_without_fallback(context: Context) -> Iterator[Observation]:
    """Each referral to an essential service that names no second way.

    An exception step in the procedures of each of its groups is a plan too. A gap where it is
    recorded that there is no fallback, else unknown.
    """
    state = context.state
    planned = _groups_with_exception(state)
    for standing in standing_referrals(state):
        referral, category = standing.referral, standing.category
        if category is None or not category.essential or referral.fallback is not None:
            continue
        unplanned = _unplanned(referral, planned)
        if unplanned is not None:
            yield _without_fallback(state, standing, unplanned)


def _groups_with_exception(state: State) -> set[PopulationId | None]:
    """The groups in whose procedures a step says what to do when all else fails."""
    measures = (state.measures.find(e.measure) for e in state.steps.where("kind", _EXCEPTION))
    sops = (state.sops.find(measure.sop) for measure in measures if measure)
    return {sop.population for sop in sops if sop}


_EXCEPTION = StepKind.EXCEPTION


def _unplanned(
    referral: Referral, planned: set[PopulationId | None]
) -> tuple[PopulationId, ...] | None:
    """The groups of the referral without a plan: () stands for everybody, None for nobody."""
    if referral.populations:
        return tuple(each for each in referral.populations if each not in planned) or None
    return None if planned else ()


def _without_fallback(
    state: State, standing: StandingReferral, unplanned: tuple[PopulationId, ...]
) -> Observation:
    referral = standing.referral
    kind = absence(referral, "fallback")
    groups = [name_of(state.populations.find(each)) for each in unplanned]
    persons = listed(groups) if groups else "Persons"
    return Observation(
        kind=kind,
        about=(referral, standing.receiver),
        message=(
            f"{persons} referred {standing.words} have nowhere to go when it is refused or full."
            if kind is Kind.GAP
            else f"{persons} referred {standing.words}: nobody has recorded where they go when it "
            "is refused or full."
        ),
        evidence=(
            Evidence(
                f"Fallback of this referral: {how_recorded(referral, 'fallback')}.", referral.id
            ),
            Evidence(f"Exception step in the procedures for {persons}: not recorded.", referral.id),
        ),
        remedy="Name a second receiver or an interim shelter, and who decides.",
    )
