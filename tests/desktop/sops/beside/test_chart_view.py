"""The flowchart is edited by mouse and by keyboard alone, and stays in step with the records."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QToolTip
from pytestqt.qtbot import QtBot

from tests.builders import (
    a_measure,
    a_sop,
    a_state,
    a_step,
    a_transition,
    an_agency,
    led_by,
)
from workbench.desktop.session import Session
from workbench.desktop.shell import removal_words
from workbench.desktop.sops.beside.chart_view import ChartView
from workbench.desktop.sops.flow_panel import FlowPanel
from workbench.diagram.picture import Point
from workbench.domain.edits.agencies import RenameAgency
from workbench.domain.edits.entities import Add
from workbench.domain.procedures import steps_of
from workbench.domain.steps import Step
from workbench.domain.text import Text
from workbench.domain.values import Condition
from workbench.workspace import Committed, Workspace

SOP = a_sop("adults")
MEASURE = a_measure("Referral", "1.4", SOP)
POLICE, SHELTER, OTHER = an_agency("Police"), an_agency("Shelter"), an_agency("Court")
ASK = a_step("Ask for consent", "1", MEASURE, assignments=led_by(POLICE))
CALL = a_step("Call the shelter", "2", MEASURE, assignments=led_by(POLICE))
BRING = a_step("Receive the person", "3", MEASURE, assignments=led_by(SHELTER))
WRITE = a_step("Write back", "4", MEASURE, assignments=led_by(SHELTER))
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def session(qapp: object) -> Iterator[Session]:
    state = a_state(SOP, MEASURE, POLICE, SHELTER, OTHER, ASK, CALL, BRING, WRITE)
    session = Session(Workspace(state), date(2026, 1, 15), "en")
    yield session
    session.close()


@pytest.fixture
def panel(qtbot: QtBot, session: Session) -> FlowPanel:
    panel = FlowPanel(session)
    qtbot.addWidget(panel)
    panel.step_chosen.connect(session.choose)
    session.chosen.connect(panel.show_chosen)
    panel.resize(640, 800)
    panel.show_measure(MEASURE.id)
    panel.show()
    qtbot.waitExposed(panel)
    return panel


def at(view: ChartView, point: Point) -> QPoint:
    return QPoint(round(point[0] * view.scale), round(point[1] * view.scale))


def middle(view: ChartView, step: Step) -> QPoint:
    return view.box_of(step.id).center().toPoint()


def drag(view: ChartView, start: QPoint, end: QPoint, *, let_go: bool = True) -> None:
    QTest.mousePress(view, LEFT, NONE, start)
    for part in range(1, 6):
        QTest.mouseMove(view, start + (end - start) * part / 5)
    if let_go:
        QTest.mouseRelease(view, LEFT, NONE, end)


def key(view: ChartView, *keys: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    for each in keys:
        QTest.keyClick(view, each, held)


def leads(session: Session, step: Step) -> list[str]:
    return [each.lane for each in session.state.steps[step.id].leads]


def order(session: Session) -> list[str]:
    return [str(each.title) for each in steps_of(session.state, MEASURE.id)]


def branches(session: Session) -> set[tuple[str, str, str]]:
    return {
        (
            str(session.state.steps[each.origin or ""].title),
            str(session.state.steps[each.target or ""].title),
            str(each.condition.text) or ("otherwise" if each.is_else else ""),
        )
        for each in session.state.transitions.values()
    }


def choose_line(view: ChartView, origin: Step, target: Step) -> None:
    for each in view.chart.lines_from(origin.id):
        way = view.chart.way(each)
        if way is not None and way.target == target.id:
            first = view.chart.points_of(each)[0]
            spot = ((first[0][0] + first[1][0]) / 2, (first[0][1] + first[1][1]) / 2)
            QTest.mouseClick(view, LEFT, NONE, at(view, spot))
            assert view.marked.line == each
            return
    raise AssertionError("no such line")


def test_a_box_dragged_to_another_lane_is_led_by_whoever_leads_that_lane(
    panel: FlowPanel, session: Session
) -> None:
    view = panel.view
    start = middle(view, CALL)

    drag(view, start, QPoint(middle(view, BRING).x(), start.y()))

    assert leads(session, CALL) == [SHELTER.id]
    assert view.chart.boxes[CALL.id].lane == SHELTER.id
    session.undo()
    assert leads(session, CALL) == [POLICE.id]
    assert view.chart.boxes[CALL.id].lane == POLICE.id


def test_escape_leaves_a_drag_and_changes_nothing(panel: FlowPanel, session: Session) -> None:
    view = panel.view
    before, still = session.state, view.grab().toImage()
    start = middle(view, CALL)
    QTest.mouseClick(view, LEFT, NONE, start)
    chosen = view.grab().toImage()

    drag(view, start, QPoint(middle(view, BRING).x(), start.y()), let_go=False)
    assert view.grab().toImage() != chosen
    key(view, Qt.Key.Key_Escape)
    QTest.mouseRelease(view, LEFT, NONE, middle(view, BRING))

    assert session.state is before
    assert chosen != still


def test_a_box_dragged_past_another_of_its_lane_changes_the_order(
    panel: FlowPanel, session: Session
) -> None:
    view = panel.view
    above = middle(view, ASK) - QPoint(0, 30)

    drag(view, middle(view, CALL), above)

    assert order(session)[:2] == ["Call the shelter", "Ask for consent"]


def test_a_box_put_back_where_it_was_changes_nothing(panel: FlowPanel, session: Session) -> None:
    view, before = panel.view, session.state

    drag(view, middle(view, CALL), middle(view, CALL) + QPoint(12, 6))

    assert session.state is before


def test_a_line_is_drawn_from_the_dot_and_its_words_are_typed_on_it(
    panel: FlowPanel, session: Session
) -> None:
    view = panel.view
    QTest.mouseClick(view, LEFT, NONE, middle(view, ASK))

    drag(view, at(view, view.handle_of(ASK.id)), middle(view, WRITE))
    field = panel.findChild(QLineEdit, "branch-words")
    assert field.isVisible()
    QTest.keyClicks(field, "refuses")
    QTest.keyClick(field, Qt.Key.Key_Return)

    assert branches(session) == {
        ("Ask for consent", "Call the shelter", ""),
        ("Ask for consent", "Write back", "refuses"),
    }
    assert "refuses" in {line.label for line in view.chart.lines.values()}
    assert not field.isVisible()


def test_a_click_on_the_dot_begins_a_line_that_the_next_click_ends(
    panel: FlowPanel, session: Session
) -> None:
    view = panel.view
    QTest.mouseClick(view, LEFT, NONE, middle(view, ASK))

    QTest.mouseClick(view, LEFT, NONE, at(view, view.handle_of(ASK.id)))
    QTest.mouseMove(view, middle(view, BRING))
    QTest.mouseClick(view, LEFT, NONE, middle(view, BRING))

    assert ("Ask for consent", "Receive the person", "") in branches(session)


def test_a_line_to_its_own_box_or_drawn_twice_is_refused_with_a_sentence(
    qtbot: QtBot, panel: FlowPanel, session: Session
) -> None:
    view = panel.view
    QTest.mouseClick(view, LEFT, NONE, middle(view, ASK))

    with qtbot.waitSignal(session.refused) as refused:
        drag(view, at(view, view.handle_of(ASK.id)), middle(view, ASK))
    assert refused.args == ["Ask for consent cannot lead to itself. Choose another step."]

    key(view, Qt.Key.Key_L, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Escape)
    QTest.mouseClick(view, LEFT, NONE, middle(view, ASK))
    with qtbot.waitSignal(session.refused) as refused:
        key(view, Qt.Key.Key_L, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert refused.args[0].startswith("There is already a branch from Ask for consent")


def test_the_end_of_a_line_is_pulled_to_another_box(panel: FlowPanel, session: Session) -> None:
    view = panel.view
    choose_line(view, ASK, CALL)

    drag(view, at(view, view.chart.end_of(view.marked.line)), middle(view, WRITE))

    assert branches(session) == {("Ask for consent", "Write back", "")}
    way = view.chart.way(view.marked.line)
    assert way is not None
    assert (way.origin, way.target, way.is_stated) == (ASK.id, WRITE.id, True)


def test_a_line_is_removed_and_one_that_nobody_recorded_says_why_not(
    qtbot: QtBot, panel: FlowPanel, session: Session
) -> None:
    view = panel.view
    choose_line(view, ASK, CALL)
    with qtbot.waitSignal(session.refused) as refused:
        key(view, Qt.Key.Key_Delete)
    assert "follows from the printed order" in refused.args[0]

    drag(view, at(view, view.chart.end_of(view.marked.line)), middle(view, WRITE))
    key(view, Qt.Key.Key_Delete)

    assert branches(session) == set()
    assert view.marked.step == ASK.id


def test_words_at_a_line_are_edited_by_double_click_and_left_by_escape(
    panel: FlowPanel, session: Session
) -> None:
    view = panel.view
    choose_line(view, ASK, CALL)
    spot = at(view, view.chart.label_spot(view.marked.line))

    QTest.mouseDClick(view, LEFT, NONE, spot)
    field = panel.findChild(QLineEdit, "branch-words")
    QTest.keyClicks(field, "agrees")
    QTest.keyClick(field, Qt.Key.Key_Escape)

    assert branches(session) == set()
    assert view.hasFocus()

    key(view, Qt.Key.Key_F2)
    QTest.keyClicks(field, "agrees")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert branches(session) == {("Ask for consent", "Call the shelter", "agrees")}


def test_a_line_is_for_every_other_case_at_a_key_or_a_tick(
    panel: FlowPanel, session: Session
) -> None:
    view = panel.view
    QTest.mouseClick(view, LEFT, NONE, middle(view, ASK))
    key(view, Qt.Key.Key_B)

    key(view, Qt.Key.Key_O)
    assert branches(session) == {("Ask for consent", "Call the shelter", "otherwise")}
    key(view, Qt.Key.Key_F2)
    tick = panel.findChild(QCheckBox, "branch-otherwise")
    tick.setChecked(False)
    QTest.keyClick(tick, Qt.Key.Key_Return)

    assert branches(session) == {("Ask for consent", "Call the shelter", "")}


def test_everything_is_reached_by_keyboard_alone(panel: FlowPanel, session: Session) -> None:
    view = panel.view
    view.setFocus()
    key(view, Qt.Key.Key_Down)
    assert session.chosen_id == ASK.id
    key(view, Qt.Key.Key_Down)
    assert session.chosen_id == CALL.id

    key(view, Qt.Key.Key_Right, held=CTRL)
    assert leads(session, CALL) == [SHELTER.id]
    key(view, Qt.Key.Key_Left, held=CTRL)
    assert leads(session, CALL) == [POLICE.id]
    key(view, Qt.Key.Key_Up, held=ALT)
    assert order(session)[0] == "Call the shelter"
    key(view, Qt.Key.Key_Delete)

    assert CALL.id not in session.state.steps
    assert session.chosen_id == ASK.id


def test_steps_and_decisions_are_asked_for_after_a_box(qtbot: QtBot, panel: FlowPanel) -> None:
    view = panel.view
    QTest.mouseClick(view, LEFT, NONE, middle(view, ASK))

    with qtbot.waitSignal(panel.step_wanted) as wanted:
        key(view, Qt.Key.Key_Plus)
    assert wanted.args == [ASK.id, False]
    with qtbot.waitSignal(panel.step_wanted) as wanted:
        key(view, Qt.Key.Key_D)
    assert wanted.args == [ASK.id, True]
    with qtbot.waitSignal(panel.step_wanted) as wanted:
        QTest.mouseClick(view, LEFT, NONE, at(view, view.add_spot_of(ASK.id)))
    assert wanted.args == [ASK.id, False]


def test_a_double_click_or_enter_goes_to_the_title(qtbot: QtBot, panel: FlowPanel) -> None:
    view = panel.view

    with qtbot.waitSignal(panel.step_activated) as activated:
        QTest.mouseDClick(view, LEFT, NONE, middle(view, BRING))
    assert activated.args == [BRING.id]
    QTest.mouseClick(view, LEFT, NONE, middle(view, BRING))
    with qtbot.waitSignal(panel.step_activated):
        key(view, Qt.Key.Key_Return)


def test_what_is_marked_is_told_in_words(panel: FlowPanel, session: Session) -> None:
    view = panel.view
    QTest.mouseClick(view, LEFT, NONE, middle(view, ASK))
    assert view.accessibleName() == (
        "Flowchart 1.4 Referral: Step 1, Ask for consent; Police; one line leads on"
    )

    choose_line(view, CALL, BRING)

    assert view.accessibleName() == "Flowchart 1.4 Referral: Line from step 2 to step 3"


def test_only_changes_of_the_measure_draw_the_chart_anew(
    panel: FlowPanel, session: Session
) -> None:
    chart = panel.view.chart

    session.edit(RenameAgency(OTHER.id, "High Court", "en"))
    session.choose(BRING.id)
    assert panel.view.chart is chart

    session.edit(RenameAgency(POLICE.id, "Border Police", "en"))
    assert panel.view.chart is not chart
    assert "Border Police" in {lane.title for lane in panel.view.chart.picture.lanes}


def test_a_line_that_is_marked_stays_marked_when_the_chart_is_drawn_anew(
    panel: FlowPanel, session: Session
) -> None:
    told = a_transition(ASK, WRITE, condition=Condition(text=Text.of("refuses")))
    session.edit(Add((told,)))
    choose_line(panel.view, ASK, WRITE)
    marked = panel.view.marked

    session.edit(RenameAgency(POLICE.id, "Border Police", "en"))
    assert panel.view.marked == marked

    session.undo()
    session.undo()
    assert panel.view.marked.line is None


def test_a_branch_that_was_removed_is_named_so_that_it_can_be_brought_back(
    panel: FlowPanel, session: Session
) -> None:
    told: list[Committed] = []
    session.committed.connect(told.append)
    session.edit(Add((a_transition(ASK, WRITE),)))
    choose_line(panel.view, ASK, WRITE)

    key(panel.view, Qt.Key.Key_Delete)

    assert removal_words(told[-1], "en") == "Branch 1 → 4 was removed."


def test_hovering_tells_what_is_under_the_mouse(panel: FlowPanel) -> None:
    view = panel.view
    spots = {
        "Step 3, Receive the person; Shelter; one line leads on": middle(view, BRING),
        "Police: click to fold or open, pull to move": QPoint(20, 12),
    }

    for words, spot in spots.items():
        where = view.mapToGlobal(spot)
        QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, spot, where))
        assert QToolTip.text() == words
    QToolTip.hideText()
