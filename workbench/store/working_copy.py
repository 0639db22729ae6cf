"""The working copy: where an open workspace really is, in the local application data.

Each is a folder with the unpacked pair (manifest and database), the lock, and what is known of
the visible file it is tied to. It stays when the workspace is closed: it opens fast, and whatever
did not reach the visible file is still there.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import blake2s
from pathlib import Path
from uuid import getnode, uuid4

import platformdirs

from workbench.domain.plain import UnreadableValue, from_plain, to_plain
from workbench.store.container import Manifest
from workbench.store.disk import PART, Fingerprint, private_folder, write_whole
from workbench.store.lock import OwnerLock, choosing

DATA_HOME = "WORKBENCH_DATA_HOME"
_TIES = "ties.json"
_MACHINE_ID = Path("/etc/machine-id")


@dataclass(frozen=True, slots=True, kw_only=True)
class Saved:
    """A content of the visible file that is in the working copy too: its log was so long then."""

    content: Fingerprint
    entries: int
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Ties:
    """Which visible file a working copy belongs to, and what was last seen of it.

    `saving` is the content that is about to get the file's name: a crash may come just after.
    """

    path: str
    workspace: str
    saved: Saved | None = None
    saving: Saved | None = None

    def settled(self, content: Fingerprint | None) -> Ties | None:
        """The ties when the visible file has this content, or None where it is not from here."""
        for known in (self.saving, self.saved):
            if known is not None and known.content == content:
                return replace(self, saved=known, saving=None)
        return None


class WorkingCopy:
    """One folder of the application data."""

    def __init__(self, folder: Path, ties: Ties) -> None:
        self.folder = folder
        self._ties = ties
        self.lock = OwnerLock(folder)

    @property
    def ties(self) -> Ties:
        """What is known of the visible file."""
        return self._ties

    @property
    def visible(self) -> Path:
        """The file the user sees."""
        return Path(self._ties.path)

    @property
    def database(self) -> Path:
        """The database that is worked in."""
        return self.folder / "data.db"

    @property
    def spare(self) -> Path:
        """Where a database is put together before it is used."""
        return self.folder / f"data.db{PART}"

    @property
    def part(self) -> Path:
        """Where a new visible file is put together: beside the old one, under a name of ours."""
        return self.visible.with_name(self.part_name)

    def spare_beside(self, part: Path) -> Path:
        """Where a database is put together when there is no room for it here."""
        return part.with_name(f"{part.stem}.db{PART}")

    @property
    def part_name(self) -> str:
        """A file name that no other working copy uses."""
        return f".workbench-{self.folder.name}{PART}"

    @property
    def manifest(self) -> Manifest:
        """The manifest of the working copy."""
        return Manifest.from_bytes(self._manifest.read_bytes(), self.visible.name)

    @property
    def home(self) -> str:
        """What tells this database, on this machine, from any copy of it."""
        place = f"{_machine()}\0{self.database}\0{self.database.stat().st_ino}"
        return blake2s(place.encode(), digest_size=16).hexdigest()

    def tie(self, ties: Ties) -> None:
        """Remember this of the visible file, also after a crash."""
        write_whole(self.folder / _TIES, json.dumps(to_plain(ties)).encode())
        self._ties = ties

    def keep_manifest(self, manifest: Manifest) -> None:
        """Keep the manifest beside the database."""
        write_whole(self._manifest, manifest.to_bytes())

    def take_in(self, database: Path) -> None:
        """Work in this database from now on; the former one is gone."""
        for ending in ("-wal", "-shm"):
            self.database.with_name(self.database.name + ending).unlink(missing_ok=True)
        database.replace(self.database)

    def sweep(self) -> None:
        """Remove what a crash left half done. Only the owner of the lock may."""
        for left in (*self.folder.glob(f"*{PART}"), self.part, self.spare_beside(self.part)):
            try:
                left.unlink(missing_ok=True)
            except OSError:
                continue  # a folder that is gone or protected keeps it, and nobody reads it

    def remove(self) -> None:
        """Remove the whole folder: nothing in it is wanted."""
        shutil.rmtree(self.folder, ignore_errors=True)

    @property
    def _manifest(self) -> Path:
        return self.folder / "manifest.json"


def choosing_a_copy() -> AbstractContextManager[object]:
    """Held while a working copy is looked for or made."""
    return choosing(private_folder(_home()))


def new_copy(visible: Path, workspace: str) -> WorkingCopy:
    """A new and empty working copy, which counts only once it is tied."""
    return WorkingCopy(
        private_folder(_home() / uuid4().hex), Ties(path=str(visible), workspace=workspace)
    )


def copies_of(visible: Path, workspace: str | None = None) -> list[WorkingCopy]:
    """The working copies tied to a visible file (and to this workspace), the latest first."""
    found = [
        copy
        for copy in _every_copy()
        if copy.visible == visible and workspace in (None, copy.ties.workspace)
    ]
    return sorted(found, key=lambda copy: copy.database.stat().st_mtime, reverse=True)


def sweep_untied() -> None:
    """Remove folders that were begun and never tied; nobody can be using them."""
    for folder in _folders():
        if not (folder / _TIES).exists():
            shutil.rmtree(folder, ignore_errors=True)


def _every_copy() -> Iterator[WorkingCopy]:
    for folder in _folders():
        try:
            ties = from_plain(Ties, json.loads((folder / _TIES).read_bytes()))
        except (OSError, ValueError, UnreadableValue):
            continue
        if (folder / "data.db").exists():
            yield WorkingCopy(folder, ties)


def _folders() -> list[Path]:
    home = _home()
    return sorted(each for each in home.iterdir() if each.is_dir()) if home.is_dir() else []


def _home() -> Path:
    chosen = os.environ.get(DATA_HOME)
    data = Path(chosen) if chosen else platformdirs.user_data_path("sop-workbench", appauthor=False)
    return data / "working"


def _machine() -> str:
    try:
        return _MACHINE_ID.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return str(getnode())
