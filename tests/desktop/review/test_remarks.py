"""Comments on whatever is chosen, below the work of any place."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.desktop.given import NOTIFY, POLICE, a_session, a_window
from workbench.desktop.review.remarks import Remarks
from workbench.desktop.sops.step_card import StepCard
from workbench.desktop.widgets import Chip
from workbench.domain.editions import Comment, CommentId
from workbench.domain.edits.reviews import AddComment
from workbench.domain.text import Text

CONTROL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


def a_comment(about: str) -> Comment:
    return Comment(id=CommentId("c1"), about=about, text=Text.of("Who calls?"))


def test_a_step_is_commented_on_by_keyboard_alone(qtbot: QtBot, tmp_path: Path) -> None:
    session = a_session()
    with a_window(tmp_path, session) as window:
        qtbot.waitUntil(window.isActiveWindow)
        session.go_to(NOTIFY.id)

        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_M, CONTROL_ALT)
        field = QApplication.focusWidget()
        assert field.objectName() == "composer-remark"
        qtbot.keyClicks(field, "Which number?")
        qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

        (comment,) = session.state.comments.values()
        assert (comment.about, str(comment.text)) == (NOTIFY.id, "Which number?")
        chips = [each.text() for each in window.findChild(StepCard).findChildren(Chip)]
        assert "1 comment" in chips


def test_an_agency_is_commented_on_where_the_map_is(qtbot: QtBot, tmp_path: Path) -> None:
    session = a_session()
    with a_window(tmp_path, session) as window:
        window.show_place("network")
        session.choose(POLICE.id)

        window.begin_comment()
        field = window.findChild(QWidget, "composer-remark")
        qtbot.keyClicks(field, "New number?")
        send = window.findChild(QPushButton, "composer-send")
        qtbot.mouseClick(send, Qt.MouseButton.LeftButton)

        assert [each.about for each in session.state.comments.values()] == [POLICE.id]


def test_what_was_said_shows_itself_and_nothing_stands_there_otherwise(
    qtbot: QtBot, tmp_path: Path
) -> None:
    session = a_session()
    with a_window(tmp_path, session) as window:
        remarks = window.findChild(Remarks)
        session.choose(POLICE.id)
        assert not remarks.isVisible()

        session.edit(AddComment(a_comment(POLICE.id)))
        assert remarks.isVisible()

        session.choose(NOTIFY.id)
        assert not remarks.isVisible()


def test_where_nothing_is_chosen_it_is_said_what_to_do(qtbot: QtBot, tmp_path: Path) -> None:
    session = a_session()
    with a_window(tmp_path, session) as window:
        session.choose("")

        window.begin_comment()

        assert window.shell is not None
        assert any("Choose what you want" in each for each in window.shell.body.banners.texts)
