"""Watches over one field: looks at what is in view after a pause, and underlines it."""

from __future__ import annotations

import html

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from workbench.desktop.session import Session
from workbench.desktop.theme import theme_in_use
from workbench.desktop.writing.marks import Mark, MarkKind, marks_in
from workbench.desktop.writing.rich_text import units_of, words_of_block
from workbench.desktop.writing.spelling import Spelling, shared_spelling
from workbench.domain.agencies import Agency
from workbench.domain.programme import Programme
from workbench.domain.sops import Term
from workbench.workspace import Committed

_PAUSE_MS = 300
_LONG = 6000  # of a longer paragraph, only what is in view is looked at
_AROUND = 600
_COLOURS = {MarkKind.DETAIL: "medium", MarkKind.TERM: "low", MarkKind.SPELLING: "critical"}
_KINDS_THAT_MATTER = (Agency, Programme, Term)

Looked = tuple[str, str]


class Watch(QObject):
    """The marks of one field. Nothing is written down; the underlines go with the words."""

    def __init__(self, field: QTextEdit, session: Session) -> None:
        super().__init__(field)
        self._field = field
        self._session = session
        self._spelling = shared_spelling()
        self._language = ""
        self._marks: list[tuple[Mark, QTextCursor]] = []
        self._seen: dict[Looked, tuple[Mark, ...]] = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.look)
        field.document().contentsChanged.connect(self._pause.start)
        field.verticalScrollBar().valueChanged.connect(self._pause.start)
        session.committed.connect(self._follow)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What is underlined now."""
        return tuple(mark for mark, _ in self._marks)

    def set_language(self, language: str) -> None:
        """Another language is written in the field."""
        self._language = language
        self._forget()

    def spell_with(self, spelling: Spelling) -> None:
        """Ask other dictionaries."""
        self._spelling = spelling
        self._forget()

    def suggestions(self, word: str) -> tuple[str, ...]:
        """What may have been meant by a word that is wrong."""
        return self._spelling.suggestions(word, self._language)

    def wake(self) -> None:
        """Look again soon: what is in view may be another part of the text."""
        self._pause.start()

    def mark_at(self, position: int) -> tuple[Mark, QTextCursor] | None:
        """The mark at a place of the document, with its words selected."""
        return next(
            (
                (mark, QTextCursor(cursor))
                for mark, cursor in self._marks
                if cursor.selectionStart() <= position <= cursor.selectionEnd()
            ),
            None,
        )

    def next_mark(self, position: int) -> tuple[Mark, QTextCursor] | None:
        """The mark at a place or the first behind it, else the first of all."""
        ahead = [each for each in self._marks if each[1].selectionEnd() >= position]
        found = min(ahead or self._marks, key=lambda each: each[1].selectionStart(), default=None)
        return (found[0], QTextCursor(found[1])) if found else None

    def tip_at(self, position: int) -> str:
        """What hovering says there: plain words, safe to be taken for rich text."""
        found = self.mark_at(position)
        return f"<span>{html.escape(found[0].says)}</span>" if found else ""

    def look(self) -> None:
        """Look at what is in view, and underline what was found."""
        if not self._field.isVisible():
            return
        if not self._spelling.is_ready(self._language):
            self._pause.start()
        first = self._field.cursorForPosition(QPoint(0, 0)).position()
        corner = self._field.viewport().rect().bottomRight()
        last = self._field.cursorForPosition(corner).position()
        block = self._field.document().findBlock(first)
        self._marks = []
        while block.isValid() and block.position() <= last:
            self._look_at(block, first - block.position(), last - block.position())
            block = block.next()
        self._field.setExtraSelections([_underlined(*each) for each in self._marks])
        self._field.setAccessibleDescription(_described(self._marks))

    def _look_at(self, block: QTextBlock, first: int, last: int) -> None:
        whole = words_of_block(block)
        low, high = (max(0, first - _AROUND), last + _AROUND) if len(whole) > _LONG else (0, None)
        words = whole[low:high]
        begin = block.position() + units_of(whole[:low])
        for mark in self._found(words):
            cursor = QTextCursor(block)
            start = begin + units_of(words[: mark.start])
            length = units_of(words[mark.start : mark.end])
            if mark.kind is MarkKind.SPELLING and self._is_being_typed(start + length):
                continue
            cursor.setPosition(start)
            cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            self._marks.append((mark, cursor))

    def _found(self, words: str) -> tuple[Mark, ...]:
        key = words, self._language
        if key not in self._seen:
            found = marks_in(words, self._language, self._session.state, self._spelling)
            if not self._spelling.is_ready(self._language):
                return found
            self._seen[key] = found
        return self._seen[key]

    def _is_being_typed(self, end: int) -> bool:
        cursor = self._field.textCursor()
        return self._field.hasFocus() and cursor.position() == end and not cursor.hasSelection()

    def _follow(self, commit: Committed) -> None:
        if commit.delta.touches(*_KINDS_THAT_MATTER):
            self._forget()

    def _forget(self) -> None:
        self._seen.clear()
        self._pause.start()


def _underlined(mark: Mark, cursor: QTextCursor) -> QTextEdit.ExtraSelection:
    form = QTextCharFormat()
    form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    form.setUnderlineColor(theme_in_use().colour(_COLOURS[mark.kind]))
    made = QTextEdit.ExtraSelection()
    made.cursor = cursor
    made.format = form
    return made


def _described(marks: list[tuple[Mark, QTextCursor]]) -> str:
    """What a screen reader is told of the underlines."""
    details = sum(mark.kind is MarkKind.DETAIL for mark, _ in marks)
    if not details:
        return ""
    return f"{details} passage{'s look' if details > 1 else ' looks'} like details of a person"
