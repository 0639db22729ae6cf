"""The encrypted database of a workspace: every edit durable, every damage found."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, func, select, update
from sqlalchemy.exc import DBAPIError

from workbench.domain.delta import Delta
from workbench.domain.log import LogEntry, Written, entries, fold
from workbench.domain.plain import UnreadableValue
from workbench.domain.state import State
from workbench.errors import CannotWrite, NewerVersion
from workbench.store import recording, schema
from workbench.store.disk import create_private
from workbench.store.engine import (
    Heads,
    broken_pages,
    copy_database,
    damaged,
    open_engine,
    while_reading,
    while_writing,
)
from workbench.store.upgrade import bring_to_newest, revision_of, stamp_as_newest


class Database:
    """One database file, open. Its name in messages is that of the file the user sees."""

    def __init__(self, path: Path, key: bytes, name: str) -> None:
        self.path = path
        self._key = key
        self._name = name
        self._engine = open_engine(path, key)
        with self._reading() as connection:
            revision = revision_of(connection, name)
        if revision != schema.HEAD:
            self._upgrade(revision)

    @classmethod
    def create(cls, path: Path, key: bytes, name: str, workspace: str) -> Database:
        """A new database without any entity; refuses a path where something is."""
        create_private(path).close()
        engine = open_engine(path, key)
        try:
            with engine.begin() as connection:
                schema.metadata.create_all(connection, checkfirst=False)
                stamp_as_newest(connection)
                _remember(connection, "workspace", workspace)
                _remember(connection, "entries", "0")
        except DBAPIError as problem:
            raise while_writing(name, problem) from problem
        finally:
            engine.dispose()
        return cls(path, key, name)

    @property
    def entries(self) -> int:
        """How many entries the log has: what tells a newer database from an older one."""
        with self._reading() as connection:
            return int(_recalled(connection, "entries"))

    @property
    def replica(self) -> str:
        """Who issues the stamps of new entries, or "" before anybody settled here."""
        with self._reading() as connection:
            return _recalled(connection, "replica")

    @property
    def heads(self) -> Heads:
        """How far the log reaches."""
        with self._reading() as connection:
            return recording.read_heads(connection)

    def settle(self, home: str, *, moved_in: bool = False) -> None:
        """Issue stamps from here; under a new name, unless this is where we were before.

        Two copies that issued the same stamps for different entries could never be merged.
        """
        with self._writing() as connection:
            if moved_in or _recalled(connection, "home") != home:
                _remember(connection, "replica", secrets.token_hex(8))
                _remember(connection, "home", home)

    def load(self) -> State:
        """Everything the database holds."""
        with self._reading() as connection:
            return recording.read_state(connection)

    def log(self) -> tuple[LogEntry, ...]:
        """Every entry of the log, in the order in which they came in."""
        with self._reading() as connection:
            return tuple(recording.read_log(connection))

    def write(self, delta: Delta, written: Written) -> int:
        """Make a delta durable with its log entries, wholly or not at all: gives their total."""
        with self._writing() as connection:
            replica = _recalled(connection, "replica")
            added = entries(
                delta,
                written,
                replica=replica,
                first=_last_number(connection, replica) + 1,
                current=recording.current_stamps(connection, delta),
            )
            recording.write_rows(connection, delta)
            recording.append(connection, added)
            total = int(_recalled(connection, "entries")) + len(added)
            _remember(connection, "entries", str(total))
        return total

    def problems(self) -> list[str]:
        """What is wrong with the pages and the log, as sentences; nothing where all is sound."""
        with self._reading() as connection:
            if broken_pages(lambda sql: list(connection.exec_driver_sql(sql))):
                return [str(damaged(self._name))]
            if not _log_is_whole(connection):
                return [f"The log of {self._name} lacks entries. Take the file from a backup."]
        return []

    def disagreements(self) -> list[str]:
        """Where the log and the tables do not tell the same, as sentences."""
        if fold(self.log()) == self.load():
            return []
        differ = (
            f"The log of {self._name} and its tables do not tell the same. Take the file from a "
            "backup, and compare what was entered since."
        )
        return [differ]

    def copy_to(self, target: Path) -> Heads:
        """Write all of it to a new file, checked; gives the heads of the log in it."""
        return copy_database(self.path, target, self._key, self._name)

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def _upgrade(self, revision: str) -> None:
        self._engine.dispose()
        lenient = open_engine(self.path, self._key, foreign_keys=False)
        try:
            bring_to_newest(lenient, revision, self._name)
        finally:
            lenient.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        try:
            with self._engine.connect().execution_options(reading=True) as connection:
                yield connection
        except DBAPIError as problem:
            raise while_reading(self._name, problem) from problem
        except UnreadableValue as problem:
            raise NewerVersion(
                f"{self._name} holds something that this version cannot read: {problem} "
                "Update the program to open it."
            ) from problem

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        try:
            with self._engine.begin() as connection:
                yield connection
        except DBAPIError as problem:
            raise while_writing(self._name, problem) from problem
        except (OverflowError, UnicodeEncodeError) as problem:
            raise CannotWrite(
                "The change was not made: it holds a number that is too large, or a character "
                "that no file can hold. Correct it, then try again."
            ) from problem


def _log_is_whole(connection: Connection) -> bool:
    """Whether the entries of each replica have no hole, and none is missing at the end."""
    heads = recording.read_heads(connection)
    count = connection.execute(select(func.count()).select_from(schema.log)).scalar_one()
    return int(count) == heads.entries == int(_recalled(connection, "entries"))


def _last_number(connection: Connection, replica: str) -> int:
    query = select(func.max(schema.log.c.n)).where(schema.log.c.replica == replica)
    return int(connection.execute(query).scalar() or 0)


def _recalled(connection: Connection, item: str) -> str:
    query = select(schema.meta.c.value).where(schema.meta.c.key == item)
    return str(connection.execute(query).scalar() or "")


def _remember(connection: Connection, item: str, value: str) -> None:
    meta = schema.meta
    known = update(meta).where(meta.c.key == item).values(value=value)
    if connection.execute(known).rowcount == 0:
        connection.execute(meta.insert().values(key=item, value=value))
