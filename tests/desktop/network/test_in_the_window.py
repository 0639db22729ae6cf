"""The Network place in the main window: found from elsewhere, and nothing clipped."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from tests.builders import a_service, an_offering
from tests.desktop.given import NOTIFY, REFERRAL, SHELTER, a_mechanism, a_session, a_window
from workbench.desktop.canvas.canvas import NetworkCanvas
from workbench.desktop.main_window import MainWindow
from workbench.domain.edits.entities import put

BEDS = a_service("Beds", provider=SHELTER)
HOUSE = an_offering(BEDS, operated_at=SHELTER.id)


def canvas_of(window: MainWindow) -> NetworkCanvas:
    (canvas,) = window.findChildren(NetworkCanvas)
    return canvas


@pytest.mark.parametrize(
    ("wanted", "marked"),
    [(SHELTER.id, SHELTER.id), (REFERRAL.id, REFERRAL.id), (HOUSE.id, SHELTER.id)],
)
def test_an_agency_is_found_from_anywhere(
    qtbot: QtBot, tmp_path: Path, wanted: str, marked: str
) -> None:
    session = a_session(put(a_mechanism(), BEDS, HOUSE))
    with a_window(tmp_path, session) as window:
        assert window.shell
        session.choose(NOTIFY.id)

        session.go_to(wanted)

        assert window.shell.body.place
        assert window.shell.body.place.key == "network"
        assert canvas_of(window).selection == {marked}
        qtbot.waitUntil(lambda: canvas_of(window).is_sharp)


def test_the_map_is_built_when_it_is_first_shown(qtbot: QtBot, tmp_path: Path) -> None:
    with a_window(tmp_path) as window:
        assert not window.findChildren(NetworkCanvas)

        assert window.shell
        window.shell.show_place("network")

        assert canvas_of(window).isVisible()


def test_removing_with_the_delete_key_offers_to_undo(qtbot: QtBot, tmp_path: Path) -> None:
    session = a_session()
    with a_window(tmp_path, session) as window:
        session.go_to(SHELTER.id)
        before = session.state

        QTest.keyClick(canvas_of(window), Qt.Key.Key_Delete)

        assert SHELTER.id not in session.state.agencies
        window.undo()
        assert session.state == before


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1024, 700)])
def test_nothing_of_the_place_is_clipped(
    qtbot: QtBot, tmp_path: Path, width: int, height: int
) -> None:
    session = a_session(put(a_mechanism(), BEDS, HOUSE))
    with a_window(tmp_path, session) as window:
        assert window.shell
        window.resize(width, height)
        session.go_to(SHELTER.id)
        assert window.shell.body.place
        window.shell.body.place.details_wanted.emit()
        qtbot.waitUntil(lambda: canvas_of(window).is_sharp)
        place = window.shell.body.place
        panels = [each for each in (place.side, place.centre, place.inspector) if each]

        tight = [
            f"{each.objectName()} {each.text()!r}"
            for panel in panels
            for kind in (QAbstractButton, QLabel)
            for each in panel.findChildren(kind)
            if each.isVisible()
            and not (isinstance(each, QLabel) and each.wordWrap())
            and each.width() < each.minimumSizeHint().width()
        ]

        assert not tight
