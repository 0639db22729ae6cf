"""Every entry of the menu is complete, and harmless where there is nothing to act on."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from tests.desktop.given import POLICE, a_session, a_window, preferences_in
from workbench.assets import resource
from workbench.desktop.actions import ACTIONS, Action
from workbench.desktop.main_window import MainWindow
from workbench.domain.edits.agencies import RenameAgency
from workbench.domain.state import State


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.key)
def test_an_action_has_text_icon_and_a_shortcut_that_qt_understands(action: Action) -> None:
    assert action.text
    assert resource(f"icons/{action.icon}.svg")
    assert QKeySequence(action.shortcut).toString() == action.shortcut


def test_no_two_actions_share_a_key_or_a_shortcut() -> None:
    assert len({action.key for action in ACTIONS}) == len(ACTIONS)
    assert len({action.shortcut for action in ACTIONS}) == len(ACTIONS)


@pytest.mark.parametrize("key", [action.key for action in ACTIONS if action.key != "leave"])
def test_an_action_runs_on_an_empty_workspace(qtbot: QtBot, tmp_path: Path, key: str) -> None:
    session = a_session(State())
    with a_window(tmp_path, session) as window:
        window.action(key).setEnabled(True)
        window.action(key).trigger()

        assert session.state == State()


@pytest.mark.parametrize("key", [action.key for action in ACTIONS])
def test_an_action_runs_where_no_file_is_open(qtbot: QtBot, tmp_path: Path, key: str) -> None:
    window = MainWindow(preferences_in(tmp_path))

    window.action(key).setEnabled(True)
    window.action(key).trigger()

    assert window.workspace is None


def test_without_a_file_only_what_needs_none_is_offered(qtbot: QtBot, tmp_path: Path) -> None:
    window = MainWindow(preferences_in(tmp_path))

    offered = {action.key for action in ACTIONS if window.action(action.key).isEnabled()}

    assert offered == {"new", "open", "leave", "dark-look"}


def test_undo_and_redo_say_what_they_would_do(qtbot: QtBot, tmp_path: Path) -> None:
    session = a_session()
    with a_window(tmp_path, session) as window:
        assert not window.action("undo").isEnabled()
        session.edit(RenameAgency(POLICE.id, "Border police", "en"))

        assert window.action("undo").text() == "Undo rename agency"
        window.action("undo").trigger()

        assert session.state.agencies[POLICE.id] == POLICE
        assert window.action("redo").text() == "Redo rename agency"
        assert not window.action("undo").isEnabled()
        window.action("redo").trigger()

        assert str(session.state.agencies[POLICE.id].name) == "Border police"
