"""Full and protected disks: what they refuse is told in a sentence, and nothing is lost."""

from __future__ import annotations

import errno
import os
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.builders import an_agency
from tests.store.files import (
    POLICE,
    StandingClock,
    a_closed_file,
    a_file,
    rename,
    state_in,
)
from workbench.domain.edits.agencies import RenameAgency
from workbench.domain.edits.entities import Add
from workbench.domain.text import Text
from workbench.errors import CannotWrite, FileProblem
from workbench.store.disk import (
    create_private,
    fingerprint,
    little_room,
    put_in_place,
    resolved,
    saying_why,
    write_whole,
)
from workbench.store.reading import peek
from workbench.store.workspace_file import open_workspace
from workbench.workspace import Workspace


def mount(*arguments: str) -> None:
    done = subprocess.run(["mount", *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"this computer lets nobody mount a disk for a test: {done.stderr.strip()}")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of three megabytes, which takes root to make."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount("-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder))
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill(folder: Path) -> Path:
    """Take all the room there is."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(b"x" * 4096)
    return ballast


def protect(folder: Path) -> None:
    mount("-o", "remount,ro", str(folder))


def unprotect(folder: Path) -> None:
    mount("-o", "remount,rw", str(folder))


def fill_with_edits(workspace: Workspace, most: int = 2000) -> str:
    """Edit until the disk is full; what the refusal says."""
    for number in range(most):
        agency = an_agency(f"Agency {number}", mandate=Text.of("word " * 400))
        try:
            workspace.edit(Add((agency,)))
        except CannotWrite as refusal:
            return str(refusal)
    raise AssertionError("the disk never filled up")


def test_a_full_disk_refuses_the_edit_and_takes_it_once_there_is_room(
    small_disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBENCH_DATA_HOME", str(small_disk / "data"))
    ballast = small_disk / "ballast"
    ballast.write_bytes(b"x" * 1_500_000)
    file = a_file(tmp_path / "w.workbench", POLICE)
    workspace = Workspace(file.state, keeper=file)

    refusal = fill_with_edits(workspace)
    before = workspace.state

    assert refusal == (
        "The change was not made: there is no room left on the disk. "
        "Free some space, then try again."
    )
    assert file.state == before
    for _ in range(3):
        with pytest.raises(CannotWrite):
            workspace.edit(Add((an_agency("Last", mandate=Text.of("word " * 4000)),)))
    assert workspace.state is before

    ballast.unlink()
    workspace.edit(RenameAgency(POLICE.id, "Border police", "en"))
    file.close()
    assert state_in(tmp_path / "w.workbench") == workspace.state


def test_on_a_full_disk_everything_can_still_be_saved_on_another(
    small_disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBENCH_DATA_HOME", str(small_disk / "data"))
    (small_disk / "ballast").write_bytes(b"x" * 1_500_000)
    file = a_file(tmp_path / "w.workbench", POLICE)
    workspace = Workspace(file.state, keeper=file)
    fill_with_edits(workspace)

    file.save_copy(tmp_path / "rescued.workbench")

    assert peek(tmp_path / "rescued.workbench").state == workspace.state
    assert {each.name for each in tmp_path.glob("*workbench*")} == {
        "w.workbench",
        "rescued.workbench",
    }
    file.let_go()


def test_all_that_was_acknowledged_on_a_full_disk_is_there_afterwards(
    small_disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WORKBENCH_DATA_HOME", str(small_disk / "data"))
    (small_disk / "ballast").write_bytes(b"x" * 1_500_000)
    file = a_file(tmp_path / "w.workbench", POLICE)
    workspace = Workspace(file.state, keeper=file)
    fill_with_edits(workspace)
    file.let_go()
    (small_disk / "ballast").unlink()

    assert state_in(tmp_path / "w.workbench") == workspace.state


def test_a_visible_file_that_does_not_fit_is_kept_as_it_was_and_said(small_disk: Path) -> None:
    path = small_disk / "w.workbench"
    file = a_file(path, POLICE)
    before = path.read_bytes()
    ballast = fill(small_disk)
    state = rename(file, file.state, "Border police")

    with pytest.raises(CannotWrite):
        file.save_now()

    assert file.problem == (
        "There is no room on the disk for w.workbench. Free some space, then save again."
    )
    assert file.is_behind
    assert path.read_bytes() == before
    assert {each.name for each in small_disk.iterdir()} == {"w.workbench", "ballast"}

    ballast.unlink()
    file.save_now()
    assert file.problem is None
    file.close()
    assert state_in(path) == state


def test_a_file_on_a_protected_disk_opens_and_edits_are_kept_on_this_computer(
    small_disk: Path, tmp_path: Path
) -> None:
    path = a_closed_file(small_disk / "w.workbench", POLICE)
    before = path.read_bytes()
    protect(small_disk)
    file = open_workspace(path, clock=StandingClock())
    state = rename(file, file.state, "Border police")

    with pytest.raises(CannotWrite):
        file.save_now()

    assert file.problem == (
        f"w.workbench cannot be saved: {small_disk} is protected against writing. "
        "Your work is kept on this computer. Save a copy elsewhere."
    )
    assert path.read_bytes() == before
    file.save_copy(tmp_path / "copy.workbench")
    file.close()
    assert state_in(tmp_path / "copy.workbench") == state

    again = open_workspace(path, clock=StandingClock())
    assert again.state == state
    assert "It was recovered" in again.notices[0]
    unprotect(small_disk)
    again.save_now()
    assert again.problem is None
    again.close()


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="permissions do not bind root"
)
def test_a_file_in_a_protected_folder_is_told_as_such(tmp_path: Path) -> None:
    folder = tmp_path / "share"
    folder.mkdir()
    file = a_file(folder / "w.workbench", POLICE)
    rename(file, file.state, "Border police")
    folder.chmod(0o500)

    with pytest.raises(CannotWrite, match=r"protected against writing.*Save a copy elsewhere"):
        file.save_now()

    folder.chmod(0o700)
    file.close()


def test_a_folder_that_went_away_is_told_and_nothing_is_lost(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    file = a_file(stick / "w.workbench", POLICE)
    state = rename(file, file.state, "Border police")
    stick.rename(tmp_path / "pulled out")

    with pytest.raises(CannotWrite, match=r"stick is not there.*kept on this computer"):
        file.save_now()

    file.close()
    (tmp_path / "pulled out").rename(stick)
    assert state_in(stick / "w.workbench") == state


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "note.json"
    write_whole(target, b"old")
    (tmp_path / "note.json.part").write_bytes(b"half of a former attempt")

    write_whole(target, b"new")

    assert target.read_bytes() == b"new"
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["note.json"]


def test_a_file_put_in_place_keeps_who_may_read_it(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    for each in (old, new):
        create_private(each).close()
    old.chmod(0o644)

    put_in_place(new, old)

    assert old.stat().st_mode & 0o777 == 0o644
    assert not new.exists()


def test_files_of_one_content_have_one_fingerprint(tmp_path: Path) -> None:
    for name, content in {"a": b"same", "b": b"same", "c": b"else"}.items():
        (tmp_path / name).write_bytes(content)

    prints = [fingerprint(tmp_path / name) for name in "abc"]

    assert prints[0] == prints[1] != prints[2]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (errno.ENOSPC, "no room on the disk for w.workbench. Free some space"),
        (errno.EDQUOT, "no room on the disk"),
        (errno.EROFS, "protected against writing. Your work is kept on this computer."),
        (errno.EACCES, "protected against writing"),
        (errno.ENOENT, "is not there. Your work is kept"),
        (errno.EIO, "could not be saved in"),
    ],
)
def test_whatever_the_system_refuses_becomes_a_sentence_with_a_remedy(
    tmp_path: Path, code: int, said: str
) -> None:
    with pytest.raises(CannotWrite) as problem, saying_why(tmp_path / "w.workbench"):
        raise OSError(code, os.strerror(code))

    assert said in str(problem.value)
    assert str(problem.value).startswith(("There is no room", "w.workbench "))


def test_a_disk_with_plenty_of_room_is_not_remarked_on(tmp_path: Path) -> None:
    warning = little_room(tmp_path, 2**61)

    assert warning is not None
    assert warning.startswith("Only ")
    assert little_room(tmp_path, 0) in {None, warning}


def test_a_path_that_leads_nowhere_is_told_in_a_sentence(tmp_path: Path) -> None:
    loop = tmp_path / "loop.workbench"
    loop.symlink_to(loop)

    for path in (loop, tmp_path / f"{'x' * 300}.workbench"):
        with pytest.raises(FileProblem, match="leads to no file"):
            resolved(path)
