"""Lanes are folded, moved and ordered on the chart; zooming and redrawing keep the place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from tests.builders import a_measure, a_sop, a_state, a_step, a_transition, an_agency, led_by
from workbench.desktop.session import Session
from workbench.desktop.sops.beside.chart_view import ChartView
from workbench.desktop.sops.beside.picture_scroll import PictureScroll
from workbench.desktop.sops.flow_panel import FlowPanel
from workbench.diagram.suggested_lanes import suggested_lanes
from workbench.domain.edits.agencies import RenameAgency
from workbench.domain.edits.steps import AddStep
from workbench.workspace import Workspace

SOP = a_sop("adults")
MEASURE = a_measure("Referral", "1.4", SOP)
AGENCIES = [an_agency(name) for name in ("Police", "Court", "Shelter")]
# The order as printed lets the lines between the first and the last lane pass the middle one.
LEADS = [0, 1, 2, 0, 2, 0, 2, 1, 0, 2, 0, 2]
STEPS = [
    a_step(f"Step {n}", f"{n}", MEASURE, assignments=led_by(AGENCIES[lead]))
    for n, lead in enumerate(LEADS, start=1)
]
BACK = a_transition(STEPS[9], STEPS[3])
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def session(qapp: object) -> Iterator[Session]:
    session = Session(
        Workspace(a_state(SOP, MEASURE, *AGENCIES, *STEPS, BACK)), date(2026, 1, 15), "en"
    )
    yield session
    session.close()


@pytest.fixture
def panel(qtbot: QtBot, session: Session) -> FlowPanel:
    panel = FlowPanel(session)
    qtbot.addWidget(panel)
    panel.step_chosen.connect(session.choose)
    session.chosen.connect(panel.show_chosen)
    panel.resize(560, 500)
    panel.show_measure(MEASURE.id)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def scroll_of(panel: FlowPanel) -> PictureScroll:
    found = panel.findChild(PictureScroll, "flow-scroll")
    assert found is not None
    return found


def lanes(view: ChartView) -> list[str]:
    return [each.title for each in view.chart.picture.lanes]


def head(view: ChartView, place: int) -> QPoint:
    lane = view.chart.picture.lanes[place]
    x, y = lane.x + lane.width / 2, lane.y + lane.head / 2
    return QPoint(round(x * view.scale), round(y * view.scale))


def test_a_click_on_the_title_of_a_lane_folds_it_and_another_opens_it(
    panel: FlowPanel, session: Session
) -> None:
    view, before = panel.view, session.state
    wide = view.chart.picture.width

    QTest.mouseClick(view, LEFT, NONE, head(view, 1))
    folded = view.chart.picture
    QTest.mouseClick(view, LEFT, NONE, head(view, 1))

    assert folded.lanes[1].is_collapsed
    assert folded.width < wide
    assert not view.chart.picture.lanes[1].is_collapsed
    assert session.state is before


def test_a_key_folds_the_lane_of_the_box_that_is_chosen(panel: FlowPanel, session: Session) -> None:
    session.choose(STEPS[0].id)

    QTest.keyClick(panel.view, Qt.Key.Key_H)

    assert [each.is_collapsed for each in panel.view.chart.picture.lanes] == [True, False, False]


def test_the_title_of_a_lane_is_dragged_to_another_place(
    panel: FlowPanel, session: Session
) -> None:
    view = panel.view
    start, end = head(view, 0), head(view, 1) + QPoint(40, 0)

    QTest.mousePress(view, LEFT, NONE, start)
    for part in range(1, 6):
        QTest.mouseMove(view, start + (end - start) * part / 5)
    QTest.mouseRelease(view, LEFT, NONE, end)

    assert lanes(view) == ["Court", "Police", "Shelter"]
    session.undo()
    assert lanes(view) == ["Police", "Court", "Shelter"]


def test_a_lane_is_moved_by_key(panel: FlowPanel, session: Session) -> None:
    session.choose(STEPS[0].id)
    shift = Qt.KeyboardModifier.ShiftModifier

    QTest.keyClick(panel.view, Qt.Key.Key_Right, shift)
    assert lanes(panel.view) == ["Court", "Police", "Shelter"]
    QTest.keyClick(panel.view, Qt.Key.Key_Right, shift)
    assert lanes(panel.view) == ["Court", "Shelter", "Police"]
    QTest.keyClick(panel.view, Qt.Key.Key_Left, shift)
    assert lanes(panel.view) == ["Court", "Police", "Shelter"]


def test_the_suggested_order_of_lanes_is_taken_as_one_step(
    panel: FlowPanel, session: Session
) -> None:
    suggested = suggested_lanes(session.state, MEASURE.id, "en")
    assert suggested != tuple(each.id for each in AGENCIES)

    panel.findChild(QToolButton, "flow-lanes").click()

    assert session.state.measures[MEASURE.id].lanes == suggested
    assert tuple(each.key for each in panel.view.chart.picture.lanes) == suggested
    session.undo()
    assert lanes(panel.view) == ["Police", "Court", "Shelter"]


def test_what_is_looked_at_stays_in_place_when_the_chart_is_drawn_anew(
    panel: FlowPanel, session: Session
) -> None:
    scroll = scroll_of(panel)
    session.choose(STEPS[7].id)
    before = scroll.place_of(STEPS[7].id)
    assert before is not None
    assert scroll.verticalScrollBar().value() > 0

    new = a_step("A step before", "0", MEASURE, assignments=led_by(AGENCIES[0]))
    session.edit(AddStep(new, after=STEPS[0].id))
    after = scroll.place_of(STEPS[7].id)

    assert after is not None
    assert abs(after.y() - before.y()) <= 2
    assert panel.view.marked.step == STEPS[7].id

    session.edit(RenameAgency(AGENCIES[0].id, "Border Police", "en"))
    again = scroll.place_of(STEPS[7].id)
    assert again is not None
    assert abs(again.y() - before.y()) <= 2


def test_a_choice_does_not_scroll_what_is_in_view_already(
    panel: FlowPanel, session: Session
) -> None:
    scroll = scroll_of(panel)
    session.choose(STEPS[6].id)
    place = scroll.verticalScrollBar().value()

    session.choose(STEPS[5].id)
    session.choose(STEPS[6].id)

    assert scroll.verticalScrollBar().value() == place


def test_ctrl_and_wheel_zoom_around_the_mouse(panel: FlowPanel) -> None:
    scroll, view = scroll_of(panel), panel.view
    before = view.scale
    spot = QPointF(200, 150)
    under = QPointF(view.mapFrom(scroll.viewport(), spot.toPoint())) / view.scale

    turn = QWheelEvent(
        spot,
        QPointF(scroll.viewport().mapToGlobal(spot.toPoint())),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(scroll.viewport(), turn)

    assert view.scale == pytest.approx(before * 1.2)
    now = QPointF(view.mapFrom(scroll.viewport(), spot.toPoint())) / view.scale
    assert abs(now.y() - under.y()) < 3


def test_keys_zoom_and_fit(panel: FlowPanel) -> None:
    view, ctrl = panel.view, Qt.KeyboardModifier.ControlModifier
    fitted = view.scale

    QTest.keyClick(view, Qt.Key.Key_Plus, ctrl)
    assert view.scale > fitted
    QTest.keyClick(view, Qt.Key.Key_Minus, ctrl)
    QTest.keyClick(view, Qt.Key.Key_Minus, ctrl)
    assert view.scale < fitted
    QTest.keyClick(view, Qt.Key.Key_0, ctrl)
    assert view.scale == pytest.approx(fitted)
    QTest.keyClick(view, Qt.Key.Key_9, ctrl)
    assert view.height() <= scroll_of(panel).viewport().height()
