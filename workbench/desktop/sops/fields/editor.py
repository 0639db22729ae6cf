"""What every editor of a value has in common, and what the editors of one entity share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workbench.desktop.session import Session
from workbench.desktop.sops.fields.tab_order import begin_in
from workbench.domain.edits import Edit
from workbench.domain.edits.entities import Change
from workbench.domain.edits.linking import AddAndChange
from workbench.domain.edits.stating import StateNone
from workbench.domain.entity import Entity
from workbench.domain.kinds import find_anywhere
from workbench.domain.procedures import steps_of
from workbench.domain.sops import Measure, MeasureId
from workbench.domain.steps import Step

# Every field of an entity has a type of its own, and an editor passes it on as it is: hence Any.
Value = Any


class Desk:
    """What the editors of one entity share: the session, the entity, and the way to change it."""

    def __init__(self, session: Session, entity: Entity) -> None:
        self.session = session
        self.entity = entity
        self._new: list[Entity] = []
        self._gesture: object = None

    @property
    def language(self) -> str:
        """The language in which texts are shown and edited."""
        return self.session.language

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps of the measure that the entity is, or belongs to."""
        measure = self.entity.id if isinstance(self.entity, Measure) else ""
        if isinstance(self.entity, Step):
            measure = self.entity.measure or ""
        return steps_of(self.session.state, MeasureId(measure))

    def bring(self, entity: Entity) -> None:
        """Record something new together with the value that is given next."""
        self._new.append(entity)

    def commit(self, field: str, value: Value, called: str) -> bool:
        """Give a field of the entity another value, as one undo step."""
        new, self._new = tuple(self._new), []
        change = Change(type(self.entity), self.entity.id, {field: value}, called)
        return self.edit(AddAndChange(new, change) if new else change)

    @contextmanager
    def gesture_of(self, gesture: object) -> Iterator[None]:
        """While this lasts, what is committed belongs to one gesture, such as typing."""
        self._gesture = gesture
        try:
            yield
        finally:
            self._gesture = None

    def state_none(self, field: str, *, stated: bool) -> bool:
        """Record that a field has no value, or that nobody has recorded it."""
        return self.edit(StateNone(type(self.entity), self.entity.id, field, stated))

    def edit(self, edit: Edit) -> bool:
        """Make an edit; of an entity that has gone meanwhile there is nothing left to edit."""
        if find_anywhere(self.session.state, self.entity.id) is None:
            return False
        return self.session.edit(edit, gesture=self._gesture)


class Editor(QWidget):
    """Shows one value, and tells when the user has given another; what is typed is never lost."""

    given = Signal(object)

    def __init__(self, desk: Desk, name: str, caption: str) -> None:
        super().__init__()
        self.desk = desk
        self.name = name
        self.caption = caption

    @property
    def is_busy(self) -> bool:
        """Whether something was typed that has not been given yet."""
        return False

    def show_value(self, value: Value) -> None:
        """Show the value as it is now; a field that is being typed in keeps what is typed."""
        raise NotImplementedError

    def begin(self) -> None:
        """Put the cursor into the first field."""
        begin_in(self)


Make = Callable[[Desk, str, str], Editor]


def is_empty(value: Value) -> bool:
    """Whether a value says nothing, so that it is not recorded."""
    return value is None or (value is not False and not value)
