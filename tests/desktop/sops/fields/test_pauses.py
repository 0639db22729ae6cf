"""What is typed into a field is recorded while one types, and is one undo step all the same."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.desktop.sops.fields.conftest import Open
from tests.desktop.sops.fields.editing import Desk, a_step_of_the_measure, at_cursor
from workbench.domain.sops import Safeguard, SafeguardKind
from workbench.domain.text import Text

STEP = a_step_of_the_measure(text=Text.of("Ring."))


def told(desk: Desk) -> str:
    return str(desk.recorded())


@pytest.mark.parametrize(
    ("field", "name"),
    [
        ("text", "step-text"),
        ("place", "step-place"),
        ("shared", "step-shared-1"),
        ("consent", "step-consent-refusal"),
    ],
)
def test_typing_is_recorded_at_each_pause_and_undone_at_once(
    qtbot: QtBot, opened: Open, field: str, name: str
) -> None:
    desk = opened(STEP)
    desk.editor.focus_field(field)

    desk.write(name, "Call at ", leave=False)
    qtbot.waitUntil(lambda: "'Call at'" in told(desk), timeout=5000)
    QTest.keyClicks(at_cursor(), "once, ")
    qtbot.waitUntil(lambda: "'Call at once,'" in told(desk), timeout=5000)
    QTest.keyClicks(at_cursor(), "please")
    assert desk.focused() == name
    desk.leave()
    assert "'Call at once, please'" in told(desk)

    desk.session.undo()
    assert desk.recorded() == STEP


def test_another_visit_is_another_undo_step(opened: Open) -> None:
    desk = opened(STEP)
    desk.write("step-text", "Call.")
    desk.write("step-text", "Call twice.")

    desk.session.undo()

    assert desk.recorded().text == Text.of("Call.")


def test_an_emptied_field_waits_until_it_is_left(qtbot: QtBot, opened: Open) -> None:
    desk = opened(STEP)
    desk.write("step-text", "", leave=False)
    qtbot.wait(1200)
    assert desk.recorded() == STEP

    desk.leave()
    assert not desk.recorded().text


def test_a_part_that_is_not_ready_keeps_what_is_typed(qtbot: QtBot, opened: Open) -> None:
    desk = opened(STEP)
    desk.editor.focus_field("safeguards")
    desk.write("step-safeguards-1-text", "In her words", leave=False)
    qtbot.wait(1200)
    assert desk.recorded() == STEP
    QTest.keyClick(at_cursor(), Qt.Key.Key_S)

    desk.pick("step-safeguards-1-kind", "Interpreter")
    desk.leave()

    assert desk.recorded().safeguards == (
        Safeguard(kind=SafeguardKind.INTERPRETER, text=Text.of("In her wordss")),
    )
