"""What a key asks for depends on where the cursor stands in the row."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from workbench.desktop.sops.wishes import Cursor, Wish, wish_of

Key = Qt.Key
NONE, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier

EMPTY = Cursor(at_start=True, at_end=True)
START = Cursor(at_start=True, at_end=False)
MIDDLE = Cursor(at_start=False, at_end=False)
END = Cursor(at_start=False, at_end=True)


@pytest.mark.parametrize(
    ("held", "key", "cursor", "wish"),
    [
        (NONE, Key.Key_Return, END, Wish.NEXT),
        (KEYPAD, Key.Key_Enter, END, Wish.NEXT),
        (NONE, Key.Key_Return, EMPTY, Wish.NEXT),
        (NONE, Key.Key_Return, MIDDLE, Wish.SPLIT),
        (NONE, Key.Key_Return, START, Wish.ABOVE),
        (NONE, Key.Key_Tab, START, Wish.INDENT),
        (NONE, Key.Key_Tab, EMPTY, Wish.INDENT),
        (NONE, Key.Key_Tab, END, None),
        (SHIFT, Key.Key_Backtab, START, Wish.OUTDENT),
        (SHIFT, Key.Key_Backtab, MIDDLE, None),
        (NONE, Key.Key_Backspace, START, Wish.BACK),
        (NONE, Key.Key_Backspace, END, None),
        (NONE, Key.Key_Delete, EMPTY, Wish.REMOVE),
        (NONE, Key.Key_Delete, START, None),
        (CONTROL, Key.Key_Backspace, EMPTY, Wish.REMOVE),
        (CONTROL, Key.Key_Backspace, END, None),
        (ALT, Key.Key_Delete, MIDDLE, Wish.REMOVE),
        (ALT, Key.Key_Up, MIDDLE, Wish.MOVE_UP),
        (ALT | KEYPAD, Key.Key_Down, END, Wish.MOVE_DOWN),
        (ALT, Key.Key_Right, MIDDLE, Wish.INDENT),
        (ALT, Key.Key_Left, MIDDLE, Wish.OUTDENT),
        (NONE, Key.Key_F4, MIDDLE, Wish.FIELDS),
        (CONTROL, Key.Key_Return, END, Wish.FIELDS),
        (NONE, Key.Key_Escape, MIDDLE, Wish.LEAVE),
        (NONE, Key.Key_A, EMPTY, None),
        (CONTROL, Key.Key_Z, EMPTY, None),
    ],
)
def test_a_key_asks_for_what_it_means_here(
    held: Qt.KeyboardModifier, key: Qt.Key, cursor: Cursor, wish: Wish | None
) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, held)

    assert wish_of(event, cursor) is wish
