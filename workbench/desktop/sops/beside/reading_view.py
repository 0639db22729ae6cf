"""A view beside the steps: worked out when it is looked at, and anew when what it reads changes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from workbench.desktop.session import Session
from workbench.desktop.theme import theme_in_use
from workbench.domain.entity import Entity
from workbench.workspace import Committed


class ReadingView(QWidget):
    """Follows the measure that is open; stores nothing, and costs nothing while it is hidden.

    What is read out of the whole workspace waits `settles_after` milliseconds for the next change,
    so that it never stands in the way of typing.
    """

    step_chosen = Signal(str)
    step_activated = Signal(str)

    key = ""
    title = ""
    reads: tuple[type[Entity], ...] = ()
    settles_after = 0

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.measure_id = ""
        self._is_stale, self._look = True, theme_in_use().key
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.timeout.connect(self.make_stale)
        session.committed.connect(self._follow)
        session.language_changed.connect(lambda _language: self.make_stale())

    def show_measure(self, measure_id: str) -> None:
        """Show another measure."""
        self.measure_id = measure_id
        self.make_stale()

    def show_chosen(self, step_id: str) -> None:
        """Mark a step."""

    def refresh(self) -> None:
        """Show things as they are now; the measure that is asked for is there."""
        raise NotImplementedError

    def concerns(self, commit: Committed) -> bool:
        """Whether a change may show here."""
        return commit.delta.touches(*self.reads)

    def make_stale(self) -> None:
        """Work it out anew, now or when it comes into view."""
        self._is_stale = True
        if self.isVisible():
            self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew in the colours of another look."""
        super().changeEvent(event)
        is_new = event.type() == QEvent.Type.PaletteChange and self._look != theme_in_use().key
        if is_new and not self._is_stale:
            self.make_stale()

    def _follow(self, commit: Committed) -> None:
        if self._is_stale or not self.concerns(commit):
            return
        if self.settles_after and self.isVisible():
            self._settling.start(self.settles_after)
        else:
            self.make_stale()

    def _refresh(self) -> None:
        if self.measure_id in self.session.state.measures:
            self._is_stale, self._look = False, theme_in_use().key
            self.refresh()
