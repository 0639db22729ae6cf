"""What differs between two moments of a workspace.

One Delta serves everybody: the undo history applies it backwards, the store writes it as rows
and log entries, the views refresh what it names, and the analysis re-runs what it touches.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from workbench.domain.entity import Entity
from workbench.domain.kinds import tables
from workbench.domain.state import State
from workbench.domain.table import AnyTable

E = TypeVar("E", bound=Entity)


@dataclass(frozen=True, slots=True)
class Change(Generic[E]):
    """One entity added (no before), removed (no after) or replaced."""

    table: str
    before: E | None
    after: E | None

    @property
    def id(self) -> str:
        """The id of the entity that changed."""
        entity = self.after or self.before
        assert entity is not None
        return entity.id


@dataclass(frozen=True, slots=True)
class Delta:
    """The changes that lead from one state to the next."""

    changes: tuple[Change[Any], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.changes)

    def of(self, kind: type[E]) -> Iterator[Change[E]]:
        """The changes to entities of one kind."""
        return (c for c in self.changes if isinstance(c.after or c.before, kind))

    def touches(self, *kinds: type[Entity]) -> bool:
        """Whether any entity of these kinds changed."""
        return any(isinstance(c.after or c.before, kinds) for c in self.changes)

    def inverse(self) -> Delta:
        """The delta that undoes this one."""
        return Delta(tuple(Change(c.table, c.after, c.before) for c in reversed(self.changes)))

    def then(self, later: Delta) -> Delta:
        """This delta and a later one as a single step."""
        merged: dict[tuple[str, str], Change[Any]] = {(c.table, c.id): c for c in self.changes}
        for change in later.changes:
            first = merged.get((change.table, change.id))
            before = first.before if first else change.before
            merged[change.table, change.id] = Change(change.table, before, change.after)
        return Delta(tuple(c for c in merged.values() if c.before != c.after))


def diff(before: State, after: State) -> Delta:
    """The changes that lead from one state to another."""
    changes: list[Change[Any]] = []
    for table in tables():
        old: AnyTable = getattr(before, table)
        new: AnyTable = getattr(after, table)
        if old is new:
            continue
        changes += [Change(table, was, now) for was, now in new.changed_since(old)]
    return Delta(tuple(changes))


def apply(state: State, delta: Delta) -> State:
    """The state after the delta."""
    by_table: dict[str, list[Change[Any]]] = {}
    for change in delta.changes:
        by_table.setdefault(change.table, []).append(change)
    new_tables: dict[str, AnyTable] = {}
    for table, mine in by_table.items():
        rows: AnyTable = getattr(state, table)
        rows = rows.drop(*(c.id for c in mine if c.after is None))
        new_tables[table] = rows.put(*(c.after for c in mine if c.after is not None))
    return replace(state, **new_tables)
