"""What an agency has to do follows from the steps, the network and the forms."""

from __future__ import annotations

from tests.builders import (
    a_form,
    a_measure,
    a_referral,
    a_sop,
    a_stage,
    a_state,
    a_step,
    an_agency,
    led_by,
)
from workbench.domain.entity import built_in_id
from workbench.domain.readings.duties import DutyKind, duties_by_agency, duties_of
from workbench.domain.sops import Duty, DutyId
from workbench.domain.steps import Assignment, Decision, Part
from workbench.domain.text import Text
from workbench.domain.values import Duration, LimitKind, TimeLimit, Unit

POLICE, SHELTER = an_agency("Police"), an_agency("Shelter")
STAGE, SOP = a_stage(), a_sop("adults")
MEASURE = a_measure(sop=SOP, stage=STAGE)
IN_A_DAY = TimeLimit(kind=LimitKind.DEADLINE, duration=Duration(24, Unit.HOUR))
PLACES = (POLICE, SHELTER, STAGE, SOP, MEASURE)


def test_a_part_in_a_step_is_a_duty_and_whoever_leads_keeps_its_limit() -> None:
    supports = Assignment(part=Part.SUPPORT, agency=SHELTER.id)
    step = a_step(measure=MEASURE, assignments=(*led_by(POLICE), supports), time_limits=(IN_A_DAY,))

    duties = duties_by_agency(a_state(*PLACES, step))

    (leads,), (helps,) = duties[POLICE.id], duties[SHELTER.id]
    assert (leads.kind, leads.step, leads.limits) == (DutyKind.TAKES_PART, step, (IN_A_DAY,))
    assert (leads.sop, leads.stage, leads.measure) == (SOP, STAGE.id, MEASURE)
    assert (helps.assignments, helps.limits) == ((supports,), ())


def test_a_decision_and_the_right_to_identify_are_duties() -> None:
    measure = a_measure("Identification", "1.1", SOP, STAGE, identifiers=(POLICE.id,))
    step = a_step(measure=measure, decision=Decision(decided_by=POLICE.id))

    kinds = [each.kind for each in duties_of(a_state(*PLACES, measure, step), POLICE.id)]

    assert kinds == [DutyKind.IDENTIFIES, DutyKind.DECIDES]


def test_a_referral_is_a_duty_of_its_receiver_at_each_step_that_hands_over_by_it() -> None:
    named = a_referral(POLICE, SHELTER, name="named", time_limit=IN_A_DAY)
    alone = a_referral(POLICE, SHELTER, name="alone", stage=STAGE.id)
    step = a_step(measure=MEASURE, referrals=(named.id,))

    duties = duties_of(a_state(*PLACES, named, alone, step), SHELTER.id)

    assert [(each.referral, each.step, each.limits) for each in duties] == [
        (named, step, (IN_A_DAY,)),
        (alone, None, ()),
    ]


def test_forms_to_hand_out_and_duties_that_the_source_lists_come_too() -> None:
    form = a_form("Consent", handed_out_by=(SHELTER.id,))
    listed = Duty(
        id=DutyId(built_in_id("duty", "1")),
        measure=MEASURE.id,
        agencies=(SHELTER.id,),
        duties=(Text.of("Receives persons."),),
    )

    duties = duties_of(a_state(*PLACES, form, listed), SHELTER.id)

    assert [(each.kind, each.sop, each.stage) for each in duties] == [
        (DutyKind.LISTED, SOP, STAGE.id),
        (DutyKind.HANDS_OUT, None, None),
    ]


def test_duties_stand_in_the_order_of_sops_stages_and_measures() -> None:
    later, earlier = a_measure("B", "1.10", SOP, STAGE), a_measure("A", "1.9", SOP, STAGE)
    steps = [a_step(measure=each, assignments=led_by(POLICE)) for each in (later, earlier)]

    duties = duties_of(a_state(*PLACES, later, earlier, *steps), POLICE.id)

    assert [each.measure for each in duties] == [earlier, later]


def test_an_agency_without_duties_has_none() -> None:
    assert duties_of(a_state(*PLACES), POLICE.id) == ()
