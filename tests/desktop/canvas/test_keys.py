"""The map without a mouse: walking, moving, joining, naming and removing with keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.desktop.canvas.on_the_map import (
    AGENCIES,
    BORDER,
    BORDER_TO_SHELTER,
    LAWYERS,
    LONELY,
    POLICE,
    SHELTER,
    SHELTER_TO_LAWYERS,
    a_canvas,
    a_network,
    a_session_on,
    name_field,
    press,
    type_name,
    when_sharp,
)
from workbench.desktop.canvas.canvas import NetworkCanvas

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
Key = Qt.Key


@pytest.fixture
def canvas(qtbot: QtBot) -> NetworkCanvas:
    return a_canvas(qtbot)


def choose(canvas: NetworkCanvas, entity_id: str) -> None:
    canvas.session.choose(entity_id)


def test_arrows_walk_along_referrals(canvas: NetworkCanvas) -> None:
    choose(canvas, POLICE.id)

    press(canvas, Key.Key_Right)
    assert canvas.selection == {SHELTER.id}
    press(canvas, Key.Key_Right)
    assert canvas.selection == {LAWYERS.id}
    press(canvas, Key.Key_Left)
    assert canvas.selection == {SHELTER.id}


def test_arrows_go_to_the_nearest_box_where_no_referral_leads(canvas: NetworkCanvas) -> None:
    upper, lower = sorted((POLICE, BORDER), key=lambda each: canvas.pixel_of(each.id).y())
    choose(canvas, upper.id)

    press(canvas, Key.Key_Down)

    assert canvas.selection == {lower.id}
    choose(canvas, LAWYERS.id)
    press(canvas, Key.Key_Right)
    assert canvas.selection == {LONELY.id}


def test_an_arrow_begins_at_the_first_box(canvas: NetworkCanvas) -> None:
    press(canvas, Key.Key_Right)

    assert len(canvas.selection) == 1


def test_tab_goes_round_all_boxes_and_then_on(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    canvas = NetworkCanvas(a_session_on())
    canvas.session.setParent(holder)
    behind = QPushButton("Next")
    lines = QVBoxLayout(holder)
    lines.addWidget(canvas)
    lines.addWidget(behind)
    holder.resize(900, 600)
    holder.show()
    canvas.setFocus()

    seen = []
    for _ in AGENCIES:
        QTest.keyClick(canvas, Key.Key_Tab)
        seen.append(canvas.session.chosen_id)
    QTest.keyClick(canvas, Key.Key_Tab)

    assert sorted(seen) == sorted(each.id for each in AGENCIES)
    assert holder.focusWidget() is behind


def test_enter_and_f2_name_the_chosen_agency(canvas: NetworkCanvas) -> None:
    choose(canvas, SHELTER.id)

    press(canvas, Key.Key_Return)
    type_name(canvas, "Harbour House")
    assert canvas.label_of(SHELTER.id) == "Harbour House"

    press(canvas, Key.Key_F2)
    assert name_field(canvas).text() == "Harbour House"
    QTest.keyClick(name_field(canvas), Key.Key_Escape)


def test_delete_removes_an_agency_with_its_referrals_and_says_so(canvas: NetworkCanvas) -> None:
    told: list[str] = []
    canvas.done.connect(told.append)
    before = canvas.session.state
    choose(canvas, SHELTER.id)

    press(canvas, Key.Key_Delete)

    state = canvas.session.state
    assert SHELTER.id not in state.agencies
    assert not state.referrals
    assert SHELTER.id not in canvas.model.arrays.box_of
    assert not canvas.model.arrays.lines
    assert not canvas.selection
    assert told == ["“Shelter” was removed, with 3 referrals."]
    canvas.session.undo()
    assert canvas.session.state == before
    assert len(canvas.model.arrays.lines) == 3


def test_delete_removes_several_agencies_as_one_undo_step(canvas: NetworkCanvas) -> None:
    before = canvas.session.state
    canvas.select((POLICE.id, BORDER.id), POLICE.id)

    press(canvas, Key.Key_Delete)

    assert len(canvas.session.state.agencies) == 3
    canvas.session.undo()
    assert canvas.session.state == before


def test_delete_removes_a_referral_and_leaves_its_ends(canvas: NetworkCanvas) -> None:
    told: list[str] = []
    canvas.done.connect(told.append)
    choose(canvas, SHELTER_TO_LAWYERS.id)

    press(canvas, Key.Key_Delete)

    assert SHELTER_TO_LAWYERS.id not in canvas.session.state.referrals
    assert len(canvas.session.state.agencies) == len(AGENCIES)
    assert told == ["“Shelter → Lawyers” was removed."]


def test_those_who_stay_do_not_move_when_one_is_removed(canvas: NetworkCanvas) -> None:
    choose(canvas, POLICE.id)
    before = {key: canvas.pixel_of(key) for key in canvas.model.agencies if key != POLICE.id}

    press(canvas, Key.Key_Delete)

    assert {key: canvas.pixel_of(key) for key in before} == before


@pytest.mark.parametrize("way", ["alt", "m"])
def test_boxes_move_with_keys_as_one_undo_step(canvas: NetworkCanvas, way: str) -> None:
    before = canvas.session.state
    x, y = canvas.model.arrays.centre(canvas.model.arrays.box_of[SHELTER.id])
    choose(canvas, SHELTER.id)

    if way == "alt":
        for key in (Key.Key_Down, Key.Key_Down, Key.Key_Right):
            press(canvas, key, ALT)
    else:
        QTest.keyPress(canvas, Key.Key_M)
        for key in (Key.Key_Down, Key.Key_Down, Key.Key_Right):
            press(canvas, key)
        QTest.keyRelease(canvas, Key.Key_M)

    (position,) = canvas.session.state.map_positions.values()
    assert abs(position.x - (x + 8)) <= 2
    assert abs(position.y - (y + 16)) <= 2
    canvas.session.undo()
    assert canvas.session.state == before


def test_a_move_after_something_else_is_a_step_of_its_own(canvas: NetworkCanvas) -> None:
    choose(canvas, SHELTER.id)
    press(canvas, Key.Key_Down, ALT)
    between = canvas.session.state
    press(canvas, Key.Key_Left)
    choose(canvas, SHELTER.id)
    press(canvas, Key.Key_Down, ALT)

    canvas.session.undo()

    assert canvas.session.state == between


def test_c_and_arrows_and_enter_add_a_referral(canvas: NetworkCanvas) -> None:
    hints: list[str] = []
    canvas.hinted.connect(hints.append)
    choose(canvas, BORDER.id)

    press(canvas, Key.Key_C)
    assert hints
    assert "receiver" in hints[-1]
    press(canvas, Key.Key_Right)
    press(canvas, Key.Key_Right)
    press(canvas, Key.Key_Return)

    ends = {(each.sender, each.receiver) for each in canvas.session.state.referrals.values()}
    assert (BORDER.id, LAWYERS.id) in ends
    assert hints[-1] == ""


def test_escape_leaves_the_joining_first_and_the_choice_second(canvas: NetworkCanvas) -> None:
    before = canvas.session.state
    choose(canvas, BORDER.id)
    press(canvas, Key.Key_C)

    press(canvas, Key.Key_Escape)
    assert canvas.selection == {BORDER.id}
    press(canvas, Key.Key_Escape)

    assert not canvas.selection
    assert canvas.session.state is before


def test_a_gesture_ends_when_its_agency_is_gone(qtbot: QtBot, canvas: NetworkCanvas) -> None:
    press(canvas, Key.Key_N)
    type_name(canvas, "Night shelter")
    press(canvas, Key.Key_C)

    canvas.session.undo()
    canvas.grab()
    press(canvas, Key.Key_Return)

    assert canvas.session.state == a_network()
    when_sharp(qtbot, canvas)


def test_c_without_an_agency_does_nothing(canvas: NetworkCanvas) -> None:
    choose(canvas, BORDER_TO_SHELTER.id)

    press(canvas, Key.Key_C)
    press(canvas, Key.Key_Return)

    assert len(canvas.session.state.referrals) == 3


def test_keys_zoom_and_fit(qtbot: QtBot, canvas: NetworkCanvas) -> None:
    fitted = canvas.view

    press(canvas, Key.Key_Plus, CTRL)
    assert canvas.view.scale > fitted.scale
    press(canvas, Key.Key_Minus, CTRL)
    press(canvas, Key.Key_Minus, CTRL)
    assert canvas.view.scale < fitted.scale
    press(canvas, Key.Key_F)
    assert canvas.view == fitted
    press(canvas, Key.Key_Plus, CTRL)
    press(canvas, Key.Key_0, CTRL)
    assert canvas.view == fitted
    when_sharp(qtbot, canvas)


def test_control_a_marks_everybody(canvas: NetworkCanvas) -> None:
    press(canvas, Key.Key_A, CTRL)

    assert canvas.selection == {each.id for each in AGENCIES}


def test_n_adds_an_agency_in_view_and_chooses_it(canvas: NetworkCanvas) -> None:
    press(canvas, Key.Key_N)

    type_name(canvas, "Night shelter")

    (added,) = canvas.selection
    assert canvas.label_of(added) == "Night shelter"
    assert canvas.rect().contains(canvas.pixel_of(added).toPoint())
    assert canvas.session.chosen_id == added
