"""The head above the pages: what is shown, how large, and saving it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar

from workbench.desktop.panels import WorkHead
from workbench.desktop.widgets import Chip, Segmented, icon_button, push_button
from workbench.domain.audiences import Audience

_ZOOM = 1.2
_BAR_WIDTH = 110


class HandbookHead(WorkHead):
    """Title and state at the left; progress, zoom and saving at the right."""

    save_wanted = Signal()
    stop_wanted = Signal()
    fit_wanted = Signal(str)
    zoom_wanted = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self._audience, self._state = Chip(), Chip()
        self._bar = QProgressBar()
        self._bar.setObjectName("handbook-progress")
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_BAR_WIDTH)
        self._stop = push_button("Stop", "handbook-stop", "circle-stop")
        self._save = push_button("Save PDF…", "handbook-save", kind="primary")
        self._fit = Segmented("handbook-fit", (("whole", "Whole page"), ("width", "Width")))
        self._fit.choose("whole")
        smaller = icon_button("handbook-smaller", "zoom-out", "Smaller (−)")
        larger = icon_button("handbook-larger", "zoom-in", "Larger (+)")
        self._state.setObjectName("handbook-state")
        self._audience.setObjectName("handbook-audience")
        self.add_left(self._audience)
        self.add_left(self._state)
        self.add_left(self._bar)
        self.add_left(self._stop)
        for widget in (self._fit, smaller, larger, self._save):
            self.add_right(widget)
        self._stop.clicked.connect(self.stop_wanted)
        self._save.clicked.connect(self.save_wanted)
        self._fit.chosen.connect(self.fit_wanted)
        smaller.clicked.connect(lambda: self.zoom_wanted.emit(1 / _ZOOM))
        larger.clicked.connect(lambda: self.zoom_wanted.emit(_ZOOM))

    def show_product(self, title: str, audience: Audience) -> None:
        """Show what is printed, and for whom."""
        self.show_title(title)
        tone = "warning" if audience is Audience.FULL else "neutral"
        self._audience.show_state(audience.value, tone, audience.words)

    def show_state(self, *, stale: bool, running: bool, can_save: bool) -> None:
        """Show whether the pages are up to date, being set, and can be saved."""
        self._state.show_state("out of date" if stale and not running else "", "warning")
        self._bar.setVisible(running)
        self._stop.setVisible(running)
        self._save.setEnabled(can_save)
        if running:
            self._bar.setRange(0, 0)

    def show_progress(self, done: int, total: int, doing: str) -> None:
        """Show how far setting is."""
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(done)
        self._bar.setToolTip(doing)
