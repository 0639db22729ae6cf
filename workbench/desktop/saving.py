"""Keeps the file the user sees up to date, and says whether it is."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
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
    def is_behind(self) -> bool:
        """Whether it lacks edits that are safe in the working copy."""

    @property
    def problem(self) -> str | None:
        """Why it could not be brought up to date."""

    @property
    def notices(self) -> tuple[str, ...]:
        """Sentences the user should read."""

    @property
    def has_passphrase(self) -> bool:
        """Whether only the right words open it."""

    def save_now(self) -> None:
        """Bring it up to date; raises a WorkbenchError, which `problem` then repeats."""

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call the listener when any of these change."""


class Saving(QObject):
    """Saves two seconds after the last edit. Each edit is durable before that, in the copy.

    `noticed` tells what the file has to say since it was opened.
    """

    changed = Signal()
    failed = Signal(str)
    noticed = Signal(str)

    def __init__(
        self,
        session: Session,
        file: VisibleFile | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._file = file
        self._told = len(file.notices) if file else 0
        self._problem = file.problem if file else None
        self._deaf = file.listen(self._follow) if file else None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER_MS)
        self._timer.timeout.connect(self.save)
        session.committed.connect(self._wait)
        if file is not None and file.is_behind:
            self._timer.start()

    @property
    def file_name(self) -> str:
        """The name of the file without its suffix; "" where there is none."""
        return self._file.path.stem if self._file else ""

    @property
    def has_passphrase(self) -> bool:
        """Whether only a passphrase opens the file."""
        return self._file is not None and self._file.has_passphrase

    @property
    def words(self) -> str:
        """What the top bar says: "Saved 14:02"."""
        if self._file is None:
            return "Not in a file"
        if self._file.problem:
            return "Not saved"
        if self._file.is_behind or self._file.saved_at is None:
            return "Saving…"
        return f"Saved {self._file.saved_at.astimezone():%H:%M}"

    @property
    def tone(self) -> str:
        """The colour of the words."""
        if self._file is not None and self._file.problem:
            return "critical"
        return "neutral" if self._file is None or self._file.is_behind else "good"

    @property
    def why(self) -> str:
        """The whole sentence behind the words."""
        if self._file is None:
            return "This workspace is only in memory."
        if self._file.problem:
            return f"{self._file.problem} Every change is kept in the working copy."
        if self._file.is_behind:
            return "Every change is kept in the working copy; the file follows in a moment."
        return f"{self._file.path} is up to date."

    def save(self) -> None:
        """Bring the file up to date now; a problem is told by `failed`."""
        self._timer.stop()
        if self._file is not None:
            with suppress(WorkbenchError):  # the file tells its listeners, and so does this
                self._file.save_now()

    def stop(self) -> None:
        """Save no more by itself, and listen no more."""
        self._timer.stop()
        if self._deaf is not None:
            self._deaf()
            self._deaf = None

    def _wait(self) -> None:
        if self._file is not None:
            self._timer.start()

    def _follow(self) -> None:
        """The file says that something about it changed."""
        assert self._file is not None
        problem, before = self._file.problem, self._problem
        self._problem = problem
        if problem and problem != before:
            self.failed.emit(problem)
        for notice in self._file.notices[self._told :]:
            self.noticed.emit(notice)
        self._told = len(self._file.notices)
        self.changed.emit()
