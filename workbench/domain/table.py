"""An immutable table of entities, keyed by id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Generic, Protocol, TypeVar


class Row(Protocol):
    """Anything stored in a table: a frozen dataclass with an id and a readable code."""

    @property
    def id(self) -> str: ...

    @property
    def code(self) -> str: ...


E = TypeVar("E", bound=Row)


class Table(Mapping[str, E], Generic[E]):
    """Entities by id; every change gives a new table and leaves this one alone."""

    __slots__ = ("_indexes", "_rows")

    def __init__(self, rows: Iterable[E] = ()) -> None:
        self._rows: dict[str, E] = {row.id: row for row in rows}
        self._indexes: dict[str, dict[object, tuple[E, ...]]] = {}

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
        return new

    def drop(self, *keys: str) -> Table[E]:
        """This table without the entities of the given ids."""
        gone = frozenset(keys)
        new: Table[E] = Table()
        new._rows = {key: row for key, row in self._rows.items() if key not in gone}
        return new

    def by(self, field: str) -> Mapping[object, tuple[E, ...]]:
        """The rows grouped by the value of one field; worked out once per table."""
        index = self._indexes.get(field)
        if index is None:
            groups: dict[object, list[E]] = {}
            for row in self._rows.values():
                groups.setdefault(getattr(row, field), []).append(row)
            index = {value: tuple(rows) for value, rows in groups.items()}
            self._indexes[field] = index
        return index

    def where(self, field: str, value: object) -> tuple[E, ...]:
        """The rows whose field has this value."""
        return self.by(field).get(value, ())

    def code(self, code: str) -> E:
        """The one row with this readable code; raises KeyError where there is none."""
        rows = self.where("code", code)
        if not rows:
            raise KeyError(code)
        return rows[0]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Table) and self._rows == other._rows

    __hash__ = None  # type: ignore[assignment]  # compared by content, so it must not be hashed

    def __reduce__(self) -> tuple[type[Table[E]], tuple[list[E]]]:
        return Table, (list(self._rows.values()),)

    def __repr__(self) -> str:
        return f"Table({list(self._rows.values())!r})"


AnyTable = Table[Any]
