"""The rows one types in: the title of a step, and the sub-items below it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor

from workbench.desktop.session import Session
from workbench.desktop.sops.wishes import Cursor, Wish, wish_of
from workbench.desktop.theme import BASE_SIZE, font
from workbench.desktop.writing.fields import WritingLine
from workbench.desktop.writing.rich_text import prose_of_selection
from workbench.domain.typed import one_line

_RECORD_AFTER_MS = 400
_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
_MOVES = {
    Qt.Key.Key_Up: QTextCursor.MoveOperation.Up,
    Qt.Key.Key_Down: QTextCursor.MoveOperation.Down,
}


class OutlineRow(WritingLine):
    """A line of the outline; keys that lead out of it are told as wishes.

    What is typed is `settled` after a short pause, and when the row is left. Everything typed in
    one visit has one `gesture`, and so becomes one undo step.
    """

    wished = Signal(Wish)
    settled = Signal()
    impossible = Wish.INDENT
    entered_by = Signal(bool)

    def __init__(self, session: Session, name: str, *, plain: bool = False) -> None:
        super().__init__(session, name, plain=plain)
        self.setProperty("look", "row")
        self.gesture = object()
        self.is_deaf = False
        self._is_passed_through = False  # by Tab, which then leads on instead of indenting
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_RECORD_AFTER_MS)
        self._pause.timeout.connect(self._settle_now)
        self.textChanged.connect(self._wait)
        self.left.connect(self._settle_now)

    @property
    def has_typing(self) -> bool:
        """Whether something was typed that is not recorded yet."""
        return self.document().isModified()

    def halves(self) -> tuple[str, str]:
        """The prose before and after the cursor."""
        cursor = self.textCursor()
        before, after = QTextCursor(cursor), QTextCursor(cursor)
        before.setPosition(0)
        before.setPosition(cursor.selectionStart(), QTextCursor.MoveMode.KeepAnchor)
        after.setPosition(cursor.selectionEnd())
        after.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        return prose_of_selection(before), prose_of_selection(after)

    def take_back(self) -> None:
        """Show again what is recorded, instead of what was typed."""
        self._replace_all(self._shown)
        self._settle(self._shown)

    def put_cursor(self, place: int | None = None) -> None:
        """Begin to type here: at the end, or after so many characters."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        cursor = self.textCursor()
        last = self.document().characterCount() - 1
        cursor.setPosition(last if place is None else min(place, last))
        self.setTextCursor(cursor)

    def handle_key(self, event: QKeyEvent) -> None:
        if not self._wishes(event) and not self._moves_out(event):
            super().handle_key(event)

    def event(self, event: QEvent) -> bool:
        # Tab would move the focus before it became a key press.
        if isinstance(event, QKeyEvent) and self._has_use_for_tab(event):
            return True
        return super().event(event)

    def fitting(self, prose: str) -> str:
        before, after = (" " if edge.isspace() else "" for edge in (prose[:1], prose[-1:]))
        return f"{before}{one_line(prose)}{after}"

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.gesture = object()
        super().focusInEvent(event)
        self._is_passed_through = event.reason() in _BY_KEYBOARD
        if event.reason() in _BY_KEYBOARD:
            self.moveCursor(QTextCursor.MoveOperation.End)
        self.entered_by.emit(event.reason() == Qt.FocusReason.MouseFocusReason)

    def _has_use_for_tab(self, event: QKeyEvent) -> bool:
        """Whether Tab was for the outline; it is for what is offered only once one went there."""
        if not _is_tab(event) or self.offers.is_entered or not self._wishes(event):
            return False
        self.offers.close()
        return True

    def _wishes(self, event: QKeyEvent) -> bool:
        """Tell what the key asks for; False where it asks for nothing that this row can be."""
        wish = wish_of(event, self._cursor())
        passes = self._is_passed_through and _is_tab(event) and not self.words()
        if wish is None or wish is self.impossible or passes:
            return False
        event.accept()
        self.wished.emit(wish)
        return True

    def _cursor(self) -> Cursor:
        cursor = self.textCursor()
        last = self.document().characterCount() - 1
        return Cursor(
            at_start=cursor.position() == 0 and not cursor.hasSelection(),
            at_end=cursor.position() == last and not cursor.hasSelection(),
        )

    def _moves_out(self, event: QKeyEvent) -> bool:
        """Up in the first line of the row, and down in its last, lead to the row beside it."""
        wishes = {Qt.Key.Key_Up: Wish.UP, Qt.Key.Key_Down: Wish.DOWN}
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or event.key() not in wishes:
            return False
        key = Qt.Key(event.key())
        if QTextCursor(self.textCursor()).movePosition(_MOVES[key]):
            return False
        self.wished.emit(wishes[key])
        return True

    def _wait(self) -> None:
        if self.has_typing and self.hasFocus():
            self._pause.start()

    def _settle_now(self) -> None:
        self._pause.stop()
        if self.has_typing and not self.is_deaf:
            self.settled.emit()


class TitleRow(OutlineRow):
    """The title of a step: plain words, in bold."""

    impossible = Wish.OUTDENT

    def __init__(self, session: Session, name: str) -> None:
        super().__init__(session, name, plain=True)
        self.setProperty("look", "title-row")
        self.setFont(font(BASE_SIZE, bold=True))
        self.document().clearUndoRedoStacks()  # nobody has typed anything yet


def _is_tab(event: QKeyEvent) -> bool:
    tabs = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
    return event.type() == QEvent.Type.KeyPress and event.key() in tabs
