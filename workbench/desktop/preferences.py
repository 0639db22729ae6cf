"""What the window remembers between two runs: its size, its panels, recent files, the look."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from workbench.desktop.theme import LIGHT, THEMES, Theme

MOST_RECENT = 8


class Preferences:
    """The settings, each with its type and what holds before anybody chose."""

    def __init__(self, settings: QSettings | None = None) -> None:
        self._settings = settings or QSettings(
            QSettings.Format.IniFormat, QSettings.Scope.UserScope, "SOP Workbench", "workbench"
        )

    @property
    def theme(self) -> Theme:
        """The look that was chosen."""
        return THEMES.get(self._word("look/theme"), LIGHT)

    def keep_theme(self, theme: Theme) -> None:
        """Open with this look from now on."""
        self._settings.setValue("look/theme", theme.key)

    @property
    def geometry(self) -> QByteArray:
        """Where the window stood; empty before the first time."""
        value = self._settings.value("window/geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_geometry(self, geometry: QByteArray) -> None:
        """Open the window there again."""
        self._settings.setValue("window/geometry", geometry)

    @property
    def place(self) -> str:
        """The key of the place that was shown last."""
        return self._word("window/place")

    def keep_place(self, key: str) -> None:
        """Open with this place."""
        self._settings.setValue("window/place", key)

    def size_of(self, panel: str, otherwise: int) -> int:
        """How wide, or high, a panel is."""
        word = self._word(f"panels/{panel}-size")
        return int(word) if word.isdecimal() and int(word) > 0 else otherwise

    def keep_size(self, panel: str, size: int) -> None:
        """Open the panel with this size; 0, which is hidden, is not kept."""
        if size > 0:
            self._settings.setValue(f"panels/{panel}-size", str(size))

    def is_shown(self, panel: str) -> bool:
        """Whether a panel is shown; all are, until one is hidden."""
        return self._word(f"panels/{panel}-shown") != "no"

    def keep_shown(self, panel: str, *, shown: bool) -> None:
        """Open with the panel shown, or hidden."""
        self._settings.setValue(f"panels/{panel}-shown", "yes" if shown else "no")

    @property
    def recent_files(self) -> tuple[Path, ...]:
        """The files opened last that are still there, newest first."""
        value = self._settings.value("files/recent") or []
        names = [value] if isinstance(value, str) else value
        if not isinstance(names, Sequence):
            return ()
        return tuple(path for path in map(Path, map(str, names)) if path.exists())

    def keep_recent(self, path: Path) -> None:
        """Put a file at the head of the recent ones."""
        resolved = path.resolve()
        others = [each for each in self.recent_files if each != resolved]
        kept = [resolved, *others][:MOST_RECENT]
        self._settings.setValue("files/recent", [str(each) for each in kept])

    def _word(self, key: str) -> str:
        value = self._settings.value(key)
        return value if isinstance(value, str) else ""
