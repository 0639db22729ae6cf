"""The file the user sees: a plain ZIP of which every byte is checked."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workbench.errors import Damaged, FileProblem, NewerVersion, NotAWorkspace
from workbench.store import keys
from workbench.store.container import (
    FORMAT,
    check,
    new_manifest,
    pack,
    read_manifest,
    unpack,
)

MANIFEST = new_manifest("workspace", (keys.KeySlot(kind=keys.OPEN, key="a2V5"),))
CONTENT = bytes(range(256)) * 20


@pytest.fixture
def visible(tmp_path: Path) -> Path:
    """A file as this program writes it."""
    database, target = tmp_path / "data.db", tmp_path / "w.workbench"
    database.write_bytes(CONTENT)
    pack(MANIFEST, database, target)
    database.unlink()
    return target


def test_what_was_packed_is_unpacked(visible: Path, tmp_path: Path) -> None:
    assert unpack(visible, tmp_path / "out.db") == MANIFEST == read_manifest(visible)
    assert (tmp_path / "out.db").read_bytes() == CONTENT


def test_any_zip_program_opens_it(visible: Path) -> None:
    with zipfile.ZipFile(visible) as archive:
        assert archive.namelist() == ["manifest.json", "data.db"]
        assert archive.testzip() is None
        assert {each.compress_type for each in archive.infolist()} == {zipfile.ZIP_STORED}
        assert archive.read("data.db") == CONTENT
        assert json.loads(archive.read("manifest.json"))["format"] == FORMAT


def test_the_same_content_makes_the_same_file(visible: Path, tmp_path: Path) -> None:
    (tmp_path / "data.db").write_bytes(CONTENT)
    pack(MANIFEST, tmp_path / "data.db", tmp_path / "again.workbench")

    assert (tmp_path / "again.workbench").read_bytes() == visible.read_bytes()


def test_files_are_for_their_owner_alone(visible: Path, tmp_path: Path) -> None:
    unpack(visible, tmp_path / "out.db")

    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}


def test_nothing_is_written_over_a_file_that_is_there(visible: Path, tmp_path: Path) -> None:
    (tmp_path / "out.db").write_text("mine")

    with pytest.raises(FileExistsError):
        unpack(visible, tmp_path / "out.db")


def test_every_flipped_byte_is_found(visible: Path) -> None:
    content = bytearray(visible.read_bytes())
    frame = [*range(800), *range(len(content) - 200, len(content))]

    for place in [*frame, *range(800, len(content) - 200, 97)]:
        content[place] ^= 0x41
        visible.write_bytes(content)
        with pytest.raises((Damaged, NotAWorkspace)):
            check(visible)
        content[place] ^= 0x41


def test_a_flipped_byte_inside_is_told_as_damage(visible: Path) -> None:
    content = bytearray(visible.read_bytes())
    content[len(content) // 2] ^= 1
    visible.write_bytes(content)

    with pytest.raises(Damaged, match=r"w\.workbench is damaged.*backup"):
        check(visible)


def test_every_truncation_is_found(visible: Path) -> None:
    content = visible.read_bytes()

    for length in [*range(4, 60), *range(60, len(content), 131), len(content) - 1]:
        visible.write_bytes(content[:length])
        with pytest.raises(Damaged, match="missing or was changed on the way"):
            check(visible)


@pytest.mark.parametrize("more", [b"x", b"\0" * 70_000])
def test_anything_behind_the_end_is_found(visible: Path, more: bytes) -> None:
    visible.write_bytes(visible.read_bytes() + more)

    with pytest.raises(Damaged):
        check(visible)


def zipped(path: Path, members: dict[str, bytes], method: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize(
    "content",
    [
        b"Dear colleague,\n",
        b"SQLite format 3\0" + bytes(100),
        b"%PDF-1.7\n",
        b"\x00",
        bytes(10_000),
    ],
)
def test_another_kind_of_file_is_told_as_such(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.workbench"
    path.write_bytes(content)

    with pytest.raises(NotAWorkspace, match="is no workspace: it is some other kind of file"):
        check(path)


def test_an_office_document_is_told_as_another_kind_of_file(tmp_path: Path) -> None:
    members = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"}

    with pytest.raises(NotAWorkspace, match="other kind of file"):
        check(zipped(tmp_path / "letter.docx", members))


def test_an_empty_file_is_told_as_empty(tmp_path: Path) -> None:
    (tmp_path / "w.workbench").touch()

    with pytest.raises(NotAWorkspace, match="is empty"):
        check(tmp_path / "w.workbench")


def test_a_folder_is_told_as_a_folder(tmp_path: Path) -> None:
    with pytest.raises(NotAWorkspace, match=r"is a folder\. Choose a file"):
        check(tmp_path)


def test_a_missing_file_is_told_as_missing(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match=r"There is no file w\.workbench"):
        check(tmp_path / "w.workbench")


GOOD = MANIFEST.to_bytes()


@pytest.mark.parametrize(
    "members",
    [
        {"manifest.json": GOOD, "data.db": CONTENT, "more.txt": b"x"},
        {"manifest.json": GOOD},
        {"manifest.json": GOOD, "../../data.db": CONTENT},
        {"manifest.json": GOOD, "/etc/data.db": CONTENT},
        {"manifest.json": b"", "data.db": CONTENT},
        {"manifest.json": b"[" * 100_000, "data.db": CONTENT},
        {"manifest.json": b"[1]", "data.db": CONTENT},
        {"manifest.json": b'{"format": 1}', "data.db": CONTENT},
        {"manifest.json": b'{"format": "1", "workspace": 2}', "data.db": CONTENT},
        {"manifest.json": b"\xff\xfe", "data.db": CONTENT},
    ],
)
def test_a_zip_that_only_looks_like_ours_is_refused(
    tmp_path: Path, members: dict[str, bytes]
) -> None:
    path = zipped(tmp_path / "w.workbench", members)

    with pytest.raises(Damaged):
        check(path)

    assert [each.name for each in tmp_path.iterdir()] == ["w.workbench"]


def test_a_compressed_bomb_is_never_inflated(tmp_path: Path) -> None:
    members = {"manifest.json": GOOD, "data.db": bytes(50_000_000)}

    with pytest.raises(Damaged):
        check(zipped(tmp_path / "w.workbench", members, zipfile.ZIP_DEFLATED))


def test_a_later_format_is_told_before_anything_else_is_looked_at(tmp_path: Path) -> None:
    later = {"format": FORMAT + 1, "locks": "of another kind"}
    members = {"manifest.json": json.dumps(later).encode(), "data.db": b"", "attachments/": b""}
    plain = zipped(tmp_path / "z.zip", members)
    path = tmp_path / "w.workbench"
    path.write_bytes(plain_header_of(plain.read_bytes()))

    with pytest.raises(NewerVersion, match=r"later version of this program\. Update"):
        check(path)


def plain_header_of(content: bytes) -> bytes:
    """The ZIP with the first record as this program writes it: without a time or a system."""
    header = bytearray(content)
    header[4:6], header[10:14] = b"\x14\0", b"\0\0\x21\0"
    return bytes(header)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_mangled_file_is_refused_with_a_sentence_or_reads_as_it_was(
    visible: Path, data: st.DataObject
) -> None:
    good = visible.read_bytes()
    cut = data.draw(st.integers(0, len(good)))
    put = data.draw(st.binary(max_size=40))
    skip = data.draw(st.integers(0, 60))
    mangled = visible.with_name("mangled.workbench")
    mangled.write_bytes(good[:cut] + put + good[cut + skip :])

    if mangled.read_bytes() == good:
        assert check(mangled) == MANIFEST
    else:
        with pytest.raises(FileProblem, match=r"\.$"):
            check(mangled)
