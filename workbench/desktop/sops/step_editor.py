"""Editing one step in place: the fields that matter, those that are filled, and any other."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from workbench.desktop.session import Session
from workbench.desktop.sops.describing import lead_first
from workbench.desktop.sops.fields.editor import Desk, Value
from workbench.desktop.sops.fields.field_set import FieldSet
from workbench.desktop.sops.fields.step_fields import STEP_FIELDS
from workbench.desktop.sops.fields.tab_order import InTabOrder
from workbench.desktop.widgets import icon_button, push_button
from workbench.domain.steps import Step

_INDENT = 34


class StepEditor(InTabOrder):
    """The fields of the step that is chosen; each is an edit of its own when it is left."""

    moved = Signal(int)
    removed = Signal()
    left = Signal()

    def __init__(self, session: Session, step: Step) -> None:
        super().__init__()
        self.setObjectName("step-editor")
        self._desk = Desk(session, step)
        self.fields = FieldSet(self._desk, "step", STEP_FIELDS)
        self.fields.given.connect(self._commit)
        self.fields.stated_none.connect(self._state_none)
        column = QVBoxLayout(self)
        column.setContentsMargins(_INDENT, 4, 0, 4)
        column.setSpacing(4)
        column.addWidget(self.fields)
        column.addLayout(self._buttons())
        self.show_step(step)

    def focus_first(self) -> None:
        """Put the cursor into the first field."""
        self.fields.begin()

    def focus_field(self, name: str) -> bool:
        """Show a field and put the cursor into it; False where a step has no such field."""
        return self.fields.open(name)

    def show_step(self, step: Step) -> None:
        """Show the step as it is now; a field that is being typed in keeps what is typed."""
        self._desk.entity = step
        self.fields.show_whole(step)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        else:
            super().keyPressEvent(event)

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

    def _commit(self, field: str, value: Value) -> None:
        called = next(spec.caption for spec in STEP_FIELDS if spec.field == field)
        if field == "assignments":
            value = tuple(lead_first(value))
        if not self._desk.commit(field, value, called.lower()):
            self.fields.show_whole(self._desk.entity)

    def _state_none(self, field: str, stated: bool) -> None:  # noqa: FBT001  # as the signal brings it
        if not self._desk.state_none(field, stated=stated):
            self.fields.show_whole(self._desk.entity)
