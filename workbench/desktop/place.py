"""A place of the window: one of the entries in the rail, with the panels it fills."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget


class Place(QObject):
    """What the main window shows when an entry of the rail is chosen.

    A place builds its panels in the constructor and keeps them up to date from the session's
    signals. `side` lists what there is to show, `centre` is the work, `inspector` is what is
    known of the thing chosen (None where the centre already shows it). The centre brings its own
    head (`panels.WorkHead`).

    `view_changed` says that `in_view`, `status` or `status_right` would answer otherwise now;
    the window then asks again. `details_wanted` says that the user asked for the inspector,
    which a narrow window keeps folded away. `told` is a sentence for a banner, with its tone:
    "refusal", "notice" or "done"; `asked` is one with a button: its words, and what it does.
    """

    view_changed = Signal()
    details_wanted = Signal()
    told = Signal(str, str)
    asked = Signal(str, str, object)

    key = ""
    title = ""
    icon = ""
    lists_findings = True  # whether the strip "Gaps in view" stands below the work
    inspector_width = 311  # until the user pulls it wider or narrower

    side: QWidget
    centre: QWidget
    inspector: QWidget | None = None

    def shows(self, entity_id: str) -> bool:
        """Whether this is the place where the entity is edited."""
        return False

    def reveal(self, entity_id: str) -> None:
        """Bring the entity into view and choose it; only asked for what `shows` accepts."""

    def in_view(self) -> Collection[str] | None:
        """The ids of what is shown now, for the findings below; None means everything."""
        return None

    def begin_work(self) -> bool:
        """Put the focus where work goes on; False leaves that to the window."""
        return False

    def status(self) -> str:
        """One line for the left of the status bar."""
        return ""

    def status_right(self) -> str:
        """A few words for the right of the status bar, such as the zoom."""
        return ""
