"""What the mouse does on the map: choosing, moving, joining, naming, panning, zooming."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.desktop.canvas.on_the_map import (
    BORDER,
    LAWYERS,
    POLICE,
    POLICE_TO_SHELTER,
    SHELTER,
    SHELTER_TO_LAWYERS,
    a_canvas,
    at,
    click,
    drag,
    ground,
    name_field,
    press,
    type_name,
    when_sharp,
)
from workbench.desktop.canvas.canvas import NetworkCanvas
from workbench.domain.agencies import Agency
from workbench.domain.edits.agencies import RemoveAgency

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def canvas(qtbot: QtBot) -> NetworkCanvas:
    return a_canvas(qtbot)


def middle_of_line(canvas: NetworkCanvas, referral_id: str) -> QPointF:
    x, y = canvas.model.arrays.middle_of(canvas.model.line_of[referral_id])
    return QPointF(*canvas.view.to_canvas(x, y))


def refusals(canvas: NetworkCanvas) -> list[str]:
    told: list[str] = []
    canvas.session.refused.connect(told.append)
    return told


def test_a_click_chooses_a_box_for_every_view(canvas: NetworkCanvas) -> None:
    click(canvas, canvas.pixel_of(SHELTER.id))

    assert canvas.selection == {SHELTER.id}
    assert canvas.session.chosen_id == SHELTER.id
    assert "Shelter" in canvas.accessibleDescription()


def test_a_click_on_a_line_chooses_the_referral(canvas: NetworkCanvas) -> None:
    click(canvas, middle_of_line(canvas, SHELTER_TO_LAWYERS.id))

    assert canvas.selection == {SHELTER_TO_LAWYERS.id}
    assert canvas.session.chosen_id == SHELTER_TO_LAWYERS.id


def test_a_click_on_the_ground_chooses_nothing(canvas: NetworkCanvas) -> None:
    click(canvas, canvas.pixel_of(SHELTER.id))

    click(canvas, ground(canvas))

    assert not canvas.selection
    assert canvas.session.chosen_id == ""


def test_a_click_with_shift_adds_and_takes_away(canvas: NetworkCanvas) -> None:
    click(canvas, canvas.pixel_of(POLICE.id))
    click(canvas, canvas.pixel_of(SHELTER.id), SHIFT)

    assert canvas.selection == {POLICE.id, SHELTER.id}

    click(canvas, canvas.pixel_of(POLICE.id), SHIFT)

    assert canvas.selection == {SHELTER.id}


def test_a_rectangle_over_the_ground_marks_the_boxes_it_touches(canvas: NetworkCanvas) -> None:
    police, border = canvas.pixel_of(POLICE.id), canvas.pixel_of(BORDER.id)
    top, bottom = sorted((police.y(), border.y()))
    left = police.x() - 76 * canvas.view.scale - 30

    drag(canvas, QPointF(left, bottom + 25), QPointF(police.x(), top - 15))

    assert canvas.selection >= {POLICE.id, BORDER.id}
    assert SHELTER.id not in canvas.selection


def test_what_is_chosen_elsewhere_is_marked_here(canvas: NetworkCanvas) -> None:
    canvas.session.choose(LAWYERS.id)

    assert canvas.selection == {LAWYERS.id}


def test_a_drag_puts_the_box_down_as_one_undo_step(qtbot: QtBot, canvas: NetworkCanvas) -> None:
    before = canvas.session.state
    start = canvas.pixel_of(SHELTER.id)

    drag(canvas, start, start + QPointF(60, 90))

    (position,) = canvas.session.state.map_positions.values()
    assert position.agency == SHELTER.id
    apart = canvas.pixel_of(SHELTER.id) - (start + QPointF(60, 90))
    assert max(abs(apart.x()), abs(apart.y())) < 4
    assert canvas.session.workspace.undo_label == "Move on the map"
    canvas.session.undo()
    assert canvas.session.state == before
    assert canvas.pixel_of(SHELTER.id) == start
    when_sharp(qtbot, canvas)


def test_a_drag_of_one_marked_box_takes_the_others_along(canvas: NetworkCanvas) -> None:
    click(canvas, canvas.pixel_of(POLICE.id))
    click(canvas, canvas.pixel_of(SHELTER.id), SHIFT)
    apart = canvas.pixel_of(SHELTER.id) - canvas.pixel_of(POLICE.id)

    drag(canvas, canvas.pixel_of(SHELTER.id), canvas.pixel_of(SHELTER.id) + QPointF(20, 40))

    assert len(canvas.session.state.map_positions) == 2
    now = canvas.pixel_of(SHELTER.id) - canvas.pixel_of(POLICE.id)
    assert (now - apart).manhattanLength() < 5
    canvas.session.undo()
    assert not canvas.session.state.map_positions


def test_nobody_else_moves_when_a_box_is_moved(canvas: NetworkCanvas) -> None:
    others = (POLICE, BORDER, LAWYERS)
    before = [canvas.pixel_of(each.id) for each in others]

    drag(canvas, canvas.pixel_of(SHELTER.id), canvas.pixel_of(SHELTER.id) + QPointF(30, 120))

    assert [canvas.pixel_of(each.id) for each in others] == before


def test_a_view_changes_nothing_while_a_box_is_held_and_escape_leaves_it(
    canvas: NetworkCanvas,
) -> None:
    before = canvas.session.state
    start = canvas.pixel_of(SHELTER.id)

    drag(canvas, start, start + QPointF(60, 90), let_go=False)
    assert canvas.session.state is before
    press(canvas, Qt.Key.Key_Escape)
    QTest.mouseRelease(
        canvas,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        at(start + QPointF(60, 90)),
    )

    assert canvas.session.state is before
    assert canvas.pixel_of(SHELTER.id) == start


def test_a_held_box_is_let_go_when_it_is_taken_away(canvas: NetworkCanvas) -> None:
    told = refusals(canvas)
    canvas.session.edit(RemoveAgency(LAWYERS.id))
    canvas.session.undo()
    start = canvas.pixel_of(LAWYERS.id)
    drag(canvas, start, start + QPointF(30, 60), let_go=False)

    canvas.session.redo()
    canvas.grab()
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at(start))

    assert LAWYERS.id not in canvas.session.state.agencies
    assert not canvas.session.state.map_positions
    assert not told


def test_a_pull_from_the_handle_to_another_box_adds_a_referral(canvas: NetworkCanvas) -> None:
    told = refusals(canvas)
    QTest.mouseMove(canvas, at(canvas.pixel_of(POLICE.id)))

    drag(canvas, canvas.handle_pixel_of(POLICE.id), canvas.pixel_of(LAWYERS.id))

    added = [
        each
        for each in canvas.session.state.referrals.values()
        if (each.sender, each.receiver) == (POLICE.id, LAWYERS.id)
    ]
    assert len(added) == 1
    assert added[0].state is None
    assert canvas.session.chosen_id == added[0].id
    assert added[0].id in canvas.model.line_of
    assert not told


def test_a_new_referral_moves_nobody_and_is_one_undo_step(canvas: NetworkCanvas) -> None:
    before = {key: canvas.pixel_of(key) for key in canvas.model.agencies}
    state = canvas.session.state
    QTest.mouseMove(canvas, at(canvas.pixel_of(LAWYERS.id)))

    drag(canvas, canvas.handle_pixel_of(LAWYERS.id), canvas.pixel_of(BORDER.id))

    assert len(canvas.session.state.referrals) == 4
    assert {key: canvas.pixel_of(key) for key in before} == before
    canvas.session.undo()
    assert canvas.session.state == state


def test_an_agency_is_not_joined_to_itself_and_is_told_so(canvas: NetworkCanvas) -> None:
    told, before = refusals(canvas), canvas.session.state
    QTest.mouseMove(canvas, at(canvas.pixel_of(POLICE.id)))

    drag(canvas, canvas.handle_pixel_of(POLICE.id), canvas.pixel_of(POLICE.id))

    assert told == ["An agency cannot refer to itself. Choose another receiver."]
    assert canvas.session.state is before


def test_a_pull_that_ends_on_the_ground_does_nothing(canvas: NetworkCanvas) -> None:
    told, before = refusals(canvas), canvas.session.state
    QTest.mouseMove(canvas, at(canvas.pixel_of(POLICE.id)))

    drag(canvas, canvas.handle_pixel_of(POLICE.id), ground(canvas))

    assert canvas.session.state is before
    assert not told


def test_a_second_referral_like_the_first_is_refused_with_a_remedy(canvas: NetworkCanvas) -> None:
    for _ in range(2):
        told = refusals(canvas)
        QTest.mouseMove(canvas, at(canvas.pixel_of(POLICE.id)))
        drag(canvas, canvas.handle_pixel_of(POLICE.id), canvas.pixel_of(LAWYERS.id))

    assert len(told) == 1
    assert "already on the map" in told[0]


def test_a_double_click_names_the_agency_in_place(qtbot: QtBot, canvas: NetworkCanvas) -> None:
    point = at(canvas.pixel_of(SHELTER.id))
    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)
    assert name_field(canvas).text() == "Shelter"

    type_name(canvas, "Harbour House")

    assert canvas.label_of(SHELTER.id) == "Harbour House"
    assert not name_field(canvas).isVisible()
    canvas.session.undo()
    assert canvas.label_of(SHELTER.id) == "Shelter"


def test_a_new_name_costs_one_picture_of_a_box(qtbot: QtBot, canvas: NetworkCanvas) -> None:
    before = canvas.sprites_painted
    canvas.map_actions.begin_rename(SHELTER.id)

    type_name(canvas, "Harbour House")
    when_sharp(qtbot, canvas)
    canvas.grab()

    assert canvas.sprites_painted == before + 1


def test_a_name_in_use_is_refused_and_can_be_mended(canvas: NetworkCanvas) -> None:
    told = refusals(canvas)
    canvas.map_actions.begin_rename(SHELTER.id)

    type_name(canvas, "Police")

    assert len(told) == 1
    assert name_field(canvas).isVisible()
    type_name(canvas, "Harbour House")
    assert canvas.label_of(SHELTER.id) == "Harbour House"


def test_escape_leaves_the_name_as_it_was(canvas: NetworkCanvas) -> None:
    before = canvas.session.state
    canvas.map_actions.begin_rename(SHELTER.id)
    QTest.keyClicks(name_field(canvas), "Nonsense")

    QTest.keyClick(name_field(canvas), Qt.Key.Key_Escape)

    assert canvas.session.state is before
    assert not name_field(canvas).isVisible()
    assert canvas.hasFocus()


def test_a_double_click_on_the_ground_adds_an_agency_there(canvas: NetworkCanvas) -> None:
    before = canvas.session.state
    QTest.mouseDClick(
        canvas,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        QPoint(canvas.width() // 2, canvas.height() - 60),
    )

    type_name(canvas, "Night shelter")

    (added,) = [
        each for each in canvas.session.state.agencies.values() if each.id not in before.agencies
    ]
    assert isinstance(added, Agency)
    assert added.name.exactly("en") == "Night shelter"
    assert canvas.selection == {added.id}
    assert abs(canvas.pixel_of(added.id).x() - canvas.width() / 2) < 5
    canvas.session.undo()
    assert canvas.session.state == before


def test_an_agency_without_a_name_is_not_added(canvas: NetworkCanvas) -> None:
    before = canvas.session.state
    canvas.map_actions.add_agency()

    QTest.keyClick(name_field(canvas), Qt.Key.Key_Return)

    assert canvas.session.state is before


def test_the_middle_button_pulls_the_map(canvas: NetworkCanvas) -> None:
    start = canvas.pixel_of(SHELTER.id)

    drag(canvas, QPointF(300, 300), QPointF(340, 260), Qt.MouseButton.MiddleButton)

    assert canvas.pixel_of(SHELTER.id) == start + QPointF(40, -40)
    assert not canvas.session.state.map_positions


def test_the_space_bar_makes_the_mouse_pull_the_map(canvas: NetworkCanvas) -> None:
    start = canvas.pixel_of(SHELTER.id)

    QTest.keyPress(canvas, Qt.Key.Key_Space)
    drag(canvas, start, start + QPointF(40, 20))
    QTest.keyRelease(canvas, Qt.Key.Key_Space)

    assert canvas.pixel_of(SHELTER.id) == start + QPointF(40, 20)
    assert not canvas.session.state.map_positions


def test_the_wheel_zooms_around_the_mouse(canvas: NetworkCanvas) -> None:
    point, scale = canvas.pixel_of(SHELTER.id), canvas.view.scale
    turn = QWheelEvent(
        point,
        canvas.mapToGlobal(point),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )

    QApplication.sendEvent(canvas, turn)

    assert canvas.view.scale > scale
    assert (canvas.pixel_of(SHELTER.id) - point).manhattanLength() < 0.01


def test_a_fitted_map_stays_whole_when_the_canvas_changes(canvas: NetworkCanvas) -> None:
    canvas.resize(500, 300)

    for key in canvas.model.agencies:
        assert canvas.rect().contains(at(canvas.pixel_of(key)))


def test_referrals_that_share_a_line_are_chosen_one_after_the_other(qtbot: QtBot) -> None:
    from tests.builders import a_category, a_referral, a_state, an_agency

    ends = an_agency("From"), an_agency("To")
    kinds = [a_category(f"ACC.{number}") for number in range(5)]
    between = [a_referral(*ends, name=each.code, category=each.id) for each in kinds]
    canvas = a_canvas(qtbot, a_state(*ends, *kinds, *between))
    point = middle_of_line(canvas, between[0].id)

    chosen = []
    for _ in range(6):
        click(canvas, point)
        chosen.append(canvas.session.chosen_id)

    assert len(canvas.model.network.links) == 1
    assert set(chosen) == {each.id for each in between}
    assert chosen[0] == chosen[5]


def test_the_lines_of_a_chosen_box_are_painted_in_the_accent(
    qtbot: QtBot, canvas: NetworkCanvas
) -> None:
    from workbench.desktop.theme import LIGHT

    def accent_pixels() -> int:
        image = canvas.grab().toImage()
        accent = LIGHT.colour("accent").rgb()
        y = round(middle_of_line(canvas, POLICE_TO_SHELTER.id).y())
        return sum(
            image.pixel(x, row) == accent
            for row in range(y - 20, y + 20)
            for x in range(image.width())
        )

    assert accent_pixels() == 0

    click(canvas, canvas.pixel_of(POLICE.id))
    QTest.mouseMove(canvas, at(ground(canvas)))

    assert accent_pixels() > 20
