"""The panel beside the steps: their flowchart, and everything that is read out of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workbench.desktop.jobs import JobRunner
from workbench.desktop.panels import HEAD_HEIGHT
from workbench.desktop.session import Session
from workbench.desktop.sops.beside.chart_view import ChartView
from workbench.desktop.sops.beside.duties_view import DutiesView
from workbench.desktop.sops.beside.flow_view import FlowView
from workbench.desktop.sops.beside.forms_view import FormsView
from workbench.desktop.sops.beside.matrix_view import MatrixView
from workbench.desktop.sops.beside.print_view import PrintView
from workbench.desktop.sops.beside.reading_view import ReadingView
from workbench.desktop.sops.beside.roles_view import RolesView
from workbench.desktop.sops.beside.set_view import SetView
from workbench.desktop.sops.beside.text_view import TextView
from workbench.desktop.sops.beside.time_line_view import TimeLineView
from workbench.desktop.sops.beside.view_tabs import ViewTabs
from workbench.desktop.sops.beside.words_view import WordsView


class FlowPanel(QWidget):
    """Follows the steps of the measure that is open; a click on a step anywhere chooses it.

    Text and printed pages are set by the runner of jobs; without one they are not offered.
    """

    step_chosen = Signal(str)
    step_activated = Signal(str)
    step_wanted = Signal(str, bool)

    def __init__(self, session: Session, jobs: JobRunner | None = None) -> None:
        super().__init__()
        self._flow = FlowView(session)
        self._flow.step_wanted.connect(self.step_wanted)
        self._views: tuple[ReadingView, ...] = (
            self._flow,
            MatrixView(session),
            RolesView(session),
            DutiesView(session),
            FormsView(session),
            TimeLineView(session),
            *((TextView(session, jobs), PrintView(session, jobs)) if jobs is not None else ()),
            WordsView(session),
        )
        self._tabs = ViewTabs("flow-form", [(each.key, each.title) for each in self._views])
        self._tabs.chosen.connect(self.show_view)
        self._stack = QStackedWidget()
        for view in self._views:
            view.step_chosen.connect(self.step_chosen)
            view.step_activated.connect(self.step_activated)
            self._stack.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(self._stack, 1)

    @property
    def view(self) -> ChartView:
        """The flowchart itself."""
        return self._flow.view

    def show_view(self, key: str) -> None:
        """Bring one of the views to the front."""
        self._tabs.choose(key)
        self._stack.setCurrentIndex([each.key for each in self._views].index(key))

    def show_measure(self, measure_id: str) -> None:
        """Show another measure."""
        for view in self._views:
            view.show_measure(measure_id)

    def show_chosen(self, step_id: str) -> None:
        """Mark a step and bring it into view."""
        for view in self._views:
            view.show_chosen(step_id)

    def close_pages(self) -> None:
        """Stop setting pages, and give the memory of those that are set back."""
        for view in self._views:
            if isinstance(view, SetView):
                view.stop()

    def _head(self) -> QWidget:
        head = QWidget()
        head.setProperty("role", "head")
        head.setFixedHeight(HEAD_HEIGHT)
        line = QHBoxLayout(head)
        line.setContentsMargins(12, 0, 12, 1)
        line.addWidget(self._tabs)
        return head
