"""Rows grouped by what they hold, kept up as rows come and go instead of being worked out anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Generic, Protocol, TypeVar


class Row(Protocol):
    """Anything that is grouped: it has an id that stays when it is replaced."""

    @property
    def id(self) -> str: ...


E = TypeVar("E", bound=Row)
Keys = Callable[[E], Iterable[object]]
Changed = tuple[E | None, E | None]
Kept = dict[object, dict[str, E]]

_MOST_CARRIED = 256  # above it, grouping anew is about as fast


class Groups(Mapping[object, tuple[E, ...]], Generic[E]):
    """The rows of each key."""

    __slots__ = ("kept",)

    def __init__(self, kept: Kept[E]) -> None:
        self.kept = kept

    def __getitem__(self, key: object) -> tuple[E, ...]:
        return tuple(self.kept[key].values())

    def __iter__(self) -> Iterator[object]:
        return iter(self.kept)

    def __len__(self) -> int:
        return len(self.kept)


class Grouping(Generic[E]):
    """Groups of rows; what changed since they were last asked for waits until they are again.

    In order, a group is in the order of the table; else in the order in which rows joined it.
    """

    __slots__ = ("_held", "_in_order", "_keys")

    def __init__(self, keys: Keys[E], rows: Iterable[E], *, in_order: bool) -> None:
        self._keys, self._in_order = keys, in_order
        # One attribute, so that another thread sees groups with what belongs to them.
        self._held: tuple[Groups[E], tuple[Changed[E], ...]] = Groups(_grouped(keys, rows)), ()

    @property
    def groups(self) -> Groups[E]:
        """The rows of each key."""
        groups, waiting = self._held
        if waiting:
            groups = Groups(_brought_up(groups.kept, self._keys, waiting))
            self._held = groups, ()
        return groups

    def followed_by(self, changes: Sequence[Changed[E]]) -> Grouping[E] | None:
        """The grouping after rows were added, replaced or removed, or None to group anew.

        It is given up where much changed; and, in order, where a row that stays gets another key,
        because only the whole table tells its place in the group.
        """
        groups, waiting = self._held
        waiting = (*waiting, *changes)
        if len(waiting) > _MOST_CARRIED or any(self._loses_order(*each) for each in changes):
            return None
        new: Grouping[E] = Grouping(self._keys, (), in_order=self._in_order)
        new._held = groups, waiting
        return new

    def _loses_order(self, before: E | None, after: E | None) -> bool:
        if not self._in_order or before is None or after is None:
            return False
        return list(self._keys(before)) != list(self._keys(after))


def _grouped(keys: Keys[E], rows: Iterable[E]) -> Kept[E]:
    groups: Kept[E] = {}
    for row in rows:
        for key in keys(row):
            groups.setdefault(key, {})[row.id] = row
    return groups


def _brought_up(old: Kept[E], keys: Keys[E], waiting: Iterable[Changed[E]]) -> Kept[E]:
    """The groups after rows were added, replaced or removed; the old ones stay as they are."""
    groups = dict(old)
    own: set[object] = set()

    def group(key: object) -> dict[str, E]:
        if key not in own:
            own.add(key)
            groups[key] = groups.get(key, {}).copy()
        return groups[key]

    for before, after in waiting:
        stays = _keys_of(keys, after)
        for key in _keys_of(keys, before):
            if before is not None and key not in stays:
                del group(key)[before.id]
        for key in stays:
            if after is not None:
                group(key)[after.id] = after
    return {key: rows for key, rows in groups.items() if rows or key not in own}


def _keys_of(keys: Keys[E], row: E | None) -> list[object]:
    return [] if row is None else list(keys(row))
