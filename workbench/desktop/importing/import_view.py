"""What would come in from a document, for the reader to correct; nothing is changed before."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QProgressBar, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from workbench.desktop.importing.beside import BesideColumn
from workbench.desktop.importing.parts_model import PartsModel
from workbench.desktop.importing.parts_table import KEYS_TOLD, PartsTable
from workbench.desktop.panels import EmptyState, WorkHead
from workbench.desktop.session import Session
from workbench.desktop.widgets import push_button, words
from workbench.domain.bringing_in import records_of
from workbench.domain.edits.drafts import BringInDraft
from workbench.domain.found import Becomes, Found, drafted
from workbench.domain.looking_over import details_of_persons, likely_language
from workbench.domain.procedures import measures_of
from workbench.domain.text import WORKING_LANGUAGE

_BESIDE = 310


class ImportView(QWidget):
    """Fills the window while a document is read and corrected."""

    put_aside = Signal()
    brought_in = Signal(str)

    def __init__(self, session: Session, name: str) -> None:
        super().__init__()
        self.setObjectName("import-view")
        self._session = session
        self._found = Found("")
        self._model: PartsModel | None = None
        self._beside: BesideColumn | None = None
        self._head = WorkHead()
        self._head.show_title(f"Import of {name}")
        self._counts = words("", "muted")
        self._counts.setObjectName("import-counts")
        self._cancel = push_button("Cancel", "import-cancel")
        self._cancel.setToolTip("Escape")
        self._bring = push_button("Bring in", "import-bring-in", kind="primary")
        self._bring.setToolTip("Ctrl+Enter")
        self._bring.setEnabled(False)
        self._table = PartsTable(session)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._pages = QStackedWidget()
        self._progress = QProgressBar()
        self._progress.setObjectName("import-progress")
        self._progress.setAccessibleName("How much of the document is read")
        self._keys: dict[str, Callable[[], object]] = {
            "Esc": self.put_aside.emit,
            "Ctrl+Return": self.bring_in,
            "Ctrl+Enter": self.bring_in,
            "Ctrl+Z": self._undo,
            "Ctrl+Shift+Z": self._redo,
            "F6": self._go_on,
            "Shift+F6": self._go_on,
        }
        self._arrange(name)
        self._connect()

    @property
    def model(self) -> PartsModel | None:
        """The parts that are corrected, once the document is read."""
        return self._model

    def begin(self) -> None:
        """Put the focus where the reading can be stopped."""
        self._cancel.setFocus()

    def show_progress(self, done: int, total: int, _doing: str) -> None:
        """Show how far the reading is."""
        self._progress.setRange(0, max(total, 1))
        self._progress.setValue(done)

    def show_found(self, found: Found) -> None:
        """Show what was read."""
        self._found = found
        state = self._session.state
        languages = state.programme.languages if state.programme else (WORKING_LANGUAGE,)
        language = likely_language(found.parts, languages)
        self._model = PartsModel(found.parts, state, language)
        self._beside = BesideColumn(state, found.title, languages)
        self._beside.choose_language(language)
        self._beside.language_chosen.connect(self._read_in)
        self._beside.target_chosen.connect(self._follow)
        self._table.part_chosen.connect(self._beside.show_part)
        self._table.show_parts(self._model)
        self._model.corrected.connect(self._follow)
        self._split.addWidget(self._beside)
        self._split.setStretchFactor(0, 1)
        self._split.setSizes([10_000, _BESIDE])
        self._pages.setCurrentIndex(1)
        self._bring.setEnabled(True)
        self._follow()
        self._table.setFocus()

    def bring_in(self) -> None:
        """Bring everything in as one step that can be undone."""
        if self._model is None or self._beside is None:
            return
        draft = drafted(self._model.parts, self._found.title)
        target, language = self._beside.target, self._beside.language
        records = records_of(draft, self._session.state, target, language)
        if self._session.edit(BringInDraft(records)):
            first = next(iter(records.measures), "")
            self.brought_in.emit(first)

    def event(self, event: QEvent) -> bool:
        """Keys that mean something here are not left to the menu of the window."""
        if event.type() == QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            if self._meant_by(event) is not None:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        perform = self._meant_by(event)
        if perform is None:
            super().keyPressEvent(event)
        else:
            perform()

    def _meant_by(self, event: QKeyEvent) -> Callable[[], object] | None:
        pressed = QKeySequence(event.keyCombination())
        return next(
            (act for sequence, act in self._keys.items() if QKeySequence(sequence) == pressed), None
        )

    def _arrange(self, name: str) -> None:
        self._head.add_left(self._counts)
        self._head.add_right(self._cancel)
        self._head.add_right(self._bring)
        reading = EmptyState("file-text", f"Reading {name}", "Nothing is changed yet.")
        self._progress.setFixedWidth(260)
        reading.add_button(self._progress)
        hint = words(KEYS_TOLD, "small", wrap=True)
        hint.setContentsMargins(16, 6, 16, 6)
        outline = QWidget()
        lines = QVBoxLayout(outline)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self._table, 1)
        lines.addWidget(hint)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(outline)
        self._pages.addWidget(reading)
        self._pages.addWidget(self._split)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self._cancel.clicked.connect(self.put_aside)
        self._bring.clicked.connect(self.bring_in)

    def _undo(self) -> None:
        if self._model is not None:
            self._model.undo()

    def _redo(self) -> None:
        if self._model is not None:
            self._model.redo()

    def _go_on(self) -> None:
        """From the outline to the other side, and back."""
        if self._beside is not None and self._table.hasFocus():
            self._beside.begin()
        else:
            self._table.setFocus()

    def _read_in(self, language: str) -> None:
        if self._model is not None:
            self._model.read_in(language)

    def _follow(self) -> None:
        """Count what would come in, and look again for what must be known."""
        if self._model is None or self._beside is None:
            return
        parts = self._model.parts
        counts = drafted(parts, self._found.title).counts
        left_out = sum(part.becomes is Becomes.LEAVE_OUT for part in parts)
        self._counts.setText(
            f"{counts['measures']} measures, {counts['steps']} steps, {counts['lines']} sub-items, "
            f"{counts['notes']} annexes; {left_out} parts left out"
        )
        persons = details_of_persons(parts, self._beside.language)
        told = (*((persons,) if persons else ()), *self._found.announcements)
        self._beside.show_announcements(told, self._taken_numbers())

    def _taken_numbers(self) -> str:
        """A sentence on numbers that the SOP has already, or ""."""
        assert self._model is not None
        assert self._beside is not None
        sop = self._beside.target.sop
        if sop is None:
            return ""
        there = {each.number for each in measures_of(self._session.state, sop)}
        taken = [
            part.number
            for part in self._model.parts
            if part.becomes is Becomes.MEASURE and part.number in there
        ]
        if not taken:
            return ""
        return (
            f"This SOP has measures numbered {', '.join(taken)} already. Those of the document "
            "get the next free numbers."
        )
