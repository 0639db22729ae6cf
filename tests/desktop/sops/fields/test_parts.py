"""What consists of parts is edited part by part: consent, decisions, safeguards, conditions."""

from __future__ import annotations

import pytest

from tests.desktop.sops.fields.conftest import Open
from tests.desktop.sops.fields.editing import CONSENT, ENTER, REFUSED, a_step_of_the_measure
from workbench.domain.edits.branches import branch
from workbench.domain.sops import ProcedureException, Safeguard, SafeguardKind
from workbench.domain.steps import (
    Branch,
    ConsentForm,
    ConsentPoint,
    Criteria,
    Decision,
    Match,
    StepKind,
)
from workbench.domain.text import Text
from workbench.domain.values import Condition, Feature, FeatureTest

STEP = a_step_of_the_measure()


def test_a_consent_point_begins_with_the_first_thing_recorded_of_it(opened: Open) -> None:
    desk = opened(STEP)
    desk.editor.focus_field("consent")
    assert desk.recorded().consent is None

    made = desk.made_edits(lambda: desk.write("step-consent-refusal", "They go to step 3"))

    assert made == ["Change consent"]
    assert desk.recorded().consent == ConsentPoint(refusal=Text.of("They go to step 3"))
    desk.session.undo()
    assert desk.recorded() == STEP


def test_every_part_of_a_consent_point_can_be_filled(opened: Open) -> None:
    desk = opened(STEP)
    desk.editor.focus_field("consent")

    desk.write("step-consent-subjects-1", "Referral")
    desk.pick("step-consent-form", "assent with guardian")
    desk.pick("step-consent-required", "yes")
    desk.pick("step-consent-refusal-step", "3 Not possible")
    desk.write("step-consent-add-field", "withdrawn", leave=False)
    desk.press(ENTER)
    desk.write("step-consent-withdrawal", "It stops")

    assert desk.recorded().consent == ConsentPoint(
        subjects=(Text.of("Referral"),),
        form=ConsentForm.ASSENT_WITH_GUARDIAN,
        required=True,
        refusal_step=REFUSED.id,
        withdrawal=Text.of("It stops"),
    )


def test_a_consent_point_is_taken_out_whole(opened: Open) -> None:
    desk = opened(a_step_of_the_measure(consent=ConsentPoint(required=True)))

    desk.click("step-consent-clear")

    assert desk.recorded().consent is None


def test_a_safeguard_is_recorded_once_it_says_which(opened: Open) -> None:
    desk = opened(STEP)
    desk.editor.focus_field("safeguards")

    desk.write("step-safeguards-1-text", "A woman asks")
    assert desk.recorded() == STEP
    desk.pick("step-safeguards-1-kind", "Interpreter")

    assert desk.recorded().safeguards == (
        Safeguard(kind=SafeguardKind.INTERPRETER, text=Text.of("A woman asks")),
    )


def test_an_exception_has_a_condition_in_words_and_as_tests(opened: Open) -> None:
    desk = opened(STEP)
    desk.editor.focus_field("exceptions")

    desk.write("step-exceptions-1-condition", "for children")
    desk.click("step-exceptions-1-condition-add-test")
    desk.pick("step-exceptions-1-condition-tests-1-feature", "age")
    desk.write("step-exceptions-1-condition-tests-1-values", "0-17, unknown")

    condition = Condition(Text.of("for children"), (FeatureTest(Feature.AGE, ("0-17", "unknown")),))
    assert desk.recorded().exceptions == (ProcedureException(condition=condition),)


def test_criteria_and_a_decision_with_outcomes_are_typed(opened: Open) -> None:
    desk = opened(STEP)
    for field in ("criteria", "decision"):
        desk.editor.focus_field(field)

    desk.pick("step-criteria-match", "all of these")
    desk.write("step-criteria-items-1", "Fear")
    desk.write("step-decision-question", "Does the person agree?")
    desk.write("step-decision-branches-1-condition", "yes")
    desk.write("step-decision-branches-1-outcomes-1", "Call the shelter")

    assert desk.recorded().criteria == Criteria(match=Match.ALL, items=(Text.of("Fear"),))
    outcome = Branch(condition=Condition(Text.of("yes")), outcomes=(Text.of("Call the shelter"),))
    assert desk.recorded().decision == Decision(
        question=Text.of("Does the person agree?"), branches=(outcome,)
    )


def test_a_step_leads_to_another_under_a_label(opened: Open) -> None:
    desk = opened(a_step_of_the_measure(kind=StepKind.DECISION))

    desk.pick(f"step-branches-{desk.rows('step-branches')}-to", "→ 1 Informed consent")
    shown = range(1, desk.rows("step-branches") + 1)
    back = next(n for n in shown if desk.target_of(n) == CONSENT.id)
    desk.write(f"step-branches-{back}-when", "no")

    (way,) = desk.session.state.transitions.where("target", CONSENT.id)
    assert (way.origin, way.condition.text) == (STEP.id, Text.of("no"))


def test_a_branch_that_is_refused_is_told_and_shown_as_it_was(opened: Open) -> None:
    there = branch(STEP.id, REFUSED.id)
    back = branch(STEP.id, CONSENT.id)
    desk = opened(STEP, there, back)

    desk.pick("step-branches-1-to", "→ 1 Informed consent")

    assert len(desk.refusals) == 1
    assert desk.target_of(1) == REFUSED.id


@pytest.mark.parametrize("field", ["criteria", "consent", "decision", "exceptions", "overrides"])
def test_opening_a_field_records_nothing(opened: Open, field: str) -> None:
    desk = opened(STEP)

    desk.editor.focus_field(field)
    desk.leave()

    assert desk.recorded() == STEP
