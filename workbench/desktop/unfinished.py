"""What is being typed at this moment, recorded before something happens that would lose it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def finish_typing(window: QWidget) -> None:
    """Let the field with the cursor record what was typed, as if it were left; the cursor stays.

    In a window that is not in front, the field was left already.
    """
    field: QWidget | None = window.focusWidget()
    if field is not None and field.hasFocus():
        field.clearFocus()
        field.setFocus()
