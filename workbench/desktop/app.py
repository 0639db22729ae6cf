"""The desktop program: fonts, look, window, and the file it opens. No work at import."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

import platformdirs
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from workbench.desktop.asking import Asker, DialogAsker
from workbench.desktop.desk import Desk
from workbench.desktop.main_window import MainWindow
from workbench.desktop.preferences import Preferences
from workbench.desktop.theme import apply_theme
from workbench.desktop.troubles import Hooks, Troubles

NAME = "SOP Workbench"


def open_window(file: Path | None) -> int:
    """Open the window on a file, or on the welcome page; gives the exit status."""
    app = application(sys.argv[:1])
    desk, window = desk_and_window(now=lambda: datetime.now().astimezone())
    hooks = Hooks(desk.troubles)
    window.show()
    # The window stands first; reading the file takes longer than painting it.
    QTimer.singleShot(0, lambda: desk.open(file) if file else desk.show_welcome())
    try:
        return app.exec()
    finally:
        desk.end()
        hooks.take_off()


def application(arguments: Sequence[str] = ()) -> QApplication:
    """The Qt application, named, so that settings go to the right place."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication(list(arguments))
    app.setApplicationName(NAME)
    app.setApplicationDisplayName(NAME)
    return app


def desk_and_window(
    now: Callable[[], datetime],
    asker: Asker | None = None,
    preferences: Preferences | None = None,
) -> tuple[Desk, MainWindow]:
    """The window with its desk; tests give an asker that answers."""
    kept = preferences or Preferences()
    app = application()
    apply_theme(app, kept.theme)
    window = MainWindow(kept)
    troubles = Troubles(platformdirs.user_log_path(NAME), now, window)
    desk = Desk(window, asker or DialogAsker(window), kept, troubles, now)
    return desk, window
