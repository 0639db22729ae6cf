"""Opening: whatever happened to the two copies of a workspace, nothing that was entered is lost."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.builders import a_state, an_agency
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
from workbench.domain.state import State
from workbench.errors import (
    Damaged,
    FileProblem,
    InUse,
    NewerVersion,
    NotAWorkspace,
)
from workbench.store.lock import choosing
from workbench.store.reading import peek
from workbench.store.workspace_file import WorkspaceFile, open_workspace
from workbench.workspace import Workspace

DATED = "w (copy 14-02).workbench"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "w.workbench"


def opened(path: Path, clock: StandingClock | None = None) -> WorkspaceFile:
    return open_workspace(path, clock=clock or StandingClock())


def working_folder(tmp_path: Path) -> Path:
    """The one working copy there is."""
    (ties,) = (tmp_path / "home").rglob("ties.json")
    return ties.parent


def crash(file: WorkspaceFile, name: str) -> State:
    """An edit that never reached the visible file, because the program ended before."""
    state = rename(file, file.state, name)
    file.let_go()
    return state


def changed_elsewhere(path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody with a computer of their own opens the file, renames the police and saves."""
    with monkeypatch.context() as elsewhere:
        elsewhere.setenv("WORKBENCH_DATA_HOME", str(path.parent / "elsewhere"))
        file = opened(path)
        rename(file, file.state, name)
        file.close()


def test_what_was_closed_is_opened_as_it_was(path: Path) -> None:
    a_closed_file(path, POLICE, SHELTER)

    file = opened(path)

    assert file.state == a_state(POLICE, SHELTER)
    assert file.notices == ()
    assert not file.is_behind
    file.close()


def test_edits_that_had_not_reached_the_file_are_recovered_and_told(path: Path) -> None:
    state = crash(a_file(path, POLICE), "Border police")

    file = opened(path)

    assert file.state == state
    assert file.is_behind
    (notice,) = file.notices
    assert notice == (
        "w.workbench lacks what was entered after 14:02. It was recovered from this computer and "
        "will be in the file when it is next saved."
    )
    file.close()
    assert opened_and_closed(path).notices == ()


def opened_and_closed(path: Path) -> WorkspaceFile:
    file = opened(path)
    file.close()
    return file


