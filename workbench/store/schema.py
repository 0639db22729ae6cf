"""The tables of a workspace database: one for each kind of entity, and the log beside them.

The tables of entities follow the dataclasses, so this module says nothing of single fields. What
files already out there look like is frozen in `upgrades`; a test compares the two.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Connection,
    Float,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    event,
    text,
)
from sqlalchemy.types import TypeEngine

from workbench.domain.entity import Entity
from workbench.domain.kinds import tables
from workbench.store.rows import Keeps, columns_of

HEAD = "0001"
"""The newest revision in `upgrades`: what this program writes."""

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

# Each is an engine of its own type, which only Any has in common.
_SQL_TYPES: dict[Keeps, type[TypeEngine[Any]]] = {
    Keeps.TEXT: Text,
    Keeps.WHOLE: Integer,
    Keeps.NUMBER: Float,
    Keeps.YES_OR_NO: Boolean,
    Keeps.PARTS: Text,
}

metadata = MetaData(naming_convention=NAMING)


def _entity_table(name: str, kind: type[Entity]) -> Table:
    id_column, *others = columns_of(kind)
    return Table(
        name,
        metadata,
        Column(id_column.name, Text, primary_key=True),
        *(Column(each.name, _SQL_TYPES[each.keeps]) for each in others),
    )


entities = {name: _entity_table(name, kind) for name, kind in tables().items()}

log = Table(
    "log",
    metadata,
    Column("replica", Text, primary_key=True),
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("table", Text, nullable=False),
    Column("entity", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("gesture", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("parents", Text, nullable=False),
    Index(None, "entity", "field"),
)

# Which entries of the log are current for a field; it follows from their parents, and is kept
# so that the next edit need not work it out. More than one row for a field is a conflict.
stamps = Table(
    "stamps",
    metadata,
    Column("entity", Text, primary_key=True),
    Column("field", Text, primary_key=True),
    Column("replica", Text, primary_key=True),
    Column("n", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

meta = Table(
    "meta",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

APPEND_ONLY = tuple(
    f"CREATE TRIGGER log_refuses_{verb.lower()} BEFORE {verb} ON log "
    "BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"
    for verb in ("UPDATE", "DELETE")
)


@event.listens_for(log, "after_create")
def _guard_the_log(_: Table, connection: Connection, **_more: Any) -> None:
    """What SQLAlchemy passes besides is its own affair."""
    for trigger in APPEND_ONLY:
        connection.execute(text(trigger))
