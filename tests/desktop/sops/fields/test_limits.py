"""Time limits are typed as words, and what was understood is seen before they are left."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit

from tests.desktop.sops.fields.conftest import Open
from tests.desktop.sops.fields.editing import CONSENT, ENTER, a_step_of_the_measure
from workbench.desktop.sops.fields.choices import Combo
from workbench.domain.text import Text
from workbench.domain.values import Duration, LimitKind, TimeLimit, Unit

STEP = a_step_of_the_measure()
DAY = TimeLimit(kind=LimitKind.DEADLINE, duration=Duration(24, Unit.HOUR))


def test_a_typed_limit_is_one_edit_that_can_be_taken_back(opened: Open) -> None:
    desk = opened(STEP)

    made = desk.made_edits(lambda: desk.write("step-time-limits-1", "24 h after step 1"))

    assert made == ["Change time limit"]
    assert desk.recorded().time_limits == (replace(DAY, after_step=CONSENT.id),)
    assert desk.field(QLineEdit, "step-time-limits-1").text() == "Within 24 hours after step 1"
    desk.session.undo()
    assert desk.recorded() == STEP


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("3 wd", "Understood as: Deadline · 3 working days"),
        ("at most 90 days, extendable by the court", "can be extended by the court"),
        ("24 h after step 9", "Kept as words: there is no step 9 in this measure"),
        ("without delay", "Kept as words, without a length of time"),
    ],
)
def test_what_is_understood_is_told_while_it_is_typed(opened: Open, typed: str, told: str) -> None:
    desk = opened(STEP)

    desk.write("step-time-limits-1", typed, leave=False)

    assert told in desk.field(QLabel, "step-time-limits-1-understood").text()
    assert desk.recorded() == STEP


def test_a_wrong_kind_is_corrected_beside_the_words(opened: Open) -> None:
    desk = opened(a_step_of_the_measure(time_limits=(DAY,)))
    kind = desk.field(Combo, "step-time-limits-1-kind")

    kind.setCurrentText("Longest time")
    kind.activated.emit(kind.currentIndex())

    assert desk.recorded().time_limits == (replace(DAY, kind=LimitKind.MAXIMUM_STAY),)


def test_the_other_terms_of_a_limit_are_added_to_it(opened: Open) -> None:
    desk = opened(a_step_of_the_measure(time_limits=(DAY,)))

    desk.write("step-time-limits-1-add-field", "missed", leave=False)
    desk.field(QLineEdit, "step-time-limits-1-add-field")
    desk.press(ENTER)
    desk.write("step-time-limits-1-on-breach", "Tell the coordinator")

    assert desk.recorded().time_limits == (replace(DAY, on_breach=Text.of("Tell the coordinator")),)


def test_a_limit_that_is_emptied_is_no_longer_recorded(opened: Open) -> None:
    desk = opened(a_step_of_the_measure(time_limits=(DAY,)))

    desk.write("step-time-limits-1", "")

    assert desk.recorded().time_limits == ()
    assert not desk.recorded().says_none("time_limits")


def test_a_second_limit_is_added_by_its_button(opened: Open) -> None:
    desk = opened(a_step_of_the_measure(time_limits=(DAY,)))

    desk.click("step-time-limits-add")
    desk.write("step-time-limits-2", "every week")

    assert [each.kind for each in desk.recorded().time_limits] == [
        LimitKind.DEADLINE,
        LimitKind.RECURRING,
    ]
