"""Leads a document from its file to the workspace: read as a job, shown, corrected, brought in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QVBoxLayout

from workbench.desktop.asking import Asker
from workbench.desktop.importing.import_view import ImportView
from workbench.desktop.jobs import Job, JobRunner
from workbench.desktop.session import Session
from workbench.desktop.shell import Shell
from workbench.desktop.taking_out import discard
from workbench.desktop.troubles import Troubles
from workbench.domain.found import Found
from workbench.domain.looking_over import details_of_persons, likely_language
from workbench.domain.text import WORKING_LANGUAGE
from workbench.errors import WorkbenchError
from workbench.progress import Progress

_SUFFIX = ".docx"
_PLACE = "sops"


class Importer(QObject):
    """One document at a time; what is open stays as it is until it is brought in."""

    def __init__(
        self, shell: Shell, session: Session, jobs: JobRunner, asker: Asker, troubles: Troubles
    ) -> None:
        super().__init__(shell)
        self._shell, self._session = shell, session
        self._jobs, self._asker, self._troubles = jobs, asker, troubles
        self._view: ImportView | None = None
        self._job: Job | None = None
        shell.setAcceptDrops(True)
        shell.installEventFilter(self)

    @property
    def view(self) -> ImportView | None:
        """What fills the window while a document is corrected."""
        return self._view

    def ask_and_read(self) -> None:
        """Ask which document, and read it."""
        path = self._asker.document_to_read()
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read a document and show what would come in; a problem is told, and nothing changes."""
        self.close()
        view = ImportView(self._session, path.name)
        view.put_aside.connect(self._put_aside)
        view.brought_in.connect(self._finish)
        self._view = view
        self._cover(view)

        programme = self._session.state.programme
        languages = programme.languages if programme else (WORKING_LANGUAGE,)

        def work(progress: Progress) -> Found:
            """Read it, and look for details of persons: that takes long and is remembered."""
            from workbench.exchange.import_format import content_of, format_for  # when asked for

            found = format_for(path).read(content_of(path), path.name, progress)
            details_of_persons(found.parts, likely_language(found.parts, languages))
            return found

        self._job = self._jobs.start(work)
        self._job.progressed.connect(view.show_progress)
        self._job.succeeded.connect(self._take)
        self._job.failed.connect(self._take_failure)

    def close(self) -> None:
        """Stop reading, and take away what was not brought in."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        if self._view is not None:
            discard(self._view)
            self._view = None
            self._shell.body.show()
            self._shell.body.panels_changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take documents that are dropped where procedures are written."""
        if event.type() in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            assert isinstance(event, QDropEvent)
            path = _document_in(event.mimeData())
            place = self._shell.body.place
            if path is not None and place is not None and place.key == _PLACE:
                event.acceptProposedAction()
                if event.type() == QEvent.Type.Drop:
                    self.read(path)
                return True
        return super().eventFilter(watched, event)

    def _cover(self, view: ImportView) -> None:
        """Put the view where the places are; these stay as they were underneath."""
        lines = self._shell.layout()
        assert isinstance(lines, QVBoxLayout)
        lines.insertWidget(lines.indexOf(self._shell.body), view, 1)
        self._shell.body.hide()
        self._shell.body.panels_changed.emit()
        view.show()
        view.begin()

    def _take(self, found: Found) -> None:
        if self.sender() is self._job and self._view is not None:
            self._job = None
            self._view.show_found(found)

    def _take_failure(self, problem: Exception) -> None:
        if self.sender() is not self._job:
            return
        self._put_aside()
        if isinstance(problem, WorkbenchError):
            self._shell.tell(str(problem))
        else:
            self._shell.tell("The document was not read: something went wrong inside the program.")
            self._troubles.report(problem)

    def _put_aside(self) -> None:
        self.close()
        self._shell.focus_work()

    def _finish(self, measure_id: str) -> None:
        self._put_aside()
        if measure_id:
            self._session.go_to(measure_id)


def _document_in(given: QMimeData) -> Path | None:
    paths = [Path(url.toLocalFile()) for url in given.urls() if url.isLocalFile()]
    return next((path for path in paths if path.suffix.casefold() == _SUFFIX), None)
