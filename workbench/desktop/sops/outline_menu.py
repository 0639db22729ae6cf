"""What can be done with a measure of the outline, as a menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from workbench.desktop.session import Session
from workbench.domain.edits import Edit
from workbench.domain.edits.measures import MoveMeasure, RemoveMeasure, SetStage
from workbench.domain.procedures import number_key
from workbench.domain.sops import MeasureId


class OutlineMenu(QMenu):
    """Rename, move, another stage, remove."""

    rename_wanted = Signal()
    stage_wanted = Signal(str)

    def __init__(self, session: Session, measure_id: MeasureId, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("measure-menu")
        self._session = session
        self._add("Rename\tF2", self.rename_wanted.emit)
        self._offer("Move up\tAlt+Up", MoveMeasure(measure_id, up=True))
        self._offer("Move down\tAlt+Down", MoveMeasure(measure_id, up=False))
        self._add_stages(measure_id)
        self.addSeparator()
        self._offer("Remove\tDel", RemoveMeasure(measure_id))
        self.aboutToHide.connect(self.deleteLater)

    def _add_stages(self, measure_id: MeasureId) -> None:
        stages = self.addMenu("Stage")
        state, language = self._session.state, self._session.language
        held = state.measures[measure_id].stage
        for stage in sorted(state.stages.values(), key=lambda each: number_key(each.number)):
            words = f"{stage.number} {stage.title.in_language(language)}".strip()
            action = stages.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(stage.id == held)
            edit = SetStage(measure_id, stage.id)
            action.triggered.connect(lambda _checked=False, edit=edit: self._session.edit(edit))
        stages.addSeparator()
        other = stages.addAction("Another stage…")
        other.triggered.connect(lambda: self.stage_wanted.emit(measure_id))

    def _offer(self, words: str, edit: Edit) -> None:
        self._add(words, lambda: self._session.edit(edit))

    def _add(self, words: str, perform: Callable[[], object]) -> None:
        self.addAction(words).triggered.connect(lambda _checked=False: perform())
