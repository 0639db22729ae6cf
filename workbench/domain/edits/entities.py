"""Add, change and remove any entity whose kind has no rule of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from workbench.domain.entity import Entity
from workbench.domain.kinds import table_of, word_for
from workbench.domain.plain import plain_fields
from workbench.domain.state import State
from workbench.domain.table import AnyTable
from workbench.errors import EditRefused


@dataclass(frozen=True, slots=True)
class Add:
    """Record something new, or several things that belong together."""

    entities: tuple[Entity, ...]

    @property
    def label(self) -> str:
        """Named after the first of the things added: "Add agency"."""
        return f"Add {word_for(type(self.entities[0]))}" if self.entities else "Add nothing"

    def apply(self, state: State) -> State:
        for entity in self.entities:
            table: AnyTable = getattr(state, table_of(type(entity)))
            if entity.id in table:
                raise EditRefused(f"This {word_for(type(entity))} is already recorded.")
            state = put(state, entity)
        return state


@dataclass(frozen=True, slots=True)
class Change:
    """Give fields of one entity new values; a field not named keeps its value.

    A field that gets a value is no longer marked as unread or as stated to be absent. `called` is
    what a person calls the field, for the name of the undo step.
    """

    kind: type[Entity]
    id: str
    # Each field has a type of its own, so Any is what they have in common.
    values: Mapping[str, Any]
    called: str = ""

    @property
    def label(self) -> str:
        """For example "Change agency", or "Change consent" where the field is called so."""
        return f"Change {self.called or word_for(self.kind)}"

    def apply(self, state: State) -> State:
        table: AnyTable = getattr(state, table_of(self.kind))
        entity = table.find(self.id)
        if entity is None:
            raise EditRefused(f"This {word_for(self.kind)} is no longer there.")
        known = {each.name for each in plain_fields(self.kind)} - {"id"}
        if unknown := self.values.keys() - known:
            raise EditRefused(f"A {word_for(self.kind)} has no field {min(unknown)!r}.")
        return put(state, replace(entity, **_settled(entity, self.values)))


@dataclass(frozen=True, slots=True)
class Remove:
    """Take one entity out; refused while something still names it."""

    kind: type[Entity]
    id: str

    @property
    def label(self) -> str:
        """For example "Remove agency"."""
        return f"Remove {word_for(self.kind)}"

    def apply(self, state: State) -> State:
        return drop(state, self.kind, self.id)


def put(state: State, *entities: Entity) -> State:
    """The state with the entities added or replaced, each in its own table."""
    by_table: dict[str, list[Entity]] = {}
    for entity in entities:
        by_table.setdefault(table_of(type(entity)), []).append(entity)
    return replace(
        state, **{name: getattr(state, name).put(*rows) for name, rows in by_table.items()}
    )


def drop(state: State, kind: type[Entity], *ids: str) -> State:
    """The state without the entities of one kind with these ids."""
    name = table_of(kind)
    return replace(state, **{name: getattr(state, name).drop(*ids)})


def _settled(entity: Entity, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values, with the marks "unread" and "stated none" taken off fields that get one."""
    given = {name for name, value in values.items() if value not in (None, (), "") and bool(value)}
    marks = {
        mark: tuple(name for name in getattr(entity, mark) if name not in given)
        for mark in ("unread", "stated_none")
        if mark not in values
    }
    return dict(values) | marks
