from __future__ import annotations

from datetime import timedelta

import pytest

from tests.builders import (
    a_category,
    a_contact_point,
    a_service,
    an_agency,
    an_offering,
    an_office,
)
from tests.findings import TODAY, finding, findings, kinds

STALE, PERSON_ONLY = "gov-contact-stale", "gov-contact-person-only"
POLICE = an_agency("Police")
HOTLINES = a_category("INF.hotline")
LINE = a_service("Line", HOTLINES)
OPEN_LINE = an_offering(LINE)


def days_ago(days: int) -> dict[str, object]:
    return {"last_verified": TODAY - timedelta(days=days)}


def test_a_contact_checked_half_a_year_ago_is_a_gap() -> None:
    contact = a_contact_point("Duty desk", POLICE, **days_ago(181))

    found = finding(STALE, POLICE, contact)

    assert (found.kind, found.severity) == ("gap", "medium")
    assert found.about == (contact.id,)


def test_a_contact_checked_since_is_fine() -> None:
    assert not findings(STALE, POLICE, a_contact_point("Duty desk", POLICE, **days_ago(180)))


def test_a_contact_nobody_checked_is_a_question() -> None:
    assert kinds(STALE, POLICE, a_contact_point("Duty desk", POLICE)) == ["unknown"]


@pytest.mark.parametrize(("days", "expected"), [(90, []), (91, ["gap"])])
def test_a_hotline_is_checked_twice_as_often(days: int, expected: list[str]) -> None:
    contact = a_contact_point("Hotline", offering=OPEN_LINE.id, **days_ago(days))

    assert kinds(STALE, HOTLINES, LINE, OPEN_LINE, contact) == expected


def test_a_stale_hotline_weighs_more() -> None:
    contact = a_contact_point("Hotline", offering=OPEN_LINE.id)

    assert finding(STALE, HOTLINES, LINE, OPEN_LINE, contact).severity == "high"


def test_a_contact_without_post_duty_telephone_or_deputy_is_a_gap_when_recorded_so() -> None:
    contact = a_contact_point("", POLICE, stated_none=("post", "duty_phone", "alternate"))

    assert kinds(PERSON_ONLY, POLICE, contact) == ["gap"]


def test_a_contact_that_says_nothing_about_its_post_is_a_question() -> None:
    contact = a_contact_point("", POLICE, email="desk@example.org")

    found = finding(PERSON_ONLY, POLICE, contact)

    assert found.kind == "unknown"
    assert "sent to Police" in found.message


def test_a_post_or_a_duty_telephone_is_enough() -> None:
    by_post = a_contact_point("Duty officer", POLICE)
    by_phone = a_contact_point("", POLICE, duty_phone="100")

    assert not findings(PERSON_ONLY, POLICE, by_post, by_phone)


def test_the_line_of_a_service_is_no_person() -> None:
    contact = a_contact_point("", offering=OPEN_LINE.id, phones=("100",))

    assert not findings(PERSON_ONLY, HOTLINES, LINE, OPEN_LINE, contact)


def test_a_contact_of_an_office_is_named_after_its_agency() -> None:
    office = an_office("Branch", POLICE)
    contact = a_contact_point("Duty desk", office=office.id)

    assert "Persons sent to Police" in finding(STALE, POLICE, office, contact).message
