"""The Handbook place: choose what to print, see the real pages, save them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from workbench.desktop.asking import Asker
from workbench.desktop.handbook.choices import Choices
from workbench.desktop.handbook.head import HandbookHead
from workbench.desktop.handbook.inspector import PagesInspector
from workbench.desktop.handbook.page_pictures import PagePictures
from workbench.desktop.handbook.preview import Preview
from workbench.desktop.handbook.setting import Order, Pages, put_in_place, setting
from workbench.desktop.jobs import Job, JobRunner
from workbench.desktop.panels import EmptyState
from workbench.desktop.place import Place
from workbench.desktop.session import Session
from workbench.desktop.troubles import Troubles
from workbench.desktop.widgets import push_button
from workbench.domain.case_data import suspicion_words
from workbench.errors import WorkbenchError

_SET_AFTER_MS = 400


class HandbookPlace(Place):
    """Sets the pages when it is shown and something has changed; the newest order wins."""

    key = "handbook"
    title = "Handbook"
    icon = "book-open"
    lists_findings = False

    def __init__(self, session: Session, jobs: JobRunner, asker: Asker, troubles: Troubles) -> None:
        super().__init__()
        self._session, self._jobs, self._asker, self._troubles = session, jobs, asker, troubles
        self._job: Job | None = None
        self._pages: Pages | None = None
        self._pictures: PagePictures | None = None
        self._save_to: Path | None = None
        self._stale = True
        self._choices = Choices(session)
        self._head = HandbookHead()
        self._preview = Preview()
        self._nothing = EmptyState("book-open", "Setting the pages…")
        self._stack = QStackedWidget()
        self._inspector = PagesInspector()
        self._waiting = QTimer(self)
        self.side, self.centre, self.inspector = self._choices, self._work(), self._inspector
        self._connect()

    def status(self) -> str:
        """Which page is in view, and how long setting took."""
        if self._pages is None:
            return ""
        page = f"Page {self._preview.page + 1} of {self._pages.count}"
        return f"{page} · Set in {self._pages.seconds:.1f} s"

    def status_right(self) -> str:
        """How large the pages are drawn."""
        return f"{self._preview.percent} %" if self._pages else ""

    def close(self) -> None:
        """Stop setting and give the memory of the pages back."""
        self._waiting.stop()
        if self._job is not None:
            self._job.cancel()
        self._show_pictures(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Set the pages when the place comes into view."""
        if event.type() == QEvent.Type.Show and self._stale and self._job is None:
            self._waiting.start(0)
        return super().eventFilter(watched, event)

    def _work(self) -> QWidget:
        again = push_button("Set the pages", "handbook-set", "rotate-ccw")
        again.clicked.connect(self._set)
        self._nothing.add_button(again)
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self._preview)
        centre = QWidget()
        centre.setProperty("role", "surface")
        lines = QVBoxLayout(centre)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self._head)
        lines.addWidget(self._stack, 1)
        return centre

    def _connect(self) -> None:
        self._waiting.setSingleShot(True)
        self._waiting.timeout.connect(self._set)
        self._stack.installEventFilter(self)
        self._choices.changed.connect(self._make_stale)
        self._session.findings_changed.connect(self._make_stale)
        self._head.save_wanted.connect(self._save)
        self._head.stop_wanted.connect(self._stop)
        self._head.fit_wanted.connect(self._preview.fit)
        self._head.zoom_wanted.connect(self._preview.zoom)
        self._preview.page_changed.connect(self._follow_page)
        self._preview.zoom_changed.connect(self.view_changed)
        self._inspector.thumbnails.page_wanted.connect(self._preview.go_to_page)
        self._inspector.followed.connect(self._session.go_to)
        self._show_head()

    def _make_stale(self) -> None:
        """What is shown is out of date; it is set anew once nothing more changes."""
        self._stale = True
        if self._job is not None:
            self._job.cancel()
        if self._stack.isVisible():
            self._waiting.start(_SET_AFTER_MS)
        self._show_head()

    def _set(self) -> None:
        """Order the pages as things stand now."""
        self._waiting.stop()
        if self._job is not None:
            self._job.cancel()
        session = self._session
        options = self._choices.options(session.today)
        order = Order(session.state, session.findings, self._choices.product.key, options)
        job = self._jobs.start(setting(order))
        self._job, self._stale = job, False
        job.progressed.connect(self._head.show_progress)
        job.succeeded.connect(lambda pages: self._take(job, pages))
        job.failed.connect(lambda problem: self._take_failure(job, problem))
        job.cancelled.connect(lambda: self._take_stop(job))
        self._nothing.say("Setting the pages…")
        self._show_head()

    def _stop(self) -> None:
        self._save_to = None
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self._stale = True
            self._nothing.say("Stopped", "The pages were not set to the end.")
            self._show_head()

    def _take(self, job: Job, pages: Pages) -> None:
        if job is not self._job:
            return
        self._job = None
        self._pages = pages
        self._show_pictures(PagePictures(pages.pdf))
        self._choices.show_pages(pages.order.product, pages.count)
        self._choices.show_withheld(pages.withheld)
        self._show_head()
        if self._save_to is not None:
            self._write(self._save_to)

    def _take_failure(self, job: Job, problem: Exception) -> None:
        if job is not self._job:
            return
        self._job, self._save_to, self._pages = None, None, None
        self._show_pictures(None)
        if isinstance(problem, WorkbenchError):
            self._nothing.say("Not printed", str(problem))
        else:
            self._nothing.say("Not printed", "Something went wrong inside the program.")
            self._troubles.report(problem)
        self._show_head()

    def _take_stop(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            self._show_head()

    def _show_pictures(self, pictures: PagePictures | None) -> None:
        before, self._pictures = self._pictures, pictures
        self._preview.show_pages(pictures)
        self._inspector.show_pages(self._pages if pictures else None, pictures)
        self._inspector.show_page(self._preview.page)
        self._stack.setCurrentIndex(0 if pictures is None else 1)
        if before is not None:
            before.close()
        self.view_changed.emit()

    def _follow_page(self, page: int) -> None:
        self._inspector.show_page(page)
        self.view_changed.emit()

    def _show_head(self) -> None:
        options = self._choices.options(self._session.today)
        self._head.show_product(self._choices.product.title, options.audience)
        self._head.show_state(
            stale=self._stale and self._pages is not None,
            running=self._job is not None,
            can_save=self._pages is not None or self._job is not None or self._stale,
        )

    def _save(self) -> None:
        """Ask where to, and write the pages; where they are out of date, set them first."""
        suggested = Path(f"{self._choices.product.title}.pdf")
        target = self._asker.file_to_write("Save PDF", suggested)
        if target is None:
            return
        self._save_to = target
        if self._stale or self._pages is None:
            self._set()
        elif self._job is None:
            self._write(target)

    def _write(self, target: Path) -> None:
        self._save_to = None
        assert self._pages is not None
        try:
            put_in_place(self._pages.pdf, target)
        except WorkbenchError as problem:
            self.told.emit(str(problem), "refusal")
            return
        if details := len(self._pages.details):
            self.told.emit(
                f"{suspicion_words(details)}. They are listed beside the pages: remove them, or "
                "mark them as made up, before you pass the pages on.",
                "notice",
            )
        whom = self._pages.order.options.audience.words.lower()
        self.told.emit(f"{target} was saved: {self._pages.count} pages, for {whom}.", "done")
