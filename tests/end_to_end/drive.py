"""Drives the real main window as a person would: clicks, types and reads what is shown."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.desktop.given import Answers, preferences_in
from workbench.desktop.app import desk_and_window
from workbench.desktop.canvas.canvas import NetworkCanvas
from workbench.desktop.desk import Desk
from workbench.desktop.main_window import MainWindow
from workbench.desktop.sops.measure_view import MeasureView
from workbench.domain.state import State

NOW = datetime(2026, 11, 24, 14, 2, tzinfo=UTC)
LEFT = Qt.MouseButton.LeftButton


class Drive:
    """One person at one window; everything is found by object name or by what it shows."""

    def __init__(self, qtbot: QtBot, desk: Desk, window: MainWindow, answers: Answers) -> None:
        self.qtbot, self.desk, self.window, self.answers = qtbot, desk, window, answers

    @property
    def state(self) -> State:
        assert self.desk.file is not None
        shell = self.window.shell
        assert shell is not None
        return shell.session.state

    @property
    def canvas(self) -> NetworkCanvas:
        found = self.window.findChild(NetworkCanvas, "network-canvas")
        assert found is not None
        return found

    def press(self, key: Qt.Key, *, control: bool = False) -> None:
        """Press a key where the focus is."""
        modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier(0)
        QTest.keyClick(self.window.focusWidget() or self.window, key, modifier)

    def go_to_place(self, key: str) -> None:
        """Choose an entry of the rail."""
        self.window.show_place(key)

    def rename_on_canvas(self, agency_id: str, name: str) -> None:
        """Double-click the box, type over its name, Enter."""
        self.canvas.reveal(agency_id)
        point = self.canvas.pixel_of(agency_id).toPoint()
        QTest.mouseClick(self.canvas, LEFT, pos=point)
        QTest.mouseDClick(self.canvas, LEFT, pos=point)
        field = self.window.findChild(QLineEdit, "name-field")
        assert field is not None
        assert field.isVisible()
        field.selectAll()
        QTest.keyClicks(field, name)
        QTest.keyClick(field, Qt.Key.Key_Return)

    def steps_say(self, measure_id: str) -> str:
        """Everything the cards of a measure say."""
        assert self.window.shell is not None
        self.window.shell.session.go_to(measure_id)
        view = self.window.findChild(MeasureView)
        assert view is not None
        return "\n".join(card.texts for card in view.cards)

    def findings_say(self) -> str:
        """Every message of the gap register."""
        assert self.window.shell is not None
        return "\n".join(each.message for each in self.window.shell.session.findings)

    def handbook_says(self, folder: Path) -> str:
        """The text of the PDF that the Handbook place saves."""
        self.go_to_place("handbook")
        target = folder / "handbook.pdf"
        target.unlink(missing_ok=True)
        self.answers.to_write = target
        button = self.window.findChild(QWidget, "handbook-save")
        assert button is not None
        self.qtbot.waitUntil(button.isEnabled, timeout=20_000)
        QTest.mouseClick(button, LEFT)
        self.qtbot.waitUntil(target.exists, timeout=20_000)
        pages = PdfReader(io.BytesIO(target.read_bytes())).pages
        return " ".join(" ".join(page.extract_text().split()) for page in pages)


@contextmanager
def at_the_window(qtbot: QtBot, folder: Path, file: Path) -> Iterator[Drive]:
    """The real window with the file open; closed, and the file let go of, at the end."""
    answers = Answers()
    desk, window = desk_and_window(lambda: NOW, answers, preferences_in(folder))
    desk.open(file)
    window.resize(1440, 900)
    window.show()
    try:
        yield Drive(qtbot, desk, window, answers)
    finally:
        window.close()
        desk.end()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
