"""What a key asks for in a row of the outline: the next step, a sub-item, another place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

Key = Qt.Key
_ALT, _CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
_SHIFT, _NONE = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier


class Wish(Enum):
    """What the person at the keyboard wants to happen to the row, or from it."""

    NEXT = auto()
    ABOVE = auto()
    SPLIT = auto()
    INDENT = auto()
    OUTDENT = auto()
    UP = auto()
    DOWN = auto()
    MOVE_UP = auto()
    MOVE_DOWN = auto()
    BACK = auto()
    REMOVE = auto()
    FIELDS = auto()
    LEAVE = auto()


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where the cursor stands in the words of a row."""

    at_start: bool
    at_end: bool

    @property
    def in_nothing(self) -> bool:
        """Whether the row has no words."""
        return self.at_start and self.at_end


def wish_of(event: QKeyEvent, cursor: Cursor) -> Wish | None:
    """What the key asks for, or None where it is for the field or the window."""
    keypad = Qt.KeyboardModifier.KeypadModifier
    held = event.modifiers() & ~keypad
    key = Key.Key_Return if event.key() == Key.Key_Enter else Key(event.key())
    return _ALWAYS.get((held, key)) or _by_cursor(held, key, cursor)


_ALWAYS = {
    (_ALT, Key.Key_Up): Wish.MOVE_UP,
    (_ALT, Key.Key_Down): Wish.MOVE_DOWN,
    (_ALT, Key.Key_Delete): Wish.REMOVE,
    (_ALT, Key.Key_Right): Wish.INDENT,
    (_ALT, Key.Key_Left): Wish.OUTDENT,
    (_CONTROL, Key.Key_Return): Wish.FIELDS,
    (_NONE, Key.Key_F4): Wish.FIELDS,
    (_NONE, Key.Key_Escape): Wish.LEAVE,
}


def _by_cursor(held: Qt.KeyboardModifier, key: Key, cursor: Cursor) -> Wish | None:
    wish = _AT_START.get((held, key)) if cursor.at_start else None
    if cursor.in_nothing:
        wish = _IN_NOTHING.get((held, key), wish)
    if wish is None and (held, key) == (_NONE, Key.Key_Return):
        wish = Wish.NEXT if cursor.at_end else Wish.SPLIT
    return wish


_AT_START = {
    (_NONE, Key.Key_Return): Wish.ABOVE,
    (_NONE, Key.Key_Tab): Wish.INDENT,
    (_SHIFT, Key.Key_Backtab): Wish.OUTDENT,
    (_NONE, Key.Key_Backspace): Wish.BACK,
}
_IN_NOTHING = {
    (_NONE, Key.Key_Return): Wish.NEXT,
    (_CONTROL, Key.Key_Backspace): Wish.REMOVE,
    (_CONTROL, Key.Key_Delete): Wish.REMOVE,
    (_NONE, Key.Key_Delete): Wish.REMOVE,
}
