"""A field of one line that is watched over, for names and short texts.

It keeps the keys of Qt's own line: what completes it, or takes Enter and Escape, goes on working.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QLineEdit, QToolTip, QWidget

from workbench.desktop.session import Session
from workbench.desktop.widgets import set_role
from workbench.desktop.writing.keys import is_asking
from workbench.desktop.writing.marks import EVERYTHING, Mark, MarkKind
from workbench.desktop.writing.menu import field_menu
from workbench.desktop.writing.rich_text import units_of
from workbench.desktop.writing.watcher import AROUND, LONG, Watcher, described, told, underline

_MOST_LETTERS = 1_000_000  # Qt's own line cuts what is longer than 32,767, and tells nobody


@dataclass(frozen=True, slots=True)
class Stretch:
    """Marked words in a line, by their place as Qt counts."""

    line: QLineEdit
    start: int
    length: int

    @property
    def end(self) -> int:
        """Where the words end."""
        return self.start + self.length

    def insertText(self, text: str) -> None:
        """Put other words in their place, as if they had been typed."""
        self.line.setSelection(self.start, self.length)
        self.line.insert(text)


class LineWatch(Watcher):
    """The marks of one line."""

    def __init__(self, line: WatchedLine, session: Session, kinds: Collection[MarkKind]) -> None:
        super().__init__(line, session, kinds)
        self._line = line
        self._marks: list[tuple[Mark, Stretch]] = []
        line.textChanged.connect(self._follow_text)
        self.set_language(session.language)

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What is underlined now."""
        return tuple(mark for mark, _ in self._marks)

    def mark_at(self, position: int) -> tuple[Mark, Stretch] | None:
        """The mark at a place of the line."""
        return next(
            (each for each in self._marks if each[1].start <= position <= each[1].end), None
        )

    def next_mark(self, position: int) -> tuple[Mark, Stretch] | None:
        """The mark at a place or the first behind it, else the first of all."""
        ahead = [each for each in self._marks if each[1].end >= position]
        return min(ahead or self._marks, key=lambda each: each[1].start, default=None)

    def tip_at(self, position: int) -> str:
        """What hovering says there."""
        found = self.mark_at(position)
        return told(found[0] if found else None)

    def look(self) -> None:
        if not self._line.isVisible():
            return
        if self._line.is_composing:
            self.wake()
            return
        whole = self._line.text()
        low, high = self._in_view() if len(whole) > LONG else (0, len(whole))
        before = units_of(whole[:low])
        words = whole[low:high]
        found = ((mark, self._stretch(mark, words, before)) for mark in self.found_in(words))
        self._show([each for each in found if not self._is_being_typed(*each)])

    def _in_view(self) -> tuple[int, int]:
        line = self._line
        first = line.cursorPositionAt(QPoint(0, line.height() // 2))
        last = line.cursorPositionAt(QPoint(line.width(), line.height() // 2))
        return max(0, first - AROUND), last + AROUND

    def _stretch(self, mark: Mark, words: str, before: int) -> Stretch:
        start = before + units_of(words[: mark.start])
        return Stretch(self._line, start, units_of(words[mark.start : mark.end]))

    def _is_being_typed(self, mark: Mark, stretch: Stretch) -> bool:
        line = self._line
        at_cursor = stretch.end == line.cursorPosition() and not line.hasSelectedText()
        return mark.kind is MarkKind.SPELLING and line.hasFocus() and at_cursor

    def _follow_text(self, words: str) -> None:
        """Keep the underlines below the words they are for until the line is looked at again."""
        self.wake()
        if self._marks:
            units = words.encode("utf-16-le", "surrogatepass")
            self._show(
                [
                    (mark, at)
                    for mark, at in self._marks
                    if units[2 * at.start : 2 * at.end].decode("utf-16-le", "replace") == mark.words
                ]
            )

    def _show(self, marks: list[tuple[Mark, Stretch]]) -> None:
        if not (marks or self._marks):
            return
        self._marks = marks
        self._line.underline(marks)
        has_detail = any(mark.kind is MarkKind.DETAIL for mark in self.marks)
        set_role(self._line, "detail", "true" if has_detail else "")
        self._line.setAccessibleDescription(described(self.marks))


class WatchedLine(QLineEdit):
    """One line of free text: details of persons, words to avoid and wrong ones are underlined."""

    def __init__(
        self,
        session: Session,
        name: str,
        parent: QWidget | None = None,
        *,
        kinds: Collection[MarkKind] = EVERYTHING,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setMaxLength(_MOST_LETTERS)
        self.session = session
        self.is_composing = False
        self._has_own_language = False
        self.watch = LineWatch(self, session, kinds)
        session.language_changed.connect(self._write_in)

    def set_language(self, language: str) -> None:
        """Say which language is written here, where it is not the one that is shown."""
        self._has_own_language = True
        self.watch.set_language(language)

    def link_at(self, _position: int) -> str:
        """A line has no links."""
        return ""

    def underline(self, marks: Collection[tuple[Mark, Stretch]]) -> None:
        """Underline these words and no others.

        Qt's line has no other way to format a part of its text than the one made for input methods.
        """
        cursor, kind = self.cursorPosition(), QInputMethodEvent.AttributeType.TextFormat
        formats = [
            QInputMethodEvent.Attribute(kind, at.start - cursor, at.length, underline(mark.kind))
            for mark, at in marks
        ]
        super().inputMethodEvent(QInputMethodEvent("", formats))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            tip = self.watch.tip_at(self.cursorPositionAt(event.pos()))
            QToolTip.showText(event.globalPos(), tip or self.toolTip(), self)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_asking(event):
            self.ask_about_mark()
        else:
            super().keyPressEvent(event)

    def ask_about_mark(self) -> None:
        """Go to the next underlined words, and open the menu of what can be done about them."""
        found = self.watch.next_mark(self.cursorPosition())
        if found is not None:
            self.setCursorPosition(found[1].end)
            self._pop_menu(found[1].end, self.cursorRect().bottomLeft())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        at = event.pos() if by_mouse else self.cursorRect().bottomLeft()
        self._pop_menu(self.cursorPositionAt(at) if by_mouse else self.cursorPosition(), at)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self.is_composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.watch.wake()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.watch.wake()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.watch.wake()

    def _write_in(self, language: str) -> None:
        if not self._has_own_language:
            self.watch.set_language(language)

    def _pop_menu(self, position: int, at: QPoint) -> None:
        """The menu for a place of the line; it does not wait for an answer."""
        menu = field_menu(self.createStandardContextMenu(), self, position)
        menu.popup(self.mapToGlobal(at))
