"""What holds for a whole measure, edited in place above its steps."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.desktop.given import MEASURE, a_session, a_window
from workbench.desktop.sops.about_card import AboutCard
from workbench.desktop.sops.fields.measure_fields import MeasureFields
from workbench.domain.edits.entities import Change
from workbench.domain.sops import Measure
from workbench.domain.text import Text


def test_the_fields_of_a_measure_are_reached_and_left_by_keyboard(
    qtbot: QtBot, tmp_path: Path
) -> None:
    session = a_session()
    with a_window(tmp_path, session) as window:
        qtbot.waitUntil(window.isActiveWindow)
        title = window.findChild(QWidget, "measure-title")
        title.setFocus()

        qtbot.keyClick(title, Qt.Key.Key_F4)
        fields = window.findChild(MeasureFields)
        assert fields.isAncestorOf(QApplication.focusWidget())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)

        assert window.findChild(MeasureFields) is None
        assert title.hasFocus()


def test_what_is_recorded_stands_above_the_steps(qtbot: QtBot, tmp_path: Path) -> None:
    session = a_session()
    with a_window(tmp_path, session) as window:
        session.edit(Change(Measure, MEASURE.id, {"aim": (Text.of("A safe way to help"),)}))

        card = window.findChild(AboutCard)
        said = [each.text() for each in card.findChildren(QWidget) if hasattr(each, "text")]
        assert "A safe way to help" in said
