"""The Review place: comments and suggestions, work by agency, editions and what changed."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from workbench.desktop.panels import EmptyState, WorkHead
from workbench.desktop.place import Place
from workbench.desktop.review.changes_view import ChangesView
from workbench.desktop.review.editions_panel import EditionsPanel, edition_title
from workbench.desktop.review.side import ReviewSide
from workbench.desktop.review.threads_panel import ThreadCards
from workbench.desktop.scrolling import scrolling
from workbench.desktop.session import Session
from workbench.desktop.widgets import Chip, push_button
from workbench.domain.agencies import Agency, EditionId
from workbench.domain.editions import Comment, Edition
from workbench.domain.reviews import threads
from workbench.domain.sops import Measure
from workbench.domain.steps import Step
from workbench.workspace import Committed

_SHOWN_KINDS = (Agency, Comment, Edition, Measure, Step)


class ReviewPlace(Place):
    """What waits for somebody, and how far the text has come."""

    key = "review"
    title = "Review"
    icon = "message-square"
    lists_findings = False

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._since: EditionId | None = None
        self.side = self._side = ReviewSide(session)
        self.inspector = self._editions = EditionsPanel(session)
        self._threads = ThreadCards(session, names_subject=True)
        self._changes = ChangesView()
        self._head = WorkHead("Review")
        self._count = Chip()
        self._nothing = EmptyState("message-square", "Nothing here")
        self._stack = QStackedWidget()
        self.centre = self._work()
        self._side.changed.connect(self._show_threads)
        self._editions.changes_wanted.connect(self._show_changes)
        self._threads.followed.connect(session.go_to)
        self._changes.followed.connect(session.go_to)
        session.committed.connect(self._follow)
        session.language_changed.connect(self._refresh)
        self._show_threads()

    def shows(self, entity_id: str) -> bool:
        state = self._session.state
        return entity_id in state.comments or entity_id in state.editions

    def reveal(self, entity_id: str) -> None:
        comment = self._session.state.comments.find(entity_id)
        if comment is not None:
            self._side.want(resolved=comment.resolved)
            self._show_threads()
            self._threads.focus_thread(comment.reply_to or entity_id)
        elif entity_id in self._session.state.editions:
            self._show_changes(entity_id)

    def status(self) -> str:
        found = threads(self._session.state)
        return f"{len(found)} comments · {sum(each.is_open for each in found)} open"

    def _work(self) -> QWidget:
        self._count.setObjectName("review-count")
        self._head.add_left(self._count)
        back = push_button("Back to the comments", "review-back", "arrow-left")
        back.clicked.connect(self._show_threads)
        self._back = back
        self._head.add_right(back)
        for page in (_page("threads", self._threads), _page("changes-scroll", self._changes)):
            self._stack.addWidget(page)
        self._stack.addWidget(self._nothing)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._stack, 1)
        return centre

    def _follow(self, commit: Committed) -> None:
        if self._since is not None or commit.delta.touches(*_SHOWN_KINDS):
            self._refresh()

    def _refresh(self) -> None:
        if self._since is None:
            self._show_threads()
        else:
            self._show_changes(self._since)

    def _show_threads(self) -> None:
        self._since = None
        every = threads(self._session.state)
        self._side.show_counts(every)
        wanted = [each for each in every if self._side.wants(each)]
        self._threads.show_threads(wanted)
        self._head.show_title("Review")
        self._count.show_state(str(len(wanted)), "neutral")
        self._back.hide()
        self._nothing.say(*_nothing_words(any_there=bool(every)))
        self._stack.setCurrentIndex(0 if wanted else 2)
        self.view_changed.emit()

    def _show_changes(self, edition_id: str) -> None:
        edition = self._session.state.editions.find(edition_id)
        if edition is None:
            self._show_threads()
            return
        self._since = EditionId(edition.id)
        language = self._session.language
        before = self._session.as_of(self._since)
        self._head.show_title(f"Changes since {edition_title(edition, language)}")
        self._count.show_state("", "neutral")
        self._back.show()
        if before is None:
            self._nothing.say(
                "Nothing to compare with",
                "When this edition took its state, this file was not yet kept.",
            )
            self._stack.setCurrentIndex(2)
        else:
            self._changes.show_changes(before, self._session.state, language)
            self._stack.setCurrentIndex(1)
        self.view_changed.emit()


def _nothing_words(*, any_there: bool) -> tuple[str, str]:
    if any_there:
        return "Nothing matches", "Choose something else in the list on the left."
    return (
        "No comments yet",
        "Choose a step or an agency and press Ctrl+Alt+M to say something about it.",
    )


def _page(name: str, content: QWidget) -> QScrollArea:
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(16, 12, 16, 16)
    column.addWidget(content)
    column.addStretch(1)
    return scrolling(name, body)
