"""Editing one step in place: title, text, who, time limits, kind and place."""

from __future__ import annotations

from PySide6.QtCore import QRegularExpression, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from workbench.desktop.session import Session
from workbench.desktop.sops import describing
from workbench.desktop.sops.actors_editor import ActorsEditor
from workbench.desktop.taking_out import discard
from workbench.desktop.widgets import Field, icon_button, push_button
from workbench.domain.edits.entities import Change
from workbench.domain.edits.steps import SetTimeLimit
from workbench.domain.entity import Detail
from workbench.domain.limits import reworded
from workbench.domain.procedures import steps_of
from workbench.domain.sops import MeasureId
from workbench.domain.steps import Step, StepKind
from workbench.domain.text import Text

_TEXT_HEIGHT = 66
_LIMIT_LINES = QRegularExpression("^step-limit-")
_LIMIT_HINT = "24 hours after step 1, 3 working days, every week, at once ..."


class Paragraphs(QPlainTextEdit):
    """Several lines of text; what was typed is told when the cursor leaves."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(_TEXT_HEIGHT)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class StepEditor(QWidget):
    """The fields of the step that is chosen; each is an edit of its own when it is left."""

    moved = Signal(int)
    removed = Signal()
    left = Signal()

    def __init__(self, session: Session, step: Step) -> None:
        super().__init__()
        self.setObjectName("step-editor")
        self._session = session
        self._step = step
        self._title = _line("step-title", self._commit_title)
        self._text = Paragraphs()
        self._text.setObjectName("step-text")
        self._text.left.connect(self._commit_text)
        self._how = Paragraphs()
        self._how.setObjectName("step-how")
        self._how.setPlaceholderText("One thing to do per line")
        self._how.left.connect(self._commit_how)
        self._place = _line("step-place", self._commit_place)
        self._kind = QComboBox()
        self._kind.setObjectName("step-kind")
        for kind in StepKind:
            self._kind.addItem(describing.KIND_WORDS.get(kind, kind.value).capitalize(), kind.value)
        self._kind.activated.connect(self._commit_kind)
        self._actors = ActorsEditor(session, step)
        self._limits = QVBoxLayout()
        self._limits.setSpacing(4)
        self._no_limit = QCheckBox("It is recorded that there is no limit")
        self._no_limit.setObjectName("step-no-limit")
        self._no_limit.toggled.connect(self._commit_no_limit)
        self._arrange()
        self.show_step(step)

    def focus_title(self) -> None:
        """Put the cursor into the title, all of it selected."""
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)
        self._title.selectAll()

    def show_step(self, step: Step) -> None:
        """Show the step as it is now; a field that is being typed in keeps what is typed."""
        self._step = step
        language = self._session.language
        _show(self._title, step.title.exactly(language))
        self._title.setPlaceholderText(step.title.in_language(language) or "What is this step?")
        _show(self._place, step.place.exactly(language))
        if not self._text.hasFocus():
            self._text.setPlainText(step.text.exactly(language))
        if not self._how.hasFocus():
            self._how.setPlainText("\n".join(each.exactly(language) for each in step.how))
        self._kind.setCurrentIndex(self._kind.findData(step.kind.value))
        self._actors.show_step(step)
        self._show_limits()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(34, 4, 0, 4)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        limits = QWidget()
        limits.setLayout(self._limits)
        self._limits.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(Field("Title", self._title), 0, 0)
        grid.addWidget(Field("Kind of step", self._kind), 0, 1)
        grid.addWidget(Field("Text", self._text), 1, 0)
        grid.addWidget(Field("How, one line each", self._how), 1, 1)
        grid.addWidget(Field("Who", self._actors), 2, 0, 2, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Field("Time limit", limits), 2, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Field("Where", self._place), 3, 1, Qt.AlignmentFlag.AlignTop)
        grid.addLayout(self._buttons(), 4, 0, 1, 2)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        up = icon_button("step-up", "chevron-up", "Move up (Alt+Up)")
        up.clicked.connect(lambda: self.moved.emit(-1))
        down = icon_button("step-down", "chevron-down", "Move down (Alt+Down)")
        down.clicked.connect(lambda: self.moved.emit(1))
        remove = push_button("Remove step", "step-remove", "trash-2", "link")
        remove.clicked.connect(self.removed)
        row.addWidget(up)
        row.addWidget(down)
        row.addStretch(1)
        row.addWidget(remove)
        return row

    def _show_limits(self) -> None:
        """One line per limit, or an empty one; kept while one of them is typed in."""
        if any(line.hasFocus() for line in self.findChildren(QLineEdit, _LIMIT_LINES)):
            return
        while item := self._limits.takeAt(0):
            widget = item.widget()
            if widget is not None and widget is not self._no_limit:
                discard(widget)
        for place in range(max(1, len(self._step.time_limits))):
            self._limits.addWidget(self._limit_line(place))
        with QSignalBlocker(self._no_limit):
            self._no_limit.setChecked(self._step.says_none("time_limits"))
        self._no_limit.setVisible(not self._step.time_limits)
        self._limits.addWidget(self._no_limit)

    def _limit_line(self, place: int) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(f"step-limit-{place + 1}")
        line.setPlaceholderText(_LIMIT_HINT)
        line.setText(self._limit_words(place))
        line.editingFinished.connect(lambda: self._commit_limit(place, line.text()))
        return line

    def _limit_words(self, place: int) -> str:
        if place >= len(self._step.time_limits):
            return ""
        limit = self._step.time_limits[place]
        return describing.limit_in_words(self._session.state, limit, self._session.language)

    def _commit_title(self) -> None:
        typed = " ".join(self._title.text().split())
        language = self._session.language
        if typed == self._step.title.exactly(language):
            return
        values: dict[str, object] = {"title": self._step.title.put(language, typed)}
        if self._step.detail is Detail.NOT_RECORDED:
            values["detail"] = Detail.TITLE_ONLY
        if not self._session.edit(Change(Step, self._step.id, values)):
            self._title.setText(self._step.title.exactly(language))

    def _commit_text(self) -> None:
        typed = self._text.toPlainText().strip()
        if typed != self._step.text.exactly(self._session.language):
            self._change("text", self._step.text.put(self._session.language, typed))

    def _commit_how(self) -> None:
        language = self._session.language
        lines = [line.strip() for line in self._how.toPlainText().splitlines() if line.strip()]
        if lines == [each.exactly(language) for each in self._step.how]:
            return
        old = [*self._step.how, *[Text()] * len(lines)]
        kept = (each.put(language, line) for each, line in zip(old, lines, strict=False))
        self._change("how", tuple(kept))

    def _commit_place(self) -> None:
        typed = self._place.text().strip()
        if typed != self._step.place.exactly(self._session.language):
            self._change("place", self._step.place.put(self._session.language, typed))

    def _commit_kind(self) -> None:
        kind = StepKind(self._kind.currentData())
        if kind is not self._step.kind:
            self._change("kind", kind)

    def _commit_limit(self, place: int, typed: str) -> None:
        if typed.strip() == self._limit_words(place):
            return
        old = self._step.time_limits[place] if place < len(self._step.time_limits) else None
        steps = steps_of(self._session.state, MeasureId(self._step.measure or ""))
        limit = reworded(old, typed, self._session.language, steps)
        self._session.edit(SetTimeLimit(self._step.id, limit, place))

    def _commit_no_limit(self) -> None:
        stated = self._no_limit.isChecked()
        self._session.edit(SetTimeLimit(self._step.id, None, 0, stated_none=stated))

    def _change(self, field: str, value: object) -> None:
        self._session.edit(Change(Step, self._step.id, {field: value}))


def _line(name: str, commit: object) -> QLineEdit:
    line = QLineEdit()
    line.setObjectName(name)
    line.editingFinished.connect(commit)
    return line


def _show(line: QLineEdit, text: str) -> None:
    if not line.hasFocus() or not line.isModified():
        line.setText(text)
