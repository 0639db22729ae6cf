"""The register lists, filters, leads to the place, and keeps what was decided, with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QListView, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.desktop.given import NOTIFY, POLICE, a_session, a_window
from workbench.desktop.main_window import MainWindow
from workbench.desktop.session import Session
from workbench.domain.assurance import Handling
from workbench.domain.edits.agencies import RenameAgency
from workbench.domain.edits.steps import SetTimeLimit
from workbench.domain.findings import Finding

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def session() -> Session:
    return a_session()


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, session: Session) -> Iterator[MainWindow]:
    with a_window(tmp_path, session) as window:
        window.show_place("gaps")
        yield window


def press(window: MainWindow, name: str) -> None:
    button = window.findChild(QAbstractButton, name)
    assert button is not None, name
    assert button.isVisible(), name
    QTest.mouseClick(button, LEFT)


def the_list(window: MainWindow) -> QListView:
    found = window.findChild(QListView, "gaps")
    assert found is not None
    return found


def listed(window: MainWindow) -> str:
    model = the_list(window).model()
    rows = (model.index(row, 0) for row in range(model.rowCount()))
    return "\n".join(
        str(row.data(Qt.ItemDataRole.AccessibleTextRole) or row.data() or "") for row in rows
    )


def about_notify(session: Session, rule: str = "sop-no-time-limit") -> Finding:
    return next(each for each in session.findings if each.rule == rule and NOTIFY.id in each.about)


def choose(window: MainWindow, finding: Finding) -> None:
    assert window.shell is not None
    window.shell.session.go_to(finding.key)


def test_the_list_follows_edits(window: MainWindow, session: Session) -> None:
    assert "Police" in listed(window)

    session.edit(RenameAgency(POLICE.id, "Coast guard", "en"))

    assert "Coast guard" in listed(window)
    assert "Police" not in listed(window)


def test_words_filter_the_list(qtbot: QtBot, window: MainWindow) -> None:
    everything = the_list(window).model().rowCount()
    field = window.findChild(QLineEdit, "gaps-filter")
    assert field is not None

    QTest.keyClicks(field, "no such words")

    qtbot.waitUntil(lambda: the_list(window).model().rowCount() == 0)
    field.clear()
    qtbot.waitUntil(lambda: the_list(window).model().rowCount() == everything)


def test_a_stated_absence_becomes_a_gap_and_an_unknown_stays_a_question(
    window: MainWindow, session: Session
) -> None:
    assert about_notify(session).kind == "unknown"

    session.edit(SetTimeLimit(NOTIFY.id, None, 0, stated_none=True))

    assert about_notify(session).kind == "gap"


def test_a_finding_is_accepted_with_a_reason_and_opened_again(
    window: MainWindow, session: Session
) -> None:
    finding = about_notify(session)
    choose(window, finding)

    press(window, "accept-risk")
    press(window, "waive-save")

    assert not session.state.waivers, "no reason was given yet"

    reason = window.findChild(QPlainTextEdit, "waive-reason")
    assert reason is not None
    QTest.keyClicks(reason, "The duty officer decides case by case.")
    press(window, "waive-save")

    (waiver,) = session.state.waivers.values()
    assert waiver.finding == finding.key
    assert str(waiver.reason) == "The duty officer decides case by case."
    (handled,) = session.state.finding_states.values()
    assert handled.handling is Handling.ACCEPTED_RISK

    session.undo()

    assert not session.state.waivers
    session.redo()
    choose(window, finding)
    press(window, "reopen")
    assert not session.state.waivers


def test_enter_leads_to_the_place_of_the_finding(window: MainWindow, session: Session) -> None:
    choose(window, about_notify(session))

    QTest.keyClick(the_list(window), Qt.Key.Key_Return)

    assert session.chosen_id == NOTIFY.id
    assert window.shell is not None
    rail = window.shell.body
    assert rail.isVisible()
