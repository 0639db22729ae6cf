from __future__ import annotations

from tests.builders import a_measure, a_step, a_transition
from tests.findings import finding, findings, kinds
from workbench.domain.steps import Branch, Decision, Step, StepKind
from workbench.domain.text import Text
from workbench.domain.values import Condition, Feature, FeatureTest

RULE = "sop-decision-incomplete"
MEASURE = a_measure()
NEXT = a_step("Next", "2", MEASURE)
IN_WORDS = Branch(condition=Condition(Text.of("Protection requested")))
OTHERWISE = Branch(is_else=True)


def is_child(value: str) -> Branch:
    return Branch(condition=Condition(Text.of(value), (FeatureTest(Feature.AGE, (value,)),)))


def decides(*branches: Branch) -> Step:
    decision = Decision(branches=branches)
    return a_step("Decide", "1", MEASURE, kind=StepKind.DECISION, decision=decision)


def test_a_decision_with_one_branch_leaves_the_others_out() -> None:
    step = decides(IN_WORDS)

    found = finding(RULE, MEASURE, step)

    assert found.kind == "unknown"
    assert found.about == (step.id, MEASURE.id)
    assert "Protection requested" in found.evidence[0].text


def test_a_branch_for_every_other_case_is_enough() -> None:
    assert not findings(RULE, MEASURE, decides(IN_WORDS, OTHERWISE))


def test_tests_alone_never_cover_every_case() -> None:
    assert kinds(RULE, MEASURE, decides(is_child("child"), is_child("adult"))) == ["unknown"]


def test_two_branches_in_words_are_left_to_the_reader() -> None:
    asked_or_not = Branch(condition=Condition(Text.of("No request")))

    assert not findings(RULE, MEASURE, decides(IN_WORDS, asked_or_not))


def test_a_decision_without_any_way_out_is_a_question() -> None:
    assert kinds(RULE, MEASURE, a_step("Decide", measure=MEASURE, kind=StepKind.DECISION)) == [
        "unknown"
    ]


def test_the_lines_drawn_from_a_decision_count() -> None:
    step = decides(IN_WORDS)

    assert not findings(RULE, MEASURE, step, NEXT, a_transition(step, NEXT, is_else=True))


def test_a_step_that_decides_nothing_is_fine() -> None:
    assert not findings(RULE, MEASURE, NEXT)
