"""Which content counts when a file is opened, and what becomes of the other one.

The visible file and its working copy may differ: after a crash the working copy holds more; after
a change elsewhere the visible file does; after both, each holds something the other lacks, and
both are kept.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from workbench.domain.delta import diff
from workbench.domain.kinds import tables
from workbench.domain.log import Written
from workbench.domain.records import Records
from workbench.domain.state import State
from workbench.errors import (
    CannotWrite,
    Damaged,
    FileProblem,
    NotAWorkspace,
    WorkbenchError,
    WrongPassphrase,
)
from workbench.store import keys
from workbench.store.container import Manifest, check, new_manifest, unpack
from workbench.store.database import Database
from workbench.store.disk import Fingerprint, fingerprint, saying_why
from workbench.store.engine import Heads, check_database
from workbench.store.saving import move_beside, write_visible
from workbench.store.working_copy import (
    Saved,
    WorkingCopy,
    choosing_a_copy,
    copies_of,
    new_copy,
    sweep_untied,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opener:
    """Who opens a file, by which clock, and with which words."""

    passphrase: str | None
    author: str
    clock: Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Opened:
    """A working copy that is ours until it is let go, and what the user should be told."""

    copy: WorkingCopy
    database: Database
    state: State
    notices: tuple[str, ...] = ()


def made(path: Path, records: Records | None, by: Opener) -> Opened:
    """A new workspace with these records, in a working copy and in the file the user sees."""
    if path.exists():
        raise CannotWrite(
            f"There is already a file {path.name} in {path.parent}. Choose another name."
        )
    if by.passphrase == "":
        raise WrongPassphrase("A passphrase needs at least one character. Choose a longer one.")
    workspace, key = str(uuid4()), keys.new_key()
    manifest = new_manifest(workspace, (keys.slot_for(key, workspace, by.passphrase),))
    with saying_why(path, "Choose another folder."), choosing_a_copy():
        copy = new_copy(path, workspace)
        try:
            copy.lock.take(path.name, by.author, by.clock())
            copy.keep_manifest(manifest)
            database = Database.create(copy.database, key, path.name, workspace)
            database.settle(copy.home)
            _fill(database, records, by)
            write_visible(copy, database, by.clock())
            return Opened(copy, database, database.load())
        except (WorkbenchError, OSError):
            copy.lock.give_back()
            copy.remove()
            raise


def opened(path: Path, by: Opener) -> Opened:
    """The workspace of a visible file, in the working copy that counts."""
    with saying_why(path), choosing_a_copy():
        sweep_untied()
        return _Opening(path, by).open()


class _Opening:
    """One attempt to open a file. It gathers what the user should be told."""

    def __init__(self, path: Path, by: Opener) -> None:
        self._path = path
        self._by = by
        self._notices: list[str] = []

    def open(self) -> Opened:
        """The file, opened in the working copy that counts."""
        try:
            manifest = check(self._path)
        except (Damaged, NotAWorkspace) as problem:
            raise self._with_what_is_left(problem) from problem
        except FileProblem:
            if self._path.exists():
                raise
            return self._instead_of_the_missing()
        return self._opened(manifest, self._key(manifest), fingerprint(self._path))

    def _opened(self, manifest: Manifest, key: bytes, content: Fingerprint) -> Opened:
        """In the working copy that fits the file, or in a new one made from the file."""
        held = copies_of(self._path, manifest.workspace)
        with ExitStack() as locks:
            for copy in held:
                self._take(copy, locks)
            chosen = next((copy for copy in held if copy.ties.settled(content)), None)
            database = self._reopened(chosen, key, content) if chosen else None
            if chosen is None or database is None:
                chosen, database = self._taken_in(manifest, key, content, locks)
            for copy in held:
                if copy is not chosen:
                    self._put_away(copy, key, database.heads)
            opened = self._ready(chosen, database)
            locks.pop_all()
        return opened

    def _reopened(self, copy: WorkingCopy, key: bytes, content: Fingerprint) -> Database | None:
        """The database of a working copy that fits the file, or None where it is damaged."""
        copy.sweep()
        try:
            entries = check_database(copy.database, key, self._path.name).entries
        except Damaged:
            return None
        ties = copy.ties.settled(content)
        if ties is not None and ties != copy.ties:
            copy.tie(ties)
        self._tell_of_recovery(copy, entries)
        return self._settled(copy, key)

    def _taken_in(
        self, manifest: Manifest, key: bytes, content: Fingerprint, locks: ExitStack
    ) -> tuple[WorkingCopy, Database]:
        """A new working copy of what the visible file holds."""
        copy = new_copy(self._path, manifest.workspace)
        self._take(copy, locks)
        try:
            unpack(self._path, copy.spare)
            entries = check_database(copy.spare, key, self._path.name).entries
            copy.take_in(copy.spare)
            copy.keep_manifest(manifest)
            database = self._settled(copy, key)
            at = datetime.fromtimestamp(self._path.stat().st_mtime).astimezone()
            copy.tie(replace(copy.ties, saved=Saved(content=content, entries=entries, at=at)))
        except (WorkbenchError, OSError):
            copy.lock.give_back()
            copy.remove()
            raise
        return copy, database

    def _put_away(self, copy: WorkingCopy, key: bytes, there: Heads) -> None:
        """A working copy that no longer fits: dropped where the file has all of it, else kept."""
        name = self._path.name
        try:
            if there.reach(check_database(copy.database, key, name)):
                copy.lock.give_back()
                copy.remove()
                return
            self._notices.append(
                f"{name} was changed elsewhere since it was open here. You see the changed file; "
                "your own version, which holds more than that, stands beside it as "
                f"{self._moved_beside(copy, key).name}."
            )
        except Damaged:
            copy.tie(replace(copy.ties, path=""))
            self._notices.append(
                f"The working copy of {name} on this computer was damaged. You see the file as it "
                f"was last saved; the damaged copy is kept in {copy.folder}."
            )
        except CannotWrite as problem:
            self._notices.append(
                f"{name} was changed elsewhere since it was open here. Your own version is kept "
                f"on this computer, because it could not be put beside it. {problem}"
            )
        copy.lock.give_back()

    def _instead_of_the_missing(self) -> Opened:
        """There is no visible file: what had not reached it is opened, else it is just missing."""
        for copy in copies_of(self._path):
            with ExitStack() as locks:
                self._take(copy, locks)
                key = self._key(copy.manifest)
                entries = check_database(copy.database, key, self._path.name).entries
                if copy.ties.saved is not None and entries > copy.ties.saved.entries:
                    self._tell_of_recovery(copy, entries)
                    opened = self._ready(copy, self._settled(copy, key))
                    locks.pop_all()
                    return opened
        raise FileProblem(
            f"There is no file {self._path.name} in {self._path.parent}. "
            "Check the name and the folder."
        )

    def _with_what_is_left(self, problem: FileProblem) -> FileProblem:
        """The problem of a damaged file, with where its last good content was put, if known."""
        for copy in copies_of(self._path):
            with suppress(FileProblem), ExitStack() as locks:
                self._take(copy, locks)
                key = self._key(copy.manifest)
                check_database(copy.database, key, self._path.name)
                ours = self._moved_beside(copy, key)
                return type(problem)(
                    f"{problem} What this computer kept of it stands beside it as {ours.name}."
                )
        return problem

    def _moved_beside(self, copy: WorkingCopy, key: bytes) -> Path:
        database = Database(copy.database, key, self._path.name)
        try:
            return move_beside(copy, database, self._by.clock())
        finally:
            database.close()

    def _tell_of_recovery(self, copy: WorkingCopy, entries: int) -> None:
        saved = copy.ties.saved
        if saved is not None and entries > saved.entries:
            self._notices.append(
                f"{self._path.name} lacks what was entered after {saved.at:%H:%M}. It was "
                "recovered from this computer and will be in the file when it is next saved."
            )

    def _take(self, copy: WorkingCopy, locks: ExitStack) -> None:
        copy.lock.take(self._path.name, self._by.author, self._by.clock())
        locks.callback(copy.lock.give_back)

    def _key(self, manifest: Manifest) -> bytes:
        return keys.unlock(manifest.slots, manifest.workspace, self._by.passphrase, self._path.name)

    def _settled(self, copy: WorkingCopy, key: bytes) -> Database:
        database = Database(copy.database, key, self._path.name)
        database.settle(copy.home)
        return database

    def _ready(self, copy: WorkingCopy, database: Database) -> Opened:
        return Opened(copy, database, database.load(), tuple(self._notices))


def _fill(database: Database, records: Records | None, by: Opener) -> None:
    if records is None:
        return
    delta = diff(State(), State(**{name: getattr(records, name) for name in tables()}))
    if delta:
        written = Written(
            author=by.author, at=by.clock(), gesture=uuid4().hex, label="New workspace"
        )
        database.write(delta, written)
