"""The flowchart and the cards in the real window: what is begun in one goes on in the other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.desktop.given import BRING, MEASURE, NOTIFY, a_session, a_window
from workbench.desktop.main_window import MainWindow
from workbench.desktop.session import Session
from workbench.desktop.sops.flow_panel import FlowPanel
from workbench.domain.procedures import steps_of

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def session(qapp: object) -> Session:
    return a_session()


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, session: Session) -> Iterator[MainWindow]:
    with a_window(tmp_path, session) as window:
        qtbot.waitExposed(window)
        session.go_to(MEASURE.id)
        yield window


def panel_of(window: MainWindow) -> FlowPanel:
    panel = window.findChild(FlowPanel)
    assert panel is not None
    return panel


def titles(session: Session) -> list[str]:
    return [str(each.title) for each in steps_of(session.state, MEASURE.id)]


def test_a_step_asked_for_at_a_box_is_typed_in_its_card_and_stands_after_the_box(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    view = panel_of(window).view
    QTest.mouseClick(view, LEFT, NONE, view.box_of(NOTIFY.id).center().toPoint())
    assert view.hasFocus()

    QTest.keyClick(view, Qt.Key.Key_Plus)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not view)
    QTest.keyClicks(QApplication.focusWidget(), "Ask for a free bed")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    assert titles(session) == [
        "Notify the shelter",
        "Ask for a free bed",
        "Bring the person there",
    ]
    assert len(view.chart.boxes) == 3


def test_arrows_walk_the_chart_while_the_cards_follow(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    view = panel_of(window).view
    QTest.mouseClick(view, LEFT, NONE, view.box_of(NOTIFY.id).center().toPoint())

    QTest.keyClick(view, Qt.Key.Key_Down)
    qtbot.wait(0)

    assert session.chosen_id == BRING.id
    assert view.hasFocus()


def test_enter_on_a_box_goes_to_the_title_in_its_card(qtbot: QtBot, window: MainWindow) -> None:
    view = panel_of(window).view
    QTest.mouseClick(view, LEFT, NONE, view.box_of(BRING.id).center().toPoint())

    QTest.keyClick(view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not view)

    assert QApplication.focusWidget().objectName() == "step-title"


def test_the_window_offers_text_and_print(window: MainWindow) -> None:
    panel = panel_of(window)

    assert panel.findChild(QPushButton, "flow-form-text") is not None
    assert panel.findChild(QPushButton, "flow-form-print") is not None
