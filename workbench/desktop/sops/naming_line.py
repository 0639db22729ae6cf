"""The line below the outline in which the name of something new is typed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from workbench.desktop.session import Session
from workbench.desktop.writing.watched_line import WatchedLine
from workbench.domain.edits.measures import SetStage
from workbench.domain.edits.sops import AddSop, AddStage
from workbench.domain.entity import new_id
from workbench.domain.programme import StageId
from workbench.domain.sops import MeasureId, SopId
from workbench.domain.values import PopulationId

_GROUP = "For which persons? For example: Children"
_STAGE = "What is the stage called?"


class NamingLine(WatchedLine):
    """Asks for a group of persons, or for a stage; Enter begins it, Escape puts it aside."""

    sop_begun = Signal(str)
    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session, "outline-naming")
        self._session = session
        self._measure = ""
        self.hide()

    def ask_for_group(self) -> None:
        """Ask for whom an SOP is to be."""
        self._ask(_GROUP, "")

    def ask_for_stage(self, measure_id: str) -> None:
        """Ask for a stage, into which a measure is then put."""
        self._ask(_STAGE, measure_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._end()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._begin_stage() if self._measure else self._begin_sop()
        else:
            super().keyPressEvent(event)

    def _ask(self, question: str, measure_id: str) -> None:
        self._measure = measure_id
        self.clear()
        self.setPlaceholderText(question)
        self.setAccessibleName(question)
        self.show()
        self.setFocus()

    def _end(self) -> None:
        self.hide()
        self.left.emit()

    def _begin_sop(self) -> None:
        sop, population = SopId(new_id()), PopulationId(new_id())
        edit = AddSop(sop, population, self.text(), self._session.language)
        if self._session.edit(edit):
            self.hide()
            self.sop_begun.emit(sop)

    def _begin_stage(self) -> None:
        stage, gesture = StageId(new_id()), object()
        add = AddStage(stage, self.text(), self._session.language)
        put = SetStage(MeasureId(self._measure), stage)
        if self._session.edit(add, gesture=gesture) and self._session.edit(put, gesture=gesture):
            self._end()
