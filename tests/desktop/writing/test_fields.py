"""The fields everybody writes in: what goes in comes out, and no key is lost."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.desktop.given import POLICE, a_session
from workbench.desktop.theme import LIGHT
from workbench.desktop.writing.fields import WritingBox, WritingLine
from workbench.desktop.writing.prose_field import ProseField
from workbench.domain.prose import link, plain_words

END = QTextCursor.MoveOperation.End
# Signs that a text document takes for the ends of lines and of frames: nobody types them.
NO_TEXT = "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\ufdd0\ufdd1\x00"
ANY_PROSE = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters=NO_TEXT), max_size=40
) | st.text("*[]\\() :wb1a_-\n", max_size=24)


class Form(QWidget):
    """Two fields, one below the other, so that focus has somewhere to go."""

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__()
        qtbot.addWidget(self)
        session = a_session()
        self.line = WritingLine(session, "step-title")
        self.box = WritingBox(session, "step-text")
        lines = QVBoxLayout(self)
        lines.addWidget(self.line)
        lines.addWidget(self.box)
        lines.addStretch(1)
        self.resize(420, 500)
        self.show()
        self.line.setFocus()

    def type_into(self, field: ProseField, qtbot: QtBot, words: str) -> None:
        field.setFocus()
        field.moveCursor(END)
        qtbot.keyClicks(field, words)


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    return Form(qtbot)


@given(prose=ANY_PROSE)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_typing_after_any_prose_loses_none_of_its_words(form: Form, prose: str) -> None:
    form.box.clearFocus()
    form.box.show_words(prose)
    assert form.box.words() == prose

    form.box.moveCursor(END)
    form.box.insertPlainText("!")

    assert plain_words(form.box.words()) == f"{plain_words(prose)}!"
    before = form.box.words()
    form.box.show_words(before)
    form.box.document().setModified(True)
    assert form.box.words() == before


def test_a_link_shows_its_words_in_the_colour_of_links_and_never_its_signs(form: Form) -> None:
    form.box.show_words(f"Tell {link('the Police', 'p-1')} at once")

    assert form.box.toPlainText() == "Tell the Police at once"
    cursor = form.box.textCursor()
    cursor.setPosition(8)
    assert cursor.charFormat().foreground().color() == LIGHT.colour("link")


def test_typing_inside_a_link_changes_its_words_and_beside_it_does_not(
    form: Form, qtbot: QtBot
) -> None:
    form.box.show_words(link("Police", "p-1"))
    form.type_into(form.box, qtbot, " now")
    form.box.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClicks(form.box, "The ")
    cursor = form.box.textCursor()
    cursor.setPosition(len("The Pol"))
    form.box.setTextCursor(cursor)
    qtbot.keyClicks(form.box, "l")

    assert form.box.words() == "The [Pollice](wb:p-1) now"


def test_enter_in_a_line_says_so_and_adds_no_line(form: Form, qtbot: QtBot) -> None:
    form.type_into(form.line, qtbot, "Contact the shelter")

    with qtbot.waitSignal(form.line.entered):
        qtbot.keyClick(form.line, Qt.Key.Key_Return)

    assert form.line.words() == "Contact the shelter"


def test_tab_leaves_a_box_and_leaving_is_told(form: Form, qtbot: QtBot) -> None:
    form.type_into(form.box, qtbot, "One")
    qtbot.keyClick(form.box, Qt.Key.Key_Return)
    qtbot.keyClicks(form.box, "two")

    with qtbot.waitSignal(form.box.left):
        qtbot.keyClick(form.box, Qt.Key.Key_Tab)

    assert form.box.words() == "One\ntwo"
    assert not form.box.hasFocus()


def test_what_is_being_typed_is_kept_when_other_words_arrive(form: Form, qtbot: QtBot) -> None:
    form.box.show_words("Old")
    form.type_into(form.box, qtbot, "er")

    form.box.show_words("From elsewhere")

    assert form.box.words() == "Older"


def test_other_words_are_shown_where_nothing_was_typed(form: Form) -> None:
    form.box.show_words("Old")
    form.box.setFocus()

    form.box.show_words("From elsewhere")

    assert form.box.words() == "From elsewhere"


def test_undo_works_inside_the_field_until_it_is_left(form: Form, qtbot: QtBot) -> None:
    form.box.show_words("Old")
    form.type_into(form.box, qtbot, "er")
    qtbot.keyClick(form.box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert form.box.words() == "Old"

    form.type_into(form.box, qtbot, "er")
    form.line.setFocus()
    form.box.setFocus()
    qtbot.keyClick(form.box, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert form.box.words() == "Older"


def test_bold_and_italic_are_keys_and_are_kept_as_prose(form: Form, qtbot: QtBot) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    form.type_into(form.box, qtbot, "Call ")
    qtbot.keyClick(form.box, Qt.Key.Key_B, control)
    qtbot.keyClicks(form.box, "at once")
    qtbot.keyClick(form.box, Qt.Key.Key_B, control)
    qtbot.keyClick(form.box, Qt.Key.Key_I, control)
    qtbot.keyClicks(form.box, " please")

    assert form.box.words() == "Call **at once** *please*"


def test_copying_and_pasting_keeps_links(form: Form, qtbot: QtBot) -> None:
    form.box.show_words(f"Tell **{link('the Police', POLICE.id)}** 😀 at once")
    form.box.selectAll()

    form.box.copy()
    form.line.paste()

    assert form.line.words() == f"Tell **[the Police](wb:{POLICE.id})** 😀 at once"


def test_other_programs_get_the_words_and_no_ids(form: Form) -> None:
    form.box.show_words(f"Tell **{link('the Police', POLICE.id)}** 😀 at once")
    form.box.selectAll()

    copied = form.box.createMimeDataFromSelection()

    assert copied.text() == "Tell the Police 😀 at once"
    given = [bytes(copied.data(each).data()) for each in copied.formats()]
    assert given == [b"Tell the Police \xf0\x9f\x98\x80 at once"]


def test_what_a_link_led_to_in_another_workspace_is_words_in_this_one(form: Form) -> None:
    form.box.show_words(f"Tell **{link('the Guard', 'g-1')}**")
    form.box.selectAll()

    form.line.insertFromMimeData(form.box.createMimeDataFromSelection())

    assert form.line.words() == "Tell **the Guard**"


def test_a_part_of_the_text_is_copied_as_prose(form: Form) -> None:
    form.box.show_words(f"One\n😀 Tell {link('the Police', POLICE.id)}\nthree")
    cursor = form.box.textCursor()
    cursor.setPosition(len("One\n") + 3)
    cursor.setPosition(form.box.document().characterCount() - 4, QTextCursor.MoveMode.KeepAnchor)
    form.box.setTextCursor(cursor)

    form.line.insertFromMimeData(form.box.createMimeDataFromSelection())

    assert form.line.words() == f"Tell [the Police](wb:{POLICE.id}) th"


def test_signs_pasted_from_elsewhere_stay_what_they_are(form: Form) -> None:
    pasted = QMimeData()
    pasted.setText("**5** [x](wb:y)\r\n<b>two</b>")

    form.box.insertFromMimeData(pasted)

    assert plain_words(form.box.words()) == "**5** [x](wb:y)\n<b>two</b>"


def test_several_lines_pasted_into_a_line_are_one(form: Form) -> None:
    pasted = QMimeData()
    pasted.setText("Contact\n  the shelter\n\n")

    form.line.insertFromMimeData(pasted)

    assert form.line.words() == "Contact the shelter"


def test_a_paste_can_be_taken_by_the_owner(form: Form) -> None:
    taken: list[str] = []
    form.line.take_pastes(lambda source: taken.append(source.text()) is None)
    pasted = QMimeData()
    pasted.setText("1. One\n2. Two")

    form.line.insertFromMimeData(pasted)

    assert taken == ["1. One\n2. Two"]
    assert form.line.words() == ""


def test_a_field_grows_with_its_text_and_scrolls_beyond_reason(form: Form, qtbot: QtBot) -> None:
    empty = form.line.height()
    form.line.show_words("A line that is too long for the width of the field " * 2)
    qtbot.waitUntil(lambda: form.line.height() > empty)
    form.line.show_words("word " * 20_000)

    qtbot.waitUntil(lambda: form.line.height() == 200)
    form.line.show_words("")
    qtbot.waitUntil(lambda: form.line.height() == empty)
    assert empty <= 28


def test_a_plain_field_holds_words_alone(qtbot: QtBot) -> None:
    box = WritingBox(a_session(), "reason", plain=True)
    qtbot.addWidget(box)
    box.show_words("5*3*2 [x](wb:y)")
    assert box.toPlainText() == "5*3*2 [x](wb:y)"

    box.moveCursor(END)
    qtbot.keyClick(box, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(box, "! Ask the Pol")
    qtbot.keyClick(box, Qt.Key.Key_Down)
    qtbot.keyClick(box, Qt.Key.Key_Return)

    assert box.words() == "5*3*2 [x](wb:y)! Ask the Police"


def test_arabic_begins_at_the_right_whatever_the_first_letter(form: Form) -> None:
    form.box.set_language("ar")
    form.box.show_words("IOM \u062a\u0633\u0627\u0639\u062f")
    form.line.show_words("\u0645\u0631\u062d\u0628\u0627")

    right = Qt.LayoutDirection.RightToLeft
    assert form.box.document().begin().textDirection() == right
    assert form.line.document().begin().textDirection() == right
    form.line.show_words("Hello")
    assert form.line.document().begin().textDirection() == Qt.LayoutDirection.LeftToRight


def test_a_field_is_written_in_the_language_shown_unless_it_has_its_own(qtbot: QtBot) -> None:
    session = a_session()
    followed, own = WritingBox(session, "step-text"), WritingBox(session, "translated")
    qtbot.addWidget(followed)
    qtbot.addWidget(own)
    own.set_language("ar")

    session.show_in("bg")

    assert (followed.language, own.language) == ("bg", "ar")


def test_up_and_down_at_the_edges_are_left_to_the_owner(form: Form, qtbot: QtBot) -> None:
    heard: list[int] = []
    form.keyPressEvent = lambda event: heard.append(event.key())  # type: ignore[method-assign]
    form.line.show_words("One line")
    form.line.setFocus()

    qtbot.keyClick(form.line, Qt.Key.Key_Down)
    qtbot.keyClick(form.line, Qt.Key.Key_Escape)

    assert heard == [Qt.Key.Key_Down, Qt.Key.Key_Escape]


def test_a_hundred_thousand_characters_are_kept(form: Form, qtbot: QtBot) -> None:
    long = "\n".join(f"**Line {n}** of a very long text" for n in range(3_200))
    form.box.show_words(long)

    form.type_into(form.box, qtbot, "!")

    assert len(long) > 100_000
    assert form.box.words() == f"{long}!"
