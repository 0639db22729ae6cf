"""Rows grouped by what they hold, kept up as rows come and go instead of being worked out anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import Generic, TypeVar

E = TypeVar("E")
Keys = Callable[[E], Iterable[object]]
Changed = tuple[E | None, E | None]
Groups = dict[object, tuple[E, ...]]

_MOST_CARRIED = 64  # above it, grouping anew is about as fast


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
            groups = dict(groups)
            for before, after in waiting:
                _follow(groups, self._keys, before, after)
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


def _follow(groups: Groups[E], keys: Keys[E], before: E | None, after: E | None) -> None:
    """Bring groups up to date with one row that was added, replaced or removed."""
    old = tuple(keys(before)) if before is not None else ()
    new = tuple(keys(after)) if after is not None else ()
    for key in old:
        kept = (after,) if after is not None and key in new else ()
        changed = (kept if each is before else (each,) for each in groups.get(key, ()))
        groups[key] = tuple(chain.from_iterable(changed))
        if not groups[key]:
            del groups[key]
    if after is not None:
        for key in new:
            if key not in old:
                groups[key] = (*groups.get(key, ()), after)
