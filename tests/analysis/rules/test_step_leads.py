from __future__ import annotations

from dataclasses import replace

from tests.builders import a_measure, a_sop, a_stage, a_step, an_agency, led_by
from tests.findings import finding, findings, kinds
from workbench.domain.sops import Duty, DutyId
from workbench.domain.steps import Assignment, Decision, Part, StepKind
from workbench.domain.text import Text
from workbench.domain.values import Condition

NO_LEAD, MANY_LEADS = "sop-step-no-lead", "sop-step-many-leads"
POLICE, WELFARE = an_agency("Police"), an_agency("Welfare")
MEASURE = a_measure()


def test_a_step_recorded_to_have_nobody_is_a_gap() -> None:
    step = a_step(measure=MEASURE, stated_none=("assignments",))

    assert kinds(NO_LEAD, MEASURE, step) == ["gap"]


def test_a_step_with_a_lead_is_fine() -> None:
    assert not findings(
        NO_LEAD, MEASURE, POLICE, a_step(measure=MEASURE, assignments=led_by(POLICE))
    )


def test_a_lead_in_words_is_a_lead() -> None:
    step = a_step(measure=MEASURE, assignments=led_by(role="staff of the crisis centre"))

    assert not findings(NO_LEAD, MEASURE, step)


def test_who_decides_a_step_leads_it() -> None:
    decision = Decision(decided_by=POLICE.id)

    assert not findings(NO_LEAD, MEASURE, POLICE, a_step(measure=MEASURE, decision=decision))


def test_a_step_that_others_only_support_is_a_question() -> None:
    helpers = (Assignment(part=Part.SUPPORT, agency=POLICE.id),)

    assert kinds(NO_LEAD, MEASURE, POLICE, a_step(measure=MEASURE, assignments=helpers)) == [
        "unknown"
    ]


def test_starts_and_ends_need_no_lead_but_exceptions_do() -> None:
    steps = [
        a_step(number=str(place), measure=MEASURE, kind=kind)
        for place, kind in enumerate((StepKind.START, StepKind.END, StepKind.EXCEPTION))
    ]

    assert finding(NO_LEAD, MEASURE, *steps).about[0] == steps[2].id


def test_words_on_who_acts_and_duties_of_the_stage_are_evidence_not_leads() -> None:
    sop, stage = a_sop(), a_stage()
    measure = a_measure(sop=sop, stage=stage, who=Text.of("the identifying organisation"))
    duty = Duty(id=DutyId("duty"), sop=sop.id, stage=stage.id, agencies=(POLICE.id,))

    found = finding(NO_LEAD, sop, stage, measure, POLICE, duty, a_step(measure=measure))

    assert found.kind == "unknown"
    assert [each.about for each in found.evidence[1:]] == [measure.id, duty.id]
    assert "the identifying organisation" in found.evidence[1].text
    assert "Police" in found.evidence[2].text


def test_two_leads_of_one_step_are_a_conflict() -> None:
    step = a_step(measure=MEASURE, assignments=(*led_by(POLICE), *led_by(WELFARE)))

    found = finding(MANY_LEADS, MEASURE, POLICE, WELFARE, step)

    assert found.kind == "conflict"
    assert "Police and Welfare" in found.message


def test_leads_under_different_conditions_do_not_meet() -> None:
    by_night = replace(led_by(POLICE)[0], condition=Condition(Text.of("at night")))
    step = a_step(measure=MEASURE, assignments=(by_night, *led_by(WELFARE)))

    assert not findings(MANY_LEADS, MEASURE, POLICE, WELFARE, step)


def test_one_lead_named_twice_is_one() -> None:
    step = a_step(measure=MEASURE, assignments=(*led_by(POLICE), *led_by(POLICE)))

    assert not findings(MANY_LEADS, MEASURE, POLICE, step)


def test_a_step_without_leads_is_not_several() -> None:
    assert not findings(MANY_LEADS, MEASURE, a_step(measure=MEASURE))
