"""The file a user sees, copies and mails: a plain ZIP of a manifest and an encrypted database.

The ZIP has exactly one form: two stored members in this order, and not a byte besides. So a
reader can compare every byte of its frame with what it must be, and a file that was cut, flipped
or tampered with is found before its content is looked at. Any ZIP program can open it.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from workbench import __version__
from workbench.domain.plain import UnreadableValue, from_plain, to_plain
from workbench.errors import Damaged, FileProblem, NewerVersion, NotAWorkspace
from workbench.store.disk import create_private, flush
from workbench.store.keys import KeySlot, is_protected

SUFFIX = ".workbench"
FORMAT = 1

_MANIFEST, _DATABASE = b"manifest.json", b"data.db"
_LARGEST_MANIFEST = 64 * 1024
_LARGEST_DATABASE = 2**31 - 1
_CHUNK = 1024 * 1024

# The ZIP records without their names: a header before each member, a list of members, an end.
_HEADER = struct.Struct("<4s5H3I2H")
_LISTED = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_ZIP_VERSION, _UNIX, _FIRST_OF_1980, _MODE = 20, 0x0314, 33, 0o100600 << 16
_TAIL_SIZE = 2 * _LISTED.size + len(_MANIFEST) + len(_DATABASE) + _END.size


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What must be known of a workspace before it is unlocked."""

    format: int
    workspace: str
    program: str
    slots: tuple[KeySlot, ...]

    @property
    def is_protected(self) -> bool:
        """Whether it takes a passphrase to open."""
        return is_protected(self.slots)

    def to_bytes(self) -> bytes:
        """The manifest as it stands in a file."""
        return json.dumps(to_plain(self), indent=1, sort_keys=True).encode()

    @classmethod
    def from_bytes(cls, content: bytes, name: str) -> Manifest:
        """The manifest in these bytes; refuses that of a later program before it reads on."""
        try:
            plain = json.loads(content)
            _refuse_newer(plain["format"], name)
            return from_plain(cls, plain)
        except (ValueError, KeyError, TypeError, RecursionError, UnreadableValue) as problem:
            raise _damaged(name) from problem


def new_manifest(workspace: str, slots: tuple[KeySlot, ...]) -> Manifest:
    """The manifest of a workspace that this program makes."""
    return Manifest(format=FORMAT, workspace=workspace, program=__version__, slots=slots)


@dataclass(frozen=True, slots=True)
class _Member:
    name: bytes
    crc: int
    size: int

    def header(self) -> bytes:
        """What stands before the member's bytes."""
        return (
            _HEADER.pack(
                b"PK\3\4",
                *(_ZIP_VERSION, 0, 0, 0, _FIRST_OF_1980),
                *(self.crc, self.size, self.size, len(self.name), 0),
            )
            + self.name
        )

    def listed(self, offset: int) -> bytes:
        """What the list at the end of the file says of it."""
        return (
            _LISTED.pack(
                b"PK\1\2",
                *(_UNIX, _ZIP_VERSION, 0, 0, 0, _FIRST_OF_1980),
                *(self.crc, self.size, self.size, len(self.name)),
                *(0, 0, 0, 0, _MODE, offset),
            )
            + self.name
        )


def pack(manifest: Manifest, database: Path, target: Path) -> None:
    """Write the two as a new file, private to its owner and safely on the disk."""
    content = manifest.to_bytes()
    first = _Member(_MANIFEST, zlib.crc32(content), len(content))
    with database.open("rb") as source, create_private(target) as file:
        second = _Member(_DATABASE, _crc_of(source), source.tell())
        source.seek(0)
        file.write(first.header() + content + second.header())
        for chunk in _chunks(source, second.size, database.name):
            file.write(chunk)
        file.write(_tail(first, second))
        flush(file)


def read_manifest(path: Path) -> Manifest:
    """The manifest of a visible file; refuses whatever is no workspace, with its own sentence."""
    with _opened(path) as file:
        return _manifest_in(file, path.name)[1]


def check(path: Path) -> Manifest:
    """The manifest of a visible file, once every byte of the file has been checked."""
    with _opened(path) as file:
        first, manifest = _manifest_in(file, path.name)
        for _ in _database_chunks(file, first, path.name):
            pass
    return manifest


