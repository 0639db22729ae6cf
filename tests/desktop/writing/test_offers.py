"""Names are offered while they are typed, and nobody who goes on typing notices."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import a_form, a_measure, a_programme, a_referral, a_service, a_state, an_agency
from tests.desktop.given import a_session
from workbench.desktop.session import Session
from workbench.desktop.writing.fields import WritingBox, WritingLine
from workbench.domain.text import Text

POLICE = an_agency("Border Police", acronym=Text.of("GDBOP"))
ACADEMY = an_agency("Border academy")
CONSENT = a_form("Consent to referral", code="F-3")
REFERRAL = a_referral(POLICE, ACADEMY)
STATE = a_state(
    a_programme(), POLICE, ACADEMY, CONSENT, a_service("Shelter"), a_measure(), REFERRAL
)
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def session() -> Session:
    return a_session(STATE)


@pytest.fixture
def line(qtbot: QtBot, session: Session) -> WritingLine:
    field = WritingLine(session, "step-title")
    qtbot.addWidget(field)
    field.resize(500, 30)
    field.show()
    field.setFocus()
    return field


def offered(field: WritingLine) -> list[str]:
    return [each.name for each in field.offers.offered]


def test_three_letters_that_begin_a_name_offer_it(line: WritingLine, qtbot: QtBot) -> None:
    qtbot.keyClicks(line, "Ask the bo")
    assert not line.offers.is_shown

    qtbot.keyClicks(line, "r")

    assert offered(line) == ["Border academy", "Border Police"]
    assert line.hasFocus()


@pytest.mark.parametrize("taking", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_down_and_enter_or_tab_put_the_name_as_a_link(
    line: WritingLine, qtbot: QtBot, taking: Qt.Key
) -> None:
    entered: list[bool] = []
    line.entered.connect(lambda: entered.append(True))
    qtbot.keyClicks(line, "Ask the border p")

    qtbot.keyClick(line, Qt.Key.Key_Down)
    qtbot.keyClick(line, taking)
    qtbot.keyClicks(line, " now")

    assert line.words() == f"Ask the [Border Police](wb:{POLICE.id}) now"
    assert not line.offers.is_shown
    assert not entered


def test_enter_is_not_swallowed_from_who_did_not_touch_the_list(
    line: WritingLine, qtbot: QtBot
) -> None:
    qtbot.keyClicks(line, "Ask the border p")
    assert line.offers.is_shown

    with qtbot.waitSignal(line.entered):
        qtbot.keyClick(line, Qt.Key.Key_Return)

    assert line.words() == "Ask the border p"
    assert not line.offers.is_shown


def test_escape_closes_the_list_and_only_then_leaves(line: WritingLine, qtbot: QtBot) -> None:
    qtbot.keyClicks(line, "bor")

    qtbot.keyClick(line, Qt.Key.Key_Escape)

    assert not line.offers.is_shown
    assert line.words() == "bor"


def test_going_on_typing_something_else_closes_the_list(line: WritingLine, qtbot: QtBot) -> None:
    qtbot.keyClicks(line, "borrow a car")

    assert not line.offers.is_shown
    assert line.words() == "borrow a car"


def test_an_at_sign_offers_everything_that_has_a_name(line: WritingLine, qtbot: QtBot) -> None:
    qtbot.keyClicks(line, "See @")
    assert len(offered(line)) == 6

    qtbot.keyClicks(line, "academy")
    assert "Border Police → Border academy" in offered(line)

    qtbot.keyClick(line, Qt.Key.Key_Down)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.words() == f"See [Border academy](wb:{ACADEMY.id})"


def test_an_address_of_mail_asks_for_nothing(line: WritingLine, qtbot: QtBot) -> None:
    qtbot.keyClicks(line, "office@bord")

    assert not line.offers.is_shown


def test_an_acronym_that_was_begun_is_written_as_an_acronym(
    line: WritingLine, qtbot: QtBot
) -> None:
    qtbot.keyClicks(line, "call gdb")
    qtbot.keyClick(line, Qt.Key.Key_Down)
    qtbot.keyClick(line, Qt.Key.Key_Return)

    assert line.words() == f"call [GDBOP](wb:{POLICE.id})"


def test_alt_enter_on_a_link_goes_there(line: WritingLine, session: Session, qtbot: QtBot) -> None:
    line.show_words(f"Ask [them](wb:{POLICE.id})")
    cursor = line.textCursor()
    cursor.setPosition(6)
    line.setTextCursor(cursor)

    with qtbot.waitSignal(session.wanted) as wanted:
        qtbot.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)

    assert wanted.args == [POLICE.id]


def test_control_click_on_a_link_goes_there(
    line: WritingLine, session: Session, qtbot: QtBot
) -> None:
    line.show_words(f"[Border Police](wb:{POLICE.id}) first")
    cursor = line.textCursor()
    cursor.setPosition(4)

    with qtbot.waitSignal(session.wanted) as wanted:
        qtbot.mouseClick(
            line.viewport(), Qt.MouseButton.LeftButton, CONTROL, line.cursorRect(cursor).center()
        )

    assert wanted.args == [POLICE.id]


def test_leaving_the_field_takes_the_list_away(session: Session, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    lines = QVBoxLayout(page)
    box, other = WritingBox(session, "step-text"), WritingBox(session, "step-notes")
    lines.addWidget(box)
    lines.addWidget(other)
    with qtbot.waitActive(page):
        page.show()
    box.setFocus()
    qtbot.keyClicks(box, "bor")
    assert box.offers.is_shown

    other.setFocus()

    assert not box.offers.is_shown
