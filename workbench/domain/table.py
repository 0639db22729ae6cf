"""An immutable table of entities, keyed by id."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import compress
from operator import attrgetter, is_not
from typing import Any, Generic, Protocol, TypeVar

from workbench.domain.grouping import Grouping, Keys


class Row(Protocol):
    """Anything stored in a table: a frozen dataclass with an id and a readable code."""

    @property
    def id(self) -> str: ...

    @property
    def code(self) -> str: ...


E = TypeVar("E", bound=Row)


class Table(Mapping[str, E], Generic[E]):
    """Entities by id; every change gives a new table and leaves this one alone.

    What is looked up is worked out once, and carried over to the tables that come of this one.
    """

    __slots__ = ("_groupings", "_rows")

    def __init__(self, rows: Iterable[E] = ()) -> None:
        self._rows: dict[str, E] = {row.id: row for row in rows}
        self._groupings: dict[object, Grouping[E]] = {}

    def __getitem__(self, key: str) -> E:
        return self._rows[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def find(self, key: str | None) -> E | None:
        """The row of this id, or None where there is no id or no such row."""
        return None if key is None else self._rows.get(key)

    def put(self, *rows: E) -> Table[E]:
        """This table with the given entities added or replaced."""
        new: Table[E] = Table()
        new._rows = self._rows | {row.id: row for row in rows}
        new._groupings = self._carried(new._rows, dict.fromkeys(row.id for row in rows))
        return new

    def drop(self, *keys: str) -> Table[E]:
        """This table without the entities of the given ids."""
        new: Table[E] = Table()
        new._rows = self._rows.copy()
        gone = [key for key in keys if new._rows.pop(key, None) is not None]
        new._groupings = self._carried(new._rows, gone)
        return new

    def changed_since(self, before: Table[E]) -> Iterator[tuple[E | None, E | None]]:
        """What was removed, then what was replaced or added: each as it was and as it is."""
        now, then = self._rows, before._rows
        if not then.keys() <= now.keys():
            yield from ((row, None) for key, row in then.items() if key not in now)
        for key in compress(now, map(is_not, now.values(), map(then.get, now))):
            if then.get(key) != now[key]:
                yield then.get(key), now[key]

    def by(self, field: str) -> Mapping[object, tuple[E, ...]]:
        """The rows grouped by the value of one field."""
        value = attrgetter(field)
        return self._grouped(field, lambda row: (value(row),), in_order=True)

    def where(self, field: str, value: object) -> tuple[E, ...]:
        """The rows whose field has this value."""
        return self.by(field).get(value, ())

    def holding(self, keys: Callable[[E], Iterable[object]]) -> Mapping[object, tuple[E, ...]]:
        """The rows grouped by each of the keys that a function finds in them, in any order."""
        return self._grouped(keys, keys, in_order=False)

    def code(self, code: str) -> E:
        """The one row with this readable code; raises KeyError where there is none."""
        rows = self.where("code", code)
        if not rows:
            raise KeyError(code)
        return rows[0]

    def _grouped(
        self, name: object, keys: Keys[E], *, in_order: bool
    ) -> Mapping[object, tuple[E, ...]]:
        grouping = self._groupings.get(name)
        if grouping is None:
            grouping = Grouping(keys, self._rows.values(), in_order=in_order)
            self._groupings[name] = grouping
        return grouping.groups

    def _carried(self, rows: Mapping[str, E], keys: Iterable[str]) -> dict[object, Grouping[E]]:
        if not self._groupings:
            return {}
        changes = [(self._rows.get(key), rows.get(key)) for key in keys]
        carried = {
            name: grouping.followed_by(changes) for name, grouping in self._groupings.items()
        }
        return {name: each for name, each in carried.items() if each is not None}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Table) and self._rows == other._rows

    __hash__ = None  # type: ignore[assignment]  # compared by content, so it must not be hashed

    def __reduce__(self) -> tuple[type[Table[E]], tuple[list[E]]]:
        return Table, (list(self._rows.values()),)

    def __repr__(self) -> str:
        return f"Table({list(self._rows.values())!r})"


AnyTable = Table[Any]
