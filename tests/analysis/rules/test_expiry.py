from __future__ import annotations

from datetime import timedelta

import pytest

from tests.builders import (
    a_category,
    a_referral,
    a_service,
    an_agency,
    an_agreement,
    an_edition,
    an_offering,
)
from tests.findings import TODAY, finding, findings, kinds
from workbench.domain.editions import EditionState
from workbench.domain.services import Offering, OfferingStatus

EXPIRED, AGREEMENT, REVIEW = "cov-expired", "gov-mou-expired", "gov-review-overdue"
POLICE, SHELTER = an_agency("Police"), an_agency("Shelter")
BEDS = a_category()
HOUSE = a_service("House", BEDS)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
WORLD = (POLICE, SHELTER, BEDS, HOUSE)


def house(**fields: object) -> Offering:
    return an_offering(HOUSE, operated_at=SHELTER.id, **fields)


TO_HOUSE = a_referral(POLICE, SHELTER, offering=house().id)


@pytest.mark.parametrize(
    "ends",
    [
        {"status": OfferingStatus.CLOSED},
        {"closes": YESTERDAY},
        {"funded_until": TODAY + timedelta(days=90)},
        {"licence_until": TOMORROW},
    ],
)
def test_a_place_that_ends_and_is_still_referred_to_is_a_gap(ends: dict[str, object]) -> None:
    offering = house(**ends)

    found = finding(EXPIRED, *WORLD, TO_HOUSE, offering)

    assert found.kind == "gap"
    assert found.about == (offering.id,)
    assert found.evidence[1].about == TO_HOUSE.id


def test_a_place_that_stays_open_is_fine() -> None:
    later = TODAY + timedelta(days=91)

    assert not findings(EXPIRED, *WORLD, TO_HOUSE, house(funded_until=later))


def test_a_place_whose_end_nobody_recorded_is_taken_to_be_open() -> None:
    assert not findings(EXPIRED, *WORLD, TO_HOUSE, house())


def test_a_closed_place_that_nobody_refers_to_is_fine() -> None:
    assert not findings(EXPIRED, *WORLD, house(status=OfferingStatus.CLOSED))


def test_a_referral_for_the_service_leads_to_its_only_place() -> None:
    referral = a_referral(POLICE, SHELTER, category=BEDS.id)

    assert kinds(EXPIRED, *WORLD, referral, house(closes=YESTERDAY)) == ["gap"]


def test_a_referral_for_the_service_may_mean_the_other_place() -> None:
    referral = a_referral(POLICE, SHELTER, category=BEDS.id)
    other = an_offering(HOUSE, name="Other house", operated_at=SHELTER.id)

    assert not findings(EXPIRED, *WORLD, referral, other, house(closes=YESTERDAY))


@pytest.mark.parametrize("dates", [{"valid_to": YESTERDAY}, {"review_on": YESTERDAY}])
def test_an_agreement_past_its_date_is_a_gap(dates: dict[str, object]) -> None:
    agreement = an_agreement("Memorandum", POLICE, SHELTER, **dates)

    found = finding(AGREEMENT, POLICE, SHELTER, agreement)

    assert found.kind == "gap"
    assert found.about == (agreement.id,)
    assert "Police and Shelter" in found.message


@pytest.mark.parametrize("dates", [{}, {"valid_to": TODAY, "review_on": TODAY}])
def test_an_agreement_without_a_past_date_holds(dates: dict[str, object]) -> None:
    assert not findings(AGREEMENT, POLICE, SHELTER, an_agreement("Memorandum", POLICE, **dates))


def test_an_edition_in_use_past_its_review_is_a_gap() -> None:
    edition = an_edition(state=EditionState.IN_FORCE, review_due=YESTERDAY)

    assert finding(REVIEW, edition).about == (edition.id,)


@pytest.mark.parametrize(
    "fields",
    [
        {"current": True, "review_due": TODAY},
        {"current": True},
        {"state": EditionState.SUPERSEDED, "review_due": YESTERDAY},
    ],
)
def test_an_edition_that_is_not_overdue_or_not_used_is_fine(fields: dict[str, object]) -> None:
    assert not findings(REVIEW, an_edition(**fields))
