"""The flowchart of the measure that is open, in which it can be edited."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.desktop.panels import EmptyState
from workbench.desktop.pictures import palette_in_use
from workbench.desktop.session import Session
from workbench.desktop.sops.beside.chart import Chart
from workbench.desktop.sops.beside.chart_view import ChartView
from workbench.desktop.sops.beside.picture_scroll import PictureScroll
from workbench.desktop.sops.beside.reading_view import ReadingView
from workbench.desktop.sops.beside.touched import touches_measure
from workbench.desktop.widgets import icon_button, words
from workbench.diagram.chart_view import ChartView as Seen
from workbench.diagram.flowchart import flowchart
from workbench.diagram.suggested_lanes import suggested_lanes
from workbench.domain.edits.lanes import SetLanes
from workbench.domain.sops import MeasureId
from workbench.workspace import Committed

_ZOOM = 1.2
_FOOT_HEIGHT = 40
_MOST_STEPS = 400  # what nobody can take in need not be drawn at each letter


class FlowView(ReadingView):
    """Draws the chart anew only when the measure changes, and keeps what is looked at in place."""

    step_wanted = Signal(str, bool)

    key = "picture"
    title = "Flowchart"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.view = ChartView(session)
        self.view.setObjectName("flowchart")
        self.view.clicked.connect(self._tell_chosen)
        self.view.activated.connect(self.step_activated)
        self.view.step_wanted.connect(self.step_wanted)
        self.view.lane_toggled.connect(self._toggle_lane)
        self.view.hinted.connect(self._show_hint)
        self._scroll = PictureScroll(self.view, "flow-scroll", least=0.8)
        self._scroll.zoom_changed.connect(self._show_zoom)
        self._hint = words("", "small", wrap=True)
        self._hint.setObjectName("flow-hint")
        self._too_many = EmptyState(
            "split",
            "Too many steps to draw",
            f"A flowchart has {_MOST_STEPS} steps at most. Divide the measure into several.",
        )
        self._zoom = words("", "small")
        self._shown = ""
        self._collapsed: dict[str, frozenset[str]] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._scroll, 1)
        column.addWidget(self._too_many, 1)
        column.addWidget(self._foot())
        self._show_hint(self.view.hint)

    def show_chosen(self, step_id: str) -> None:
        self.view.show_chosen(step_id)
        if self.isVisible():
            self._scroll.reveal(step_id)

    def concerns(self, commit: Committed) -> bool:
        return touches_measure(commit.delta, commit.state, self.measure_id)

    def refresh(self) -> None:
        steps = len(self.session.state.steps.where("measure", self.measure_id))
        self._too_many.setVisible(steps > _MOST_STEPS)
        self._scroll.setVisible(steps <= _MOST_STEPS)
        if steps <= _MOST_STEPS:
            self._draw()

    def _draw(self) -> None:
        measure_id, language = self.measure_id, self.session.language
        picture = flowchart(
            self.session.state, MeasureId(measure_id), language, palette_in_use(), self._seen()
        )
        is_same = self._shown == measure_id
        self._shown = measure_id
        held = self._held() if is_same else None
        self.view.show_chart(Chart(self.session.state, measure_id, language, picture))
        self._scroll.take()
        if held is not None:
            self._scroll.bring_back(*held)

    def _seen(self) -> Seen:
        return Seen(collapsed=frozenset(self._collapsed.get(self.measure_id, ())))

    def _toggle_lane(self, key: str) -> None:
        """Fold a lane of this measure, or open it; the procedure itself does not change."""
        folded = self._collapsed.get(self.measure_id, frozenset())
        self._collapsed[self.measure_id] = folded ^ {key}
        self.refresh()

    def _suggest_lanes(self) -> None:
        measure_id = MeasureId(self.measure_id)
        state, language = self.session.state, self.session.language
        if self.measure_id in state.measures and self.view.chart.picture.lanes:
            lanes = suggested_lanes(state, measure_id, language, self._seen())
            if lanes == tuple(each.key for each in self.view.chart.picture.lanes):
                self._show_hint("No order of the lanes was found in which fewer lines cross.")
            else:
                self.session.edit(SetLanes(measure_id, lanes))

    def _held(self) -> tuple[str, QPointF] | None:
        """A box in view that must not move: the one that is chosen, else any."""
        for step in (self.view.chosen, *self.view.chart.boxes):
            place = self._scroll.place_of(step) if step else None
            if place is not None:
                return step, place
        return None

    def _foot(self) -> QWidget:
        foot = QWidget()
        foot.setProperty("role", "foot")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        foot.setFixedHeight(_FOOT_HEIGHT)
        line = QHBoxLayout(foot)
        line.setContentsMargins(12, 1, 8, 0)
        line.setSpacing(2)
        line.addWidget(self._hint, 1)
        line.addSpacing(8)
        lanes = icon_button(
            "flow-lanes",
            "arrow-left-right",
            "Suggest an order of the lanes in which fewer lines cross",
        )
        lanes.clicked.connect(lambda _checked=False: self._suggest_lanes())
        smaller = icon_button("flow-zoom-out", "zoom-out", "Smaller (Ctrl −)")
        smaller.clicked.connect(lambda: self._scroll.zoom(1 / _ZOOM))
        larger = icon_button("flow-zoom-in", "zoom-in", "Larger (Ctrl +)")
        larger.clicked.connect(lambda: self._scroll.zoom(_ZOOM))
        fit = icon_button("flow-fit", "maximize", "As wide as there is room (Ctrl 0), all: Ctrl 9")
        fit.clicked.connect(self._scroll.fit)
        for widget in (lanes, self._zoom, smaller, larger, fit):
            line.addWidget(widget)
        return foot

    def _show_hint(self, hint: str) -> None:
        self._hint.setText(hint)

    def _show_zoom(self) -> None:
        self._zoom.setText(f"{self._scroll.percent} %")

    def _tell_chosen(self, entity_id: str) -> None:
        if entity_id in self.session.state.steps:
            self.step_chosen.emit(entity_id)
