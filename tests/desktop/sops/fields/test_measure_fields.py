"""What holds for a whole measure is edited by the same pattern as what holds for a step."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.builders import a_state
from tests.desktop.sops.fields.editing import (
    ENTER,
    EVERYTHING,
    FORM,
    MEASURE,
    TODAY,
    at_cursor,
)
from workbench.desktop.session import Session
from workbench.desktop.sops.fields.measure_fields import MeasureFields
from workbench.desktop.theme import LIGHT, apply_theme
from workbench.desktop.writing.prose_field import ProseField
from workbench.domain.edits.entities import Change
from workbench.domain.sops import Measure
from workbench.domain.text import Text
from workbench.workspace import Committed, Workspace


@pytest.fixture
def session(qapp: QApplication) -> Iterator[Session]:
    apply_theme(qapp, LIGHT)
    session = Session(Workspace(a_state(*EVERYTHING)), TODAY, "en")
    yield session
    session.close()


@pytest.fixture
def fields(qtbot: QtBot, session: Session) -> MeasureFields:
    fields = MeasureFields(session, session.state.measures[MEASURE.id])
    qtbot.addWidget(fields)
    with qtbot.waitActive(fields):
        fields.show()
        fields.activateWindow()

    def follow(commit: Committed) -> None:
        fields.show_measure(commit.state.measures[MEASURE.id])

    session.committed.connect(follow)
    return fields


def test_a_measure_shows_its_aim_and_when_it_applies(fields: MeasureFields) -> None:
    assert fields.fields.shown == ("aim", "applies_when", "who", "place", "stage")


def test_an_aim_is_typed_and_taken_back(fields: MeasureFields, session: Session) -> None:
    fields.focus_first()

    QTest.keyClicks(at_cursor(), "Nobody is lost on the way")
    QTest.keyClick(at_cursor(), ENTER)

    assert session.state.measures[MEASURE.id].aim == (Text.of("Nobody is lost on the way"),)
    session.undo()
    assert session.state.measures[MEASURE.id] == MEASURE


def test_a_field_that_is_not_shown_is_added_and_filled(
    fields: MeasureFields, session: Session
) -> None:
    assert fields.focus_field("forms")

    QTest.keyClicks(at_cursor(), "support")
    QTest.keyClick(at_cursor(), Qt.Key.Key_Tab)

    assert session.state.measures[MEASURE.id].forms == (FORM.id,)


def test_what_is_being_typed_stays_when_the_measure_changes_elsewhere(
    fields: MeasureFields, session: Session
) -> None:
    fields.focus_first()
    line = fields.findChild(ProseField, "measure-aim-1")
    assert line is not None

    QTest.keyClicks(line, "Half a wo")
    session.edit(Change(Measure, MEASURE.id, {"who": Text.of("Police")}))

    assert line.words() == "Half a wo"
    who = fields.findChild(ProseField, "measure-who")
    assert who is not None
    assert who.words() == "Police"


def test_a_measure_has_no_field_of_that_name(fields: MeasureFields) -> None:
    assert not fields.focus_field("consent")
