from __future__ import annotations

from datetime import date

from tests.builders import a_category, a_referral, an_agency, an_agreement
from tests.findings import finding, findings, kinds
from workbench.domain.referrals import AgreementKind

RULE = "gov-no-mou"
POLICE, SHELTER = an_agency("Police"), an_agency("Shelter")
LAST_YEAR = date(2025, 6, 30)


def test_responsibility_that_passes_without_agreement_is_a_gap() -> None:
    referral = a_referral(POLICE, SHELTER, responsibility_passes=True, stated_none=("agreement",))

    found = finding(RULE, POLICE, SHELTER, referral)

    assert found.kind == "gap"
    assert found.about == (referral.id, SHELTER.id)


def test_an_agreement_in_force_between_the_two_is_enough() -> None:
    between = an_agreement("Memorandum", POLICE, SHELTER)
    referral = a_referral(POLICE, SHELTER, responsibility_passes=True)

    assert not findings(RULE, POLICE, SHELTER, between, referral)


def test_a_ministry_may_sign_for_its_units() -> None:
    ministry = an_agency("Ministry")
    border = an_agency("Border police", parent=ministry.id)
    between = an_agreement("Memorandum", ministry, SHELTER)

    assert not findings(RULE, ministry, border, SHELTER, between, a_referral(border, SHELTER))


def test_an_agreement_about_something_else_is_not_enough() -> None:
    beds, law = a_category("ACC.shelter"), a_category("LEG.aid")
    between = an_agreement("Memorandum", POLICE, SHELTER, categories=(law.id,))
    referral = a_referral(POLICE, SHELTER, category=beds.id)

    assert kinds(RULE, POLICE, SHELTER, beds, law, between, referral) == ["unknown"]


def test_a_named_agreement_that_ended_is_a_gap() -> None:
    ended = an_agreement("Memorandum", POLICE, SHELTER, valid_to=LAST_YEAR)
    referral = a_referral(POLICE, SHELTER, agreement=ended.id, responsibility_passes=True)

    found = finding(RULE, POLICE, SHELTER, ended, referral)

    assert found.kind == "gap"
    assert "valid until 2025-06-30" in found.evidence[-1].text


def test_an_informal_arrangement_binds_nobody() -> None:
    informal = an_agreement("Handshake", POLICE, SHELTER, kind=AgreementKind.INFORMAL)
    referral = a_referral(POLICE, SHELTER, responsibility_passes=True)

    assert kinds(RULE, POLICE, SHELTER, informal, referral) == ["unknown"]


def test_nothing_recorded_is_a_question() -> None:
    assert kinds(RULE, POLICE, SHELTER, a_referral(POLICE, SHELTER)) == ["unknown"]


def test_without_word_on_responsibility_a_missing_agreement_is_a_question() -> None:
    referral = a_referral(POLICE, SHELTER, stated_none=("agreement",))

    assert kinds(RULE, POLICE, SHELTER, referral) == ["unknown"]


def test_responsibility_that_stays_needs_no_agreement() -> None:
    referral = a_referral(POLICE, SHELTER, responsibility_passes=False, stated_none=("agreement",))

    assert not findings(RULE, POLICE, SHELTER, referral)


def test_a_unit_needs_no_agreement_with_its_own_agency() -> None:
    unit = an_agency("Border police", parent=POLICE.id)

    assert not findings(RULE, POLICE, unit, a_referral(unit, POLICE), a_referral(POLICE, unit))


def test_pseudo_agencies_sign_nothing() -> None:
    anybody = an_agency("Anybody", pseudo=True)

    assert not findings(RULE, anybody, SHELTER, a_referral(anybody, SHELTER))
