"""Typing recorded while it goes on: at each pause, so that a crash costs a second of it at most."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from workbench.desktop.writing.prose_field import ProseField

RECORD_AFTER_MS = 1000


class Pauses(QObject):
    """Has what is typed in a field recorded at each pause, and when the field is left.

    All that is typed in one visit has one `gesture`, and so becomes one undo step. A field that
    was emptied may be typed anew: that is recorded only when it is left.
    """

    def __init__(self, field: ProseField, record: Callable[[], None]) -> None:
        super().__init__(field)
        self.gesture = object()
        self._field, self._record = field, record
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(RECORD_AFTER_MS)
        self._pause.timeout.connect(self._record_meanwhile)
        field.textChanged.connect(self._wait)
        field.left.connect(self._finish)

    def _wait(self) -> None:
        if self._field.hasFocus() and self._field.document().isModified():
            self._pause.start()

    def _record_meanwhile(self) -> None:
        if self._field.words().strip():
            self._record()

    def _finish(self) -> None:
        self._pause.stop()
        self._record()
        self.gesture = object()
