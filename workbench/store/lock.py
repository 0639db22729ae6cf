"""One window at a time: who has a working copy open."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from workbench.errors import InUse
from workbench.store.disk import PRIVATE_FILE, write_whole

LOCK = "lock"
_OWNER = "owner.json"
_SECONDS_TO_CHOOSE = 10


@contextmanager
def choosing(folder: Path) -> Iterator[None]:
    """Held while a working copy is looked for or made, so that two windows do not both make one."""
    lock = FileLock(folder / LOCK, timeout=_SECONDS_TO_CHOOSE, mode=PRIVATE_FILE)
    try:
        lock.acquire()
    except Timeout as problem:
        raise InUse(
            "Another window is just opening a workspace. Try again in a moment."
        ) from problem
    try:
        yield
    finally:
        lock.release()


class OwnerLock:
    """Held as long as a window has the workspace open.

    The system itself lets go of it when the process ends, however it ends; so a lock that was
    left behind is no hindrance.
    """

    def __init__(self, folder: Path) -> None:
        self._owner = folder / _OWNER
        self._lock = FileLock(folder / LOCK, timeout=0, mode=PRIVATE_FILE, thread_local=False)

    def take(self, name: str, author: str, now: datetime) -> None:
        """Take the lock; raises InUse with who has it and since when."""
        try:
            self._lock.acquire()
        except Timeout as problem:
            raise InUse(
                f"{name} is already open in another window{self._by_whom()}. "
                "Go on in that window, or close it first."
            ) from problem
        owner = {"process": os.getpid(), "post": author, "since": now.isoformat()}
        write_whole(self._owner, json.dumps(owner).encode())

    def give_back(self) -> None:
        """Let the next window have it."""
        self._owner.unlink(missing_ok=True)
        self._lock.release()

    def _by_whom(self) -> str:
        """What the owner wrote down, unless it was a process that is long gone."""
        import psutil

        try:
            owner = json.loads(self._owner.read_bytes())
            since = datetime.fromisoformat(owner["since"])
            if not psutil.pid_exists(owner["process"]):
                return ""
        except (OSError, ValueError, KeyError, TypeError):
            return ""
        who = f" by {owner['post']}" if owner["post"] else ""
        return f"{who} since {since:%H:%M} (process {owner['process']})"
