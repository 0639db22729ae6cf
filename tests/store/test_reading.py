"""Looking into a file leaves no trace, and sees what has not reached the file yet."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from tests.store.files import POLICE, SHELTER, StandingClock, a_closed_file, a_file, name_in, rename
from workbench.errors import WrongPassphrase
from workbench.store.reading import needs_passphrase, peek, read_log, verify
from workbench.store.workspace_file import open_workspace


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "w.workbench"


def traces(folder: Path) -> dict[str, bytes]:
    return {str(each): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def test_what_is_in_the_file_is_seen(path: Path) -> None:
    a_closed_file(path, POLICE, SHELTER)

    seen = peek(path)

    assert set(seen.state.agencies) == {POLICE.id, SHELTER.id}
    assert seen.notices == ()
    assert (seen.facts.entries, seen.facts.behind, seen.facts.problems) == (6, False, ())


def test_looking_leaves_no_trace(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    a_closed_file(path, POLICE)
    before = traces(tmp_path)

    peek(path)
    verify(path)

    assert traces(tmp_path) == before


def test_a_file_never_opened_here_is_seen_without_a_working_copy(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_closed_file(path, POLICE)
    monkeypatch.setenv("WORKBENCH_DATA_HOME", str(tmp_path / "another"))

    assert name_in(peek(path).state) == "Police"
    assert not (tmp_path / "another").exists()


def test_what_an_open_window_has_not_saved_yet_is_seen_and_said(path: Path) -> None:
    file = a_file(path, POLICE)
    state = rename(file, file.state, "Border police")

    seen = peek(path)

    assert seen.state == state
    assert seen.facts.behind
    (notice,) = seen.notices
    assert notice == (
        "The working copy of w.workbench on this computer is newer than the file, which was "
        "saved at 14:02. This is what the working copy holds."
    )
    file.let_go()
    assert peek(path).state == state


def test_the_log_is_read_from_where_it_is_longest(path: Path) -> None:
    file = a_file(path, POLICE)
    rename(file, file.state, "Border police")

    assert read_log(path) == file.log()
    file.let_go()


def test_a_working_copy_that_no_longer_fits_the_file_is_not_looked_at(path: Path) -> None:
    a_closed_file(path, POLICE)
    older = path.read_bytes()
    file = open_workspace(path, clock=StandingClock())
    rename(file, file.state, "Border police")
    file.close()
    path.write_bytes(older)

    assert name_in(peek(path).state) == "Police"


def test_a_damaged_working_copy_does_not_hide_the_file(path: Path, tmp_path: Path) -> None:
    a_closed_file(path, POLICE)
    (database,) = (tmp_path / "home").rglob("data.db")
    database.write_bytes(database.read_bytes()[:-5000])

    assert name_in(peek(path).state) == "Police"
    assert verify(path) == ()


def test_a_protected_file_is_not_seen_without_its_words(path: Path) -> None:
    a_closed_file(path, POLICE, passphrase="три дни")

    assert needs_passphrase(path)
    with pytest.raises(WrongPassphrase):
        peek(path)
    with pytest.raises(WrongPassphrase):
        verify(path, "два дни")
    assert name_in(peek(path, "три дни").state) == "Police"


def test_a_file_without_a_passphrase_asks_for_none(path: Path) -> None:
    a_closed_file(path, POLICE)

    assert not needs_passphrase(path)
    assert verify(path, "никой не пита") == ()
