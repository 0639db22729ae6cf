"""The panel beside the steps: their flowchart, and everything that is read out of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from workbench.desktop.jobs import JobRunner
from workbench.desktop.panels import HEAD_HEIGHT, EmptyState
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
        self._session = session
        self._measure_id = ""
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
        self._tabs.chosen.connect(lambda _key: self._show_front())
        self._nothing = EmptyState(
            "git-branch",
            "No measure is open",
            "Its flowchart and all that is read from it go here.",
        )
        self._stack = QStackedWidget()
        for view in self._views:
            view.step_chosen.connect(self.step_chosen)
            view.step_activated.connect(self.step_activated)
            self._stack.addWidget(view)
        self._stack.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head())
        column.addWidget(self._stack, 1)
        session.committed.connect(lambda _commit: self._show_front())
        self._show_front()

    @property
    def view(self) -> ChartView:
        """The flowchart itself."""
        return self._flow.view

    def show_view(self, key: str) -> None:
        """Bring one of the views to the front."""
        self._tabs.choose(key)
        self._show_front()

    def show_measure(self, measure_id: str) -> None:
        """Show another measure."""
        self._measure_id = measure_id
        for view in self._views:
            view.show_measure(measure_id)
        self._show_front()

    def show_chosen(self, step_id: str) -> None:
        """Mark a step and bring it into view."""
        for view in self._views:
            view.show_chosen(step_id)

    def close_pages(self) -> None:
        """Stop setting pages, and give the memory of those that are set back."""
        for view in self._views:
            if isinstance(view, SetView):
                view.stop()

    def _show_front(self) -> None:
        """The view that is chosen, or that there is nothing to show."""
        is_open = self._measure_id in self._session.state.measures
        self._tabs.setEnabled(is_open)
        chosen = [each.key for each in self._views].index(self._tabs.choice)
        self._stack.setCurrentIndex(chosen if is_open else len(self._views))

    def _head(self) -> QWidget:
        head = QWidget()
        head.setProperty("role", "head")
        head.setFixedHeight(HEAD_HEIGHT)
        line = QHBoxLayout(head)
        line.setContentsMargins(12, 0, 12, 1)
        line.addWidget(self._tabs)
        return head
