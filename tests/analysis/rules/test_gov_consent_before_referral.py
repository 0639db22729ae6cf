from __future__ import annotations

from tests.builders import a_measure, a_referral, a_sop, a_step, an_agency
from tests.findings import finding, findings, kinds
from workbench.domain.referrals import ReferralKind
from workbench.domain.steps import ConsentPoint, Step, StepKind

RULE = "gov-consent-before-referral"
SOP = a_sop()
EARLIER, MEASURE = a_measure("Interview", "1.3", SOP), a_measure("Referral", "1.4", SOP)
WORLD = (SOP, EARLIER, MEASURE)


def hand_over(number: str, **fields: object) -> Step:
    return a_step("Hand over", number, MEASURE, kind=StepKind.REFERRAL, **fields)


def test_a_hand_over_before_the_consent_step_is_a_gap() -> None:
    step = hand_over("1")
    asked_later = a_step("Ask", "2", MEASURE, consent=ConsentPoint())

    found = finding(RULE, *WORLD, step, asked_later)

    assert found.kind == "gap"
    assert found.about == (step.id, MEASURE.id)
    assert "handed over before the step that asks" in found.message


def test_consent_first_is_fine() -> None:
    asked = a_step("Ask", "1", MEASURE, consent=ConsentPoint())

    assert not findings(RULE, *WORLD, asked, hand_over("2"))


def test_consent_in_the_step_itself_is_fine() -> None:
    assert not findings(RULE, *WORLD, hand_over("1", consent=ConsentPoint()))


def test_consent_in_an_earlier_measure_is_fine() -> None:
    asked = a_step("Ask", "1", EARLIER, consent=ConsentPoint())

    assert not findings(RULE, *WORLD, asked, hand_over("1"))


def test_consent_nobody_recorded_is_a_question() -> None:
    assert kinds(RULE, *WORLD, hand_over("1")) == ["unknown"]


def test_consent_recorded_as_not_asked_is_a_gap() -> None:
    assert kinds(RULE, *WORLD, hand_over("1", stated_none=("consent",))) == ["gap"]


def test_what_the_law_orders_to_report_needs_no_consent() -> None:
    police, welfare = an_agency("Police"), an_agency("Welfare")
    report = a_referral(police, welfare, kind=ReferralKind.MANDATORY_REPORT)

    step = hand_over("1", referrals=(report.id,))

    assert not findings(RULE, *WORLD, police, welfare, report, step)


def test_a_measure_that_hands_nobody_over_is_fine() -> None:
    assert not findings(RULE, *WORLD, a_step(measure=MEASURE))
