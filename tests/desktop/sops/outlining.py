"""What tests of the outline begin with: a window, a measure, keys pressed where the focus is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import a_measure, a_population, a_sop, a_stage, a_state, a_step, an_agency
from tests.desktop.given import a_session, a_window
from workbench.desktop.main_window import MainWindow
from workbench.desktop.session import Session
from workbench.desktop.sops.measure_view import MeasureView
from workbench.desktop.sops.rows import OutlineRow
from workbench.domain.procedures import steps_of
from workbench.domain.sops import MeasureId
from workbench.domain.state import State
from workbench.domain.steps import Step
from workbench.domain.text import Text

ADULT = a_population("Adults")
SOP = a_sop("adult", ADULT)
STAGE = a_stage()
MEASURE = a_measure("Referral", "1.4", SOP, STAGE)
POLICE = an_agency("Border Police")
ASK = a_step("Ask", "1", MEASURE, how=(Text.of("In a quiet room"),))
CALL = a_step("Call the shelter", "2", MEASURE)

NONE = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


class Outlining:
    """A person at the keyboard, in the window on one measure."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        self.qtbot, self.window = qtbot, window
        assert window.shell is not None
        self.shell = window.shell
        view = window.findChild(MeasureView)
        assert view is not None
        self.view = view

    @property
    def session(self) -> Session:
        return self.shell.session

    @property
    def state(self) -> State:
        return self.session.state

    @property
    def focused(self) -> QWidget:
        self.settle()
        return self.window.focusWidget() or self.window

    @property
    def row(self) -> OutlineRow:
        row = self.focused
        assert isinstance(row, OutlineRow), row
        return row

    @property
    def outline(self) -> list[str]:
        """What is recorded: titles with numbers, and sub-items indented."""
        return written(self.state, self.view.measure_id)

    @property
    def shown(self) -> list[str]:
        """What stands in the rows on the screen."""
        return [row.plain_words() for card in self.view.cards for row in card.rows]

    @property
    def told(self) -> tuple[str, ...]:
        return self.shell.body.banners.texts

    def settle(self) -> None:
        """Let what waits for its turn happen."""
        self.qtbot.wait(1)

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        for key in keys:
            QTest.keyClick(self.focused, key, held)
        self.settle()

    def type(self, words: str) -> None:
        if words.isascii():
            QTest.keyClicks(self.focused, words)
            return
        for each in words:  # QTest knows no other letters
            event = QKeyEvent(QEvent.Type.KeyPress, 0, NONE, each)
            QApplication.sendEvent(self.focused, event)

    def paste(self, text: str, html: str = "") -> None:
        source = QMimeData()
        source.setText(text)
        if html:
            source.setHtml(html)
        QGuiApplication.clipboard().setMimeData(source)
        self.press(Key.Key_V, held=CONTROL)

    def go_to(self, step: Step) -> None:
        """Put the cursor at the end of a title, as Down does."""
        self.session.go_to(MEASURE.id)
        self.shell.focus_work()
        for _ in range(400):
            if self.row.plain_words() == str(step.title):
                return
            self.press(Key.Key_Down)
        raise AssertionError(f"{step.title} is not in the outline")


def written(state: State, measure: str) -> list[str]:
    lines = []
    for step in steps_of(state, MeasureId(measure)):
        lines.append(f"{step.number} {step.title}")
        lines += [f"  {line}" for line in step.how]
    return lines


@contextmanager
def outlining(qtbot: QtBot, folder: Path, state: State | None = None) -> Iterator[Outlining]:
    """The window on a measure of two steps, or on another workspace, with the cursor in it."""
    given = a_state(ADULT, SOP, STAGE, MEASURE, POLICE, ASK, CALL) if state is None else state
    with a_window(folder, a_session(given)) as window:
        person = Outlining(qtbot, window)
        person.shell.show_place("sops")
        person.settle()
        yield person
