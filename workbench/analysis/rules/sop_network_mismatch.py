"""Hand-overs in the text that the map does not know, or knows otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.analysis.engine import Citation, Context, Observation, absence, rule
from workbench.analysis.steps import STEP_KINDS, PlacedStep, placed_steps
from workbench.analysis.wording import how_recorded, listed, name_of
from workbench.domain.agencies import Agency
from workbench.domain.findings import Evidence, Family, Kind, Severity
from workbench.domain.hand_overs import is_sent_by_another, lead_agencies
from workbench.domain.referrals import Referral
from workbench.domain.state import State
from workbench.domain.steps import StepKind


@rule(
    "sop-network-mismatch",
    "SOP and map disagree",
    family=Family.PROCEDURE,
    severity=Severity.HIGH,
    reads=(*STEP_KINDS, Agency, Referral),
    source="Deduced: a hand-over in a procedure is a referral on the map",
    standard=(
        Citation(
            "A formal referral system with assigned roles: ODIHR handbook on national "
            "referral mechanisms, 2004"
        ),
    ),
    per_sop=True,
)
def hand_overs_off_the_map(context: Context) -> Iterator[Observation]:
    """Each referral step that stands for no referral of the map, or for one of somebody else.

    A conflict where the step is led by an agency that neither sends nor receives the referral it
    stands for. Without any referral it is unknown, or a gap where none is recorded to exist.
    """
    state = context.state
    for placed in placed_steps(state):
        step = placed.step
        if step.kind is StepKind.REFERRAL and not step.referrals:
            yield _not_on_the_map(placed)
        for key in step.referrals:
            referral = state.referrals.find(key)
            if referral is not None and is_sent_by_another(state, step, referral):
                yield _sent_by_another(state, placed, referral)


def _not_on_the_map(placed: PlacedStep) -> Observation:
    step = placed.step
    kind = absence(step, "referrals")
    recorded = how_recorded(step, "referrals", placed.measure)
    return Observation(
        kind=kind,
        about=(step, placed.measure),
        message=(
            f"{placed.persons} at {placed.words}: the map has no referral for this hand-over."
            if kind is Kind.GAP
            else f"{placed.persons} at {placed.words}: nobody has recorded which referrals of the "
            "map this hand-over stands for."
        ),
        evidence=(Evidence(f"Referrals of {placed.short}: {recorded}.", step.id),),
        remedy="Link the step to the referrals it stands for, or draw the missing one on the map.",
    )


def _sent_by_another(state: State, placed: PlacedStep, referral: Referral) -> Observation:
    sender = name_of(state.agencies.find(referral.sender))
    receiver = name_of(state.agencies.find(referral.receiver))
    leads = listed(name_of(state.agencies.find(each)) for each in lead_agencies(placed.step))
    return Observation(
        kind=Kind.CONFLICT,
        about=(placed.step, referral),
        message=(
            f"{placed.persons} at {placed.words}: {leads} leads it in the text, but on the "
            f"map {sender} refers them to {receiver}."
        ),
        evidence=(
            Evidence(f"Lead of {placed.short}: {leads}.", placed.step.id),
            Evidence(f"The referral it stands for goes from {sender} to {receiver}.", referral.id),
        ),
        remedy="Decide who hands the person over, and make the text and the map say the same.",
    )
