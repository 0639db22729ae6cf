"""What has run out, or soon will: offerings, agreements, editions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from workbench.analysis.engine import Citation, Context, Observation, rule
from workbench.analysis.offerings import OFFERING_KINDS, offering_name
from workbench.analysis.referrals import REFERRAL_KINDS, StandingReferral, standing_referrals
from workbench.analysis.wording import listed, name_of
from workbench.domain.agencies import Agency
from workbench.domain.editions import Edition, EditionState
from workbench.domain.findings import Evidence, Family, Kind, Severity
from workbench.domain.referrals import Agreement
from workbench.domain.services import Offering
from workbench.domain.state import State

_SOON = timedelta(days=90)
_ENDS = {"closes": "closes", "licence_until": "licence ends", "funded_until": "funding ends"}


@rule(
    "cov-expired",
    "Service paused, closed or unfunded but still used",
    family=Family.COVERAGE,
    severity=Severity.HIGH,
    reads=(*OFFERING_KINDS, *REFERRAL_KINDS),
    source="Trafficking in Persons reports: Indonesia 2019, Sri Lanka 2020; referral information "
    "management report 2019",
    standard=(
        Citation("Secure and suitable housing: Council of Europe convention, article 12(1)a"),
    ),
)
def used_after_the_end(context: Context) -> Iterator[Observation]:
    """Each offering that referrals lead to though it is closed, or ends within 90 days.

    Always a gap, because the status or the date is recorded. A referral leads to an offering that
    it names, or to the only one of its category that the receiver has.
    """
    state = context.state
    for offering in state.offerings.values():
        ends = tuple(_ends(offering, context.today))
        users = tuple(_users(state, offering)) if ends else ()
        if users:
            yield _still_used(state, offering, ends, users)


def _ends(offering: Offering, today: date) -> Iterator[str]:
    if offering.status is not None and not offering.is_active:
        yield f"it is {offering.status.value}"
    for field, words in _ENDS.items():
        day = getattr(offering, field)
        if day is not None and day <= today + _SOON:
            yield f"its {words} on {day.isoformat()}" if " " in words else f"it {words} on {day}"


def _users(state: State, offering: Offering) -> Iterator[StandingReferral]:
    service = state.services.find(offering.service)
    for standing in standing_referrals(state):
        named = standing.referral.offering
        if named == offering.id:
            yield standing
        elif named is None and service and standing.category and offering.operated_at:
            same = standing.category.id == service.category
            here = standing.receiver.id == offering.operated_at
            if same and here and _is_only_one(state, offering):
                yield standing


def _is_only_one(state: State, offering: Offering) -> bool:
    """Whether the agency has no other offering of the category."""
    service = state.services.find(offering.service)
    others = (
        state.services.find(each.service)
        for each in state.offerings.where("operated_at", offering.operated_at)
        if each.id != offering.id
    )
    return not any(each and service and each.category == service.category for each in others)


def _still_used(
    state: State, offering: Offering, ends: tuple[str, ...], users: tuple[StandingReferral, ...]
) -> Observation:
    name = offering_name(state, offering)
    return Observation(
        kind=Kind.GAP,
        about=(offering,),
        message=f"Persons are referred to {name}, but {listed(ends)}.",
        evidence=(
            Evidence(f"{name}: {listed(ends)}.", offering.id),
            *(Evidence(f"A referral leads there {e.words}.", e.referral.id) for e in users),
        ),
        remedy="Refer persons elsewhere, warn the agencies, and find who keeps it open.",
    )


@rule(
    "gov-mou-expired",
    "Agreement expired",
    family=Family.GOVERNANCE,
    severity=Severity.MEDIUM,
    reads=(Agreement, Agency),
    source="Deduced: a commitment lapses with its term",
    standard=(Citation("Cooperation by formal arrangement: OHCHR recommended guideline 2.2"),),
)
def expired_agreements(context: Context) -> Iterator[Observation]:
    """Each agreement whose validity has ended, or whose review is overdue.

    Always a gap, because the date is recorded; an agreement without dates is taken to hold.
    """
    state = context.state
    for agreement in state.agreements.values():
        ended, review = agreement.valid_to, agreement.review_on
        parties = listed(name_of(state.agencies.find(each)) for each in agreement.parties)
        if ended is not None and ended < context.today:
            what = f"ended on {ended.isoformat()}"
        elif review is not None and review < context.today:
            what = f"was to be reviewed by {review.isoformat()}"
        else:
            continue
        yield Observation(
            kind=Kind.GAP,
            about=(agreement,),
            message=f"Persons passed between {parties}: {name_of(agreement)} {what}.",
            evidence=(Evidence(f"{name_of(agreement)} {what}.", agreement.id),),
            remedy="Renew or review the agreement, and record the new date.",
        )


@rule(
    "gov-review-overdue",
    "Review overdue",
    family=Family.GOVERNANCE,
    severity=Severity.MEDIUM,
    reads=(Edition,),
    source="Asylum information database, Bulgaria report",
    standard=(
        Citation(
            "A formal referral system that is kept up: ODIHR handbook on national referral "
            "mechanisms, 2004"
        ),
    ),
)
def overdue_reviews(context: Context) -> Iterator[Observation]:
    """Each edition in use whose review was due before today.

    Always a gap, because the date is recorded; an edition without one is not judged.
    """
    for edition in context.state.editions.values():
        due = edition.review_due
        used = edition.current or edition.state is EditionState.IN_FORCE
        if not used or due is None or due >= context.today:
            continue
        yield Observation(
            kind=Kind.GAP,
            about=(edition,),
            message=(
                f"All who must act on {name_of(edition)} follow an old text: its review was due "
                f"on {due.isoformat()}."
            ),
            evidence=(Evidence(f"Review due: {due.isoformat()}.", edition.id),),
            remedy="Start the review, and record when the next one is due.",
        )
