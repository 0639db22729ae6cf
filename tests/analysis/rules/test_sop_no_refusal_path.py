from __future__ import annotations

from tests.builders import a_measure, a_step
from tests.findings import finding, findings
from workbench.domain.steps import ConsentPoint, Step
from workbench.domain.text import Text

RULE = "sop-no-refusal-path"
MEASURE = a_measure()
OTHER_WAY = a_step("Other way", "2", MEASURE)


def asks(**fields: object) -> Step:
    return a_step("Ask", "1", MEASURE, consent=ConsentPoint(**fields))


def test_consent_that_says_nothing_about_no_is_a_question() -> None:
    step = asks()

    found = finding(RULE, MEASURE, step)

    assert found.kind == "unknown"
    assert found.about == (step.id, MEASURE.id)
    assert "when they refuse or withdraw their consent later" in found.message


def test_consent_with_both_paths_is_fine() -> None:
    step = asks(refusal_step=OTHER_WAY.id, withdrawal=Text.of("Stop, and ask again."))

    assert not findings(RULE, MEASURE, step, OTHER_WAY)


def test_a_withdrawal_nobody_recorded_is_still_a_question() -> None:
    found = finding(RULE, MEASURE, asks(refusal=Text.of("The person may refuse.")))

    assert "when they withdraw their consent later" in found.message


def test_consent_that_is_not_required_needs_no_path() -> None:
    assert not findings(RULE, MEASURE, asks(required=False))


def test_a_step_that_asks_nothing_is_fine() -> None:
    assert not findings(RULE, MEASURE, OTHER_WAY)
