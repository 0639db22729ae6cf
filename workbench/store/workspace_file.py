"""A workspace file: making one, opening one, keeping every edit, and saving what the user sees.

An edit is durable in the working copy before the window shows it. The visible file follows when
`save_now` is called: the desktop does so a moment after the last edit, and when it closes. An
open file is the keeper of a workspace: `Workspace(file.state, keeper=file)`.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from workbench.domain.delta import Delta, apply
from workbench.domain.log import LogEntry, Written
from workbench.domain.records import Records
from workbench.domain.state import State
from workbench.errors import FileProblem
from workbench.store import schema
from workbench.store.container import check
from workbench.store.disk import little_room, resolved
from workbench.store.facts import Facts
from workbench.store.opening import Opened, Opener, made, opened
from workbench.store.saving import content_of, move_beside, save_elsewhere, save_visible

Clock = Callable[[], datetime]
Listener = Callable[[], None]


def now() -> datetime:
    """The time of this computer, with its zone."""
    return datetime.now().astimezone()


def create(
    path: Path,
    records: Records | None = None,
    passphrase: str | None = None,
    *,
    author: str = "",
    clock: Clock = now,
) -> WorkspaceFile:
    """Make a new workspace file, with these records in it, and open it.

    Refuses a path where something is, and leaves nothing behind where it cannot write. `author`
    goes into the log: a post, never a person's name.
    """
    by = Opener(passphrase=passphrase, author=author, clock=clock)
    return WorkspaceFile(made(resolved(path), records, by), by)


def open_workspace(
    path: Path, passphrase: str | None = None, *, author: str = "", clock: Clock = now
) -> WorkspaceFile:
    """Open a workspace file in its working copy.

    Raises InUse where another window has it, and for whatever is no sound workspace the problem
    of its kind; the file is then left as it is.
    """
    by = Opener(passphrase=passphrase, author=author, clock=clock)
    return WorkspaceFile(opened(resolved(path), by), by)


class WorkspaceFile:
    """An open workspace file. All of it belongs to one thread."""

    def __init__(self, found: Opened, by: Opener) -> None:
        self._copy = found.copy
        self._database = found.database
        self._state = found.state
        self._by = by
        self._entries = found.database.entries
        self._problem: str | None = None
        self._notices = list(found.notices)
        self._listeners: list[Listener] = []
        self._warn_of_little_room()

    @property
    def state(self) -> State:
        """Everything the file holds: what a Workspace begins with."""
        return self._state

    @property
    def path(self) -> Path:
        """The file the user sees; another one after it was changed elsewhere."""
        return self._copy.visible

    @property
    def has_passphrase(self) -> bool:
        """Whether only the right words open it."""
        return self._copy.manifest.is_protected

    @property
    def is_behind(self) -> bool:
        """Whether the visible file lacks edits that are safe in the working copy."""
        saved = self._copy.ties.saved
        return saved is None or saved.entries != self._entries

    @property
    def saved_at(self) -> datetime | None:
        """When the visible file was last known to be up to date."""
        saved = self._copy.ties.saved
        return saved.at if saved else None

    @property
    def problem(self) -> str | None:
        """Why the visible file could not be brought up to date, or None."""
        return self._problem

    @property
    def notices(self) -> tuple[str, ...]:
        """Sentences the user should read, oldest first: what was recovered, what went beside."""
        return tuple(self._notices)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call the listener when any of these may have changed, until the result is called."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def write(self, delta: Delta, *, label: str, gesture: str) -> None:
        """Make a delta durable in the working copy; raises CannotWrite and keeps nothing of it."""
        at = self._by.clock()
        written = Written(author=self._by.author, at=at, gesture=gesture, label=label)
        self._entries = self._database.write(delta, written)
        self._state = apply(self._state, delta)
        self._tell()

    def save_now(self) -> None:
        """Bring the visible file up to date; raises a FileProblem, which `problem` then repeats.

        A visible file that was changed elsewhere is left alone: ours goes beside it, dated.
        """
        try:
            self._save()
            self._problem = None
        except FileProblem as problem:
            self._problem = str(problem)
            raise
        finally:
            self._tell()

    def save_copy(self, path: Path) -> None:
        """Write everything to another file; raises CannotWrite. Work goes on in this one."""
        if resolved(path) == self.path:
            self.save_now()
        else:
            save_elsewhere(self._copy, self._database, resolved(path))

    def log(self) -> tuple[LogEntry, ...]:
        """Every entry of the log: who changed what, when, in which gesture."""
        return self._database.log()

    def info(self) -> Facts:
        """What can be said of the file itself."""
        manifest = self._copy.manifest
        return Facts(
            path=self.path,
            workspace=manifest.workspace,
            format=manifest.format,
            revision=schema.HEAD,
            program=manifest.program,
            protected=manifest.is_protected,
            entries=self._entries,
            replicas=len(self._database.heads.last),
            saved_at=self.saved_at,
            behind=self.is_behind,
            problems=tuple(self._database.problems()),
        )

    def verify(self) -> tuple[str, ...]:
        """What is wrong with pages, log, tables or the visible file, as sentences."""
        problems = self._database.problems() or self._database.disagreements()
        try:
            check(self.path)
        except FileProblem as problem:
            problems.append(str(problem))
        return tuple(problems)

    def close(self) -> None:
        """Save, then let the file go. What could not be saved is found at the next opening."""
        with suppress(FileProblem):
            if self.is_behind:
                self.save_now()
        self.let_go()

    def let_go(self) -> None:
        """Let the file go as it is; what is not in the visible file is found when it is opened."""
        self._database.close()
        self._copy.lock.give_back()

    def _save(self) -> None:
        content = content_of(self.path)
        if content is not None and not self.is_behind:
            return
        now = self._by.clock()
        if content is None or self._copy.ties.settled(content):
            save_visible(self._copy, self._database, now)
            return
        theirs = self.path.name
        ours = move_beside(self._copy, self._database, now)
        self._notices.append(
            f"{theirs} was changed elsewhere while it was open here. It was left as it is; your "
            f"version stands beside it as {ours.name}, and your work goes on there."
        )

    def _warn_of_little_room(self) -> None:
        size = self._copy.database.stat().st_size
        warning = little_room(self._copy.folder, size)
        if warning:
            self._notices.append(warning)

    def _tell(self) -> None:
        for listener in tuple(self._listeners):
            listener()
