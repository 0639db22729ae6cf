"""Work that a view puts off while nobody can see it: done once it is shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget


class WhenSeen(QObject):
    """Refreshes a view at once where it can be seen, else when it is shown next.

    A view that is in no window yet is refreshed at once.
    """

    def __init__(self, view: QWidget, refresh: Callable[[], None]) -> None:
        super().__init__(view)
        self._view, self._refresh, self._is_due = view, refresh, False
        view.installEventFilter(self)

    def ask(self, *_told: object) -> None:
        """Ask for a refresh; to be connected to any signal."""
        if self._view.isVisible() or not self._view.window().isVisible():
            self._is_due = False
            self._refresh()
        else:
            self._is_due = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and self._is_due:
            self._is_due = False
            self._refresh()
        return super().eventFilter(watched, event)
