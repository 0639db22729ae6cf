"""Putting files on the disk so that a crash leaves the old one or the new one, whole."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from typing import BinaryIO

from workbench.errors import CannotWrite, FileProblem

PART = ".part"
PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
ROOM_TO_WORK = 200 * 1024 * 1024
COPIES_IN_USE = 3

KEPT_HERE = "Your work is kept on this computer. Save a copy elsewhere."

_FULL = {errno.ENOSPC, errno.EDQUOT}
_PROTECTED = {errno.EACCES, errno.EPERM, errno.EROFS}
_GONE = {errno.ENOENT, errno.ENOTDIR}


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What tells one content of a file from another, whatever its clock says."""

    size: int
    digest: str


def fingerprint(path: Path) -> Fingerprint:
    """The fingerprint of a file as it is now."""
    with path.open("rb") as file:
        return Fingerprint(os.fstat(file.fileno()).st_size, file_digest(file, "sha256").hexdigest())


def create_private(path: Path) -> BinaryIO:
    """A new file that only its owner may read; refuses one that is already there."""
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, PRIVATE_FILE), "w+b")


def private_folder(path: Path) -> Path:
    """The folder, made where it is missing; only its owner may look inside."""
    path.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    return path


def flush(file: BinaryIO) -> None:
    """Wait until the disk itself has the bytes, not only the system."""
    file.flush()
    _flush_descriptor(file.fileno())


def require_writable(target: Path) -> None:
    """Refuse to replace a file that was protected; a rename alone would not ask."""
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))


def put_in_place(new: Path, target: Path) -> None:
    """Give a finished file its name, in one step; what had the name before is gone.

    Who could read the old file can read the new one.
    """
    with suppress(FileNotFoundError):
        new.chmod(stat.S_IMODE(target.stat().st_mode))
    new.replace(target)
    _flush_folder(target.parent)


def write_whole(path: Path, content: bytes) -> None:
    """Write a small file so that a reader finds the old content or the new one."""
    part = path.with_name(path.name + PART)
    part.unlink(missing_ok=True)
    with create_private(part) as file:
        file.write(content)
        flush(file)
    put_in_place(part, path)


def resolved(path: Path) -> Path:
    """The file a path leads to; refuses a path that leads round in circles or nowhere."""
    try:
        found = path.resolve()
        found.exists()  # asks the system, which refuses a name that is too long
    except (OSError, RuntimeError) as problem:
        raise FileProblem(
            f"{path} leads to no file: its links go round in circles, or its name is too long. "
            "Name the file itself."
        ) from problem
    return found


@contextmanager
def saying_why(path: Path, remedy: str = KEPT_HERE) -> Iterator[None]:
    """Turn a refusal of the operating system into a sentence about the file that was written."""
    try:
        yield
    except OSError as problem:
        raise CannotWrite(_sentence(path, problem, remedy)) from problem


def little_room(folder: Path, size: int) -> str | None:
    """A warning where the disk is nearly full for work on a database of this size, else None."""
    import psutil

    free = psutil.disk_usage(str(folder)).free
    if free >= max(ROOM_TO_WORK, COPIES_IN_USE * size):
        return None
    return (
        f"Only {free // (1024 * 1024)} MB are free on the disk that holds {folder}. "
        "Free some space soon, so that your changes can be kept."
    )


def _sentence(path: Path, problem: OSError, remedy: str) -> str:
    folder = Path(problem.filename).parent if problem.filename else path.parent
    if problem.errno in _FULL:
        return f"There is no room on the disk for {path.name}. Free some space, then save again."
    if problem.errno in _PROTECTED:
        return f"{path.name} cannot be saved: {folder} is protected against writing. {remedy}"
    if problem.errno in _GONE:
        return f"{path.name} cannot be saved: the folder {folder} is not there. {remedy}"
    why = problem.strerror or "no reason given"
    return f"{path.name} could not be saved in {folder} ({why}). {remedy}"


def _flush_folder(folder: Path) -> None:
    """Make a new name durable; not every system can, and then there is nothing more to do."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _flush_descriptor(descriptor: int) -> None:
    """On a Mac fsync alone leaves the bytes in the disk's own memory."""
    with suppress(ImportError, AttributeError, OSError):
        import fcntl

        # The name exists on a Mac alone, which a type checker on another system cannot know.
        fcntl.fcntl(descriptor, getattr(fcntl, "F_FULLFSYNC"))  # noqa: B009
        return
    os.fsync(descriptor)
