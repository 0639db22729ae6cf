"""What was said of one thing, or of everything, as cards, with a way to say more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.desktop.review.composer import Composer
from workbench.desktop.review.thread_card import ThreadCard
from workbench.desktop.review.work_form import WorkForm
from workbench.desktop.session import Session
from workbench.desktop.taking_out import discard
from workbench.domain.editions import CommentId
from workbench.domain.reviews import Thread, threads
from workbench.workspace import Committed


class ThreadCards(QWidget):
    """Threads below each other; cards of threads that stay are kept, with what is typed in them."""

    followed = Signal(str)

    def __init__(self, session: Session, *, names_subject: bool) -> None:
        super().__init__()
        self._session, self._names_subject = session, names_subject
        self._cards: dict[str, ThreadCard] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._form = WorkForm(session)
        self._form.hide()
        self._form.done.connect(self._form.hide)

    @property
    def cards(self) -> tuple[ThreadCard, ...]:
        """The cards in their order."""
        return tuple(self._cards.values())

    def show_threads(self, found: Sequence[Thread]) -> None:
        """Show these threads."""
        wanted = {thread.comment.id: thread for thread in found}
        for key in self._cards.keys() - wanted.keys():
            self._let_go(self._cards.pop(key))
        while self._column.takeAt(0):
            pass
        cards: dict[str, ThreadCard] = {}
        for key, thread in wanted.items():
            card = self._cards.get(key)
            if card is None:
                card = self._card(thread)
            else:
                card.show_thread(thread)
            cards[key] = card
            self._column.addWidget(card)
        self._cards = cards

    def focus_thread(self, comment_id: str) -> None:
        """Put the focus on the card of a comment."""
        if comment_id in self._cards:
            self._cards[comment_id].setFocus()

    def _let_go(self, card: ThreadCard) -> None:
        if card.isAncestorOf(self._form):
            self._form.setParent(self)
            self._form.hide()
        discard(card)

    def _card(self, thread: Thread) -> ThreadCard:
        card = ThreadCard(self._session, thread, names_subject=self._names_subject)
        card.followed.connect(self.followed)
        card.work_wanted.connect(self._ask_to_do)
        return card

    def _ask_to_do(self, comment_id: str) -> None:
        comment = self._session.state.comments.find(comment_id)
        if comment is not None:
            self._cards[comment_id].lines.addWidget(self._form)
            self._form.begin(CommentId(comment_id), comment)


class AboutPanel(QWidget):
    """What was said of one thing; hidden while there is nothing and nobody writes."""

    put_aside = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("about-panel")
        self._session, self._about = session, ""
        self._threads = ThreadCards(session, names_subject=False)
        self._composer = Composer(session)
        self._composer.hide()
        self._composer.sent.connect(self._close_composer)
        self._composer.put_aside.connect(self._close_composer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(8)
        column.addWidget(self._threads)
        column.addWidget(self._composer)
        session.committed.connect(self._follow)

    @property
    def composer(self) -> Composer:
        """Where the next comment is written."""
        return self._composer

    def show_about(self, entity_id: str) -> None:
        """Show what was said of another thing."""
        self._about = entity_id
        self._composer.hide()
        self._refresh()

    def begin(self) -> None:
        """Begin a comment."""
        self._composer.show()
        self.show()
        self._composer.begin(self._about)

    def _follow(self, _commit: Committed) -> None:
        if self._about:
            self._refresh()

    def _refresh(self) -> None:
        self._threads.show_threads(threads(self._session.state, self._about))
        self.setVisible(bool(self._threads.cards) or not self._composer.isHidden())

    def _close_composer(self) -> None:
        self._composer.hide()
        self._refresh()
        self.put_aside.emit()
