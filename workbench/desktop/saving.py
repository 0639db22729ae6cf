"""Keeps the file the user sees up to date, and says whether it is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from workbench.desktop.session import Session
from workbench.errors import WorkbenchError

SAVE_AFTER_MS = 2000


class VisibleFile(Protocol):
    """The open file, as far as saving goes; the store's workspace file is one."""

    @property
    def path(self) -> Path:
        """The file the user sees."""

    @property
    def saved_at(self) -> datetime | None:
        """When it was last brought up to date."""

    @property
    def has_passphrase(self) -> bool:
        """Whether only the right words open it."""

    def save_now(self) -> object:
        """Bring it up to date; raises a WorkbenchError that says why it cannot."""


class Saving(QObject):
    """Saves two seconds after the last edit. Each edit is durable before that, in the copy."""

    changed = Signal()
    failed = Signal(str)

    def __init__(
        self, session: Session, file: VisibleFile | None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._file = file
        self._problem = ""
        self._waiting = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER_MS)
        self._timer.timeout.connect(self.save)
        session.committed.connect(self._wait)

    @property
    def file_name(self) -> str:
        """The name of the file without its suffix; "" where there is none."""
        return self._file.path.stem if self._file else ""

    @property
    def has_passphrase(self) -> bool:
        """Whether the file is protected by a passphrase."""
        return self._file is not None and self._file.has_passphrase

    @property
    def words(self) -> str:
        """What the top bar says: "Saved 14:02"."""
        if self._file is None:
            return "Not in a file"
        if self._problem:
            return "Not saved"
        if self._waiting or self._file.saved_at is None:
            return "Saving…"
        return f"Saved {self._file.saved_at.astimezone():%H:%M}"

    @property
    def tone(self) -> str:
        """The colour of the words."""
        if self._problem:
            return "critical"
        return "neutral" if self._file is None or self._waiting else "good"

    @property
    def why(self) -> str:
        """The whole sentence behind the words."""
        if self._file is None:
            return "This workspace is only in memory."
        if self._problem:
            return f"{self._problem} Every change is kept in the working copy of this computer."
        return f"{self._file.path} is up to date."

    def save(self) -> bool:
        """Bring the file up to date now; a failure is told and gives False."""
        self._timer.stop()
        self._waiting = False
        if self._file is None:
            return True
        return self._attempt(self._file.save_now)

    def _attempt(self, save: Callable[[], object]) -> bool:
        before = self._problem
        try:
            save()
            self._problem = ""
        except WorkbenchError as problem:
            self._problem = str(problem)
            if self._problem != before:
                self.failed.emit(self._problem)
        self.changed.emit()
        return not self._problem

    def _wait(self) -> None:
        if self._file is not None:
            self._waiting = True
            self._timer.start()
            self.changed.emit()
