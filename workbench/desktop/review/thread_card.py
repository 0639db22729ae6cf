"""One comment with its answers: settle it, answer it, take or refuse the words it suggests."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from workbench.desktop.links import LinkLabel
from workbench.desktop.naming import name_of, place_of
from workbench.desktop.panels import Card
from workbench.desktop.review.marked_words import MarkedWords
from workbench.desktop.review.writer import post_of
from workbench.desktop.session import Session
from workbench.desktop.taking_out import discard
from workbench.desktop.widgets import Chip, push_button, words
from workbench.desktop.writing.watched_line import WatchedLine
from workbench.domain.editions import Comment, CommentId, Suggestion, SuggestionOutcome
from workbench.domain.edits.reviews import (
    AcceptSuggestion,
    AnswerComment,
    RejectSuggestion,
    RemoveComment,
    ResolveComment,
)
from workbench.domain.entity import new_id
from workbench.domain.readings.in_words import caption_of
from workbench.domain.readings.since import word_changes
from workbench.domain.reviews import Thread, subject, suggested_text
from workbench.domain.text import Text, language_name

_OUTCOMES = {SuggestionOutcome.ACCEPTED: "accepted", SuggestionOutcome.REJECTED: "rejected"}


class ThreadCard(Card):
    """A thread as it is now; every button asks for one edit."""

    followed = Signal(str)
    work_wanted = Signal(str)

    def __init__(self, session: Session, thread: Thread, *, names_subject: bool) -> None:
        super().__init__()
        self._session, self._thread, self._names_subject = session, thread, names_subject
        self.setObjectName(f"thread-{thread.comment.id}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._answer = WatchedLine(session, "answer")
        self._answer.setPlaceholderText("Answer, then Enter")
        self._answer.setAccessibleName("Answer")
        self._answer.returnPressed.connect(self._send_answer)
        self._told, self._actions = QWidget(), QWidget()
        for part in (self._told, self._answer, self._actions):
            self.lines.addWidget(part)
        self.show_thread(thread)

    @property
    def comment_id(self) -> CommentId:
        """The comment at the head of the thread."""
        return CommentId(self._thread.comment.id)

    def show_thread(self, thread: Thread) -> None:
        """Show the thread as it is now; an answer that is being typed stays."""
        self._thread = thread
        comment = thread.comment
        self.setAccessibleName(f"Comment: {comment.text.in_language(self._session.language)}")
        self._told = self._in_place_of(self._told, self._telling(thread))
        self._answer.setVisible(thread.is_open)
        self._actions = self._in_place_of(self._actions, self._buttons(comment))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self._session.edit(RemoveComment(self.comment_id))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._answer.setFocus()
        else:
            super().keyPressEvent(event)

    def _in_place_of(self, old: QWidget, new: QWidget) -> QWidget:
        self.lines.replaceWidget(old, new)
        discard(old)
        return new

    def _telling(self, thread: Thread) -> QWidget:
        """What was said, in the order in which it was said."""
        comment, language = thread.comment, self._session.language
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        if self._names_subject:
            column.addWidget(self._subject(comment))
        column.addLayout(self._head(comment))
        if comment.text:
            column.addWidget(words(comment.text.in_language(language), wrap=True))
        for part in self._suggestion(comment):
            column.addWidget(part)
        for reply in thread.replies:
            said = f"{self._said_by(reply)}: {reply.text.in_language(language)}"
            told = words(said, wrap=True)
            told.setContentsMargins(16, 0, 0, 0)
            column.addWidget(told)
        return body

    def _head(self, comment: Comment) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(words(self._said_by(comment), "strong", wrap=True), 1)
        if comment.to_do_for is not None:
            row.addWidget(Chip(f"to do: {self._agency(comment.to_do_for)}", "accent"))
        if comment.due is not None:
            overdue = not comment.resolved and comment.due < self._session.today
            row.addWidget(Chip(f"by {_day(comment.due)}", "critical" if overdue else "neutral"))
        if comment.resolved:
            row.addWidget(Chip("settled", "good"))
        return row

    def _subject(self, comment: Comment) -> QWidget:
        state, language = self._session.state, self._session.language
        about = subject(state, comment)
        if about is None:
            return words("About something that is no longer there", "muted")
        place = place_of(state, about.id, language)
        name = name_of(state, about, language)
        text = name if name == place else f"{place}: {name}"
        link = LinkLabel(text, about.id, f"about-{comment.id}")
        link.followed.connect(self.followed)
        return link

    def _suggestion(self, comment: Comment) -> Iterator[QWidget]:
        """The suggested words, marked against those they replace."""
        suggestion = comment.suggestion
        if suggestion is None:
            return
        where = f"{caption_of(suggestion.field, 'en')} in {language_name(suggestion.language)}"
        outcome = f" · {_OUTCOMES[suggestion.outcome]}" if suggestion.outcome else ""
        yield words(f"Suggested words · {where}{outcome}", "small")
        marked = MarkedWords(word_changes(suggestion.instead_of, suggestion.words))
        marked.setObjectName("suggested-words")
        yield marked
        if suggestion.outcome is None and self._has_changed(comment, suggestion):
            changed = "The text has changed since. What stands there now:"
            yield words(changed, "warning", wrap=True)
            yield words(self._now(comment, suggestion) or "Nothing", "muted", wrap=True)

    def _buttons(self, comment: Comment) -> QWidget:
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for button in self._offered(comment):
            row.addWidget(button)
        row.addStretch(1)
        remove = push_button("Remove", "remove-comment", "trash-2", "link")
        remove.clicked.connect(lambda: self._session.edit(RemoveComment(self.comment_id)))
        row.addWidget(remove)
        return body

    def _offered(self, comment: Comment) -> Iterator[QPushButton]:
        """What can be done with the comment as it stands."""
        edit, key = self._session.edit, self.comment_id
        suggestion = comment.suggestion
        if suggestion is not None and suggestion.outcome is None:
            accept = push_button("Accept", "accept-suggestion", "check", "primary")
            accept.clicked.connect(self._accept)
            reject = push_button("Reject", "reject-suggestion", "x")
            reject.clicked.connect(lambda: edit(RejectSuggestion(key)))
            yield from (accept, reject)
        if comment.resolved:
            reopen = push_button("Open again", "reopen-comment", "rotate-ccw")
            reopen.clicked.connect(lambda: edit(ResolveComment(key, resolved=False)))
            yield reopen
            return
        settle = push_button("Settle", "settle-comment", "circle-check")
        settle.clicked.connect(lambda: edit(ResolveComment(key)))
        work = push_button("Ask an agency…", "ask-agency", "users")
        work.clicked.connect(lambda: self.work_wanted.emit(key))
        yield from (settle, work)

    def _send_answer(self) -> None:
        typed = " ".join(self._answer.text().split())
        if not typed:
            return
        session = self._session
        answer = Comment(
            id=CommentId(new_id()),
            agency=session.writer.agency,
            post=post_of(session),
            text=Text().put(session.language, typed),
            written_on=session.today,
        )
        self._answer.clear()
        if not session.edit(AnswerComment(answer, self.comment_id)):
            self._answer.setText(typed)

    def _accept(self) -> None:
        comment = self._thread.comment
        seen = comment.suggestion is not None and self._has_changed(comment, comment.suggestion)
        self._session.edit(AcceptSuggestion(self.comment_id, although_changed=seen))

    def _has_changed(self, comment: Comment, suggestion: Suggestion) -> bool:
        return self._now(comment, suggestion) != suggestion.instead_of

    def _now(self, comment: Comment, suggestion: Suggestion) -> str:
        found = suggested_text(self._session.state, comment)
        return found[1].exactly(suggestion.language) if found else ""

    def _said_by(self, comment: Comment) -> str:
        post = comment.post.in_language(self._session.language)
        who = ", ".join(each for each in (self._agency(comment.agency), post) if each)
        day = _day(comment.written_on) if comment.written_on else ""
        return " · ".join(each for each in (who or "Somebody", day) if each)

    def _agency(self, agency_id: str | None) -> str:
        agency = self._session.state.agencies.find(agency_id)
        return agency.label(self._session.language) if agency else ""


def _day(day: date) -> str:
    return f"{day.day} {day:%b %Y}"
