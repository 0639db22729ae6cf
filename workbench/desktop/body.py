"""The panels between the top bar and the status bar, and how they share the room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workbench.desktop.actions import Panel
from workbench.desktop.panels import Banners
from workbench.desktop.place import Place
from workbench.desktop.preferences import Preferences
from workbench.desktop.rail import Rail

FOLD_BELOW = 1150
_THE_REST = 10_000  # a splitter shares what there is in the proportion of what is asked for
_SIDE_WIDTH, _STRIP_SHARE = 248, 0.22
_SIDE_LEAST, _CENTRE_LEAST, _INSPECTOR_LEAST, _STRIP_LEAST = 180, 360, 260, 62
_CENTRE_LEAST_HIGH = 160


class Body(QWidget):
    """Rail, side list, work with the strip below, inspector.

    Where the window is narrow, the inspector lies folded over the work and is opened when it is
    wanted.
    """

    panels_changed = Signal()

    def __init__(
        self,
        places: Sequence[Place],
        rail: Rail,
        strip: QWidget,
        remarks: QWidget,
        preferences: Preferences,
    ) -> None:
        super().__init__()
        self._places = {place.key: place for place in places}
        self._preferences = preferences
        self._place: Place | None = None
        self._folded = False
        self._fold_open = False
        self._strip = strip
        self.banners = Banners()
        self._side = _stack("side", "raised", [place.side for place in places])
        self._centre = _stack("centre", "surface", [place.centre for place in places])
        inspectors = [place.inspector for place in places if place.inspector is not None]
        self._inspector = _stack("inspector", "surface", inspectors)
        self._fold = QFrame(self)
        self._fold.setObjectName("inspector-fold")
        self._fold.hide()
        fold_line = QHBoxLayout(self._fold)
        fold_line.setContentsMargins(1, 0, 0, 0)
        self._work = QSplitter(Qt.Orientation.Vertical)
        self._across = QSplitter(Qt.Orientation.Horizontal)
        self._build(rail, remarks)
        for place in places:
            place.details_wanted.connect(self.open_fold)

    @property
    def place(self) -> Place | None:
        """The place that is shown."""
        return self._place

    @property
    def is_folded(self) -> bool:
        """Whether the inspector lies over the work."""
        return self._folded

    def show_place(self, key: str) -> None:
        """Show the panels of a place."""
        self.keep_sizes()
        place = self._places[key]
        self._place = place
        self._side.setCurrentWidget(place.side)
        self._centre.setCurrentWidget(place.centre)
        if place.inspector is not None:
            self._inspector.setCurrentWidget(place.inspector)
        self._fold_open = False
        self._arrange()
        self._give_inspector_width()

    def has_panel(self, panel: Panel) -> bool:
        """Whether the present place has this panel."""
        if self._place is None:
            return False
        if panel is Panel.INSPECTOR:
            return self._place.inspector is not None
        return panel is Panel.SIDE or self._place.lists_findings

    def is_shown(self, panel: Panel) -> bool:
        """Whether the panel is there to be seen."""
        if panel is Panel.INSPECTOR and self._folded:
            return self._fold_open and self.has_panel(panel)
        return self.has_panel(panel) and self._preferences.is_shown(panel.value)

    def toggle(self, panel: Panel) -> None:
        """Show the panel, or hide it; remembered, save for the fold."""
        if panel is Panel.INSPECTOR and self._folded:
            self._fold_open = not self._fold_open
        else:
            shown = self._preferences.is_shown(panel.value)
            self._preferences.keep_shown(panel.value, shown=not shown)
        self._arrange()

    def open_fold(self) -> None:
        """Open the inspector where it lies over the work."""
        if self._folded and not self._fold_open and self.has_panel(Panel.INSPECTOR):
            self._fold_open = True
            self._arrange()

    def panel_widgets(self) -> tuple[QWidget, ...]:
        """The panels to be seen, in the order in which the keyboard goes round."""
        candidates = (self._side, self._centre, self._strip, self._inspector)
        return tuple(each for each in candidates if each.isVisible())

    def keep_sizes(self) -> None:
        """Remember how wide and high the panels are."""
        if self._place is None or not self.isVisible():
            return
        across, down = self._across.sizes(), self._work.sizes()
        self._preferences.keep_size(Panel.SIDE.value, across[0])
        if not self._folded and len(across) > 2:
            self._preferences.keep_size(_inspector_of(self._place), across[2])
        self._preferences.keep_size(Panel.STRIP.value, down[1])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        folded = self.width() < FOLD_BELOW
        if not event.oldSize().isValid():
            self._give_sizes()
            self._give_inspector_width()
        if folded != self._folded:
            self._folded = folded
            self._fold_open = False
            self._move_inspector()
            self._arrange()
        self._place_fold()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._folded and self._fold_open:
            self.toggle(Panel.INSPECTOR)
        else:
            super().keyPressEvent(event)

    def _build(self, rail: Rail, remarks: QWidget) -> None:
        middle = QWidget()
        lines = QVBoxLayout(middle)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self.banners)
        lines.addWidget(self._work, 1)
        work = QWidget()
        above = QVBoxLayout(work)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(0)
        above.addWidget(self._centre, 1)
        above.addWidget(remarks)
        self._work.addWidget(work)
        self._work.addWidget(self._strip)
        self._strip.setMinimumHeight(_STRIP_LEAST)
        self._centre.setMinimumHeight(_CENTRE_LEAST_HIGH)
        self._side.setMinimumWidth(_SIDE_LEAST)
        middle.setMinimumWidth(_CENTRE_LEAST)
        self._inspector.setMinimumWidth(_INSPECTOR_LEAST)
        for widget in (self._side, middle, self._inspector):
            self._across.addWidget(widget)
        for splitter, stretching in ((self._across, 1), (self._work, 0)):
            splitter.setChildrenCollapsible(False)
            splitter.setHandleWidth(1)
            for place in range(splitter.count()):
                splitter.setStretchFactor(place, 1 if place == stretching else 0)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(rail)
        line.addWidget(self._across, 1)

    def _give_sizes(self) -> None:
        size = self._preferences.size_of
        self._across.setSizes([size(Panel.SIDE.value, _SIDE_WIDTH), _THE_REST, 0])
        strip = size(Panel.STRIP.value, round(self.height() * _STRIP_SHARE))
        self._work.setSizes([max(_CENTRE_LEAST_HIGH, self.height() - strip), strip])

    def _give_inspector_width(self) -> None:
        """Each place has its own width: a flowchart needs more than a few facts."""
        if not self._folded and self._place is not None:
            side = self._preferences.size_of(Panel.SIDE.value, _SIDE_WIDTH)
            width = self._inspector_width()
            rest = self._across.width() - side - width
            self._across.setSizes([side, max(_CENTRE_LEAST, rest), width])

    def _inspector_width(self) -> int:
        assert self._place is not None
        otherwise = self._place.inspector_width
        return self._preferences.size_of(_inspector_of(self._place), otherwise)

    def _move_inspector(self) -> None:
        if self._folded:
            layout = self._fold.layout()
            assert layout is not None
            layout.addWidget(self._inspector)
        else:
            self._across.addWidget(self._inspector)
            self._across.setStretchFactor(2, 0)
            self._give_inspector_width()

    def _arrange(self) -> None:
        self._side.setVisible(self.is_shown(Panel.SIDE))
        self._strip.setVisible(self.is_shown(Panel.STRIP))
        self._inspector.setVisible(self._folded or self.is_shown(Panel.INSPECTOR))
        self._fold.setVisible(self._folded and self.is_shown(Panel.INSPECTOR))
        self._place_fold()
        self.panels_changed.emit()

    def _place_fold(self) -> None:
        if self._folded and self._place is not None:
            width = min(self._inspector_width(), self.width() * 3 // 5)
            self._fold.setGeometry(self.width() - width, 0, width, self.height())
            self._fold.raise_()


def _inspector_of(place: Place) -> str:
    return f"{Panel.INSPECTOR.value}-{place.key}"


def _stack(name: str, role: str, widgets: Sequence[QWidget]) -> QStackedWidget:
    stack = QStackedWidget()
    stack.setObjectName(name)
    stack.setProperty("role", role)
    for widget in widgets:
        stack.addWidget(widget)
    return stack
