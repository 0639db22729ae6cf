"""That there is none, and that nobody has recorded it, are two things."""

from __future__ import annotations

import pytest

from tests.builders import a_measure, a_sop, a_state, a_step
from workbench.domain.delta import apply
from workbench.domain.edits import Edit, perform
from workbench.domain.edits.entities import Change
from workbench.domain.edits.stating import StateNone
from workbench.domain.state import State
from workbench.domain.steps import Step
from workbench.domain.text import Text
from workbench.errors import EditRefused

CARE = a_measure(sop=a_sop())
STEP = a_step(measure=CARE, unread=("consent",))
STATE = a_state(a_sop(), CARE, STEP)


def after(edit: Edit, state: State = STATE) -> State:
    return apply(state, perform(edit, state))


def test_that_there_is_none_is_recorded_and_taken_back() -> None:
    stated = after(StateNone(Step, STEP.id, "consent", stated=True))
    unstated = after(StateNone(Step, STEP.id, "consent", stated=False), stated)

    assert stated.steps[STEP.id].says_none("consent")
    assert stated.steps[STEP.id].unread == ()
    assert not unstated.steps[STEP.id].says_none("consent")


def test_what_gets_a_value_is_no_longer_stated_to_be_absent() -> None:
    stated = after(StateNone(Step, STEP.id, "text", stated=True))

    written = after(Change(Step, STEP.id, {"text": Text.of("Call first")}), stated)

    assert written.steps[STEP.id].stated_none == ()


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        (StateNone(Step, "gone", "text", stated=True), "no longer there"),
        (StateNone(Step, STEP.id, "colour", stated=True), "has no field 'colour'"),
        (StateNone(Step, STEP.id, "title", stated=True), "Something is recorded here"),
    ],
)
def test_what_cannot_be_stated_is_refused_with_the_reason(edit: Edit, reason: str) -> None:
    with pytest.raises(EditRefused, match=reason):
        after(edit)
