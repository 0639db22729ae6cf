"""Recording that there is none of something, which is more than having recorded nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace

from workbench.domain.edits.entities import put
from workbench.domain.entity import Entity
from workbench.domain.kinds import table_of, word_for
from workbench.domain.plain import default_of, plain_fields
from workbench.domain.state import State
from workbench.domain.table import AnyTable
from workbench.errors import EditRefused


@dataclass(frozen=True, slots=True)
class StateNone:
    """Record that an empty field has no value, or that nobody has recorded whether it has one."""

    kind: type[Entity]
    id: str
    field: str
    stated: bool

    @property
    def label(self) -> str:
        """For example "Change step"."""
        return f"Change {word_for(self.kind)}"

    def apply(self, state: State) -> State:
        table: AnyTable = getattr(state, table_of(self.kind))
        entity = table.find(self.id)
        if entity is None:
            raise EditRefused(f"This {word_for(self.kind)} is no longer there.")
        empty = {each.name: default_of(each) for each in plain_fields(self.kind)}
        if self.field not in empty:
            raise EditRefused(f"A {word_for(self.kind)} has no field {self.field!r}.")
        if self.stated and getattr(entity, self.field) != empty[self.field]:
            raise EditRefused(
                "Something is recorded here. Take it out before you say there is none."
            )
        marks = {*entity.stated_none} - {self.field} | ({self.field} if self.stated else set())
        unread = tuple(name for name in entity.unread if name != self.field)
        return put(state, replace(entity, stated_none=tuple(sorted(marks)), unread=unread))
