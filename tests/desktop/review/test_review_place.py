"""Comments, suggestions, work and editions in the Review place, by mouse and keyboard."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.builders import an_edition
from tests.desktop.given import NOTIFY, NOW, POLICE, SHELTER, TODAY, a_mechanism, a_session
from workbench.desktop.review.marked_words import MarkedWords
from workbench.desktop.review.place import ReviewPlace
from workbench.desktop.review.threads_panel import AboutPanel
from workbench.desktop.session import Session
from workbench.domain.agencies import EditionId
from workbench.domain.delta import diff
from workbench.domain.editions import Comment, CommentId, EditionState, Suggestion
from workbench.domain.edits.editions import MoveEdition
from workbench.domain.edits.entities import Change, put
from workbench.domain.entity import Entity, built_in_id
from workbench.domain.log import LogEntry, Written, entries
from workbench.domain.state import State
from workbench.domain.steps import Step
from workbench.domain.text import Text
from workbench.workspace import Committed, Workspace

STEP = replace(NOTIFY, text=Text.of("Call within 24 hours."))
QUESTION = Comment(
    id=CommentId(built_in_id("comments", "question")),
    about=STEP.id,
    agency=SHELTER.id,
    text=Text.of("Who calls at night?"),
    written_on=date(2026, 11, 20),
)
SUGGESTED = Comment(
    id=CommentId(built_in_id("comments", "suggestion")),
    about=STEP.id,
    suggestion=Suggestion(
        field="text",
        language="en",
        instead_of="Call within 24 hours.",
        words="Call within 12 hours.",
    ),
)


def a_place(qtbot: QtBot, *more: Entity) -> tuple[ReviewPlace, Session]:
    session = a_session(put(a_mechanism(), STEP, *more))
    place = ReviewPlace(session)
    for panel in (place.side, place.centre, place.inspector):
        assert panel is not None
        qtbot.addWidget(panel)
    return place, session


def press(widget: QWidget | None, name: str, qtbot: QtBot) -> None:
    assert widget is not None
    button = widget.findChild(QPushButton, name)
    assert button is not None, name
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_open_comments_are_listed_and_leave_when_they_are_settled(qtbot: QtBot) -> None:
    place, session = a_place(qtbot, QUESTION)

    press(place.centre, "settle-comment", qtbot)

    assert session.state.comments[QUESTION.id].resolved
    assert place.centre.findChild(QPushButton, "settle-comment") is None


def test_an_answer_is_sent_with_enter_in_the_name_of_an_agency(qtbot: QtBot) -> None:
    place, session = a_place(qtbot, QUESTION)
    session.write_as(POLICE.id, "Duty officer")
    answer = place.centre.findChild(QLineEdit, "answer")

    qtbot.keyClicks(answer, "The officer on duty.")
    qtbot.keyClick(answer, Qt.Key.Key_Return)

    (reply,) = session.state.comments.where("reply_to", QUESTION.id)
    assert (reply.agency, str(reply.post)) == (POLICE.id, "Duty officer")
    assert reply.written_on == TODAY


def test_what_is_typed_as_an_answer_outlives_a_change_from_elsewhere(qtbot: QtBot) -> None:
    place, session = a_place(qtbot, QUESTION)
    qtbot.keyClicks(place.centre.findChild(QLineEdit, "answer"), "The off")

    session.edit(Change(Step, STEP.id, {"place": Text.of("Anywhere")}))

    assert place.centre.findChild(QLineEdit, "answer").text() == "The off"


def test_suggested_words_are_marked_and_taken_with_one_press(qtbot: QtBot) -> None:
    place, session = a_place(qtbot, SUGGESTED)
    marked = place.centre.findChild(MarkedWords, "suggested-words")
    assert marked.accessibleName() == "Call within [removed: 24] [added: 12] hours."

    press(place.centre, "accept-suggestion", qtbot)

    assert str(session.state.steps[STEP.id].text) == "Call within 12 hours."


def test_words_that_changed_meanwhile_are_shown_before_they_are_overwritten(qtbot: QtBot) -> None:
    place, session = a_place(qtbot, SUGGESTED)

    session.edit(Change(Step, STEP.id, {"text": Text.of("Call at once.")}))

    labels = [each.text() for each in place.centre.findChildren(QWidget) if hasattr(each, "text")]
    assert "Call at once." in labels


def test_work_given_to_an_agency_stands_under_its_name(qtbot: QtBot) -> None:
    place, session = a_place(qtbot, QUESTION)

    press(place.centre, "ask-agency", qtbot)
    choice = place.centre.findChild(QComboBox, "work-agency")
    choice.setCurrentIndex(choice.findData(SHELTER.id))
    press(place.centre, "work-give", qtbot)

    assert session.state.comments[QUESTION.id].to_do_for == SHELTER.id
    assert place.side.findChild(QWidget, f"review-{SHELTER.id}") is not None


def test_a_comment_is_written_beside_a_thing_by_keyboard(qtbot: QtBot) -> None:
    session = a_session(put(a_mechanism(), STEP))
    panel = AboutPanel(session)
    qtbot.addWidget(panel)
    panel.show_about(STEP.id)

    panel.begin()
    remark = panel.findChild(QTextEdit, "composer-remark")
    qtbot.keyClicks(remark, "Which number?")
    qtbot.keyClick(remark, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    (comment,) = session.state.comments.values()
    assert (comment.about, str(comment.text)) == (STEP.id, "Which number?")
    assert panel.composer.isHidden()


def test_other_words_are_suggested_for_the_text_chosen(qtbot: QtBot) -> None:
    session = a_session(put(a_mechanism(), STEP))
    panel = AboutPanel(session)
    qtbot.addWidget(panel)
    panel.show_about(STEP.id)

    panel.begin()
    panel.composer.suggest(("text",))
    field = panel.findChild(QTextEdit, "composer-words")
    field.setPlainText("Call at once.")
    press(panel, "composer-send", qtbot)

    (comment,) = session.state.comments.values()
    assert comment.suggestion == Suggestion(
        field="text", language="en", instead_of="Call within 24 hours.", words="Call at once."
    )


def test_an_edition_moves_on_with_one_press(qtbot: QtBot) -> None:
    edition = an_edition("0.7", state=EditionState.CONSULTATION, current=True)
    place, session = a_place(qtbot, edition)

    press(place.inspector, "edition-to-approved", qtbot)

    assert session.state.editions[edition.id].state is EditionState.APPROVED


def test_a_new_edition_begins_as_a_draft(qtbot: QtBot) -> None:
    place, session = a_place(qtbot)
    assert place.inspector is not None

    qtbot.keyClicks(place.inspector.findChild(QLineEdit, "edition-number"), "0.8")
    press(place.inspector, "edition-begin", qtbot)

    assert [each.number for each in session.state.editions.values() if each.current] == ["0.8"]


def logged(workspace: Workspace) -> list[LogEntry]:
    """Everything that is changed in the workspace from now on, as the file would keep it."""
    log: list[LogEntry] = []

    def follow(commit: Committed) -> None:
        written = Written("somebody", NOW, str(len(log)), commit.label)
        log.extend(entries(commit.delta, written, replica="a", first=len(log) + 1, current={}))

    first = Committed(workspace.state, diff(State(), workspace.state), "Begin")
    follow(first)
    workspace.listen(follow)
    return log


def test_the_changes_since_an_edition_are_shown_word_by_word(qtbot: QtBot) -> None:
    edition = an_edition("0.7", state=EditionState.CONSULTATION, current=True)
    workspace = Workspace(put(a_mechanism(), STEP, edition))
    log = logged(workspace)
    session = Session(workspace, TODAY, "en", log=lambda: log)
    place = ReviewPlace(session)
    for panel in (place.side, place.centre, place.inspector):
        qtbot.addWidget(panel)
    session.edit(MoveEdition(EditionId(edition.id), EditionState.APPROVED, TODAY))
    session.edit(Change(Step, STEP.id, {"text": Text.of("Call within 12 hours.")}))

    press(place.inspector, f"changes-since-{edition.id}", qtbot)

    marked = [each.accessibleName() for each in place.centre.findChildren(MarkedWords)]
    assert "Call within [removed: 24] [added: 12] hours." in marked


def test_without_a_log_it_is_said_that_nothing_can_be_compared(qtbot: QtBot) -> None:
    edition = an_edition("0.7", state=EditionState.APPROVED)
    place, _ = a_place(qtbot, edition)

    press(place.inspector, f"changes-since-{edition.id}", qtbot)

    labels = [each.text() for each in place.centre.findChildren(QWidget) if hasattr(each, "text")]
    assert "Nothing to compare with" in labels
