"""The matrix of stages and the time line lead to what they show, and follow the records."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.builders import a_measure, a_sop, a_stage, a_state, a_step, an_agency, led_by
from workbench.desktop.pictures import PictureView
from workbench.desktop.session import Session
from workbench.desktop.sops.flow_panel import FlowPanel
from workbench.diagram.picture import Words
from workbench.domain.edits.steps import SetActors, SetTimeLimit
from workbench.domain.steps import Part
from workbench.domain.values import Duration, LimitKind, TimeLimit, Unit
from workbench.workspace import Workspace

SOP, CHILDREN = a_sop("adults"), a_sop("children")
STAGE = a_stage()
MEASURE = a_measure("Referral", "1.4", SOP, STAGE)
LATER = a_measure("Return", "3.1", SOP, STAGE)
CHILD = a_measure("Guardian", "2.1", CHILDREN, STAGE)
POLICE, COURT = an_agency("Police"), an_agency("Court")
DAY = TimeLimit(kind=LimitKind.DEADLINE, duration=Duration(24, Unit.HOUR))
ASK = a_step("Ask", "1", MEASURE, assignments=led_by(POLICE), time_limits=(DAY,))
BRING = a_step("Bring", "2", MEASURE)
FETCH = a_step("Fetch", "1", LATER, assignments=led_by(POLICE))
APPOINT = a_step("Appoint", "1", CHILD, assignments=led_by(COURT))


@pytest.fixture
def session(qapp: object) -> Iterator[Session]:
    everything = (SOP, CHILDREN, STAGE, MEASURE, LATER, CHILD, POLICE, COURT)
    state = a_state(*everything, ASK, BRING, FETCH, APPOINT)
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


def view_of(panel: FlowPanel, name: str) -> PictureView:
    found = panel.findChild(PictureView, name)
    assert found is not None
    return found


def written_on(view: PictureView) -> str:
    assert view.picture is not None
    return " ".join(item.text for item in view.picture.items if isinstance(item, Words))


def test_the_matrix_shows_the_sop_and_a_cell_leads_to_its_measure(
    qtbot: QtBot, panel: FlowPanel, session: Session
) -> None:
    panel.show_view("matrix")
    view = view_of(panel, "matrix-picture")
    assert "Police" in written_on(view)
    assert "Court" not in written_on(view)

    with qtbot.waitSignal(session.wanted) as wanted:
        spot = view.box_of(LATER.id).center().toPoint()
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=spot)

    assert wanted.args == [LATER.id]


def test_the_matrix_shows_all_sops_and_follows_who_leads(
    qtbot: QtBot, panel: FlowPanel, session: Session
) -> None:
    panel.show_view("matrix")
    view = view_of(panel, "matrix-picture")

    panel.findChild(QPushButton, "matrix-scope-all").click()
    assert "Court" in written_on(view)

    session.edit(SetActors(APPOINT.id, Part.LEAD, led_by(POLICE)))
    qtbot.waitUntil(lambda: "Court" not in written_on(view))


def test_the_time_line_follows_limits_and_leads_to_the_step(
    qtbot: QtBot, panel: FlowPanel, session: Session
) -> None:
    panel.show_view("time")
    view = view_of(panel, "time-picture")
    before = written_on(view)
    assert "24 hours" in before

    week = TimeLimit(kind=LimitKind.DEADLINE, duration=Duration(72, Unit.HOUR))
    session.edit(SetTimeLimit(BRING.id, week))
    assert "72 hours" in written_on(view)

    with qtbot.waitSignal(panel.step_chosen) as chosen:
        spot = view.box_of(BRING.id).center().toPoint()
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=spot)
    assert chosen.args == [BRING.id]


def test_pictures_are_walked_by_keyboard(qtbot: QtBot, panel: FlowPanel, session: Session) -> None:
    panel.show_view("time")
    view = view_of(panel, "time-picture")
    panel.step_chosen.connect(session.choose)
    session.chosen.connect(panel.show_chosen)

    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Down)

    assert session.chosen_id == BRING.id
    assert view.chosen == BRING.id
