"""The keys of a text field beside those that every text field has."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence


def is_for_format(event: QKeyEvent) -> bool:
    """Bold or italic."""
    standard = QKeySequence.StandardKey
    return event.matches(standard.Bold) or event.matches(standard.Italic)


def is_for_history(event: QKeyEvent) -> bool:
    """Undo or redo."""
    standard = QKeySequence.StandardKey
    return event.matches(standard.Undo) or event.matches(standard.Redo)


def is_asking(event: QKeyEvent) -> bool:
    """Ctrl+. asks what can be done about the next words that are underlined."""
    control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return control and event.key() == Qt.Key.Key_Period


def is_following(event: QKeyEvent) -> bool:
    """Alt+Enter follows the link at the cursor."""
    enters = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return enters and event.modifiers() == Qt.KeyboardModifier.AltModifier
