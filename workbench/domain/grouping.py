"""Rows grouped by what they hold, kept up as rows come and go instead of being worked out anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, Protocol, TypeVar


class Row(Protocol):
    """Anything that is grouped: it has an id that stays when it is replaced."""

    @property
    def id(self) -> str: ...


E = TypeVar("E", bound=Row)
Keys = Callable[[E], Iterable[object]]
Changed = tuple[E | None, E | None]
Groups = dict[object, tuple[E, ...]]

_MOST_CARRIED = 256  # above it, grouping anew is about as fast


class Grouping(Generic[E]):
    """Groups of rows; what changed since they were last asked for waits until they are again.

    In order, a group is in the order of the table; else in the order in which rows joined it.
    """

    __slots__ = ("_held", "_in_order", "_keys")

    def __init__(self, keys: Keys[E], rows: Iterable[E], *, in_order: bool) -> None:
        self._keys, self._in_order = keys, in_order
        # One attribute, so that another thread sees groups with what belongs to them.
        self._held: tuple[Groups[E], tuple[Changed[E], ...]] = _grouped(keys, rows), ()

    @property
    def groups(self) -> Groups[E]:
        """The rows of each key."""
        groups, waiting = self._held
        if waiting:
            groups = _brought_up(groups, self._keys, waiting)
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


def _grouped(keys: Keys[E], rows: Iterable[E]) -> Groups[E]:
    groups: dict[object, list[E]] = {}
    for row in rows:
        for key in keys(row):
            groups.setdefault(key, []).append(row)
    return {key: tuple(found) for key, found in groups.items()}


def _brought_up(old: Groups[E], keys: Keys[E], waiting: Iterable[Changed[E]]) -> Groups[E]:
    """The groups after rows were added, replaced or removed; each is put together once."""
    first, last, added = _net(waiting)
    now = {id(row): last[key] for key, row in first.items()}
    joining: dict[object, list[E]] = {}
    for key, row in first.items():
        after = last[key]
        joining |= {each: joining.get(each, []) for each in keys(row)}
        if after is not None:
            for each in set(keys(after)) - set(keys(row)):
                joining.setdefault(each, []).append(after)
    for row in added.values():
        for each in keys(row):
            joining.setdefault(each, []).append(row)
    groups = dict(old)
    for name, rows in joining.items():
        stayed = (_after(row, now, keys, name) for row in old.get(name, ()))
        groups[name] = (*(row for row in stayed if row is not None), *rows)
        if not groups[name]:
            del groups[name]
    return groups


def _after(row: E, now: dict[int, E | None], keys: Keys[E], name: object) -> E | None:
    """What stands in a group where this row stood."""
    if id(row) not in now:
        return row
    after = now[id(row)]
    return after if after is not None and name in keys(after) else None


def _net(waiting: Iterable[Changed[E]]) -> tuple[dict[str, E], dict[str, E | None], dict[str, E]]:
    """Of each row: as it was first, and is last; and apart, the rows that were added."""
    first: dict[str, E] = {}
    last: dict[str, E | None] = {}
    added: dict[str, E] = {}
    for before, after in waiting:
        if before is None:
            if after is not None:
                added[after.id] = after
        elif before.id not in added:
            first.setdefault(before.id, before)
            last[before.id] = after
        elif after is None:
            del added[before.id]
        else:
            added[before.id] = after
    return first, last, added
