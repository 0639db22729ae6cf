"""The log: every change as entries per field, with where it came from and what it had seen.

The log is at once autosave, undo history, provenance, audit and merge source. An entry's stamp is
(replica, n): the installation that wrote it and its running number. `parents` are the stamps that
were current for the same field of the same entity, so that concurrent changes can be told from
later ones without any clock. A multilingual text has one field per language ("name.bg"), and one
for the languages that are behind their source ("name.~").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from workbench.domain.agencies import EditionId
from workbench.domain.delta import Change, Delta
from workbench.domain.entity import Entity
from workbench.domain.kinds import tables
from workbench.domain.plain import (
    Plain,
    UnreadableValue,
    default_of,
    field_decoder,
    field_types,
    plain_fields,
    to_plain,
)
from workbench.domain.state import State
from workbench.domain.table import AnyTable, Table
from workbench.domain.text import Text

Stamp = tuple[str, int]
CurrentStamps = Mapping[str, Mapping[str, tuple[Stamp, ...]]]
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
    was, now = old.as_mapping(), new.as_mapping()
    for language in sorted({*was, *now}):
        before, after = was.get(language, ""), now.get(language, "")
        if before != after:
            yield FieldChange(change.table, change.id, f"{name}.{language}", before, after)


def entries(
    delta: Delta, written: Written, *, replica: str, first: int, current: CurrentStamps
) -> tuple[LogEntry, ...]:
    """The log entries of a delta, numbered from `first`.

    `current` holds, per entity and field, the stamps that are now current for it.
    """
    changes = [*field_changes(delta), *_forgotten(delta, current)]
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
            parents=current.get(change.entity, {}).get(change.field, ()),
        )
        for place, change in enumerate(changes)
    )


def _forgotten(delta: Delta, current: CurrentStamps) -> Iterator[FieldChange]:
    """What an entity that comes back no longer has: each field of the log means what it says.

    Without these entries the last value from before the removal would seem to be the value still.
    """
    for change in delta.changes:
        if change.before is None and change.id in current:
            named = {each.field for each in _of_change(change)}
            empty = {each.name: default_of(each) for each in plain_fields(type(change.after))}
            for field in sorted(current[change.id].keys() - named):
                name, _, language = field.partition(".")
                if name in empty:
                    value = "" if language else to_plain(empty[name])
                    yield FieldChange(change.table, change.id, field, before=value, after=value)


def fold(log: Iterable[LogEntry]) -> State:
    """The state that a log leads to, read from its first entry to its last."""
    fields: dict[tuple[str, str], dict[str, Plain]] = {}
    for entry in log:
        fields.setdefault((entry.table, entry.entity), {})[entry.field] = entry.value
    rows: dict[str, list[Entity]] = {table: [] for table in tables()}
    for (table, entity_id), values in fields.items():
        if table not in rows:
            raise UnreadableValue(f"There is no table called {table!r}.")
        if values.pop(EXISTS, False):
            rows[table].append(_entity(tables()[table], entity_id, values))
    whole: dict[str, AnyTable] = {table: Table(found) for table, found in rows.items()}
    return State(**whole)


def as_of_edition(log: Sequence[LogEntry], edition: EditionId) -> State | None:
    """What was recorded when an edition took its present state, or None where the log is silent.

    An edition takes its state when "state" is set, or else when it is first recorded; everything
    of the same gesture belongs to it.
    """
    own = [entry for entry in log if entry.entity == edition]
    deciding = [entry for entry in own if entry.field == "state"] or own[:1]
    if not deciding:
        return None
    gesture = deciding[-1].gesture
    last = max(place for place, entry in enumerate(log) if entry.gesture == gesture)
    return fold(log[: last + 1])


def _entity(kind: type[Entity], entity_id: str, values: Mapping[str, Plain]) -> Entity:
    known = field_types(kind)
    texts: dict[str, dict[str, str]] = {}
    given: dict[str, Any] = {}
    for field, value in values.items():
        name, _, language = field.partition(".")
        if name not in known:
            raise UnreadableValue(f"A {kind.__name__} has no field called {name!r}.")
        if language:
            texts.setdefault(name, {})[language] = value
        else:
            given[name] = field_decoder(kind, name)(value)
    given |= {name: Text.from_mapping(by_language) for name, by_language in texts.items()}
    return kind(id=entity_id, **given)
