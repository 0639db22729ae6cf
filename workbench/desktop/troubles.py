"""Bugs, at the outermost edge: a report is written, the user is told once, and work goes on.

What the user can act on (refusals, full disks) never comes here; it is shown as a banner in its
own words.
"""

from __future__ import annotations

import logging
import platform
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal

from workbench import __version__

log = logging.getLogger(__name__)

_LABELS_KEPT = 10


class Troubles(QObject):
    """Writes one report for each kind of bug; the report holds no content of the workspace."""

    reported = Signal(str)

    def __init__(
        self, folder: Path, now: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._now = now
        self._known: set[str] = set()
        self._labels: list[str] = []

    def remember(self, label: str) -> None:
        """Keep what was done last, for the report."""
        self._labels = [*self._labels, label][-_LABELS_KEPT:]

    def report(self, problem: BaseException) -> None:
        """Write the report and say so; the same bug is reported once."""
        place = _where(problem)
        if place in self._known:
            return
        self._known.add(place)
        log.error("Unexpected: %s", place)
        try:
            path = self._written(problem)
        except OSError:
            self.reported.emit(
                "Something went wrong inside the program, and no report could be written. "
                "Your work is kept; go on, or close and open the file again."
            )
            return
        self.reported.emit(
            "Something went wrong inside the program. Your work is kept; go on. "
            f"A report for the developers is in {path}."
        )

    def _written(self, problem: BaseException) -> Path:
        self._folder.mkdir(parents=True, exist_ok=True)
        stamp = self._now().strftime("%Y-%m-%d %H-%M-%S")
        path = self._folder / f"problem {stamp} {len(self._known)}.txt"
        system = f"{platform.system()} {platform.release()}"
        python = f"Python {platform.python_version()}"
        head = f"SOP Workbench {__version__}, {python}, {system}"
        lines = [head, "", *_trail(problem), "", "Done last:", *self._labels]
        path.write_text("\n".join(lines), encoding="utf-8")
        return path


class Hooks:
    """Sends to the troubles what nobody else caught, in any thread, until taken off."""

    def __init__(self, troubles: Troubles) -> None:
        self._troubles = troubles
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._uncaught
        threading.excepthook = self._uncaught_in_thread
        self._listener = _Listener(troubles)
        logging.getLogger("workbench").addHandler(self._listener)

    def take_off(self) -> None:
        """Put back what was there before."""
        logging.getLogger("workbench").removeHandler(self._listener)
        sys.excepthook, threading.excepthook = self._before

    def _uncaught(
        self, kind: type[BaseException], problem: BaseException, trace: TracebackType | None
    ) -> None:
        if isinstance(problem, Exception):
            self._troubles.report(problem)
        else:
            self._before[0](kind, problem, trace)

    def _uncaught_in_thread(self, args: threading.ExceptHookArgs) -> None:
        if isinstance(args.exc_value, Exception):
            self._troubles.report(args.exc_value)
        else:
            self._before[1](args)


class _Listener(logging.Handler):
    """Hears the bugs that the facade caught around a broken view."""

    def __init__(self, troubles: Troubles) -> None:
        super().__init__(logging.ERROR)
        self._troubles = troubles

    def emit(self, record: logging.LogRecord) -> None:
        problem = record.exc_info[1] if record.exc_info else None
        if isinstance(problem, Exception):
            self._troubles.report(problem)


def _trail(problem: BaseException | None) -> list[str]:
    """The lines of the program that led there; not the message, which may hold the user's words."""
    if problem is None:
        return []
    cause = _trail(problem.__cause__ or problem.__context__)
    return [*cause, *traceback.format_tb(problem.__traceback__), type(problem).__name__]


def _where(problem: BaseException) -> str:
    """What kind of bug it is, and in which line: no words of the user."""
    frames = traceback.extract_tb(problem.__traceback__)
    last = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "unknown place"
    return f"{type(problem).__name__} in {last}"
