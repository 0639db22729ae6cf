"""A place of the window: one of the entries in the rail, with the panels it fills."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget


class Place(QObject):
    """What the main window shows when an entry of the rail is chosen.

    A place builds its panels in the constructor and keeps them up to date from the session's
    signals. `side` lists what there is to show, `centre` is the work, `inspector` is what is
    known of the thing chosen (None where the centre already shows it).
    """

    key = ""
    title = ""
    icon = ""

    side: QWidget
    centre: QWidget
    inspector: QWidget | None = None

    def shows(self, entity_id: str) -> bool:
        """Whether this is the place where the entity is edited."""
        return False

    def reveal(self, entity_id: str) -> None:
        """Bring the entity into view and choose it; only asked for what `shows` accepts."""

    def status(self) -> str:
        """One line for the left of the status bar."""
        return ""
