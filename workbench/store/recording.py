"""Reading and writing what a database holds, on a connection that is in a transaction."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, insert, select, text, update
from sqlalchemy import Table as SqlTable

from workbench.domain.delta import Change, Delta
from workbench.domain.entity import Entity
from workbench.domain.kinds import tables
from workbench.domain.log import CurrentStamps, LogEntry, Stamp
from workbench.domain.state import State
from workbench.domain.table import AnyTable, Table
from workbench.store import schema
from workbench.store.engine import Heads
from workbench.store.rows import columns_of, entity_of, row_of, to_json

# SQLite takes some thirty thousand values in one statement; fewer keep its plans small.
_MOST_VALUES = 500
_IN_ORDER_OF_ARRIVAL = text("rowid")


def read_state(connection: Connection) -> State:
    """Every entity, in the order in which the entities were added."""
    whole: dict[str, AnyTable] = {}
    for name, kind in tables().items():
        rows = connection.exec_driver_sql(_everything_in(connection, schema.entities[name]))
        whole[name] = Table(entity_of(kind, row) for row in rows)
    return State(**whole)


def _everything_in(connection: Connection, table: SqlTable) -> str:
    """All rows of a table, in plain SQL: composing forty selects takes longer than running them."""
    quoted = connection.dialect.identifier_preparer.quote
    columns = ", ".join(quoted(column.name) for column in table.c)
    # The names are those of our own dataclasses.
    return f"SELECT {columns} FROM {quoted(table.name)} ORDER BY rowid"  # noqa: S608


def write_rows(connection: Connection, delta: Delta) -> None:
    """Bring the tables of entities to where the delta leads."""
    gone: dict[str, list[str]] = defaultdict(list)
    new: dict[str, list[Entity]] = defaultdict(list)
    changed: dict[tuple[str, tuple[str, ...]], list[Entity]] = defaultdict(list)
    for change in delta.changes:
        if change.after is None:
            gone[change.table].append(change.id)
        elif change.before is None:
            new[change.table].append(change.after)
        else:
            changed[change.table, _fields_changed(change)].append(change.after)
    for table, ids in gone.items():
        _delete(connection, table, ids)
    for table, added in new.items():
        connection.execute(insert(schema.entities[table]), [row_of(each) for each in added])
    for (table, fields), replaced in changed.items():
        _update(connection, table, fields, replaced)


def current_stamps(connection: Connection, delta: Delta) -> CurrentStamps:
    """The stamps that are now current for the fields of the entities of a delta."""
    ids = [change.id for change in delta.changes]
    found: dict[str, dict[str, tuple[Stamp, ...]]] = defaultdict(dict)
    for start in range(0, len(ids), _MOST_VALUES):
        some = ids[start : start + _MOST_VALUES]
        query = select(schema.stamps).where(schema.stamps.c.entity.in_(some))
        for entity, field, replica, n in connection.execute(query.order_by(*schema.stamps.c)):
            found[entity][field] = (*found[entity].get(field, ()), (replica, n))
    return found


def append(connection: Connection, entries: Iterable[LogEntry]) -> None:
    """Add entries to the log; each becomes what is current for its field."""
    rows = [_log_row(entry) for entry in entries]
    if not rows:
        return
    stamps = schema.stamps
    superseded = [
        {"of": row["entity"], "its": row["field"]} for row in rows if row["parents"] != "[]"
    ]
    if superseded:
        connection.execute(
            delete(stamps).where(
                stamps.c.entity == bindparam("of"), stamps.c.field == bindparam("its")
            ),
            superseded,
        )
    connection.execute(insert(schema.log), rows)
    current = [{column.name: row[column.name] for column in stamps.c} for row in rows]
    connection.execute(insert(stamps), current)


def read_log(connection: Connection) -> Iterator[LogEntry]:
    """Every entry, in the order in which the entries came in."""
    for row in connection.execute(select(schema.log).order_by(_IN_ORDER_OF_ARRIVAL)).mappings():
        yield LogEntry(
            **{
                **row,
                "value": json.loads(row["value"]),
                "at": datetime.fromisoformat(row["at"]),
                "parents": tuple((replica, n) for replica, n in json.loads(row["parents"])),
            }
        )


def read_heads(connection: Connection) -> Heads:
    """How far the log reaches."""
    log = schema.log
    query = select(log.c.replica, func.max(log.c.n).label("last")).group_by(log.c.replica)
    return Heads({row.replica: row.last for row in connection.execute(query)})


def _delete(connection: Connection, table: str, ids: list[str]) -> None:
    rows = schema.entities[table]
    statement = delete(rows).where(rows.c.id == bindparam("key"))
    connection.execute(statement, [{"key": each} for each in ids])


def _update(
    connection: Connection, table: str, fields: tuple[str, ...], replaced: list[Entity]
) -> None:
    rows = schema.entities[table]
    values: dict[str, Any] = {name: bindparam(f"new_{name}") for name in fields}
    statement = update(rows).where(rows.c.id == bindparam("key")).values(values)
    connection.execute(
        statement,
        [
            {"key": each.id}
            | {f"new_{name}": value for name, value in row_of(each, fields).items()}
            for each in replaced
        ],
    )


def _fields_changed(change: Change[Any]) -> tuple[str, ...]:
    return tuple(
        column.name
        for column in columns_of(type(change.after))
        if getattr(change.before, column.name) != getattr(change.after, column.name)
    )


def _log_row(entry: LogEntry) -> dict[str, Any]:
    """Times are kept to the second: nothing is decided by them."""
    return {
        "replica": entry.replica,
        "n": entry.n,
        "table": entry.table,
        "entity": entry.entity,
        "field": entry.field,
        "value": to_json(entry.value),
        "author": entry.author,
        "at": entry.at.isoformat(timespec="seconds"),
        "gesture": entry.gesture,
        "label": entry.label,
        "parents": to_json(entry.parents),
    }
