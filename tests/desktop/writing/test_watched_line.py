"""A line of free text says what every text field says, and keeps the keys of a line."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QHelpEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QToolTip
from pytestqt.qtbot import QtBot

import workbench.desktop
from tests.builders import a_programme, a_state
from tests.desktop.given import a_session
from workbench.desktop.session import Session
from workbench.desktop.writing.marks import ALL_BUT_SPELLING, NOTHING
from workbench.desktop.writing.menu import field_menu
from workbench.desktop.writing.spelling import Dictionary, Spelling
from workbench.desktop.writing.watched_line import WatchedLine

TOLD = "The victim, Lumira, waits."
DESKTOP = Path(workbench.desktop.__file__).parent
QT_FIELDS = {"QLineEdit", "QPlainTextEdit", "QTextEdit"}
NO_FREE_TEXT = {
    "finder.py": "what is searched for",
    "gallery/gallery_view.py": "what is searched for",
    "gaps/place.py": "what is searched for",
    "sops/compare/languages_form.py": "the code of a language",
    "sops/fields/field_set.py": "which field is to be added",
    "sops/fields/words_editors.py": "a key word that is the same in every language",
    "writing/prose_field.py": "the field that watches over prose",
    "writing/watched_line.py": "the line that watches over itself",
}


class FewWords:
    """Knows four words."""

    def check(self, word: str) -> bool:
        return word.casefold() in ("the", "victim", "waits", "here")

    def suggest(self, word: str) -> list[str]:
        return ["waits"] if word == "wiats" else []


def few_words(language: str) -> list[Dictionary]:
    return [FewWords()] if language == "en" else []


@pytest.fixture
def session() -> Session:
    return a_session(a_state(a_programme()))


@pytest.fixture
def line(qtbot: QtBot, session: Session) -> WatchedLine:
    made = WatchedLine(session, "post")
    qtbot.addWidget(made)
    with_few_words(made)
    return made


def with_few_words(line: WatchedLine) -> None:
    spelling = Spelling(few_words)
    spelling.open_now("en")
    spelling.open_now("bg")
    line.watch.spell_with(spelling)
    line.resize(400, 27)
    line.show()


def looked_at(line: WatchedLine, words: str) -> list[tuple[str, str]]:
    line.setText(words)
    line.setCursorPosition(0)  # a word with the cursor behind it is being typed
    line.watch.look()
    return marks(line)


def marks(line: WatchedLine) -> list[tuple[str, str]]:
    return [(mark.kind.value, mark.words) for mark in line.watch.marks]


def choose(line: WatchedLine, position: int, name: str) -> None:
    action_in(field_menu(line.createStandardContextMenu(), line, position), name).trigger()


def action_in(menu: QMenu, name: str) -> QAction:
    return next(each for each in menu.actions() if each.objectName() == name)


def test_a_detail_of_a_person_is_told_in_every_way(line: WatchedLine) -> None:
    assert looked_at(line, TOLD) == [("detail", "victim, Lumira")]

    assert line.property("detail") == "true"
    assert "Remove it, or mark it as made up" in line.watch.tip_at(8)
    assert line.accessibleDescription() == "1 passage looks like details of a person"


def test_what_is_said_goes_with_what_it_was_said_of(line: WatchedLine) -> None:
    looked_at(line, TOLD)

    assert looked_at(line, "The victim waits here.") == []

    assert line.property("detail") == ""
    assert line.accessibleDescription() == ""


def test_marked_words_are_drawn_with_a_line_below_them(line: WatchedLine) -> None:
    line.setText("the wiats")
    line.setCursorPosition(0)
    plain = line.grab().toImage()

    line.watch.look()

    assert line.grab().toImage() != plain


def test_looking_changes_neither_words_nor_cursor_nor_history(
    line: WatchedLine, qtbot: QtBot
) -> None:
    told: list[str] = []
    line.textChanged.connect(told.append)
    line.setText("the wiats here")
    line.setSelection(0, 3)
    told.clear()

    line.watch.look()

    assert (line.text(), line.selectedText(), line.cursorPosition()) == ("the wiats here", "the", 3)
    assert not line.isModified()
    assert not line.isUndoAvailable()
    assert told == []


def test_what_is_being_typed_is_not_wrong_yet(line: WatchedLine) -> None:
    line.setFocus()
    QTest.keyClicks(line, "the wia")
    line.watch.look()
    assert marks(line) == []

    QTest.keyClicks(line, " the")
    line.watch.look()

    assert marks(line) == [("spelling", "wia")]


def test_typing_is_looked_at_after_a_pause(line: WatchedLine, qtbot: QtBot) -> None:
    line.setFocus()
    QTest.keyClicks(line, TOLD)

    qtbot.waitUntil(lambda: marks(line) == [("detail", "victim, Lumira")])


def test_typing_before_marked_words_leaves_no_mark_below_others(line: WatchedLine) -> None:
    looked_at(line, "the wiats here")
    line.setFocus()
    line.setCursorPosition(0)

    QTest.keyClicks(line, "the ")
    assert marks(line) == []
    line.watch.look()

    assert marks(line) == [("spelling", "wiats")]
    assert line.text() == "the the wiats here"


def test_a_suggestion_replaces_the_word_and_can_be_undone(line: WatchedLine) -> None:
    looked_at(line, "the wiats here")

    choose(line, 5, "writing-replace-waits")
    assert line.text() == "the waits here"

    line.undo()
    assert line.text() == "the wiats here"


def test_marks_stand_right_behind_signs_of_two_units(line: WatchedLine) -> None:
    looked_at(line, "😀😀 the wiats")

    choose(line, 10, "writing-replace-waits")

    assert line.text() == "😀😀 the waits"


def test_what_is_made_up_or_known_is_told_no_more(line: WatchedLine, session: Session) -> None:
    looked_at(line, f"{TOLD} wiats here")

    choose(line, 8, "writing-made-up")
    choose(line, len(TOLD) + 3, "writing-know-word")
    line.watch.look()

    assert marks(line) == [("spelling", "Lumira")]
    assert line.property("detail") == ""


def test_the_key_for_marks_opens_the_menu_of_the_next_one(line: WatchedLine) -> None:
    looked_at(line, "the wiats here")
    line.setFocus()
    line.setCursorPosition(0)

    QTest.keyClick(line, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)

    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.actions()[1].text() == "waits"
    assert line.cursorPosition() == len("the wiats")
    menu.close()


def test_the_menu_of_the_mouse_is_for_the_words_below_it(line: WatchedLine) -> None:
    looked_at(line, "wiats")

    at = QPoint(20, line.height() // 2)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, line.mapToGlobal(at))
    QApplication.sendEvent(line, event)

    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.actions()[1].text() == "waits"
    menu.close()


def test_hovering_tells_what_is_said(line: WatchedLine, qtbot: QtBot) -> None:
    looked_at(line, TOLD)
    at = QPoint(60, line.height() // 2)

    QApplication.sendEvent(line, QHelpEvent(QEvent.Type.ToolTip, at, line.mapToGlobal(at)))

    assert "detail of a person" in QToolTip.text()
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_what_an_input_method_composes_is_left_alone(line: WatchedLine) -> None:
    line.setText("the ")
    QApplication.sendEvent(line, QInputMethodEvent("wiats", []))

    line.watch.look()
    assert marks(line) == []

    committed = QInputMethodEvent("", [])
    committed.setCommitString("wiats ")
    QApplication.sendEvent(line, committed)
    line.watch.look()
    assert line.text() == "the wiats "
    assert marks(line) == [("spelling", "wiats")]


def test_another_language_is_spelt_otherwise(line: WatchedLine, session: Session) -> None:
    assert looked_at(line, "wiats") == [("spelling", "wiats")]

    session.show_in("bg")
    line.watch.look()
    assert marks(line) == []

    line.set_language("en")
    session.show_in("bg")
    line.watch.look()
    assert marks(line) == [("spelling", "wiats")]


def test_names_are_not_spelt_and_numbers_are_not_looked_at(qtbot: QtBot, session: Session) -> None:
    for kinds, expected in ((ALL_BUT_SPELLING, ["detail"]), (NOTHING, [])):
        line = WatchedLine(session, "name", kinds=kinds)
        qtbot.addWidget(line)
        with_few_words(line)

        assert [kind for kind, _ in looked_at(line, f"{TOLD} wiats here")] == expected


def test_a_hundred_thousand_letters_are_kept_and_stay_usable(line: WatchedLine) -> None:
    words = "wiats the " * 10_000

    QApplication.clipboard().setText(words)
    line.paste()
    line.watch.look()

    assert len(line.text()) == len(words)
    assert 10 < len(marks(line)) < 1000


def made_in(path: Path) -> Iterator[str]:
    """The text fields that a module makes, derives, or leaves to Qt."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = node.bases if isinstance(node, ast.ClassDef) else []
        if isinstance(node, ast.Call):
            names = [node.func]
            if isinstance(node.func, ast.Attribute) and node.func.attr == "createEditor":
                yield "createEditor"
        yield from (
            each.id for each in names if isinstance(each, ast.Name) and each.id in QT_FIELDS
        )


def test_free_text_is_written_in_watched_fields_alone() -> None:
    found = {
        path.relative_to(DESKTOP).as_posix(): fields
        for path in sorted(DESKTOP.rglob("*.py"))
        if (fields := list(made_in(path)))
    }

    assert found.keys() - NO_FREE_TEXT.keys() == set(), "use WatchedLine, WritingLine or WritingBox"
    assert NO_FREE_TEXT.keys() - found.keys() == set(), "take it off the list"


def test_a_watched_line_is_a_line(line: WatchedLine, qtbot: QtBot) -> None:
    assert isinstance(line, QLineEdit)
    line.setText("here")
    line.setFocus()

    with qtbot.waitSignals([line.returnPressed, line.editingFinished]):
        QTest.keyClick(line, Qt.Key.Key_Return)
