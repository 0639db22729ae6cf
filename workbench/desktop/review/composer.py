"""Writing a comment on one thing: a remark, or other words for one of its texts."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from workbench.desktop.choices import Choice
from workbench.desktop.review.writer import WriterLine, post_of
from workbench.desktop.session import Session
from workbench.desktop.widgets import Field, Segmented, push_button
from workbench.desktop.writing.fields import WritingBox
from workbench.domain.editions import Comment, CommentId, Suggestion
from workbench.domain.edits.reviews import AddComment
from workbench.domain.entity import new_id
from workbench.domain.kinds import find_anywhere
from workbench.domain.prose import plain_words
from workbench.domain.readings.in_words import caption_of
from workbench.domain.text import Text
from workbench.domain.translations import Path, TextAt, texts_in

_HEIGHT = 66
_FIRST = ("text", "title", "how", "place", "purpose")


class Composer(QWidget):
    """Asks what to say of a thing; Ctrl+Enter sends it, Escape puts it aside."""

    sent = Signal()
    put_aside = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("composer")
        self._session, self._about = session, ""
        self._texts: tuple[TextAt, ...] = ()
        self._kind = Segmented(
            "composer-kind", (("comment", "Comment"), ("suggestion", "Other words"))
        )
        self._kind.choose("comment")
        self._kind.chosen.connect(self._show_kind)
        self._which = Choice("composer-which")
        self._which.activated.connect(self._take_text)
        self._suggested = _lines(session, "composer-words")
        self._remark = _lines(session, "composer-remark")
        self._writer = WriterLine(session)
        self._for_words = QWidget()
        self._build()
        self._show_kind("comment")

    def begin(self, about: str) -> None:
        """Begin a comment on another thing; nothing that was typed on this one is lost."""
        self._writer.refresh()
        if about != self._about:
            self._about = about
            self._remark.clear()
            self._fill_texts()
        self._remark.setFocus()

    def suggest(self, path: Path) -> None:
        """Begin other words for the text at this place."""
        self._kind.choose("suggestion")
        self._show_kind("suggestion")
        place = next((n for n, each in enumerate(self._texts) if each.path == path), 0)
        self._which.setCurrentIndex(place)
        self._take_text()
        self._suggested.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._send()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.put_aside.emit()
                return True
        return super().eventFilter(watched, event)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        inner = QVBoxLayout(self._for_words)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(Field("Instead of", self._which))
        inner.addWidget(Field("Write", self._suggested))
        row = QHBoxLayout()
        row.setSpacing(6)
        send = push_button("Send", "composer-send", "check", "primary")
        send.setToolTip("Ctrl+Enter")
        send.clicked.connect(self._send)
        aside = push_button("Cancel", "composer-cancel")
        aside.setToolTip("Escape")
        aside.clicked.connect(self.put_aside)
        row.addWidget(send)
        row.addWidget(aside)
        row.addStretch(1)
        column.addWidget(self._kind, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._for_words)
        column.addWidget(Field("Comment", self._remark))
        column.addWidget(Field("In the name of", self._writer))
        column.addLayout(row)
        for field in (self._suggested, self._remark):
            field.installEventFilter(self)

    def _show_kind(self, kind: str) -> None:
        self._for_words.setVisible(kind == "suggestion")
        if kind == "suggestion":
            self._fill_texts()

    def _fill_texts(self) -> None:
        """What the thing says in the language in use, the usual texts first."""
        about = find_anywhere(self._session.state, self._about)
        language = self._session.language
        found = [
            each
            for each in (texts_in(about) if about else ())
            if _is_suggestible(each.path) and each.text.exactly(language)
        ]
        found.sort(key=_place_of)
        self._texts = tuple(found)
        self._which.clear()
        for each in found:
            said = plain_words(each.text.exactly(language))
            short = said if len(said) <= 60 else f"{said[:57].rstrip()}…"
            self._which.addItem(f"{caption_of(each.field, 'en')}: {short}")
        self._take_text()

    def _take_text(self) -> None:
        chosen = self._chosen_text()
        words = chosen.text.exactly(self._session.language) if chosen else ""
        self._suggested.clear()
        self._suggested.show_words(words)

    def _chosen_text(self) -> TextAt | None:
        place = self._which.currentIndex()
        return self._texts[place] if 0 <= place < len(self._texts) else None

    def _send(self) -> None:
        session, remark = self._session, self._remark.words().strip()
        comment = Comment(
            id=CommentId(new_id()),
            about=self._about,
            agency=session.writer.agency,
            post=post_of(session),
            text=Text().put(session.language, remark),
            written_on=session.today,
            suggestion=self._suggestion(),
        )
        if session.edit(AddComment(comment)):
            self._remark.clear()
            self._kind.choose("comment")
            self._show_kind("comment")
            self.sent.emit()

    def _suggestion(self) -> Suggestion | None:
        chosen = self._chosen_text()
        if self._kind.choice != "suggestion" or chosen is None:
            return None
        place = chosen.path[1] if len(chosen.path) == 2 else None
        return Suggestion(
            field=chosen.field,
            language=self._session.language,
            place=place if isinstance(place, int) else None,
            instead_of=chosen.text.exactly(self._session.language),
            words=self._suggested.words().strip(),
        )


def _is_suggestible(path: Path) -> bool:
    """A text of the thing itself, or a line of one of its lists."""
    return len(path) == 1 or (len(path) == 2 and isinstance(path[1], int))


def _place_of(text: TextAt) -> tuple[int, str, str]:
    first = _FIRST.index(text.field) if text.field in _FIRST else len(_FIRST)
    return first, text.field, str(text.path)


def _lines(session: Session, name: str) -> WritingBox:
    field = WritingBox(session, name, plain=True)
    field.keep_at_least(_HEIGHT)
    return field
