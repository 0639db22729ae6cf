from __future__ import annotations

from datetime import date

import pytest

from tests.builders import a_measure, a_sign_off, a_step, an_agency, an_edition, led_by
from tests.findings import finding, findings, kinds
from workbench.domain.editions import EditionState, SignOffKind
from workbench.domain.text import Text

RULE = "gov-unsigned"
POLICE, WELFARE = an_agency("Police"), an_agency("Welfare")
MEASURE = a_measure()
STEP = a_step(measure=MEASURE, assignments=led_by(POLICE))
IN_FORCE = an_edition(state=EditionState.IN_FORCE)
SIGNED = {"kind": SignOffKind.APPROVED, "signed_on": date(2025, 1, 1)}
WORLD = (POLICE, WELFARE, MEASURE, STEP)


def test_a_lead_agency_recorded_as_not_having_signed_is_a_gap() -> None:
    refused = a_sign_off(IN_FORCE, POLICE, stated_none=("signed_on",))

    found = finding(RULE, *WORLD, IN_FORCE, refused)

    assert found.kind == "gap"
    assert found.about == (IN_FORCE.id, refused.id)
    assert "Police has not signed it" in found.message


def test_an_agency_that_leads_nothing_may_not_have_signed() -> None:
    signed = a_sign_off(IN_FORCE, POLICE, **SIGNED)
    refused = a_sign_off(IN_FORCE, WELFARE, stated_none=("signed_on",))

    assert not findings(RULE, *WORLD, IN_FORCE, signed, refused)


def test_an_edition_that_all_leads_signed_is_fine() -> None:
    assert not findings(RULE, *WORLD, IN_FORCE, a_sign_off(IN_FORCE, POLICE, **SIGNED))


def test_a_decision_for_all_is_enough() -> None:
    adopted = an_edition(state=EditionState.IN_FORCE, approved_by=Text.of("Council of Ministers"))

    assert not findings(RULE, *WORLD, adopted)


def test_an_edition_in_force_that_nobody_approved_is_a_gap() -> None:
    assert kinds(RULE, an_edition(state=EditionState.IN_FORCE, stated_none=("approved_by",))) == [
        "gap"
    ]


@pytest.mark.parametrize(
    "fields",
    [
        {"current": True, "unread": ("approved_by",)},
        {"state": EditionState.IN_FORCE},
        {"current": True, "stated_none": ("approved_by",)},
    ],
)
def test_an_approval_nobody_recorded_is_a_question(fields: dict[str, object]) -> None:
    edition = an_edition(**fields)

    found = finding(RULE, *WORLD, edition)

    assert found.kind == "unknown"
    assert found.about == (edition.id,)


@pytest.mark.parametrize(
    "fields",
    [{}, {"state": EditionState.DRAFT, "current": True}, {"state": EditionState.SUPERSEDED}],
)
def test_an_edition_that_is_not_used_needs_no_signature(fields: dict[str, object]) -> None:
    assert not findings(RULE, *WORLD, an_edition(**fields))


def test_a_review_is_no_approval() -> None:
    reviewed = a_sign_off(IN_FORCE, POLICE, kind=SignOffKind.REVIEWED, signed_on=date(2025, 1, 1))

    assert kinds(RULE, *WORLD, IN_FORCE, reviewed) == ["unknown"]
