"""Values picked from a list, and days. The wheel scrolls the form around them, and changes none.

Qt's own take the wheel while it passes over them: a form that is scrolled would record another
agency, or another day, and nobody would have seen it. So no other list or day field is made.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QDateEdit, QLineEdit, QWidget

_INSIDE_MARGIN = 7


class Choice(QComboBox):
    """A list to pick one value from, by mouse or keyboard."""

    def __init__(self, name: str, label: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_at_least(self, letters: int) -> None:
        """Be as wide as so many letters, however long the values are."""
        self.setMinimumContentsLength(letters)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the list that is open is a window of its own, and scrolls


class DayField(QDateEdit):
    """A day, typed or stepped through with the arrow keys."""

    def __init__(self, name: str, shown_as: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setDisplayFormat(shown_as)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for inner in self.findChildren(QLineEdit):
            inner.setTextMargins(_INSIDE_MARGIN, 0, 0, 0)  # which the style sheet cannot reach

    @property
    def day(self) -> date:
        """The day that is shown."""
        shown = self.date()
        return date(shown.year(), shown.month(), shown.day())

    def show_day(self, day: date) -> None:
        """Show another day."""
        self.setDate(QDate(day.year, day.month, day.day))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
