"""The log: every change as entries per field, with where it came from and what it had seen.

The log is at once autosave, undo history, provenance, audit and merge source. An entry's stamp is
(replica, n): the installation that wrote it and its running number. `parents` are the stamps that
were current for the same field of the same entity, so that concurrent changes can be told from
later ones without any clock. A multilingual text has one field per language ("name.bg").
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from workbench.domain.delta import Change, Delta
from workbench.domain.plain import Plain, default_of, plain_fields, to_plain
from workbench.domain.text import Text

Stamp = tuple[str, int]
EXISTS = "exists"


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """One field of one entity given a value, by whom, when, in which gesture."""

    replica: str
    n: int
    table: str
    entity: str
    field: str
    value: Plain
    author: str
    at: datetime
    gesture: str
    label: str
    parents: tuple[Stamp, ...] = ()

    @property
    def stamp(self) -> Stamp:
        """What identifies the entry for ever."""
        return self.replica, self.n


@dataclass(frozen=True, slots=True)
class Written:
    """Who writes, when, and in which gesture: what every entry of one edit shares."""

    author: str
    at: datetime
    gesture: str
    label: str


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one entity before and after, in plain form."""

    table: str
    entity: str
    field: str
    before: Plain
    after: Plain


def field_changes(delta: Delta) -> Iterator[FieldChange]:
    """A delta as changes of single fields; a removal is the field "exists" turned false."""
    for change in delta.changes:
        yield from _of_change(change)


def _of_change(change: Change[Any]) -> Iterator[FieldChange]:
    if change.after is None:
        yield FieldChange(change.table, change.id, EXISTS, before=True, after=False)
        return
    if change.before is None:
        yield FieldChange(change.table, change.id, EXISTS, before=False, after=True)
    for each in plain_fields(type(change.after)):
        if each.name == "id":
            continue
        old = getattr(change.before, each.name) if change.before else default_of(each)
        new = getattr(change.after, each.name)
        if old != new:
            yield from _of_field(change, each.name, old, new)


def _of_field(change: Change[Any], name: str, old: Any, new: Any) -> Iterator[FieldChange]:
    if not isinstance(new, Text):
        yield FieldChange(change.table, change.id, name, to_plain(old), to_plain(new))
        return
    for language in sorted({*old.languages, *new.languages}):
        before, after = old.exactly(language), new.exactly(language)
        if before != after:
            yield FieldChange(change.table, change.id, f"{name}.{language}", before, after)


def entries(
    delta: Delta,
    written: Written,
    *,
    replica: str,
    first: int,
    current: Callable[[str, str], tuple[Stamp, ...]],
) -> tuple[LogEntry, ...]:
    """The log entries of a delta, numbered from `first`.

    `current(entity, field)` gives the stamps that are now current for a field.
    """
    return tuple(
        LogEntry(
            replica=replica,
            n=first + place,
            table=change.table,
            entity=change.entity,
            field=change.field,
            value=change.after,
            author=written.author,
            at=written.at,
            gesture=written.gesture,
            label=written.label,
            parents=current(change.entity, change.field),
        )
        for place, change in enumerate(field_changes(delta))
    )
