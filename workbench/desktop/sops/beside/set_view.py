"""A view that is set beside the window, because composing and printing take a moment."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from workbench.desktop.jobs import Job, JobRunner
from workbench.desktop.panels import EmptyState
from workbench.desktop.session import Session
from workbench.desktop.sops.beside.reading_view import ReadingView
from workbench.desktop.sops.beside.touched import touches_measure
from workbench.domain.audiences import Audience
from workbench.domain.editions import Edition
from workbench.domain.entity import Source
from workbench.domain.programme import Population, Programme
from workbench.domain.referrals import Referral
from workbench.domain.sops import LegalBasis, Sop, Term
from workbench.errors import WorkbenchError
from workbench.progress import Progress
from workbench.publishing.options import PrintOptions
from workbench.workspace import Committed

PRODUCT = "procedure"
_SET_AFTER_MS = 400
_PRINTED_BESIDE = (Programme, Edition, Sop, Population, LegalBasis, Source, Term, Referral)

# What a job gives is known to the view that ordered it, and to nobody between: hence Any.
Work = Callable[[Progress], Any]


class SetView(ReadingView):
    """Orders a job when it is looked at and out of date; the newest order wins."""

    def __init__(self, session: Session, jobs: JobRunner) -> None:
        super().__init__(session)
        self._jobs = jobs
        self._job: Job | None = None
        self._set_before = False
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.timeout.connect(self._order)
        self._nothing = EmptyState("file-text", "Setting the pages…")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._stack, 1)

    def work(self) -> Work:
        """The job that sets it as things stand now."""
        raise NotImplementedError

    def take(self, result: Any) -> None:
        """Show what the job gave."""
        raise NotImplementedError

    def show_widget(self, widget: QWidget) -> None:
        """What stands where the result is shown."""
        self._stack.addWidget(widget)

    def concerns(self, commit: Committed) -> bool:
        touches = touches_measure(commit.delta, commit.state, self.measure_id)
        return touches or commit.delta.touches(*_PRINTED_BESIDE)

    def show_measure(self, measure_id: str) -> None:
        if measure_id != self.measure_id:
            self._set_before = False
        super().show_measure(measure_id)

    def refresh(self) -> None:
        """Order it at once where nothing is shown yet, else when nothing more changes."""
        if self._job is not None:
            self._job.cancel()
        self._waiting.start(_SET_AFTER_MS if self._set_before else 0)

    def stop(self) -> None:
        """Order nothing more, and let go of what was set."""
        self._waiting.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def options(self, audience: Audience) -> PrintOptions:
        """The measure that is open, for an audience."""
        return PrintOptions(
            audience=audience,
            today=self.session.today,
            language=self.session.language,
            only=(self.measure_id,),
        )

    def _order(self) -> None:
        if self.measure_id not in self.session.state.measures:
            return
        job = self._jobs.start(self.work())
        self._job = job
        if not self._set_before:
            self._nothing.say("Setting the pages…")
            self._stack.setCurrentIndex(0)
        job.succeeded.connect(lambda result: self._take(job, result))
        job.failed.connect(lambda problem: self._take_failure(job, problem))

    def _take(self, job: Job, result: object) -> None:
        if job is self._job:
            self._job, self._set_before = None, True
            self.take(result)
            self._stack.setCurrentIndex(1)

    def _take_failure(self, job: Job, problem: Exception) -> None:
        if job is not self._job:
            return
        self._job, self._set_before = None, False
        self._stack.setCurrentIndex(0)
        if not isinstance(problem, WorkbenchError):
            self._nothing.say("Not set", "Something went wrong inside the program.")
            raise problem
        self._nothing.say("Not set", str(problem))
