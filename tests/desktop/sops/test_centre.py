"""Steps, comparison and templates in the middle of the procedures."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.desktop.given import MEASURE, SOP, a_session, a_window
from workbench.desktop.gallery.gallery_view import GalleryView
from workbench.desktop.sops.compare.compare_view import CompareView
from workbench.desktop.sops.measure_view import MeasureView
from workbench.domain.procedures import measures_of

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def test_comparing_is_reached_and_left_by_keyboard(qtbot: QtBot, tmp_path: Path) -> None:
    with a_window(tmp_path) as window:
        window.show_place("sops")
        steps = window.findChild(MeasureView)
        qtbot.waitUntil(window.isActiveWindow)
        steps.begin()

        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_C, CONTROL_SHIFT)
        view = window.findChild(CompareView)
        assert view.isVisible()
        qtbot.keyClick(view, Qt.Key.Key_Escape)

        assert steps.isVisible()


def test_a_template_is_brought_in_and_its_measure_opened(qtbot: QtBot, tmp_path: Path) -> None:
    session = a_session()
    with a_window(tmp_path, session) as window:
        window.show_place("sops")
        qtbot.mouseClick(window.findChild(QPushButton, "add-template"), Qt.MouseButton.LeftButton)
        gallery = window.findChild(GalleryView)
        assert gallery.isVisible()

        qtbot.mouseClick(
            gallery.findChild(QPushButton, "template-insert"), Qt.MouseButton.LeftButton
        )

        new = [each for each in measures_of(session.state, SOP.id) if each.id != MEASURE.id]
        assert window.findChild(MeasureView).measure_id in {each.id for each in new} or not new
        assert window.findChild(MeasureView).isVisible()
