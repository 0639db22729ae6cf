from __future__ import annotations

from tests.builders import a_measure, a_referral, a_step, an_agency, led_by
from tests.findings import finding, findings
from workbench.domain.sops import Duty, DutyId
from workbench.domain.steps import Decision

RULE = "sop-unknown-agency"
OLD, NEW = an_agency("Old body", retired=True), an_agency("New body")
MEASURE = a_measure()


def test_a_step_led_by_a_body_that_is_gone_is_a_gap() -> None:
    step = a_step(measure=MEASURE, assignments=led_by(OLD))

    found = finding(RULE, OLD, MEASURE, step)

    assert found.kind == "gap"
    assert found.about == (step.id, OLD.id)


def test_decisions_duties_and_referrals_count_too() -> None:
    decided = a_step(measure=MEASURE, decision=Decision(decided_by=OLD.id))
    duty = Duty(id=DutyId("duty"), code="duty", agencies=(OLD.id, NEW.id))
    referral = a_referral(NEW, OLD)

    found = findings(RULE, OLD, NEW, MEASURE, decided, duty, referral)

    assert {each.about[0] for each in found} == {decided.id, duty.id, referral.id}


def test_a_body_nobody_marked_is_taken_to_exist() -> None:
    assert not findings(RULE, NEW, MEASURE, a_step(measure=MEASURE, assignments=led_by(NEW)))


def test_a_body_that_is_gone_and_named_nowhere_is_fine() -> None:
    assert not findings(RULE, OLD, NEW)
