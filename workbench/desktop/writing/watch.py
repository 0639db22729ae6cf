"""Watches over one text field: underlines what is to be said of the paragraphs in view."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextEdit

from workbench.desktop.session import Session
from workbench.desktop.writing.marks import Mark, MarkKind
from workbench.desktop.writing.rich_text import units_of, words_of_block
from workbench.desktop.writing.watcher import AROUND, LONG, Watcher, described, told, underline


class Watch(Watcher):
    """The marks of one field; the underlines go with the words."""

    def __init__(self, field: QTextEdit, session: Session) -> None:
        super().__init__(field, session)
        self._field = field
        self._marks: list[tuple[Mark, QTextCursor]] = []
        field.document().contentsChanged.connect(self.wake)
        field.verticalScrollBar().valueChanged.connect(self.wake)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What is underlined now."""
        return tuple(mark for mark, _ in self._marks)

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
        return told(found[0] if found else None)

    def look(self) -> None:
        if not self._field.isVisible():
            return
        first = self._field.cursorForPosition(QPoint(0, 0)).position()
        corner = self._field.viewport().rect().bottomRight()
        last = self._field.cursorForPosition(corner).position()
        block = self._field.document().findBlock(first)
        self._marks = []
        while block.isValid() and block.position() <= last:
            self._look_at(block, first - block.position(), last - block.position())
            block = block.next()
        self._field.setExtraSelections([_underlined(*each) for each in self._marks])
        self._field.setAccessibleDescription(described(self.marks))

    def _look_at(self, block: QTextBlock, first: int, last: int) -> None:
        whole = words_of_block(block)
        low, high = (max(0, first - AROUND), last + AROUND) if len(whole) > LONG else (0, None)
        words = whole[low:high]
        begin = block.position() + units_of(whole[:low])
        for mark in self.found_in(words):
            cursor = QTextCursor(block)
            start = begin + units_of(words[: mark.start])
            length = units_of(words[mark.start : mark.end])
            if mark.kind is MarkKind.SPELLING and self._is_being_typed(start + length):
                continue
            cursor.setPosition(start)
            cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            self._marks.append((mark, cursor))

    def _is_being_typed(self, end: int) -> bool:
        cursor = self._field.textCursor()
        return self._field.hasFocus() and cursor.position() == end and not cursor.hasSelection()


def _underlined(mark: Mark, cursor: QTextCursor) -> QTextEdit.ExtraSelection:
    made = QTextEdit.ExtraSelection()
    made.cursor = cursor
    made.format = underline(mark.kind)
    return made
