"""Referrals whose sender never hears back."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.analysis.engine import Citation, Context, Observation, rule
from workbench.analysis.referrals import REFERRAL_KINDS, StandingReferral, standing_referrals
from workbench.analysis.wording import how_recorded, listed, name_of
from workbench.domain.findings import Evidence, Family, Kind, Severity
from workbench.domain.referrals import Referral

_PARTS = {
    "acknowledge_within": "the time to say that it arrived",
    "outcome_within": "the time to report what became of it",
    "feedback_channel": "the way to answer",
}


@rule(
    "net-no-feedback",
    "Referrer never hears back",
    family=Family.NETWORK,
    severity=Severity.HIGH,
    reads=REFERRAL_KINDS,
    source="Lebanon inter-agency referral analysis 2021; Bulgarian national mechanism, "
    "measure 1.4 step 4",
    standard=(
        Citation(
            "Feedback from the receiving organisation: Bulgarian national mechanism, "
            "measure 1.4 step 4",
            verified=True,
        ),
    ),
)
def unanswered_referrals(context: Context) -> Iterator[Observation]:
    """Each referral without a time to acknowledge, a time to report the outcome, or a way to.

    A gap where one of the three is recorded as none; unknown where one is merely not recorded.
    """
    for standing in standing_referrals(context.state):
        missing = [field for field in _PARTS if not getattr(standing.referral, field)]
        if not missing:
            continue
        refused = [field for field in missing if standing.referral.says_none(field)]
        kind = Kind.GAP if refused else Kind.UNKNOWN
        yield Observation(
            kind=kind,
            about=(standing.referral, standing.receiver),
            message=_message(standing, [_PARTS[field] for field in refused]),
            evidence=tuple(_evidence(standing.referral, missing)),
            remedy=_REMEDY[kind],
        )


_REMEDY = {
    Kind.GAP: "Agree on the two times, and on the form or channel of the answer.",
    Kind.UNKNOWN: "Ask the receiver when and how it answers, and record the times and the channel.",
}


def _message(standing: StandingReferral, refused: list[str]) -> str:
    sender, receiver = name_of(standing.sender), name_of(standing.receiver)
    if refused:
        return (
            f"Persons referred {standing.words} can be lost unnoticed: {receiver} has not agreed "
            f"{listed(refused)} with {sender}."
        )
    return (
        f"Persons referred {standing.words}: nobody has recorded whether {sender} hears what "
        "became of them."
    )


def _evidence(referral: Referral, missing: list[str]) -> Iterator[Evidence]:
    for field, words in _PARTS.items():
        recorded = how_recorded(referral, field) if field in missing else "recorded"
        yield Evidence(f"In this referral, {words}: {recorded}.", referral.id)
