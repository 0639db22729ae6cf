"""Looking into a workspace file without opening it: no lock, and nothing is left behind.

What is read is a copy in a temporary folder, so that another window may work on meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from workbench.domain.log import LogEntry
from workbench.domain.state import State
from workbench.errors import FileProblem
from workbench.store import keys, schema
from workbench.store.container import Manifest, check, unpack
from workbench.store.database import Database
from workbench.store.disk import fingerprint, resolved, saying_why
from workbench.store.engine import copy_database
from workbench.store.facts import Facts
from workbench.store.working_copy import Saved, copies_of


@dataclass(frozen=True, slots=True)
class Peeked:
    """What a workspace file holds, and what should be said of where it was read."""

    state: State
    facts: Facts
    notices: tuple[str, ...] = ()


def peek(path: Path, passphrase: str | None = None) -> Peeked:
    """The content of a workspace file, with edits that have not reached the visible file yet."""
    path = resolved(path)
    with _borrowed(path, passphrase) as borrowed:
        database, manifest = borrowed.database, borrowed.manifest
        heads = database.heads
        saved = borrowed.saved
        newer = saved is not None and heads.entries > saved.entries
        facts = Facts(
            path=path,
            workspace=manifest.workspace,
            format=manifest.format,
            revision=schema.HEAD,
            program=manifest.program,
            protected=manifest.is_protected,
            entries=heads.entries,
            replicas=len(heads.last),
            saved_at=saved.at if saved else None,
            behind=newer,
            problems=tuple(database.problems()),
        )
        notices = (_newer(path, saved),) if saved and newer else ()
        return Peeked(database.load(), facts, notices)


def read_log(path: Path, passphrase: str | None = None) -> tuple[LogEntry, ...]:
    """Every entry of the log, oldest first."""
    with _borrowed(resolved(path), passphrase) as borrowed:
        return borrowed.database.log()


def verify(path: Path, passphrase: str | None = None) -> tuple[str, ...]:
    """What is wrong with pages, log or tables, as sentences; raises what `peek` would raise."""
    with _borrowed(resolved(path), passphrase) as borrowed:
        return tuple(borrowed.database.problems() or borrowed.database.disagreements())


def needs_passphrase(path: Path) -> bool:
    """Whether it takes a passphrase to open this file."""
    return check(resolved(path)).is_protected


@dataclass(frozen=True, slots=True)
class _Borrowed:
    database: Database
    manifest: Manifest
    saved: Saved | None


@contextmanager
def _borrowed(path: Path, passphrase: str | None) -> Iterator[_Borrowed]:
    """A private copy of whichever holds more: the visible file, or its working copy."""
    manifest = check(path)
    key = keys.unlock(manifest.slots, manifest.workspace, passphrase, path.name)
    with saying_why(path), TemporaryDirectory(prefix="workbench-") as folder:
        target = Path(folder) / "data.db"
        saved = _copied_from_working(path, manifest, key, target)
        if saved is None:
            unpack(path, target)
        database = Database(target, key, path.name)
        try:
            yield _Borrowed(database, manifest, saved)
        finally:
            database.close()


def _copied_from_working(path: Path, manifest: Manifest, key: bytes, target: Path) -> Saved | None:
    """What was last saved of the working copy that fits the file, once it is copied."""
    content = fingerprint(path)
    for copy in copies_of(path, manifest.workspace):
        ties = copy.ties.settled(content)
        if ties is not None and ties.saved is not None:
            with suppress(FileProblem):
                copy_database(copy.database, target, key, path.name)
                return ties.saved
            target.unlink(missing_ok=True)
    return None


def _newer(path: Path, saved: Saved) -> str:
    return (
        f"The working copy of {path.name} on this computer is newer than the file, which was "
        f"saved at {saved.at:%H:%M}. This is what the working copy holds."
    )
