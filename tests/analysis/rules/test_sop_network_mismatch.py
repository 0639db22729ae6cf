from __future__ import annotations

from tests.builders import a_measure, a_referral, a_step, an_agency, led_by
from tests.findings import finding, findings, kinds
from workbench.domain.agencies import Agency
from workbench.domain.steps import Step, StepKind

RULE = "sop-network-mismatch"
POLICE, WELFARE, SHELTER = an_agency("Police"), an_agency("Welfare"), an_agency("Shelter")
TO_SHELTER = a_referral(POLICE, SHELTER)
MEASURE = a_measure()
WORLD = (POLICE, WELFARE, SHELTER, TO_SHELTER, MEASURE)


def hand_over(lead: Agency | None = None, **fields: object) -> Step:
    assignments = () if lead is None else led_by(lead)
    return a_step(measure=MEASURE, kind=StepKind.REFERRAL, assignments=assignments, **fields)


def test_a_hand_over_led_by_one_agency_and_drawn_from_another_is_a_conflict() -> None:
    step = hand_over(WELFARE, referrals=(TO_SHELTER.id,))

    found = finding(RULE, *WORLD, step)

    assert found.kind == "conflict"
    assert found.about == (step.id, TO_SHELTER.id)
    assert "Welfare leads it in the text, but on the map Police refers them to Shelter" in (
        found.message
    )


def test_a_hand_over_led_by_who_sends_or_receives_is_fine() -> None:
    for lead in (POLICE, SHELTER):
        assert not findings(RULE, *WORLD, hand_over(lead, referrals=(TO_SHELTER.id,)))


def test_a_unit_may_act_for_its_agency() -> None:
    unit = an_agency("Border police", parent=POLICE.id)

    assert not findings(RULE, *WORLD, unit, hand_over(unit, referrals=(TO_SHELTER.id,)))


def test_without_a_lead_nothing_disagrees() -> None:
    assert not findings(RULE, *WORLD, hand_over(referrals=(TO_SHELTER.id,)))


def test_a_hand_over_that_stands_for_no_referral_is_a_question() -> None:
    assert kinds(RULE, *WORLD, hand_over(POLICE)) == ["unknown"]


def test_a_hand_over_recorded_to_be_off_the_map_is_a_gap() -> None:
    assert kinds(RULE, *WORLD, hand_over(POLICE, stated_none=("referrals",))) == ["gap"]


def test_steps_that_hand_nobody_over_need_no_referral() -> None:
    assert not findings(RULE, *WORLD, a_step(measure=MEASURE, assignments=led_by(POLICE)))


def test_a_referral_that_binds_everybody_disagrees_with_nobody() -> None:
    anybody = an_agency("Anybody", pseudo=True)
    rule = a_referral(anybody, SHELTER)

    assert not findings(RULE, *WORLD, anybody, rule, hand_over(WELFARE, referrals=(rule.id,)))
