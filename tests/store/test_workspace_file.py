"""An open file: every edit is durable at once, and the visible file follows whole or not at all."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.builders import a_programme, a_state, an_agency
from tests.store.files import (
    POLICE,
    SHELTER,
    StandingClock,
    a_closed_file,
    a_file,
    name_in,
    rename,
    state_in,
)
from workbench.domain.edits.entities import Add
from workbench.domain.log import fold
from workbench.domain.state import State
from workbench.domain.text import Text
from workbench.errors import CannotWrite, WrongPassphrase
from workbench.store.container import check
from workbench.store.reading import peek
from workbench.store.workspace_file import WorkspaceFile, create, open_workspace
from workbench.workspace import Workspace


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "w.workbench"


@pytest.fixture
def file(path: Path) -> Iterator[WorkspaceFile]:
    """An open file with the police in it."""
    file = a_file(path, POLICE)
    yield file
    file.let_go()


def test_a_new_file_holds_the_records_it_was_given(path: Path) -> None:
    records = a_state(a_programme(), POLICE, SHELTER)
    file = create(path, records, author="Secretariat", clock=StandingClock())

    assert file.state == records == fold(file.log())
    assert {entry.author for entry in file.log()} == {"Secretariat"}
    assert file.saved_at == StandingClock().time
    assert not file.is_behind
    file.close()
    assert state_in(path) == records


def test_a_file_that_is_there_is_not_made_anew(path: Path) -> None:
    path.write_text("mine")

    with pytest.raises(CannotWrite, match=r"already a file w\.workbench.*Choose another name"):
        create(path)

    assert path.read_text() == "mine"


def test_a_file_that_cannot_be_made_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match=r"nowhere is not there\. Choose another folder"):
        create(tmp_path / "nowhere" / "w.workbench")

    kept = tmp_path / "home" / "data" / "sop-workbench" / "working"
    assert [each.name for each in kept.iterdir()] == ["lock"]


def test_an_empty_passphrase_is_no_passphrase(path: Path) -> None:
    with pytest.raises(WrongPassphrase, match="at least one character"):
        create(path, passphrase="")

    assert not path.exists()


def test_an_edit_is_durable_before_it_is_shown(file: WorkspaceFile, path: Path) -> None:
    seen: list[State] = []
    workspace = Workspace(file.state, keeper=file)
    workspace.listen(lambda _: seen.append(peek(path).state))

    workspace.edit(Add((SHELTER,)))

    assert seen == [workspace.state]


def test_the_visible_file_follows_when_it_is_saved(file: WorkspaceFile, path: Path) -> None:
    before = path.read_bytes()
    state = rename(file, file.state, "Border police")
    assert file.is_behind
    assert path.read_bytes() == before

    file.save_now()

    assert not file.is_behind
    file.let_go()
    assert name_in(state_in(path)) == name_in(state) == "Border police"


def test_saving_tells_when_it_was_done(path: Path) -> None:
    clock = StandingClock()
    file = create(path, clock=clock)
    workspace = Workspace(file.state, keeper=file)
    clock.move_on(minutes=20)
    workspace.edit(Add((POLICE,)))

    file.save_now()

    assert file.saved_at == StandingClock().time + timedelta(minutes=20)
    assert [entry.at for entry in file.log()] == [file.saved_at] * 3
    file.close()


def test_saving_what_is_up_to_date_does_not_touch_the_file(file: WorkspaceFile, path: Path) -> None:
    before = path.stat()

    file.save_now()

    assert path.stat() == before


def test_closing_saves(file: WorkspaceFile, path: Path) -> None:
    rename(file, file.state, "Border police")

    file.close()

    assert check(path)
    assert peek(path).notices == ()
    assert name_in(peek(path).state) == "Border police"


def test_who_listens_hears_of_every_edit_and_every_save(file: WorkspaceFile) -> None:
    heard: list[bool] = []
    stop = file.listen(lambda: heard.append(file.is_behind))

    rename(file, file.state, "Border police")
    file.save_now()
    stop()
    rename(file, file.state, "Coast guard")

    assert heard == [True, False]


def test_the_visible_file_is_at_each_moment_the_old_one_or_the_new_one(
    file: WorkspaceFile, path: Path
) -> None:
    rename(file, file.state, "Border police")
    with path.open("rb") as old:
        content = path.read_bytes()
        file.save_now()

        assert old.read() == content
    assert path.stat().st_ino != 0
    assert {each.name for each in path.parent.iterdir()} == {"w.workbench", "home"}


def test_a_link_to_the_file_stays_a_link(tmp_path: Path) -> None:
    real = a_closed_file(tmp_path / "real.workbench", POLICE)
    link = tmp_path / "link.workbench"
    link.symlink_to(real)

    file = open_workspace(link, clock=StandingClock())
    rename(file, file.state, "Border police")
    file.close()

    assert link.is_symlink()
    assert name_in(state_in(real)) == "Border police"


def test_all_files_are_for_their_owner_alone(file: WorkspaceFile, tmp_path: Path) -> None:
    rename(file, file.state, "Border police")
    file.save_now()

    working = tmp_path / "home" / "data" / "sop-workbench" / "working"
    ours = [tmp_path / "w.workbench", working, *working.rglob("*")]
    assert {each.stat().st_mode & 0o777 for each in ours if each.is_file()} == {0o600}
    assert {each.stat().st_mode & 0o777 for each in ours if each.is_dir()} == {0o700}


def test_who_could_read_the_visible_file_still_can(file: WorkspaceFile, path: Path) -> None:
    path.chmod(0o640)
    rename(file, file.state, "Border police")

    file.save_now()

    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("passphrase", [None, "три дни"])
def test_no_word_of_the_content_stands_in_any_file(tmp_path: Path, passphrase: str | None) -> None:
    canary = an_agency("Canary", mandate=Text.of("A bird in a mine"), phone="0700 CANARY")
    file = a_file(tmp_path / "w.workbench", canary, passphrase=passphrase)
    Workspace(file.state, keeper=file).edit(Add((SHELTER,)))

    written = [each for each in tmp_path.rglob("*") if each.is_file()]

    assert {"data.db", "data.db-wal", "w.workbench"} <= {each.name for each in written}
    for each in written:
        content = each.read_bytes()
        for words in ("Canary", "bird in a mine", "CANARY", "три", "Shelter"):
            assert words.encode() not in content, f"{words} in {each}"
    file.let_go()


def test_a_copy_elsewhere_holds_everything_and_work_goes_on_here(
    file: WorkspaceFile, path: Path, tmp_path: Path
) -> None:
    state = rename(file, file.state, "Border police")

    file.save_copy(tmp_path / "copy.workbench")

    assert file.path == path
    assert file.is_behind
    file.let_go()
    assert state_in(tmp_path / "copy.workbench") == state


def test_a_copy_over_the_file_itself_is_just_saving(file: WorkspaceFile, path: Path) -> None:
    rename(file, file.state, "Border police")

    file.save_copy(path)

    assert not file.is_behind


def test_a_copy_that_cannot_be_written_is_told(file: WorkspaceFile, tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match=r"copy\.workbench cannot be saved"):
        file.save_copy(tmp_path / "nowhere" / "copy.workbench")


def test_a_file_tells_what_can_be_said_of_it(file: WorkspaceFile, path: Path) -> None:
    rename(file, file.state, "Border police")

    facts = file.info()

    assert (facts.path, facts.format, facts.revision) == (path, 1, "0001")
    assert (facts.entries, facts.replicas, facts.behind) == (4, 1, True)
    assert not facts.protected
    assert not file.has_passphrase
    assert facts.problems == ()


def test_a_sound_file_has_no_problems(file: WorkspaceFile) -> None:
    rename(file, file.state, "Border police")

    assert file.verify() == ()


def test_a_visible_file_that_was_damaged_while_it_was_open_is_found(
    file: WorkspaceFile, path: Path
) -> None:
    path.write_bytes(path.read_bytes()[:-1])

    assert [each for each in file.verify() if "w.workbench is damaged" in each]


def test_a_protected_file_opens_with_its_words_alone(tmp_path: Path) -> None:
    path = a_closed_file(tmp_path / "w.workbench", POLICE, passphrase="три дни")
    before = path.read_bytes()

    for words in (None, "два дни"):
        with pytest.raises(WrongPassphrase):
            open_workspace(path, words)

    assert path.read_bytes() == before
    file = open_workspace(path, "три дни")
    assert file.has_passphrase
    assert name_in(file.state) == "Police"
    file.close()


def test_a_nearly_full_disk_is_told_in_time(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.store.disk.ROOM_TO_WORK", 2**62)

    file = create(path)

    assert file.notices[0].startswith("Only ")
    assert "Free some space soon" in file.notices[0]
    file.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs lsof-like knowledge of descriptors")
def test_a_program_started_from_ours_does_not_hold_the_file(
    file: WorkspaceFile, path: Path
) -> None:
    with subprocess.Popen(["sleep", "30"], close_fds=False) as other:
        file.let_go()
        again = open_workspace(path)
        other.kill()
    again.close()
