from __future__ import annotations

import pytest

from tests.builders import (
    a_category,
    a_measure,
    a_population,
    a_referral,
    a_sop,
    a_stage,
    a_step,
    an_agency,
)
from tests.findings import finding, findings, kinds
from workbench.domain.entity import Detail
from workbench.domain.programme import Sphere
from workbench.domain.steps import Branch, Decision, StepKind
from workbench.domain.values import Duration, LimitKind, TimeLimit, Unit

RULE = "sop-no-time-limit"
MEASURE = a_measure()
IN_A_DAY = TimeLimit(kind=LimitKind.DEADLINE, duration=Duration(24, Unit.HOUR))


def test_a_step_recorded_to_have_no_limit_is_a_gap() -> None:
    step = a_step("Call the shelter", measure=MEASURE, stated_none=("time_limits",))

    found = finding(RULE, MEASURE, step)

    assert found.kind == "gap"
    assert found.about == (step.id, MEASURE.id)
    assert "step 1 of measure 1.4 (Call the shelter)" in found.message
    assert found.evidence[0].about == step.id


def test_a_step_with_a_limit_is_fine() -> None:
    assert not findings(RULE, MEASURE, a_step(measure=MEASURE, time_limits=(IN_A_DAY,)))


@pytest.mark.parametrize("marks", [{}, {"unread": ("time_limits",)}, {"detail": Detail.TITLE_ONLY}])
def test_a_step_whose_limit_nobody_recorded_is_a_question(marks: dict[str, object]) -> None:
    found = finding(RULE, MEASURE, a_step(measure=MEASURE, **marks))

    assert found.kind == "unknown"
    assert found.title.endswith("?")


@pytest.mark.parametrize("kind", [StepKind.EXCEPTION, StepKind.START, StepKind.END])
def test_starts_ends_and_exceptions_need_none(kind: StepKind) -> None:
    assert not findings(RULE, MEASURE, a_step(measure=MEASURE, kind=kind))


def test_a_limit_on_the_whole_measure_covers_its_steps() -> None:
    measure = a_measure(time_limits=(TimeLimit(kind=LimitKind.QUALITATIVE),))

    assert not findings(RULE, measure, a_step(measure=measure))


def test_a_right_to_so_many_days_does_not_say_how_soon_a_step_is_done() -> None:
    right = TimeLimit(kind=LimitKind.ENTITLEMENT, duration=Duration(30, Unit.DAY))
    measure = a_measure(time_limits=(right,))

    assert kinds(RULE, measure, a_step(measure=measure)) == ["unknown"]


def test_a_limit_on_a_branch_counts() -> None:
    decision = Decision(branches=(Branch(time_limits=(IN_A_DAY,)), Branch()))

    assert not findings(RULE, MEASURE, a_step(measure=MEASURE, decision=decision))


def test_a_limit_on_the_referral_a_step_stands_for_counts() -> None:
    police, shelter = an_agency("Police"), an_agency("Shelter")
    referral = a_referral(police, shelter, time_limit=IN_A_DAY)
    step = a_step(measure=MEASURE, referrals=(referral.id,))

    assert not findings(RULE, MEASURE, step, police, shelter, referral)


def test_it_weighs_more_at_a_hand_over_in_shelter_care_and_for_children() -> None:
    child = a_population("child", age_max=17)
    for_children = a_sop("child", child)
    shelter_stage = a_stage("Protection", "2", sphere=Sphere.SHELTER)
    measures = {
        "plain": a_measure("Plain", "1"),
        "shelter": a_measure("Shelter", "2", stage=shelter_stage),
        "child": a_measure("Child", "3", sop=for_children),
    }
    steps = [a_step(measure=each) for each in measures.values()]
    handed_over = a_step("Hand over", "2", measures["plain"], kind=StepKind.REFERRAL)

    found = findings(
        RULE, child, for_children, shelter_stage, *measures.values(), *steps, handed_over
    )

    severity = {each.about[0]: each.severity.value for each in found}
    assert [severity[each.id] for each in (*steps, handed_over)] == [
        "medium",
        "high",
        "high",
        "high",
    ]


def test_a_referral_to_a_doctor_weighs_more_too() -> None:
    police, clinic = an_agency("Police"), an_agency("Clinic")
    doctor = a_category("HLT.emergency")
    referral = a_referral(police, clinic, category=doctor.id)
    step = a_step(measure=MEASURE, referrals=(referral.id,))

    found = finding(RULE, MEASURE, step, police, clinic, doctor, referral)

    assert found.severity == "high"
