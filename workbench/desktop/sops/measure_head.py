"""The head of a measure: its number and title to type, and what can be begun in it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from workbench.desktop.panels import WorkHead
from workbench.desktop.session import Session
from workbench.desktop.sops import describing
from workbench.desktop.widgets import Chip, push_button, words
from workbench.desktop.writing.watched_line import WatchedLine
from workbench.domain.edits.measures import RenameMeasure
from workbench.domain.sops import Measure
from workbench.domain.steps import StepKind

_LEAST_TITLE, _AROUND_TITLE = 160, 24
FIRST_HINT = "Type the title of the first measure, such as 1.4 Referral"
NEXT_HINT = "Type the title of the new measure; a number before it is its number"


class MeasureTitle(WatchedLine):
    """The title of the measure; Enter and Down go on to the steps, Escape goes back.

    F4 and Ctrl+Enter ask for everything else that holds for the measure.
    """

    finished = Signal()
    put_aside = Signal()
    fields_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session, "measure-title")
        self.textChanged.connect(lambda _text: self.updateGeometry())

    def sizeHint(self) -> QSize:
        words = self.text() or self.placeholderText()
        wide = self.fontMetrics().horizontalAdvance(words) + _AROUND_TITLE
        return QSize(max(_LEAST_TITLE, wide), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_TITLE, super().minimumSizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_F4 or (is_enter and held):
            event.accept()
            self.fields_wanted.emit()
        elif is_enter or event.key() == Qt.Key.Key_Down:
            event.accept()
            self.finished.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.put_aside.emit()
        else:
            super().keyPressEvent(event)


class MeasureHead(WorkHead):
    """Shows the measure that is open, or asks for the title of one that is about to begin."""

    entered = Signal()
    begun = Signal(str)
    put_aside = Signal()
    step_wanted = Signal(StepKind)
    comparison_wanted = Signal()
    fields_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._measure: Measure | None = None
        self._number = words("", "title")
        self.title = MeasureTitle(session)
        self.title.setAccessibleName("Title of the measure")
        self.title.setProperty("look", "title")
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.title.editingFinished.connect(self._commit)
        self.title.finished.connect(self._enter)
        self.title.put_aside.connect(self._put_aside)
        self.title.fields_wanted.connect(self._want_fields)
        self._detail = Chip()
        self.add_left(self._number)
        self.add_left(self.title)
        self.add_left(self._detail)
        self._buttons: list[QPushButton] = []
        for kind, name, text, tip in (
            (StepKind.ACTION, "add-step", "Step", "Add a step after the chosen one"),
            (StepKind.DECISION, "add-decision", "Decision", "Add a decision (Ctrl+Shift+D)"),
        ):
            button = push_button(text, name, "plus")
            button.setToolTip(tip)
            button.clicked.connect(lambda _checked=False, kind=kind: self.step_wanted.emit(kind))
            self.add_right(button)
            self._buttons.append(button)
        compare = push_button("Compare…", "compare-measure")
        compare.setToolTip("Beside another population, language or edition (Ctrl+Shift+C)")
        compare.clicked.connect(self.comparison_wanted)
        self.add_right(compare)
        self._buttons.append(compare)

    @property
    def last(self) -> QPushButton:
        """What Shift+Tab leads to before the first row."""
        return self._buttons[-1]

    def show_measure(self, measure: Measure | None) -> None:
        """Show a measure; None asks for the title of a new one."""
        other = (measure and measure.id) != (self._measure and self._measure.id)
        self._measure = measure
        language = self._session.language
        for button in self._buttons:
            button.setEnabled(measure is not None)
        self._number.setText(measure.number if measure else "")
        self._number.setVisible(bool(measure and measure.number))
        if measure is None:
            self._detail.show_state("", "neutral")
            has_any = bool(self._session.state.measures)
            self.title.setPlaceholderText(NEXT_HINT if has_any else FIRST_HINT)
            if other:
                self.title.clear()
            return
        self._detail.show_state(describing.detail_words(measure), "warning")
        if other or not (self.title.hasFocus() and self.title.isModified()):
            self._show_title()
        self.title.setPlaceholderText(measure.title.in_language(language) or "Title")

    def _show_title(self) -> None:
        if self._measure is not None:
            self.title.setText(self._measure.title.exactly(self._session.language))
            self.title.setCursorPosition(0)

    def _commit(self) -> None:
        typed = self.title.text()
        if self._measure is None or not self.title.isModified():
            return
        self.title.setModified(False)
        if typed.strip() == self._measure.title.exactly(self._session.language):
            return
        edit = RenameMeasure(self._measure.id, typed, self._session.language)
        if not self._session.edit(edit):
            self._show_title()

    def _enter(self) -> None:
        if self._measure is not None:
            self._commit()
            self.entered.emit()
        elif self.title.text().strip():
            self.begun.emit(self.title.text())

    def _want_fields(self) -> None:
        if self._measure is not None:
            self._commit()
            self.fields_wanted.emit()

    def _put_aside(self) -> None:
        if self._measure is not None:
            self._show_title()
            self.entered.emit()
        else:
            self.title.clear()
            self.put_aside.emit()
