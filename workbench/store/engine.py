"""Opening an encrypted database: one driver, one key, the same settings everywhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from workbench.errors import CannotWrite, Damaged, FileProblem
from workbench.store.disk import create_private

DRIVER_PROBLEMS = (driver.Error, DBAPIError)

_OLDEST_SAFE_SQLITE = (3, 51, 3)  # those before it can corrupt a write-ahead log
_SECONDS_TO_WAIT = 10
_CAREFUL = ("recursive_triggers=ON", "trusted_schema=OFF", "secure_delete=ON")
_DURABLE = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "fullfsync=ON",
    "checkpoint_fullfsync=ON",
    f"busy_timeout={_SECONDS_TO_WAIT * 1000}",
)
# A copy passes into another file, and it is that one which must survive a power cut.
_PASSING = ("synchronous=OFF", "journal_mode=MEMORY")

# SQLite's own numbers for what can go wrong, and its words where it gives no number.
_IN_USE, _CORRUPT, _FULL = (5, 6), (11, 26), 13
_WORDS = {"is full": 13, "malformed": 11, "not a database": 26, "is locked": 5}


@dataclass(frozen=True, slots=True)
class Heads:
    """How far a log reaches: the number of the last entry of each replica."""

    last: Mapping[str, int]

    @property
    def entries(self) -> int:
        """The length of the whole log."""
        return sum(self.last.values())

    def reach(self, other: Heads) -> bool:
        """Whether everything in the other log is in this one too."""
        return all(self.last.get(replica, 0) >= n for replica, n in other.last.items())


def open_engine(path: Path, key: bytes, *, foreign_keys: bool = True) -> Engine:
    """Connections to one database file; nothing is read yet, and no file is ever invented."""
    if driver.sqlite_version_info < _OLDEST_SAFE_SQLITE:
        raise FileProblem("The database library is too old to be safe. Install the program again.")
    settings = (*_CAREFUL, f"foreign_keys={'ON' if foreign_keys else 'OFF'}", *_DURABLE)
    engine = create_engine(
        "sqlite+pysqlite://",
        module=driver,
        creator=lambda: connect(path, key, settings),
        poolclass=QueuePool,
        pool_size=2,
    )

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        """A writer takes its turn at once: a turn taken halfway can be refused for good."""
        reading = connection.get_execution_options().get("reading")
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine


# The driver has no type information, hence Any for its connections.
def connect(path: Path, key: bytes, settings: Sequence[str] = ()) -> Any:
    """A connection of the driver itself, unlocked."""
    if not path.exists():
        raise FileProblem(f"{path} is gone. Open the workspace again.")
    connection = driver.connect(
        str(path), timeout=_SECONDS_TO_WAIT, isolation_level=None, check_same_thread=False
    )
    try:
        for setting in ("cipher_log_level=NONE", f"key=\"x'{key.hex()}'\"", *settings):
            connection.execute(f"PRAGMA {setting}")
    except driver.Error:
        connection.close()
        raise
    return connection


def copy_database(source: Path, target: Path, key: bytes, name: str) -> Heads:
    """A whole and checked copy in one new file, also while somebody writes in the source.

    Gives the heads of the copy's log.
    """
    create_private(target).close()
    try:
        origin = connect(source, key)
        try:
            return _copied(origin, target, key, name)
        finally:
            origin.close()
    except driver.Error as problem:
        raise while_reading(name, problem) from problem


def check_database(path: Path, key: bytes, name: str) -> Heads:
    """The heads of the log of a database that nobody has open; raises Damaged where a page is."""
    try:
        connection = connect(path, key)
        try:
            return _checked(connection, name)
        finally:
            connection.close()
    except driver.Error as problem:
        raise while_reading(name, problem) from problem


def broken_pages(rows_of: Callable[[str], Sequence[Any]]) -> bool:
    """Whether a page fails its seal or the tables do not hang together."""
    if rows_of("PRAGMA cipher_integrity_check"):
        return True
    return [row[0] for row in rows_of("PRAGMA quick_check")] != ["ok"]


def while_writing(name: str, problem: Exception) -> FileProblem:
    """Why a change was not made, in a sentence."""
    match _code_of(problem):
        case code if code == _FULL:
            why = "there is no room left on the disk. Free some space, then try again."
        case code if code in _IN_USE:
            why = f"another program is using {name}. Close that program, then try again."
        case code if code in _CORRUPT:
            return while_reading(name, problem)
        case _:
            why = f"the disk refused it ({_cause_of(problem)}). Check the disk, then try again."
    return CannotWrite(f"The change was not made: {why}")


def while_reading(name: str, problem: Exception) -> FileProblem:
    """Why a database could not be read, in a sentence."""
    match _code_of(problem):
        case code if code in _CORRUPT:
            return damaged(name)
        case code if code == _FULL:
            return CannotWrite(
                f"There is no room on the disk to work on {name}. Free some space, then try again."
            )
        case _:
            return FileProblem(
                f"{name} could not be read ({_cause_of(problem)}). Check the disk, then try again."
            )


def damaged(name: str) -> Damaged:
    """What to say of a database whose pages are not what was written."""
    return Damaged(
        f"{name} is damaged: some of what it holds was changed on the disk. "
        "Take it again from where it came from, or from a backup."
    )


def _copied(origin: Any, target: Path, key: bytes, name: str) -> Heads:
    copy = connect(target, key, _PASSING)
    try:
        origin.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
        return _checked(copy, name)
    finally:
        copy.close()


def _checked(connection: Any, name: str) -> Heads:
    if broken_pages(lambda sql: list(connection.execute(sql))):
        raise damaged(name)
    return Heads(dict(connection.execute("SELECT replica, max(n) FROM log GROUP BY replica")))


def _cause_of(problem: Exception) -> object:
    return problem.orig if isinstance(problem, DBAPIError) else problem


def _code_of(problem: Exception) -> int:
    cause = _cause_of(problem)
    code = int(getattr(cause, "sqlite_errorcode", 0)) & 0xFF
    return code or next((known for words, known in _WORDS.items() if words in str(cause)), 0)
