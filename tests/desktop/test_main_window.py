"""The window as a whole: places, panels, banners, what is remembered, and nothing clipped."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.desktop.given import MEASURE, NOTIFY, POLICE, a_session, a_window
from workbench.desktop.actions import Panel
from workbench.desktop.main_window import MainWindow
from workbench.desktop.panels import Banners
from workbench.desktop.theme import DARK, LIGHT, theme_in_use
from workbench.domain.edits.agencies import RemoveAgency, RenameAgency

PLACES = ("sops", "network", "gaps", "handbook")
Widget = TypeVar("Widget", bound=QWidget)
ACTED_ON = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit)


def test_a_refusal_is_a_banner_and_changes_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    session = a_session()
    with a_window(tmp_path, session) as window:
        before = session.state

        assert not session.edit(RenameAgency(POLICE.id, "  ", "en"))

        assert banners(window).texts == ("An agency needs a name.",)
        assert session.state is before


def test_a_refusal_goes_with_the_next_edit_that_works(qtbot: QtBot, tmp_path: Path) -> None:
    session = a_session()
    with a_window(tmp_path, session) as window:
        session.edit(RenameAgency(POLICE.id, "", "en"))
        session.edit(RenameAgency(POLICE.id, "Border police", "en"))

        assert banners(window).texts == ()


def test_what_was_removed_can_be_brought_back_at_once(qtbot: QtBot, tmp_path: Path) -> None:
    session = a_session()
    with a_window(tmp_path, session) as window:
        before = session.state
        session.edit(RemoveAgency(POLICE.id))

        assert banners(window).texts == ("Police was removed, and one thing with it.",)
        undo = banners(window).findChild(QAbstractButton, "banner-action")
        assert undo
        undo.click()

        assert session.state == before
        assert banners(window).texts == ()


def test_the_same_words_are_told_once_and_can_be_closed(qtbot: QtBot, tmp_path: Path) -> None:
    with a_window(tmp_path) as window:
        assert window.shell
        window.shell.tell("No room on the disk.")
        window.shell.tell("No room on the disk.")

        assert len(banners(window).texts) == 1
        close = banners(window).findChild(QAbstractButton, "banner-close")
        assert close
        close.click()

        assert banners(window).texts == ()


@pytest.mark.parametrize("number", range(len(PLACES)))
def test_a_place_is_chosen_in_the_rail(qtbot: QtBot, tmp_path: Path, number: int) -> None:
    with a_window(tmp_path) as window:
        entry = child(window, QAbstractButton, f"rail-{PLACES[number]}")
        entry.click()

        assert window.shell
        assert window.shell.body.place
        assert window.shell.body.place.key == PLACES[number]
        assert entry.isChecked()


def test_going_to_a_step_shows_the_place_where_it_is_edited(qtbot: QtBot, tmp_path: Path) -> None:
    session = a_session()
    with a_window(tmp_path, session) as window:
        window.show_place("gaps")
        session.go_to(NOTIFY.id)

        assert window.shell
        assert window.shell.body.place
        assert window.shell.body.place.key == "sops"
        assert session.chosen_id == NOTIFY.id


def test_the_strip_lists_findings_and_leads_to_them(qtbot: QtBot, tmp_path: Path) -> None:
    session = a_session()
    with a_window(tmp_path, session) as window:
        window.show_place("sops")
        strip = child(window, QAbstractItemView, "strip-list")
        assert strip.model().rowCount()

        strip.clicked.emit(strip.model().index(0, 0))

        assert session.chosen_id


def test_hidden_panels_stay_hidden_the_next_time(qtbot: QtBot, tmp_path: Path) -> None:
    with a_window(tmp_path) as window:
        window.show_place("sops")
        window.toggle_panel(Panel.SIDE)
        window.toggle_panel(Panel.STRIP)

        assert not child(window, QWidget, "side").isVisible()

    with a_window(tmp_path) as window:
        assert not window.is_panel_shown(Panel.SIDE)
        assert not window.is_panel_shown(Panel.STRIP)
        assert window.is_panel_shown(Panel.INSPECTOR)


def test_the_place_and_the_size_are_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    with a_window(tmp_path) as window:
        window.show_place("gaps")

    with a_window(tmp_path) as window:
        assert window.shell
        assert window.shell.body.place
        assert window.shell.body.place.key == "gaps"


def test_the_inspector_folds_over_the_work_where_it_is_narrow(qtbot: QtBot, tmp_path: Path) -> None:
    with a_window(tmp_path) as window:
        window.show_place("gaps")
        assert child(window, QWidget, "inspector").isVisible()

        window.resize(1024, 700)
        qtbot.waitUntil(lambda: not child(window, QWidget, "inspector").isVisible())
        window.action("panel-inspector").trigger()

        assert child(window, QWidget, "inspector").isVisible()
        assert child(window, QWidget, "inspector-fold").isVisible()
        qtbot.keyClick(child(window, QWidget, "gaps"), Qt.Key.Key_Escape)

        assert not child(window, QWidget, "inspector").isVisible()


def test_f6_goes_round_the_panels(qtbot: QtBot, tmp_path: Path) -> None:
    with a_window(tmp_path) as window:
        window.show_place("sops")
        visited = []
        for _ in range(4):
            window.action("next-panel").trigger()
            visited.append(panel_of(window))

        assert set(visited) == {"side", "centre", "inspector", "findings-strip"}


def test_the_look_changes_at_once_and_is_kept(qtbot: QtBot, tmp_path: Path) -> None:
    with a_window(tmp_path) as window:
        window.action("dark-look").trigger()

        assert theme_in_use() is DARK
        assert window.action("dark-look").isChecked()
        window.action("dark-look").trigger()

        assert theme_in_use() is LIGHT


def test_the_language_is_chosen_among_those_of_the_programme(qtbot: QtBot, tmp_path: Path) -> None:
    session = a_session()
    with a_window(tmp_path, session) as window:
        assert window.shell
        assert window.shell.top_bar.languages() == ("en", "bg")

        session.show_in("bg")

        assert child(window, QAbstractButton, "language").text().startswith("BG")


def test_the_search_finds_by_name_and_code_and_goes_there(qtbot: QtBot, tmp_path: Path) -> None:
    session = a_session()
    with a_window(tmp_path, session) as window:
        window.show_place("gaps")
        finder = child(window, QLineEdit, "finder")
        window.action("find").trigger()
        qtbot.keyClicks(finder, "notify shel")
        qtbot.keyClick(finder, Qt.Key.Key_Return)

        assert session.chosen_id == NOTIFY.id
        assert finder.text() == ""
        assert not child(window, QWidget, "finder-results").isVisible()


def test_the_search_says_that_it_found_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    session = a_session()
    with a_window(tmp_path, session) as window:
        finder = child(window, QLineEdit, "finder")
        qtbot.keyClicks(finder, "xyzzy")
        qtbot.keyClick(finder, Qt.Key.Key_Return)

        assert session.chosen_id == ""
        assert child(window, QWidget, "finder-results").isVisible()
        qtbot.keyClick(finder, Qt.Key.Key_Escape)

        assert not child(window, QWidget, "finder-results").isVisible()


def test_the_title_names_the_programme(qtbot: QtBot, tmp_path: Path) -> None:
    with a_window(tmp_path) as window:
        assert window.windowTitle() == "Northern programme – SOP Workbench"
        assert child(window, QLabel, "workspace-title").text() == "Northern programme"


@pytest.mark.parametrize("place", PLACES)
def test_everything_to_act_on_has_a_name(qtbot: QtBot, tmp_path: Path, place: str) -> None:
    with a_window(tmp_path) as window:
        window.show_place(place)

        nameless = [
            widget
            for kind in ACTED_ON
            for widget in window.findChildren(kind)
            if not widget.objectName() and widget.isVisibleTo(window)
        ]

        assert not nameless


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("size", [(1440, 900), (1024, 700)])
def test_no_control_is_clipped(
    qtbot: QtBot, tmp_path: Path, place: str, size: tuple[int, int]
) -> None:
    session = a_session()
    with a_window(tmp_path, session) as window:
        window.resize(*size)
        window.show_place(place)
        session.go_to(MEASURE.id)
        window.show_place(place)
        qtbot.waitUntil(lambda: window.width() == size[0])
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

        assert window.size().toTuple() == size
        assert not clipped(window)


def clipped(window: MainWindow) -> list[str]:
    """Buttons and one-line labels with less room than they need, or outside the window."""
    found = []
    for widget in [*window.findChildren(QAbstractButton), *window.findChildren(QLabel)]:
        if not widget.isVisible() or widget.visibleRegion().isEmpty():
            continue
        if isinstance(widget, QLabel) and widget.wordWrap():
            continue
        least = widget.minimumSizeHint()
        if widget.width() < least.width() or widget.height() < least.height():
            found.append(f"{widget.objectName() or type(widget).__name__} {widget.size()} {least}")
    return found


def panel_of(window: MainWindow) -> str:
    assert window.shell
    focused = window.focusWidget()
    panels = window.shell.body.panel_widgets()
    return next(panel.objectName() for panel in panels if panel.isAncestorOf(focused))


def banners(window: MainWindow) -> Banners:
    return child(window, Banners, "banners")


def child(window: QWidget, kind: type[Widget], name: str) -> Widget:
    found = window.findChild(kind, name)
    assert found is not None, name
    return found
