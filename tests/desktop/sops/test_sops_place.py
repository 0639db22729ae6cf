"""Outline, steps and flowchart of a measure stay in step."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.builders import a_state
from tests.desktop.sops.outlining import (
    ADULT,
    ASK,
    CALL,
    CONTROL,
    MEASURE,
    POLICE,
    SHIFT,
    SOP,
    STAGE,
    Key,
    Outlining,
    outlining,
)
from workbench.desktop.session import Session
from workbench.desktop.sops.flow_panel import FlowPanel
from workbench.desktop.sops.sops_place import SopsPlace
from workbench.domain.edits.lines import RenameStep
from workbench.domain.edits.measures import RemoveMeasure, RenameMeasure
from workbench.domain.procedures import measures_of
from workbench.domain.state import State
from workbench.workspace import Workspace


@pytest.fixture
def person(qtbot: QtBot, tmp_path: Path) -> Iterator[Outlining]:
    with outlining(qtbot, tmp_path) as person:
        yield person


@pytest.fixture
def newcomer(qtbot: QtBot, tmp_path: Path) -> Iterator[Outlining]:
    """Somebody with an empty workspace."""
    with outlining(qtbot, tmp_path, State()) as person:
        yield person


def flow_of(person: Outlining) -> FlowPanel:
    panel = person.window.findChild(FlowPanel)
    assert panel is not None
    return panel


def title_of(person: Outlining) -> QLineEdit:
    line = person.window.findChild(QLineEdit, "measure-title")
    assert line is not None
    return line


def measures(person: Outlining) -> list[str]:
    sop = next(iter(person.state.sops.values()))
    return [f"{each.number} {each.title}" for each in measures_of(person.state, sop.id)]


def test_a_title_typed_in_the_card_shows_in_the_flowchart(qtbot: QtBot, person: Outlining) -> None:
    view = flow_of(person).view
    person.go_to(CALL)

    person.type(" now")
    qtbot.waitUntil(lambda: "Call the shelter now" in view.accessibleDescription())

    person.press(Key.Key_Up)
    person.session.undo()
    qtbot.waitUntil(lambda: "Call the shelter now" not in view.accessibleDescription())


def test_a_box_of_the_flowchart_chooses_its_step_and_opens_its_fields(person: Outlining) -> None:
    view = flow_of(person).view
    box = view.box_of(CALL.id)

    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=box.center().toPoint())

    assert person.session.chosen_id == CALL.id
    assert [card.step_id for card in person.view.cards if card.editor] == [CALL.id]


def test_typing_in_a_step_chooses_it_without_opening_its_fields(person: Outlining) -> None:
    person.go_to(CALL)

    assert person.session.chosen_id == CALL.id
    assert [card for card in person.view.cards if card.editor] == []


def test_a_click_into_a_title_opens_the_fields_and_leaves_the_cursor_there(
    person: Outlining,
) -> None:
    card = next(each for each in person.view.cards if each.step_id == CALL.id)

    QTest.mouseClick(card.title.viewport(), Qt.MouseButton.LeftButton)

    assert card.editor is not None
    assert person.row is card.title


def test_a_language_without_words_is_typed_beside_the_other(person: Outlining) -> None:
    person.session.show_in("bg")

    assert person.view.cards[1].title.words() == ""
    assert person.view.cards[1].title.placeholderText() == "Call the shelter"


def test_a_title_in_another_language_leaves_the_first_alone(qtbot: QtBot, tmp_path: Path) -> None:
    with outlining(qtbot, tmp_path, a_state(ADULT, SOP, STAGE, MEASURE, CALL)) as person:
        person.session.show_in("bg")
        person.shell.focus_work()
        person.type("Връзка")
        person.press(Key.Key_Down)

        title = person.state.steps[CALL.id].title
        assert (title.exactly("en"), title.exactly("bg")) == ("Call the shelter", "Връзка")


def test_what_somebody_else_changes_shows_in_the_rows(person: Outlining) -> None:
    person.go_to(ASK)

    person.session.edit(RenameStep(CALL.id, "Telephone", "en"))

    assert person.shown == ["Ask", "In a quiet room", "Telephone", ""]
    assert person.row.plain_words() == "Ask"


def test_in_an_empty_workspace_the_first_measure_is_typed_at_once(newcomer: Outlining) -> None:
    assert newcomer.focused is title_of(newcomer)

    newcomer.type("1.4 Referral")
    newcomer.press(Key.Key_Return)
    newcomer.type("Ask for consent")
    newcomer.press(Key.Key_Return)
    newcomer.type("Call the receiver")
    newcomer.press(Key.Key_Return)

    (measure,) = newcomer.state.measures.values()
    assert measures(newcomer) == ["1.4 Referral"]
    assert newcomer.state.stages[measure.stage or ""].number == "1"
    assert newcomer.outline == ["1 Ask for consent", "2 Call the receiver"]


def test_a_measure_is_added_by_keyboard_and_one_goes_on_in_its_first_step(
    person: Outlining,
) -> None:
    person.go_to(CALL)

    person.press(Key.Key_N, held=CONTROL | SHIFT)
    assert person.focused is title_of(person)
    person.type("Follow-up")
    person.press(Key.Key_Return)
    person.type("Call again")
    person.press(Key.Key_Return)

    assert measures(person) == ["1.4 Referral", "1.5 Follow-up"]
    assert person.outline == ["1 Call again"]


def test_a_measure_put_aside_leaves_no_trace(person: Outlining) -> None:
    person.press(Key.Key_N, held=CONTROL | SHIFT)
    person.type("No")
    person.press(Key.Key_Escape)

    assert measures(person) == ["1.4 Referral"]
    assert person.row.plain_words() == "Ask"
    assert person.session.workspace.undo_label is None


def test_undo_of_a_new_measure_shows_another_one_and_redo_shows_it_again(
    person: Outlining,
) -> None:
    person.press(Key.Key_N, held=CONTROL | SHIFT)
    person.type("Follow-up")
    person.press(Key.Key_Return)
    person.session.undo()
    assert person.view.measure_id == MEASURE.id
    person.session.redo()

    assert measures(person) == ["1.4 Referral", "1.5 Follow-up"]


def test_the_title_of_a_measure_and_its_number_are_typed_in_its_head(person: Outlining) -> None:
    line = title_of(person)
    line.setFocus()
    person.press(Key.Key_A, held=CONTROL)
    person.type("1.6 Handing over")
    person.press(Key.Key_Return)

    assert measures(person) == ["1.6 Handing over"]
    assert line.text() == "Handing over"
    assert person.row.plain_words() == "Ask"


def test_a_measure_that_is_renamed_elsewhere_shows_its_new_title(person: Outlining) -> None:
    person.session.edit(RenameMeasure(MEASURE.id, "Handing over", "en"))

    assert title_of(person).text() == "Handing over"


def test_when_the_open_measure_goes_the_first_is_asked_for_again(person: Outlining) -> None:
    person.session.edit(RemoveMeasure(MEASURE.id))
    assert person.view.measure_id == ""
    person.session.undo()

    assert person.view.measure_id == MEASURE.id
    assert person.shown[:2] == ["Ask", "In a quiet room"]


def test_the_status_counts_steps_and_findings_of_the_measure(person: Outlining) -> None:
    place = next(iter(person.shell._places.values()))

    about = {MEASURE.id, ASK.id, CALL.id}
    found = [each for each in person.session.findings if not about.isdisjoint(each.about)]
    assert found
    assert place.status() == f"Measure 1.4 · 2 steps · {len(found)} findings"


def test_an_empty_workspace_can_be_shown_without_a_window(qtbot: QtBot) -> None:
    session = Session(Workspace(a_state(POLICE)), date(2026, 1, 15), "en")
    place = SopsPlace(session)
    for panel in (place.side, place.centre, place.inspector):
        assert panel is not None
        qtbot.addWidget(panel)

    assert place.status() == ""
    session.close()
