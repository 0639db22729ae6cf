"""Procedures are edited in place, and outline, steps and flowchart stay in step."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import a_measure, a_population, a_sop, a_stage, a_state, a_step, an_agency
from workbench.desktop.session import Session
from workbench.desktop.sops.sops_place import SopsPlace
from workbench.domain.procedures import steps_of
from workbench.domain.sops import MeasureId
from workbench.domain.state import State
from workbench.domain.steps import Part
from workbench.domain.values import Duration, Unit
from workbench.workspace import Workspace

ADULT = a_population("adult")
SOP = a_sop("adults", ADULT)
STAGE = a_stage()
MEASURE = a_measure("Referral", "1.4", SOP, STAGE)
POLICE = an_agency("Border Police")
CONSENT = a_step("Informed consent", "1", MEASURE)
CONTACT = a_step("Contact the receiver", "2", MEASURE)


@pytest.fixture
def session(qapp: object) -> Iterator[Session]:
    state = a_state(ADULT, SOP, STAGE, MEASURE, POLICE, CONSENT, CONTACT)
    session = Session(Workspace(state), date(2026, 1, 15), "en")
    yield session
    session.close()


@pytest.fixture
def place(qtbot: QtBot, session: Session) -> SopsPlace:
    place = SopsPlace(session)
    for panel in (place.side, place.centre, place.inspector):
        assert panel is not None
        qtbot.addWidget(panel)
        panel.resize(500, 600)
        panel.show()
    return place


def find(panel: QWidget, kind: type, name: str) -> QWidget:
    found = panel.findChild(kind, name)
    assert found is not None, name
    return found


def type_into(line: QLineEdit, text: str) -> None:
    line.setFocus()
    line.selectAll()
    line.insert(text)
    line.editingFinished.emit()


def titles(state: State) -> list[str]:
    return [str(step.title) for step in steps_of(state, MeasureId(MEASURE.id))]


def test_a_title_typed_in_the_card_shows_in_the_flowchart(
    place: SopsPlace, session: Session
) -> None:
    session.choose(CONTACT.id)

    type_into(find(place.centre, QLineEdit, "step-title"), "Call the receiver")

    assert titles(session.state) == ["Informed consent", "Call the receiver"]
    view = place.inspector.view
    assert "Call the receiver" in view.accessibleDescription()
    session.undo()
    assert "Contact the receiver" in view.accessibleDescription()


def test_an_empty_title_is_refused_and_stands_again(
    qtbot: QtBot, place: SopsPlace, session: Session
) -> None:
    session.choose(CONTACT.id)
    line = find(place.centre, QLineEdit, "step-title")

    with qtbot.waitSignal(session.refused) as refused:
        type_into(line, " ")

    assert refused.args == ["A step needs a title."]
    assert line.text() == "Contact the receiver"


def test_a_typed_limit_is_understood(place: SopsPlace, session: Session) -> None:
    session.choose(CONTACT.id)

    type_into(find(place.centre, QLineEdit, "step-limit-1"), "24 h after step 1")

    (limit,) = session.state.steps[CONTACT.id].time_limits
    assert limit.duration == Duration(24, Unit.HOUR)
    assert limit.after_step == CONSENT.id


def test_that_there_is_no_limit_can_be_recorded(place: SopsPlace, session: Session) -> None:
    session.choose(CONTACT.id)

    find(place.centre, QCheckBox, "step-no-limit").setChecked(True)

    assert session.state.steps[CONTACT.id].says_none("time_limits")
    session.undo()
    assert not find(place.centre, QCheckBox, "step-no-limit").isChecked()


def test_the_name_of_an_agency_links_it_and_other_words_are_a_role(
    place: SopsPlace, session: Session
) -> None:
    session.choose(CONTACT.id)
    line = find(place.centre, QComboBox, "actor-name-1").lineEdit()

    type_into(line, "border police")

    (lead,) = session.state.steps[CONTACT.id].actors(Part.LEAD)
    assert lead.agency == POLICE.id

    session.choose(CONSENT.id)
    type_into(find(place.centre, QComboBox, "actor-name-1").lineEdit(), "Identifying officer")

    (lead,) = session.state.steps[CONSENT.id].actors(Part.LEAD)
    assert (lead.agency, str(lead.role)) == (None, "Identifying officer")


def test_lines_of_how_are_kept_one_by_one(place: SopsPlace, session: Session) -> None:
    session.choose(CONTACT.id)
    editor = find(place.centre, QPlainTextEdit, "step-how")

    editor.setFocus()
    editor.setPlainText("Agree on a time\n\n  Share only what is needed ")
    editor.left.emit()

    how = session.state.steps[CONTACT.id].how
    assert [str(each) for each in how] == ["Agree on a time", "Share only what is needed"]


def test_a_step_is_added_after_the_chosen_one_and_numbers_follow(
    place: SopsPlace, session: Session
) -> None:
    session.choose(CONSENT.id)

    place.centre.add_step()

    assert titles(session.state) == ["Informed consent", "New step", "Contact the receiver"]
    numbers = [step.number for step in steps_of(session.state, MeasureId(MEASURE.id))]
    assert numbers == ["1", "2", "3"]


def test_steps_move_and_go_by_keyboard(place: SopsPlace, session: Session) -> None:
    card = place.centre.cards[0]
    card.setFocus()

    QTest.keyClick(card, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)

    assert titles(session.state) == ["Contact the receiver", "Informed consent"]

    QTest.keyClick(place.centre.cards[0], Qt.Key.Key_Delete)

    assert titles(session.state) == ["Informed consent"]
    session.undo()
    session.undo()
    assert titles(session.state) == ["Informed consent", "Contact the receiver"]


def test_a_box_of_the_flowchart_chooses_its_step(place: SopsPlace, session: Session) -> None:
    view = place.inspector.view
    box = view.box_of(CONTACT.id)

    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=box.center().toPoint())

    assert session.chosen_id == CONTACT.id
    assert place.centre.cards[1].editor is not None


def test_a_language_without_words_is_edited_beside_the_other(
    place: SopsPlace, session: Session
) -> None:
    session.choose(CONTACT.id)
    session.show_in("bg")

    type_into(find(place.centre, QLineEdit, "step-title"), "Връзка")

    title = session.state.steps[CONTACT.id].title
    assert (title.exactly("en"), title.exactly("bg")) == ("Contact the receiver", "Връзка")


def test_an_empty_workspace_says_what_to_do(qtbot: QtBot) -> None:
    session = Session(Workspace(), date(2026, 1, 15), "en")
    place = SopsPlace(session)
    for panel in (place.side, place.centre, place.inspector):
        assert panel is not None
        qtbot.addWidget(panel)

    assert place.status() == ""
    session.close()
