"""Writing the file a user sees: put together beside it, checked, and moved into place whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from workbench.errors import CannotWrite, Damaged
from workbench.store.container import SUFFIX, check, pack
from workbench.store.database import Database
from workbench.store.disk import (
    Fingerprint,
    fingerprint,
    put_in_place,
    require_writable,
    saying_why,
)
from workbench.store.engine import Heads
from workbench.store.working_copy import Saved, WorkingCopy


def content_of(visible: Path) -> Fingerprint | None:
    """What the visible file holds now, or None where there is none."""
    try:
        with saying_why(visible):
            return fingerprint(visible)
    except CannotWrite:
        if visible.exists():
            raise
        return None


def save_visible(copy: WorkingCopy, database: Database, now: datetime) -> None:
    """Bring the visible file to where the working copy is; a crash leaves the old or the new."""
    with saying_why(copy.visible):
        write_visible(copy, database, now)


def write_visible(copy: WorkingCopy, database: Database, now: datetime) -> None:
    """The same, for a caller who has words of his own for what the operating system refuses."""
    require_writable(copy.visible)
    heads = _put_together(copy, database, copy.part)
    saving = Saved(content=fingerprint(copy.part), entries=heads.entries, at=now)
    copy.tie(replace(copy.ties, saving=saving))
    put_in_place(copy.part, copy.visible)
    copy.tie(replace(copy.ties, saved=saving, saving=None))


def save_elsewhere(copy: WorkingCopy, database: Database, target: Path) -> None:
    """Write all of it to another file, to which the working copy is not tied."""
    part = target.with_name(copy.part_name)
    with saying_why(target):
        require_writable(target)
        _put_together(copy, database, part)
        put_in_place(part, target)


def move_beside(copy: WorkingCopy, database: Database, now: datetime) -> Path:
    """Leave the visible file as it is, and go on in a dated copy beside it."""
    theirs = copy.ties
    copy.tie(replace(theirs, path=str(_dated(copy.visible, now)), saved=None, saving=None))
    try:
        save_visible(copy, database, now)
    except CannotWrite:
        copy.tie(theirs)
        raise
    return copy.visible


def _put_together(copy: WorkingCopy, database: Database, part: Path) -> Heads:
    """A finished and checked file under a name that nobody looks at."""
    beside = copy.spare_beside(part)
    parts = (part, copy.spare, beside)
    _remove(*parts)
    try:
        spare, heads = _copied(database, (copy.spare, beside))
        pack(copy.manifest, spare, part)
        check(part)
    except Damaged as problem:
        _remove(*parts)
        raise CannotWrite(
            f"{copy.visible.name} was not saved: what reached the disk is not what was written. "
            "Your work is kept on this computer. Save a copy on another disk."
        ) from problem
    except (CannotWrite, OSError):
        _remove(*parts)
        raise
    _remove(copy.spare, beside)
    return heads


def _copied(database: Database, places: tuple[Path, Path]) -> tuple[Path, Heads]:
    """The database in one file: beside itself, or where that disk is full, beside the new file."""
    first, second = places
    try:
        return first, database.copy_to(first)
    except CannotWrite:
        return second, database.copy_to(second)


def _remove(*parts: Path) -> None:
    for part in parts:
        part.unlink(missing_ok=True)


def _dated(visible: Path, now: datetime) -> Path:
    stem = visible.name.removesuffix(SUFFIX)
    wanted = [f"{stem} (copy {now:%H-%M}){SUFFIX}"]
    wanted += [f"{stem} (copy {now:%H-%M}, {number}){SUFFIX}" for number in range(2, 1000)]
    for name in wanted:
        if not visible.with_name(name).exists():
            return visible.with_name(name)
    raise CannotWrite(
        f"There are too many copies of {visible.name} in {visible.parent}. Move some away."
    )
