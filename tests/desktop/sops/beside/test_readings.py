"""Roles, duties, forms and words are read out of the records, and follow them while in view."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.builders import (
    a_form,
    a_measure,
    a_sop,
    a_state,
    a_step,
    an_agency,
    led_by,
)
from workbench.desktop.session import Session
from workbench.desktop.sops.beside.grid import Grid
from workbench.desktop.sops.beside.view_tabs import ViewTabs
from workbench.desktop.sops.flow_panel import FlowPanel
from workbench.domain.edits.agencies import RenameAgency
from workbench.domain.edits.measures import RemoveMeasure
from workbench.domain.edits.steps import SetActors, SetTimeLimit
from workbench.domain.steps import Assignment, Part
from workbench.domain.text import Text
from workbench.domain.values import Condition, Duration, LimitKind, TimeLimit, Unit
from workbench.workspace import Workspace

SOP = a_sop("adults")
MEASURE = a_measure("Referral", "1.4", SOP)
LATER = a_measure("Return", "3.1", SOP)
POLICE, SHELTER = an_agency("Police"), an_agency("Shelter")
CONSENT = replace(
    a_form("F-CON", signed_by=(Text.of("The person"),)), title=Text.of("Consent form")
)
UNUSED = a_form("F-OLD")
SUPPORT = Assignment(part=Part.SUPPORT, agency=SHELTER.id)
ASK = a_step("Ask", "1", MEASURE, assignments=(*led_by(POLICE), SUPPORT), forms=(CONSENT.id,))
BOTH = a_step("Bring", "2", MEASURE, assignments=(*led_by(POLICE), *led_by(SHELTER)))
OPEN = a_step("Write", "3", MEASURE)
NONE = a_step("Close", "4", MEASURE, stated_none=("assignments",))
FETCH = a_step("Fetch", "1", LATER, assignments=led_by(SHELTER))
DAY = TimeLimit(kind=LimitKind.DEADLINE, duration=Duration(24, Unit.HOUR))


@pytest.fixture
def session(qapp: object) -> Iterator[Session]:
    state = a_state(
        SOP, MEASURE, LATER, POLICE, SHELTER, CONSENT, UNUSED, ASK, BOTH, OPEN, NONE, FETCH
    )
    session = Session(Workspace(state), date(2026, 1, 15), "en")
    yield session
    session.close()


@pytest.fixture
def panel(qtbot: QtBot, session: Session) -> FlowPanel:
    panel = FlowPanel(session)
    qtbot.addWidget(panel)
    panel.resize(640, 700)
    panel.show_measure(MEASURE.id)
    panel.show()
    return panel


def grid(panel: FlowPanel, name: str) -> Grid:
    found = panel.findChild(Grid, name)
    assert found is not None
    return found


def texts(grid: Grid) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in grid.rows]


def test_the_matrix_shows_who_leads_and_tells_open_from_stated_to_be_none(
    panel: FlowPanel,
) -> None:
    panel.show_view("roles")

    assert [each.title for each in grid(panel, "roles").columns] == [
        "Step",
        "Lead",
        "Police",
        "Shelter",
    ]
    assert texts(grid(panel, "roles")) == [
        ["1 Ask", "one", "L", "S"],
        ["2 Bring", "2 leads", "L", "L"],
        ["3 Write", "not recorded", "", ""],
        ["4 Close", "no lead", "", ""],
        ["Leads in all", "", "2", "1"],
    ]
    tones = [row.cells[1].tone for row in grid(panel, "roles").rows]
    assert tones[1:4] == ["high", "unknown", "critical"]


def test_whoever_leads_most_of_the_steps_is_named(panel: FlowPanel, session: Session) -> None:
    panel.show_view("roles")
    sentence = panel.findChild(QLabel, "roles-sentence")
    assert "Police leads" not in sentence.text()

    session.edit(SetActors(OPEN.id, Part.LEAD, led_by(POLICE)))

    assert "Police leads 3 of 4 steps." in sentence.text()
    assert texts(grid(panel, "roles"))[-1] == ["Leads in all", "", "3", "1"]
    assert grid(panel, "roles").rows[-1].cells[2].tone == "high"


def test_a_condition_under_which_a_part_is_played_is_marked_and_told(
    panel: FlowPanel, session: Session
) -> None:
    at_night = replace(led_by(POLICE)[0], condition=Condition(text=Text.of("at night")))
    session.edit(SetActors(OPEN.id, Part.LEAD, (at_night,)))

    panel.show_view("roles")

    cell = grid(panel, "roles").rows[2].cells[2]
    assert (cell.text, cell.tip) == ("L*", "Police leads: at night")


def test_the_matrix_of_the_whole_sop_names_each_measure(panel: FlowPanel) -> None:
    panel.show_view("roles")

    panel.findChild(QPushButton, "roles-scope-sop").click()

    shown = texts(grid(panel, "roles"))
    assert ["1.4 Referral"] in shown
    assert ["1 Fetch", "one", "", "L"] in shown


def test_a_row_of_the_matrix_leads_to_its_step(qtbot: QtBot, panel: FlowPanel) -> None:
    panel.show_view("roles")
    view = grid(panel, "roles")
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_Down)

    with qtbot.waitSignal(panel.step_chosen) as chosen:
        QTest.keyClick(view, Qt.Key.Key_Return)

    assert chosen.args == [BOTH.id]


def test_the_duties_of_an_agency_are_listed_over_all_measures(
    panel: FlowPanel, session: Session
) -> None:
    session.edit(SetTimeLimit(FETCH.id, DAY))
    panel.show_view("duties")
    agencies = panel.findChild(QComboBox, "duties-agency")

    agencies.setCurrentIndex(agencies.findText("Shelter"))
    agencies.activated.emit(agencies.currentIndex())

    assert texts(grid(panel, "duties")) == [
        ["adults · 1.4 Referral"],
        ["1 Ask", "supports", "", "F-CON"],
        ["2 Bring", "leads", "", ""],
        ["adults · 3.1 Return"],
        ["1 Fetch", "leads", "Within 24 hours", ""],
    ]


def test_a_duty_leads_to_its_step_in_whatever_measure(
    qtbot: QtBot, panel: FlowPanel, session: Session
) -> None:
    panel.show_view("duties")
    agencies = panel.findChild(QComboBox, "duties-agency")
    agencies.setCurrentIndex(agencies.findText("Shelter"))
    agencies.activated.emit(agencies.currentIndex())
    view = grid(panel, "duties")

    with qtbot.waitSignal(session.wanted) as wanted:
        view.clicked.emit(view.model().index(4, 0))

    assert wanted.args == [FETCH.id]


def test_forms_say_where_they_are_used_and_who_signs(panel: FlowPanel) -> None:
    panel.show_view("forms")

    assert texts(grid(panel, "forms-used")) == [
        ["F-CON Consent form"],
        ["1.4 step 1 Ask", "Police", "The person"],
    ]
    panel.findChild(QPushButton, "forms-scope-all").click()
    assert ["no step uses it", "not recorded", "not recorded"] in texts(grid(panel, "forms-used"))


def test_a_view_is_worked_out_only_while_it_is_looked_at(
    panel: FlowPanel, session: Session
) -> None:
    panel.show_view("roles")
    panel.show_view("picture")
    session.edit(SetActors(OPEN.id, Part.LEAD, led_by(POLICE)))
    assert texts(grid(panel, "roles"))[2][1] == "not recorded"

    panel.show_view("roles")

    assert texts(grid(panel, "roles"))[2][1] == "one"


def test_what_stands_in_words_follows_the_chart(panel: FlowPanel, session: Session) -> None:
    panel.show_view("words")
    told = panel.findChild(QLabel, "flow-words")

    session.edit(SetTimeLimit(ASK.id, DAY))

    assert "1. Ask. Lead: Police. Time limit: within 24 hours." in told.text()


def test_tabs_that_do_not_fit_stand_in_a_menu_and_the_chosen_one_never_does(
    qtbot: QtBot,
) -> None:
    tabs = ViewTabs("t", [(f"v{n}", f"View number {n}") for n in range(8)])
    qtbot.addWidget(tabs)
    tabs.resize(440, 30)
    tabs.show()
    assert 2 <= len(tabs.offered()) < 8

    tabs.choose("v7")
    assert "v7" in tabs.offered()
    assert tabs.findChild(QPushButton, "t-more").isVisible()
    assert tabs.findChild(QPushButton, "t-v7").geometry().right() <= tabs.width()

    tabs.resize(2000, 30)
    assert len(tabs.offered()) == 8
    assert not tabs.findChild(QPushButton, "t-more").isVisible()


def test_arrow_keys_go_from_one_tab_to_the_next(qtbot: QtBot, panel: FlowPanel) -> None:
    tabs = panel.findChild(ViewTabs, "flow-form")
    first = panel.findChild(QPushButton, "flow-form-picture")
    first.setFocus()

    QTest.keyClick(first, Qt.Key.Key_Right)
    assert tabs.choice == "matrix"
    QTest.keyClick(panel.findChild(QPushButton, "flow-form-matrix"), Qt.Key.Key_Right)

    assert tabs.choice == "roles"
    assert grid(panel, "roles").isVisible()


def test_what_is_read_out_of_everything_waits_until_nothing_more_changes(
    qtbot: QtBot, panel: FlowPanel, session: Session
) -> None:
    panel.show_view("forms")
    before = grid(panel, "forms-used").rows

    for name in ("Border", "Border Police"):
        session.edit(RenameAgency(POLICE.id, name, "en"))
    assert grid(panel, "forms-used").rows is before

    qtbot.waitUntil(lambda: "Border Police" in texts(grid(panel, "forms-used"))[1])


def test_when_the_measure_goes_nothing_of_it_is_shown(panel: FlowPanel, session: Session) -> None:
    assert panel.view.isVisible()

    session.edit(RemoveMeasure(MEASURE.id))

    assert not panel.view.isVisible()
    assert "No measure is open" in {each.text() for each in panel.findChildren(QLabel)}
    session.undo()
    assert panel.view.isVisible()
