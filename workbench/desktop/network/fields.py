"""Fields of the inspector: a value is an edit of its own when it is left, or when it is picked."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy

from workbench.desktop.choices import Choice
from workbench.desktop.network.facts import NOT_RECORDED
from workbench.desktop.session import Session
from workbench.desktop.writing.marks import EVERYTHING, MarkKind
from workbench.desktop.writing.watched_line import WatchedLine

Value = TypeVar("Value")


class TextLine(WatchedLine):
    """One line of text; Escape brings back what is recorded."""

    left = Signal(str)

    def __init__(
        self,
        session: Session,
        name: str,
        hint: str = NOT_RECORDED,
        *,
        kinds: Collection[MarkKind] = EVERYTHING,
    ) -> None:
        super().__init__(session, name, kinds=kinds)
        self.setPlaceholderText(hint)
        self._recorded = ""
        self.editingFinished.connect(self._finish)

    def show_text(self, text: str, hint: str = "") -> None:
        """Show what is recorded; what is being typed is kept."""
        self._recorded = text
        if hint:
            self.setPlaceholderText(hint)
        if not (self.hasFocus() and self.isModified()):
            self.setText(text)
            self.setCursorPosition(0)
        self.setToolTip(text)

    def put_back(self) -> None:
        """Show what is recorded, because what was typed was refused."""
        self.setText(self._recorded)

    def drop(self) -> None:
        """Forget what is being typed: what it was meant for is no longer shown."""
        self.setModified(False)
        self.put_back()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.put_back()
        else:
            super().keyPressEvent(event)

    def _finish(self) -> None:
        typed = " ".join(self.text().split())
        if typed != self._recorded:
            self.setModified(False)
            self.left.emit(typed)


class RecordedChoice(Choice, Generic[Value]):
    """One of several values, or none: "not recorded" stands first and means just that."""

    picked = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_at_least(8)
        self._values: tuple[Value | None, ...] = ()
        self.activated.connect(lambda place: self.picked.emit(self._values[place]))

    def offer(
        self, options: Sequence[tuple[str, Value]], chosen: Value | None, none: str = NOT_RECORDED
    ) -> None:
        """Offer these values in words, and show the one that is recorded."""
        with QSignalBlocker(self):
            self.clear()
            self._values = (None, *(value for _, value in options))
            self.addItems([none, *(words for words, _ in options)])
            self.setCurrentIndex(self._values.index(chosen) if chosen in self._values else 0)
        self.setToolTip(self.currentText())

    @property
    def value(self) -> Value | None:
        """What is shown as recorded."""
        return self._values[self.currentIndex()] if self._values else None


YES_OR_NO: Sequence[tuple[str, bool]] = (("yes", True), ("no", False))
