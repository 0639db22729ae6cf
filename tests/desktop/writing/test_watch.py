"""What is underlined in a field, what is said of it, and what can be done about it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QHelpEvent, QTextCharFormat
from PySide6.QtWidgets import QApplication, QMenu, QToolTip
from pytestqt.qtbot import QtBot

from tests.builders import a_programme, a_state, an_agency
from tests.desktop.given import a_session
from workbench.desktop.session import Session
from workbench.desktop.theme import LIGHT
from workbench.desktop.writing.fields import WritingBox
from workbench.desktop.writing.marks import MarkKind
from workbench.desktop.writing.menu import field_menu
from workbench.desktop.writing.spelling import Dictionary, Spelling
from workbench.domain.entity import built_in_id
from workbench.domain.prose import link
from workbench.domain.sops import Term, TermId
from workbench.domain.text import Text

TERM = Term(
    id=TermId(built_in_id("term", "s")), term=Text.of("survivor"), avoid=(Text.of("slave"),)
)
AGENCY = an_agency("Blorple Office", acronym=Text.of("BLOFF"))
TOLD = "The victim, Lumira, waits."


class FewWords:
    """Knows four words."""

    def check(self, word: str) -> bool:
        return word.casefold() in ("the", "victim", "waits", "slave")

    def suggest(self, word: str) -> list[str]:
        return ["waits", "the"] if word == "wiats" else []


def few_words(language: str) -> list[Dictionary]:
    return [FewWords()] if language == "en" else []


@pytest.fixture
def session() -> Session:
    return a_session(a_state(a_programme(known_words=("Zorg",)), TERM, AGENCY))


@pytest.fixture
def box(qtbot: QtBot, session: Session) -> WritingBox:
    field = WritingBox(session, "step-text")
    qtbot.addWidget(field)
    spelling = Spelling(few_words)
    spelling.open_now("en")
    spelling.open_now("bg")
    field.watch.spell_with(spelling)
    field.resize(400, 100)
    field.show()
    return field


def looked_at(field: WritingBox, prose: str) -> list[tuple[str, str]]:
    field.show_words(prose)
    field.watch.look()
    return [(mark.kind.value, mark.words) for mark in field.watch.marks]


def actions(field: WritingBox, position: int) -> Iterator[QAction]:
    menu = field_menu(field.createStandardContextMenu(), field, position)
    yield from menu.actions()
    menu.deleteLater()


def choose(field: WritingBox, position: int, name: str) -> None:
    next(each for each in actions(field, position) if each.objectName() == name).trigger()


def test_a_wrong_word_is_underlined_in_red_and_a_right_one_is_not(box: WritingBox) -> None:
    assert looked_at(box, "The victim wiats") == [("spelling", "wiats")]

    (selection,) = box.extraSelections()
    assert selection.format.underlineStyle() is QTextCharFormat.UnderlineStyle.WaveUnderline
    assert selection.format.underlineColor() == LIGHT.colour("critical")
    assert selection.cursor.selectedText() == "wiats"


@pytest.mark.parametrize(
    "words",
    [
        "Zorg",
        "the Blorple",
        "BLOFF",
        "F-12b",
        "12h",
        "a@bb.cc",
        "https://blix.example",
        "ПОЛИЦИЯ полиция",
        link("Xyzzy", "a-1"),
    ],
)
def test_names_acronyms_codes_numbers_links_and_known_words_are_right(
    box: WritingBox, words: str
) -> None:
    assert looked_at(box, words) == []


def test_what_is_being_typed_is_not_wrong_yet(box: WritingBox, qtbot: QtBot) -> None:
    box.setFocus()
    qtbot.keyClicks(box, "the wia")
    box.watch.look()
    assert box.watch.marks == ()

    qtbot.keyClicks(box, " the")
    box.watch.look()

    assert [mark.words for mark in box.watch.marks] == ["wia"]


def test_without_a_dictionary_nothing_is_wrong(box: WritingBox) -> None:
    box.set_language("bg")

    assert looked_at(box, "Дрън wiats") == []


def test_a_suggestion_replaces_the_word_and_can_be_undone(box: WritingBox) -> None:
    looked_at(box, "The victim wiats")

    choose(box, 13, "writing-replace-waits")
    assert box.words() == "The victim waits"

    box.undo()
    assert box.words() == "The victim wiats"


def test_a_word_added_to_the_workspace_is_right_everywhere(
    box: WritingBox, session: Session, qtbot: QtBot
) -> None:
    looked_at(box, "The victim wiats")

    choose(box, 13, "writing-know-word")

    assert session.state.programme is not None
    assert session.state.programme.known_words == ("wiats", "Zorg")
    qtbot.waitUntil(lambda: not box.watch.marks)


def test_a_detail_of_a_person_is_underlined_in_yellow_and_says_why(box: WritingBox) -> None:
    assert looked_at(box, TOLD) == [("detail", "victim, Lumira")]

    (selection,) = box.extraSelections()
    assert selection.format.underlineColor() == LIGHT.colour("medium")
    assert "Remove it, or mark it as made up" in box.watch.tip_at(8)
    assert box.accessibleDescription() == "1 passage looks like details of a person"


def test_hovering_tells_what_is_said(box: WritingBox, qtbot: QtBot) -> None:
    looked_at(box, TOLD)
    cursor = box.textCursor()
    cursor.setPosition(10)
    at = box.cursorRect(cursor).center()

    event = QHelpEvent(QEvent.Type.ToolTip, at, box.viewport().mapToGlobal(at))
    QApplication.sendEvent(box.viewport(), event)

    assert "detail of a person" in QToolTip.text()
    QToolTip.hideText()
    qtbot.waitUntil(lambda: not QToolTip.isVisible())


def test_what_is_marked_as_made_up_is_no_suspicion_any_more(
    box: WritingBox, session: Session, qtbot: QtBot
) -> None:
    looked_at(box, TOLD)

    choose(box, 8, "writing-made-up")

    assert session.state.programme is not None
    assert len(session.state.programme.fictitious) == 1
    qtbot.waitUntil(lambda: MarkKind.DETAIL not in [mark.kind for mark in box.watch.marks])


def test_a_word_to_avoid_offers_the_term(box: WritingBox) -> None:
    assert looked_at(box, "Slave") == [("term", "Slave")]

    choose(box, 2, "writing-replace-Survivor")

    assert box.words() == "Survivor"


def test_the_key_for_marks_goes_to_the_next_one_and_opens_its_menu(
    box: WritingBox, qtbot: QtBot
) -> None:
    looked_at(box, "the the\nthe wiats the")
    box.setFocus()

    qtbot.keyClick(box, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)

    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [each.text() for each in menu.actions()][:4] == [
        "No dictionary has this word",
        "waits",
        "the",
        "Add to the workspace's words",
    ]
    assert box.textCursor().position() == len("the the\nthe wiats")
    menu.close()


def test_the_menu_of_the_mouse_is_for_the_words_below_it(box: WritingBox) -> None:
    looked_at(box, "The victim wiats")
    cursor = box.textCursor()
    cursor.setPosition(13)
    at = box.viewport().mapTo(box, box.cursorRect(cursor).center())

    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, box.mapToGlobal(at))
    QApplication.sendEvent(box.viewport(), event)

    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.actions()[1].text() == "waits"
    menu.close()


def test_a_link_can_be_followed_from_the_menu(
    box: WritingBox, session: Session, qtbot: QtBot
) -> None:
    looked_at(box, f"the {link('Blorple', AGENCY.id)}")

    with qtbot.waitSignal(session.wanted) as wanted:
        choose(box, 6, "writing-follow")

    assert wanted.args == [AGENCY.id]


def test_marks_stand_right_behind_signs_of_two_units(box: WritingBox) -> None:
    looked_at(box, "😀😀 the wiats")

    (selection,) = box.extraSelections()
    assert selection.cursor.selectedText() == "wiats"


def test_of_a_very_long_text_only_what_is_in_view_is_looked_at(box: WritingBox) -> None:
    looked_at(box, "wiats " * 20_000)

    assert 10 < len(box.watch.marks) < 1_000
    assert box.cursorForPosition(QPoint(0, 0)).position() == 0


def test_a_read_only_field_offers_no_other_words(box: WritingBox) -> None:
    looked_at(box, "The victim wiats")
    box.setReadOnly(True)

    names = [each.objectName() for each in actions(box, 13)]

    assert "writing-replace-waits" not in names
