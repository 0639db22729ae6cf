"""The open workspace as Qt sees it: edits in, commits and findings out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal

from workbench.analysis.register import GapRegister
from workbench.domain.agencies import EditionId
from workbench.domain.edits import Edit
from workbench.domain.findings import Finding
from workbench.domain.log import LogEntry, as_of_edition
from workbench.domain.state import State
from workbench.domain.values import AgencyId
from workbench.errors import WorkbenchError
from workbench.workspace import Committed, Workspace


@dataclass(frozen=True, slots=True)
class Writer:
    """In whose name the person at the keyboard comments."""

    agency: AgencyId | None = None
    post: str = ""


def _no_log() -> Sequence[LogEntry]:
    return ()


class Session(QObject):
    """Passes edits in and commits out; holds no data of its own but what is chosen to be shown.

    Signals arrive in this order after an edit: `committed`, then `findings_changed`.
    """

    committed = Signal(Committed)
    findings_changed = Signal(tuple)
    refused = Signal(str)
    chosen = Signal(str)
    wanted = Signal(str)
    language_changed = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        today: date,
        language: str,
        parent: QObject | None = None,
        *,
        log: Callable[[], Sequence[LogEntry]] = _no_log,
    ) -> None:
        """`log` gives everything that was ever changed, for looking back at editions."""
        super().__init__(parent)
        self._log = log
        self._writer = Writer()
        self._workspace = workspace
        self._today = today
        self._language = language
        self._chosen = ""
        self._register = GapRegister(today)
        self._findings = self._register.refresh(workspace.state)
        self._stop = workspace.listen(self._follow)

    @property
    def state(self) -> State:
        """The present moment of the workspace."""
        return self._workspace.state

    @property
    def workspace(self) -> Workspace:
        """The workspace itself, for undo and redo."""
        return self._workspace

    @property
    def today(self) -> date:
        """The day against which dates are judged."""
        return self._today

    @property
    def language(self) -> str:
        """The language in which names and texts are shown and edited."""
        return self._language

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of the present state, gravest first."""
        return self._findings

    def findings_about(self, entity_id: str) -> tuple[Finding, ...]:
        """The findings in which an entity is named, gravest first."""
        return self._register.about(entity_id)

    @property
    def check_seconds(self) -> float:
        """How long the last check took."""
        return self._register.seconds

    @property
    def chosen_id(self) -> str:
        """The id of what is chosen, or ""."""
        return self._chosen

    @property
    def writer(self) -> Writer:
        """In whose name the person at the keyboard comments."""
        return self._writer

    def write_as(self, agency: AgencyId | None, post: str) -> None:
        """Comment in the name of this agency and post from now on."""
        self._writer = Writer(agency, post)

    def as_of(self, edition: EditionId) -> State | None:
        """What was recorded when an edition took its state, or None where the log is silent."""
        return as_of_edition(self._log(), edition)

    def edit(self, edit: Edit, *, gesture: object = None) -> bool:
        """Make an edit; a refusal or a failed write is told to the user and gives False."""
        try:
            self._workspace.edit(edit, gesture=gesture)
        except WorkbenchError as refusal:
            self.refused.emit(str(refusal))
            return False
        return True

    def undo(self) -> None:
        """Take back the last edit; a failed write is told to the user."""
        try:
            self._workspace.undo()
        except WorkbenchError as refusal:
            self.refused.emit(str(refusal))

    def redo(self) -> None:
        """Bring back what was undone; a failed write is told to the user."""
        try:
            self._workspace.redo()
        except WorkbenchError as refusal:
            self.refused.emit(str(refusal))

    def choose(self, entity_id: str) -> None:
        """Choose an entity, so that every view marks it and the inspector shows it."""
        if entity_id != self._chosen:
            self._chosen = entity_id
            self.chosen.emit(entity_id)

    def go_to(self, entity_id: str) -> None:
        """Ask the window to show an entity in the place where it is edited, and choose it."""
        self.wanted.emit(entity_id)
        self.choose(entity_id)

    def show_in(self, language: str) -> None:
        """Show and edit names and texts in this language."""
        if language != self._language:
            self._language = language
            self.language_changed.emit(language)

    def close(self) -> None:
        """Stop listening to the workspace."""
        self._stop()

    def _follow(self, commit: Committed) -> None:
        if commit.delta and self._chosen and self._is_gone(commit):
            self.choose("")
        self.committed.emit(commit)
        self._findings = self._register.refresh(commit.state, commit.delta)
        self.findings_changed.emit(self._findings)

    def _is_gone(self, commit: Committed) -> bool:
        return any(c.id == self._chosen and c.after is None for c in commit.delta.changes)
