"""The outline: every group of persons with its stages and measures, moved and renamed in place."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QGridLayout, QListView, QVBoxLayout, QWidget

from workbench.desktop.session import Session
from workbench.desktop.sops.naming_line import NamingLine
from workbench.desktop.sops.outline_menu import OutlineMenu
from workbench.desktop.sops.outline_rows import (
    LineKind,
    OutlineLine,
    OutlinePainter,
    OutlineRows,
    lines_of,
)
from workbench.desktop.widgets import push_button
from workbench.domain.edits.measures import MoveMeasure, RemoveMeasure, RenameMeasure
from workbench.domain.edits.sops import NameSop, RemoveSop, RenameStage
from workbench.domain.entity import new_id
from workbench.domain.findings import Kind
from workbench.domain.programme import Population, Stage, StageId
from workbench.domain.sops import Measure, MeasureId, Sop, SopId
from workbench.domain.values import PopulationId
from workbench.workspace import Committed

_COUNT_AFTER_MS = 150  # who types does not wait for numbers at the edge


class OutlineList(QListView):
    """The list; keys that change what is listed are told as what they mean."""

    entered = Signal()
    moved = Signal(bool)
    removed = Signal()
    measure_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = event.key(), event.modifiers() & Qt.KeyboardModifier.AltModifier
        if self.state() == QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(key == Qt.Key.Key_Up)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key == Qt.Key.Key_Delete:
            self.removed.emit()
        elif key == Qt.Key.Key_Insert:
            self.measure_wanted.emit()
        else:
            super().keyPressEvent(event)


class Outline(QWidget):
    """The side list of the procedures.

    `measure_wanted` carries the SOP that is to have one more, or "".
    """

    measure_chosen = Signal(str)
    measure_wanted = Signal(str)
    templates_wanted = Signal()
    entered = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("sop-outline")
        self._session = session
        self._open = ""
        self._rows = OutlineRows(self._count, self._rename)
        self._list = OutlineList()
        self._naming = NamingLine(session)
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(_COUNT_AFTER_MS)
        self._build()
        self._connect()
        self._show()

    def measure_ids(self) -> tuple[str, ...]:
        """The measures in the order in which they are listed."""
        return tuple(each.id for each in self._rows.lines if each.kind is LineKind.MEASURE)

    def show_chosen(self, measure_id: str) -> None:
        """Mark the row of the measure that is open."""
        self._open = measure_id
        index = self._rows.row_of(LineKind.MEASURE, measure_id)
        selection = self._list.selectionModel()
        flag = QItemSelectionModel.SelectionFlag
        if index.isValid():
            selection.setCurrentIndex(index, flag.ClearAndSelect)
            self._list.scrollTo(index)
        else:
            selection.clearSelection()

    def begin_sop(self) -> None:
        """Ask for whom one more SOP is to be."""
        self._naming.ask_for_group()

    def _build(self) -> None:
        view = self._list
        view.setObjectName("sop-outline-list")
        view.setAccessibleName("Procedures")
        view.setModel(self._rows)
        view.setItemDelegate(OutlinePainter(self._session, self._rows))
        view.setProperty("role", "raised")
        view.setMouseTracking(True)
        view.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        measure = push_button("Measure", "add-measure", "plus", "link")
        measure.setToolTip("Add a measure (Ctrl+Shift+N)")
        measure.clicked.connect(lambda: self.measure_wanted.emit(self._sop_here()))
        sop = push_button("Group of persons", "add-sop", "plus", "link")
        sop.setToolTip("Begin an SOP for another group of persons")
        sop.clicked.connect(self.begin_sop)
        template = push_button("From template…", "add-template", "plus", "link")
        template.setToolTip("Procedures and forms to start from (Ctrl+Shift+T)")
        template.clicked.connect(self.templates_wanted)
        buttons = QGridLayout()
        buttons.setContentsMargins(8, 2, 8, 6)
        buttons.addWidget(measure, 0, 0)
        buttons.addWidget(sop, 0, 1)
        buttons.addWidget(template, 1, 0, 1, 2, Qt.AlignmentFlag.AlignLeft)
        buttons.setColumnStretch(2, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(0)
        column.addWidget(view, 1)
        column.addWidget(self._naming)
        column.addLayout(buttons)

    def _connect(self) -> None:
        self._list.selectionModel().currentChanged.connect(self._choose)
        self._list.clicked.connect(self._choose)
        self._list.entered.connect(self.entered)
        self._list.moved.connect(self._move)
        self._list.removed.connect(self._remove)
        self._list.measure_wanted.connect(lambda: self.measure_wanted.emit(self._sop_here()))
        self._list.customContextMenuRequested.connect(self._open_menu)
        self._naming.sop_begun.connect(self.measure_wanted)
        self._naming.left.connect(self._list.setFocus)
        self._session.committed.connect(self._follow)
        self._session.findings_changed.connect(lambda _found: self._counting.start())
        self._counting.timeout.connect(self._list.viewport().update)
        self._session.language_changed.connect(lambda _language: self._show())

    def _follow(self, commit: Committed) -> None:
        if commit.delta.touches(Sop, Measure, Stage, Population):
            self._show()

    def _show(self) -> None:
        self._rows.show(tuple(lines_of(self._session.state, self._session.language)))
        if self._open:
            self.show_chosen(self._open)

    def _line(self) -> OutlineLine | None:
        return self._rows.line_at(self._list.currentIndex())

    def _sop_here(self) -> str:
        """The SOP of the row where the keyboard is."""
        line = self._line()
        if line is None:
            return ""
        if line.kind is LineKind.SOP:
            return line.id
        row = self._list.currentIndex().row()
        above = (each for each in self._rows.lines[row::-1] if each.kind is LineKind.SOP)
        return next((each.id for each in above), "")

    def _choose(self, index: QModelIndex) -> None:
        line = self._rows.line_at(index)
        if line is not None and line.kind is LineKind.MEASURE and line.id != self._open:
            self._open = line.id
            self.measure_chosen.emit(line.id)

    def _move(self, up: bool) -> None:  # noqa: FBT001  # of a signal
        line = self._line()
        if line is not None and line.kind is LineKind.MEASURE:
            self._session.edit(MoveMeasure(MeasureId(line.id), up))

    def _remove(self) -> None:
        line = self._line()
        if line is not None and line.kind is LineKind.MEASURE:
            self._session.edit(RemoveMeasure(MeasureId(line.id)))
        elif line is not None and line.kind is LineKind.SOP:
            self._session.edit(RemoveSop(SopId(line.id)))

    def _rename(self, line: OutlineLine, typed: str) -> None:
        """Once the field in the list is closed: the list is made anew by what follows."""
        QTimer.singleShot(0, self, lambda: self._give_name(line, typed))

    def _give_name(self, line: OutlineLine, typed: str) -> None:
        language = self._session.language
        if line.kind is LineKind.MEASURE:
            self._session.edit(RenameMeasure(MeasureId(line.id), typed, language))
        elif line.kind is LineKind.STAGE:
            self._session.edit(RenameStage(StageId(line.id), typed, language))
        else:
            edit = NameSop(SopId(line.id), PopulationId(new_id()), typed, language)
            self._session.edit(edit)

    def _open_menu(self, at: QPoint) -> None:
        line = self._line()
        if line is not None and line.kind is LineKind.MEASURE:
            menu = OutlineMenu(self._session, MeasureId(line.id), self)
            menu.rename_wanted.connect(lambda: self._list.edit(self._list.currentIndex()))
            menu.stage_wanted.connect(self._naming.ask_for_stage)
            menu.popup(self._list.viewport().mapToGlobal(at))

    def _count(self, measure_id: str) -> int:
        """How many gaps and conflicts a measure has; questions to ask are not counted."""
        steps = self._session.state.steps.where("measure", measure_id)
        found = {
            finding.key
            for each in (measure_id, *(step.id for step in steps))
            for finding in self._session.findings_about(each)
            if finding.kind is not Kind.UNKNOWN
        }
        return len(found)