def unpack(path: Path, database: Path) -> Manifest:
    """Write the database of a visible file to a new private file; every byte is checked."""
    with _opened(path) as file:
        first, manifest = _manifest_in(file, path.name)
        with create_private(database) as target:
            for chunk in _database_chunks(file, first, path.name):
                target.write(chunk)
            flush(target)
    return manifest


def _opened(path: Path) -> BinaryIO:
    if path.is_dir():
        raise NotAWorkspace(f"{path.name} is a folder. Choose a file that ends in {SUFFIX}.")
    try:
        return path.open("rb")
    except FileNotFoundError as problem:
        raise FileProblem(
            f"There is no file {path.name} in {path.parent}. Check the name and the folder."
        ) from problem
    except OSError as problem:
        raise FileProblem(
            f"{path.name} could not be read ({problem.strerror}). Check that the disk is there "
            "and that you may read the file."
        ) from problem


def _manifest_in(file: BinaryIO, name: str) -> tuple[_Member, Manifest]:
    """The first member; the file stands behind it afterwards."""
    header = file.read(_HEADER.size + len(_MANIFEST))
    if not header:
        raise NotAWorkspace(
            f"{name} is empty: it holds nothing at all. Take it again from where it came from."
        )
    if not header.endswith(_MANIFEST):
        raise _not_ours(file, name)
    crc, size = _HEADER.unpack_from(header)[6:8]
    first = _Member(_MANIFEST, crc, size)
    if header != first.header() or size > _LARGEST_MANIFEST:
        raise _damaged(name)
    content = file.read(size)
    if zlib.crc32(content) != crc:
        raise _damaged(name)
    return first, Manifest.from_bytes(content, name)


def _database_in(file: BinaryIO, first: _Member, name: str) -> _Member:
    """The second member, once everything around it is what it must be."""
    header = file.read(_HEADER.size + len(_DATABASE))
    if len(header) < _HEADER.size + len(_DATABASE):
        raise _damaged(name)
    crc, size = _HEADER.unpack_from(header)[6:8]
    second = _Member(_DATABASE, crc, size)
    if header != second.header() or size > _LARGEST_DATABASE:
        raise _damaged(name)
    start = file.tell()
    file.seek(start + size)
    if file.read(_TAIL_SIZE + 1) != _tail(first, second):
        raise _damaged(name)
    file.seek(start)
    return second


def _database_chunks(file: BinaryIO, first: _Member, name: str) -> Iterator[bytes]:
    second = _database_in(file, first, name)
    crc = 0
    for chunk in _chunks(file, second.size, name):
        crc = zlib.crc32(chunk, crc)
        yield chunk
    if crc != second.crc:
        raise _damaged(name)


def _tail(first: _Member, second: _Member) -> bytes:
    offset = len(first.header()) + first.size
    listed = first.listed(0) + second.listed(offset)
    start = offset + len(second.header()) + second.size
    return listed + _END.pack(b"PK\5\6", 0, 0, 2, 2, len(listed), start, 0)


def _not_ours(file: BinaryIO, name: str) -> FileProblem:
    """Something else, or one of ours whose very first bytes were hit."""
    file.seek(0)
    head = file.read(_HEADER.size)
    file.seek(0, 2)
    file.seek(max(0, file.tell() - _TAIL_SIZE))
    tail = file.read()
    cut_in_its_first_record = len(tail) < _HEADER.size + len(_MANIFEST) and head[:4] == b"PK\3\4"
    if cut_in_its_first_record or (_MANIFEST in tail and _DATABASE in tail):
        return _damaged(name)
    return NotAWorkspace(
        f"{name} is no workspace: it is some other kind of file. "
        f"Choose a file that ends in {SUFFIX}."
    )


def _refuse_newer(found: object, name: str) -> None:
    if isinstance(found, int) and found > FORMAT:
        raise NewerVersion(
            f"{name} was written by a later version of this program. Update the program to open it."
        )


def _damaged(name: str) -> Damaged:
    return Damaged(
        f"{name} is damaged: some of it is missing or was changed on the way. "
        "Take it again from where it came from, or from a backup."
    )


def _crc_of(file: BinaryIO) -> int:
    crc = 0
    while chunk := file.read(_CHUNK):
        crc = zlib.crc32(chunk, crc)
    return crc


def _chunks(file: BinaryIO, size: int, name: str) -> Iterator[bytes]:
    while size:
        chunk = file.read(min(size, _CHUNK))
        if not chunk:
            raise _damaged(name)
        size -= len(chunk)
        yield chunk
