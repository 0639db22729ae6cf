"""Paints a view of the window into a picture, without a display."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from PySide6.QtCore import QEventLoop, QSettings, QTimer

from workbench.desktop.app import application
from workbench.desktop.asking import NoAsker
from workbench.desktop.jobs import JobRunner
from workbench.desktop.main_window import MainWindow
from workbench.desktop.places import KEYS, Places
from workbench.desktop.preferences import Preferences
from workbench.desktop.saving import Saving
from workbench.desktop.session import Session
from workbench.desktop.shell import Shell
from workbench.desktop.theme import THEMES, apply_theme
from workbench.desktop.troubles import Troubles
from workbench.domain.state import State
from workbench.errors import CannotWrite, WorkbenchError
from workbench.workspace import Workspace

_SETTLE_MS, _SETTLED_AFTER = 40, 3
_LONGEST_MS = 120_000


class Shot(Protocol):
    """What to paint, and where to."""

    @property
    def file(self) -> Path:
        """The workspace."""

    @property
    def view(self) -> str:
        """The key of a place."""

    @property
    def target(self) -> Path:
        """The picture to write."""

    @property
    def width(self) -> int:
        """In pixels."""

    @property
    def height(self) -> int:
        """In pixels."""

    @property
    def theme(self) -> str:
        """The key of a look."""

    @property
    def language(self) -> str:
        """The language of names and texts."""


def paint(shot: Shot, passphrase: str | None) -> None:
    """Write the picture; refuses views and looks that do not exist."""
    from workbench.store.reading import peek  # SQL loads with a file

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if shot.theme not in THEMES:
        raise WorkbenchError(f"There is no look {shot.theme!r}. There is: {', '.join(THEMES)}.")
    if shot.view not in KEYS:
        raise WorkbenchError(f"There is no view {shot.view!r}. There is: {', '.join(KEYS)}.")
    state = peek(shot.file, passphrase).state
    picture = Picture(state, shot, SeenFile(shot.file, has_passphrase=passphrase is not None))
    try:
        picture.write()
    finally:
        picture.close()


class SeenFile:
    """A file that is only looked at: it is as it is, and nothing is written to it."""

    is_behind = False
    problem = None
    notices = ()

    def __init__(self, path: Path, *, has_passphrase: bool) -> None:
        self.path = path
        self.has_passphrase = has_passphrase
        self.saved_at = datetime.fromtimestamp(path.stat().st_mtime).astimezone()

    def save_now(self) -> None:
        """There is nothing to save."""

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Nothing about it changes."""
        return lambda: None


class Picture:
    """A window that nobody sees, with settings of its own."""

    def __init__(self, state: State, shot: Shot, file: SeenFile) -> None:
        apply_theme(application(), THEMES[shot.theme])
        self._shot = shot
        self._folder = TemporaryDirectory()
        now = datetime.now().astimezone
        settings = str(Path(self._folder.name, "settings.ini"))
        preferences = Preferences(QSettings(settings, QSettings.Format.IniFormat))
        self._jobs = JobRunner()
        self._session = Session(Workspace(state), now().date(), shot.language)
        troubles = Troubles(Path(self._folder.name), now)
        self._places = Places(self._session, self._jobs, NoAsker(), troubles)
        saving = Saving(self._session, file, self._session)
        self._window = MainWindow(preferences)
        self._shell = Shell(self._session, self._places.all, saving, preferences, self._window.menu)
        self._window.show_shell(self._shell)

    def write(self) -> None:
        """Show the view, wait until it stands still, and write it."""
        self._window.resize(self._shot.width, self._shot.height)
        self._window.show()
        self._shell.show_place(self._shot.view)
        self._wait()
        if not self._window.grab().save(str(self._shot.target), "PNG"):
            raise CannotWrite(
                f"{self._shot.target} could not be written. Choose a folder that exists and is "
                "not protected."
            )

    def close(self) -> None:
        """Take the window away."""
        self._places.close()
        self._jobs.close()
        self._window.close()
        self._session.close()
        self._folder.cleanup()

    def _wait(self) -> None:
        """Let Qt lay out and paint, and the running job end."""
        loop = QEventLoop()
        still = 0

        def look() -> None:
            nonlocal still
            still = 0 if self._jobs.is_busy else still + 1
            if still == _SETTLED_AFTER:
                loop.quit()

        timer = QTimer()
        timer.setInterval(_SETTLE_MS)
        timer.timeout.connect(look)
        limit = QTimer()
        limit.setSingleShot(True)
        limit.timeout.connect(loop.quit)
        timer.start()
        limit.start(_LONGEST_MS)
        loop.exec()
