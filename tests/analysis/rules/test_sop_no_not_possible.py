from __future__ import annotations

from tests.builders import a_measure, a_population, a_sop, a_step, a_survey_mark
from tests.findings import finding, findings, kinds
from workbench.domain.entity import Detail
from workbench.domain.programme import Surveyed
from workbench.domain.sops import ProcedureException
from workbench.domain.steps import StepKind

RULE = "sop-no-not-possible"
ADULT = a_population("adult", age_min=18)
SOP = a_sop("adult", ADULT)
MEASURE = a_measure("Referral", "1.4", SOP, detail=Detail.FULL)
HAND_OVER = a_step("Hand over", "1", MEASURE, kind=StepKind.REFERRAL)
SURVEYED = a_survey_mark(covers=Surveyed.MEASURE_VARIANTS, measures=("1.4",))
WORLD = (ADULT, SOP, HAND_OVER)


def test_a_fully_read_and_surveyed_measure_without_exception_is_a_gap() -> None:
    found = finding(RULE, *WORLD, MEASURE, SURVEYED)

    assert found.kind == "gap"
    assert found.about == (MEASURE.id, HAND_OVER.id)


def test_a_step_for_referrals_that_are_not_possible_is_enough() -> None:
    otherwise = a_step("Not possible", "2", MEASURE, kind=StepKind.EXCEPTION)

    assert not findings(RULE, *WORLD, MEASURE, SURVEYED, otherwise)


def test_an_exception_of_the_measure_is_enough() -> None:
    measure = a_measure("Referral", "1.4", SOP, exceptions=(ProcedureException(),))

    assert not findings(RULE, *WORLD, measure, SURVEYED)


def test_a_measure_nobody_surveyed_is_a_question() -> None:
    assert kinds(RULE, *WORLD, MEASURE) == ["unknown"]


def test_a_survey_of_another_group_does_not_help() -> None:
    child = a_population("child", age_max=17)
    mark = a_survey_mark(
        covers=Surveyed.MEASURE_VARIANTS, measures=("1.4",), populations=(child.id,)
    )

    assert kinds(RULE, *WORLD, child, MEASURE, mark) == ["unknown"]


def test_a_measure_that_was_read_in_part_is_a_question() -> None:
    partial = a_measure("Referral", "1.4", SOP, detail=Detail.PARTIAL)

    assert kinds(RULE, *WORLD, partial, SURVEYED) == ["unknown"]


def test_a_measure_that_hands_nobody_over_is_fine() -> None:
    other = a_measure("Interview", "1.3", SOP)

    assert not findings(RULE, ADULT, SOP, other, a_step(measure=other), SURVEYED)