def test_the_file_travels_to_another_computer(
    path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    state = crash_free(path)
    monkeypatch.setenv("WORKBENCH_DATA_HOME", str(tmp_path / "another"))

    assert state_in(path) == state


def crash_free(path: Path) -> State:
    file = a_file(path, POLICE)
    state = rename(file, file.state, "Border police")
    file.close()
    return state


def test_a_second_window_is_told_who_has_the_file_and_since_when(path: Path) -> None:
    a_closed_file(path, POLICE)
    first = open_workspace(path, author="Duty officer", clock=StandingClock())

    with pytest.raises(InUse) as refusal:
        opened(path)

    assert str(refusal.value).startswith(
        "w.workbench is already open in another window by Duty officer since 14:02 (process "
    )
    assert peek(path).state == first.state
    first.close()
    opened(path).close()


def test_who_opens_while_another_is_just_opening_is_asked_to_wait(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_closed_file(path, POLICE)
    monkeypatch.setattr("workbench.store.lock._SECONDS_TO_CHOOSE", 0)

    with (
        choosing(working_folder(tmp_path).parent),
        pytest.raises(InUse, match=r"just opening a workspace\. Try again in a moment"),
    ):
        opened(path)


def test_a_lock_left_behind_by_a_process_that_died_is_no_hindrance(
    path: Path, tmp_path: Path
) -> None:
    a_closed_file(path, POLICE)
    code = (
        "import os, sys; from pathlib import Path; "
        "from workbench.store.workspace_file import open_workspace; "
        "file = open_workspace(Path(sys.argv[1])); os._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", code, str(path)], check=False).returncode == 9
    assert (working_folder(tmp_path) / "owner.json").exists()

    opened(path).close()


def test_a_file_changed_elsewhere_is_opened_as_it_is_now(
    path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    a_closed_file(path, POLICE)
    changed_elsewhere(path, "Border police", monkeypatch)

    file = opened(path)

    assert name_in(file.state) == "Border police"
    assert file.notices == ()
    file.close()
    assert len(list((tmp_path / "home").rglob("ties.json"))) == 1


def test_when_both_were_changed_ours_goes_beside_and_theirs_is_opened(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = crash(a_file(path, POLICE), "Border police")
    changed_elsewhere(path, "Gendarmerie", monkeypatch)
    theirs = path.read_bytes()

    file = opened(path)

    assert name_in(file.state) == "Gendarmerie"
    assert f"stands beside it as {DATED}." in file.notices[0]
    assert path.read_bytes() == theirs
    assert state_in(path.with_name(DATED)) == mine
    file.close()


def test_what_we_saved_and_somebody_overwrote_with_an_older_file_is_kept_beside(
    path: Path,
) -> None:
    a_closed_file(path, POLICE)
    older = path.read_bytes()
    saved = crash_and_save(path)
    path.write_bytes(older)

    file = opened(path)

    assert name_in(file.state) == "Police"
    assert DATED in file.notices[0]
    assert state_in(path.with_name(DATED)) == saved
    file.close()


def crash_and_save(path: Path) -> State:
    file = opened(path)
    state = rename(file, file.state, "Border police")
    file.close()
    return state


def test_what_cannot_be_put_beside_stays_on_this_computer_and_is_tried_again(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = crash(a_file(path, POLICE), "Border police")
    changed_elsewhere(path, "Gendarmerie", monkeypatch)
    taken = [path.with_name(DATED)]
    taken += [path.with_name(f"w (copy 14-02, {n}).workbench") for n in range(2, 1000)]
    for each in taken:
        each.touch()

    file = opened(path)
    assert "is kept on this computer" in file.notices[0]
    file.close()
    taken[0].unlink()

    again = opened(path)
    assert DATED in again.notices[0]
    again.close()
    assert state_in(path.with_name(DATED)) == mine


def test_a_file_changed_while_it_was_open_is_left_alone_and_work_goes_on_beside(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = a_file(path, POLICE)
    changed_elsewhere(path, "Gendarmerie", monkeypatch)
    theirs = path.read_bytes()
    workspace = Workspace(file.state, keeper=file)
    workspace.edit(Add((SHELTER,)))

    file.save_now()
    workspace.edit(Add((an_agency("Court"),)))
    file.save_now()

    assert path.read_bytes() == theirs
    assert file.path == path.with_name(DATED)
    assert file.problem is None
    (notice,) = file.notices
    assert notice == (
        "w.workbench was changed elsewhere while it was open here. It was left as it is; your "
        f"version stands beside it as {DATED}, and your work goes on there."
    )
    file.close()
    assert state_in(path.with_name(DATED)) == workspace.state
    assert name_in(state_in(path)) == "Gendarmerie"


def test_a_dated_copy_never_takes_the_name_of_another(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = a_file(path, POLICE)
    path.with_name(DATED).write_text("mine")
    changed_elsewhere(path, "Gendarmerie", monkeypatch)
    rename(file, file.state, "Border police")

    file.close()

    assert path.with_name(DATED).read_text() == "mine"
    assert file.path.name == "w (copy 14-02, 2).workbench"


def test_a_file_somebody_merely_touched_or_put_back_is_still_ours(path: Path) -> None:
    file = a_file(path, POLICE)
    content = path.read_bytes()
    path.unlink()
    path.write_bytes(content)
    rename(file, file.state, "Border police")

    file.save_now()

    assert file.path == path
    file.close()


def test_a_file_that_was_removed_while_it_was_open_is_written_again(path: Path) -> None:
    file = a_file(path, POLICE)
    path.unlink()

    file.save_now()

    file.let_go()
    assert name_in(state_in(path)) == "Police"


def test_a_missing_file_of_which_edits_were_recovered_is_opened(path: Path) -> None:
    state = crash(a_file(path, POLICE), "Border police")
    path.unlink()

    file = opened(path)

    assert file.state == state
    assert file.notices
    file.close()
    assert path.exists()


def test_a_missing_file_that_was_closed_properly_is_just_missing(path: Path) -> None:
    a_closed_file(path, POLICE)
    path.unlink()

    with pytest.raises(FileProblem, match=r"There is no file w\.workbench"):
        opened(path)


def test_a_crash_between_the_new_file_and_the_note_of_it_confuses_nobody(
    path: Path, tmp_path: Path
) -> None:
    """The ties are set back to what stood in them just before the file got its name."""
    file = a_file(path, POLICE)
    ties = working_folder(tmp_path) / "ties.json"
    before = ties.read_text().replace(', "saving": null', "")
    state = rename(file, file.state, "Border police")
    file.save_now()
    after = ties.read_text()
    file.let_go()
    saved = after[after.index('"saved": ') + len('"saved": ') :].rstrip("}") + "}"
    ties.write_text(before[:-1] + ', "saving": ' + balanced(saved) + "}")

    again = opened(path)

    assert again.state == state
    assert again.notices == ()
    assert not again.is_behind
    again.close()


def balanced(text: str) -> str:
    return text + "}" * (text.count("{") - text.count("}"))


def test_what_a_crash_left_half_done_is_swept(path: Path, tmp_path: Path) -> None:
    a_closed_file(path, POLICE)
    folder = working_folder(tmp_path)
    left = [folder / "data.db.part", path.with_name(f".workbench-{folder.name}.part")]
    left.append(path.with_name(f".workbench-{folder.name}.db.part"))
    begun = folder.parent / "begun"
    begun.mkdir()
    for each in [*left, begun / "data.db"]:
        each.write_bytes(b"half")

    file = opened(path)

    assert not any(each.exists() for each in [*left, begun])
    rename(file, file.state, "Border police")
    file.close()
    assert {each.name for each in tmp_path.iterdir()} == {"w.workbench", "home"}


def test_a_copied_file_issues_stamps_under_a_name_of_its_own(path: Path, tmp_path: Path) -> None:
    a_closed_file(path, POLICE)
    copy = tmp_path / "copy.workbench"
    shutil.copy2(path, copy)
    stamps = []

    for each in (path, copy):
        file = opened(each)
        rename(file, file.state, "Border police")
        stamps.append(file.log()[-1].stamp)
        file.close()

    assert len(set(stamps)) == 2


def test_a_copied_working_folder_issues_stamps_under_a_name_of_its_own(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = a_file(path, POLICE)
    before = file.log()[-1].replica
    file.close()
    shutil.copytree(tmp_path / "home" / "data" / "sop-workbench", tmp_path / "profile")
    monkeypatch.setenv("WORKBENCH_DATA_HOME", str(tmp_path / "profile"))

    file = opened(path)
    rename(file, file.state, "Border police")

    assert file.log()[-1].replica != before
    file.close()


def test_the_same_working_copy_keeps_its_name(path: Path) -> None:
    file = a_file(path, POLICE)
    file.close()
    again = opened(path)
    rename(again, again.state, "Border police")

    assert len({entry.replica for entry in again.log()}) == 1
    again.close()


BAD = {
    "another file": (b"Dear colleague", NotAWorkspace),
    "an empty file": (b"", NotAWorkspace),
}


@pytest.mark.parametrize(("content", "kind"), BAD.values(), ids=BAD)
def test_what_is_no_workspace_is_left_as_it_is(
    path: Path, content: bytes, kind: type[FileProblem]
) -> None:
    path.write_bytes(content)

    with pytest.raises(kind):
        opened(path)

    assert path.read_bytes() == content
    assert {each.name for each in path.parent.iterdir()} <= {"w.workbench", "home"}


@pytest.mark.parametrize("look", [opened, peek])
def test_a_damaged_file_from_elsewhere_is_told_and_left_as_it_is(
    path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, look: object
) -> None:
    a_closed_file(path, POLICE)
    monkeypatch.setenv("WORKBENCH_DATA_HOME", str(tmp_path / "another"))
    content = path.read_bytes()[:-1000]
    path.write_bytes(content)

    with pytest.raises(Damaged, match="Take it again from where it came from"):
        look(path)  # type: ignore[operator]  # one of the two ways to look into it

    assert path.read_bytes() == content
    assert not list((tmp_path / "another").rglob("ties.json"))


@pytest.mark.parametrize("content", [b"", b"PK\3\4 not any more"])
def test_what_this_computer_kept_of_a_damaged_file_is_put_beside_it(
    path: Path, content: bytes
) -> None:
    a_closed_file(path, POLICE)
    path.write_bytes(content)

    with pytest.raises((Damaged, NotAWorkspace), match=r"What this computer kept") as problem:
        opened(path)

    assert str(problem.value).endswith(f"stands beside it as {DATED}.")
    assert path.read_bytes() == content
    assert name_in(state_in(path.with_name(DATED))) == "Police"
    with pytest.raises((Damaged, NotAWorkspace)) as again:
        opened(path)
    assert "stands beside" not in str(again.value)


def test_a_damaged_working_copy_is_set_aside_and_the_file_is_opened(
    path: Path, tmp_path: Path
) -> None:
    a_closed_file(path, POLICE)
    folder = working_folder(tmp_path)
    content = bytearray((folder / "data.db").read_bytes())
    content[5000] ^= 1
    (folder / "data.db").write_bytes(content)

    file = opened(path)

    assert name_in(file.state) == "Police"
    assert "was damaged" in file.notices[0]
    assert str(folder) in file.notices[0]
    assert (folder / "data.db").read_bytes() == content
    file.close()
    assert opened_and_closed(path).notices == ()


def test_a_file_from_a_later_version_is_told_and_left_as_it_is(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as later:
        later.setattr("workbench.store.container.FORMAT", 2)
        a_closed_file(path, POLICE)
    content = path.read_bytes()

    for look in (opened, peek):
        with pytest.raises(NewerVersion, match="Update the program"):
            look(path)  # type: ignore[operator]  # one of the two ways to look into it

    assert path.read_bytes() == content


def test_a_database_from_a_later_version_is_told_and_nothing_is_left_of_the_attempt(
    path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with monkeypatch.context() as later:
        later.setenv("WORKBENCH_DATA_HOME", str(tmp_path / "another"))
        later.setattr("workbench.store.schema.HEAD", "9999")
        a_closed_file(path, POLICE)

    for look in (opened, peek):
        with pytest.raises(NewerVersion, match="Update the program"):
            look(path)  # type: ignore[operator]  # one of the two ways to look into it

    assert not list((tmp_path / "home").rglob("data.db"))
