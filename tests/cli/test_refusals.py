"""What cannot be done is refused with one sentence, whatever was typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import a_state, an_agency
from tests.cli.surroundings import surroundings
from workbench.cli.main import run
from workbench.store.workspace_file import create

LONG = "a" * 300


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "w.workbench"
    create(path, a_state(an_agency("Police"))).close()
    return path


def refusal(call: list[str], folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """The one line that is said when a call is refused as unreadable or wrong usage."""
    assert run(call, surroundings(folder)) == 2
    (line,) = capsys.readouterr().err.splitlines()
    return line


@pytest.mark.parametrize("nowhere", ["", ".", "/"])
@pytest.mark.parametrize(
    "call",
    [["print", "handbook", "-o"], ["export", "--format", "json"], ["screenshot", "sops", "-o"]],
)
def test_a_result_without_a_name_is_refused(
    call: list[str], nowhere: str, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command, *options = call

    told = refusal([command, str(file), *options, nowhere], tmp_path, capsys)

    assert told == f"workbench: {nowhere!r} is no name for a file. Give the result a name."


@pytest.mark.parametrize("call", [["print", "handbook", "-o"], ["export", "--format", "json"]])
def test_a_result_never_takes_the_place_of_the_workspace(
    call: list[str], file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command, *options = call
    before = file.read_bytes()

    told = refusal([command, str(file), *options, str(file)], tmp_path, capsys)

    assert told.endswith("is the name of a workspace. Give the result another name.")
    assert file.read_bytes() == before


def test_a_name_too_long_for_the_disk_is_refused(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = refusal(["export", str(file), str(tmp_path / f"{LONG}.json")], tmp_path, capsys)

    assert "cannot be written" in told
    assert [each.name for each in tmp_path.glob("*.json")] == []


def test_a_passphrase_file_that_is_not_there_is_told_without_numbers(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["info", str(file), "--passphrase-file", str(tmp_path / "none")]

    told = refusal(call, tmp_path, capsys)

    assert told.endswith("none cannot be read: No such file or directory. Check its name.")


def test_a_passphrase_file_in_another_encoding_is_refused(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = tmp_path / "words"
    words.write_bytes("парола".encode("cp1251"))

    told = refusal(["info", str(file), "--passphrase-file", str(words)], tmp_path, capsys)

    assert told.endswith("is not written in UTF-8. Save it as UTF-8.")


def test_the_demo_does_not_take_a_file_for_its_folder(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = refusal(["demo", "--headless", "--output", str(file)], tmp_path, capsys)

    assert "cannot be used as a folder" in told


def test_a_word_that_is_no_command_and_no_file_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as stopped:
        run([LONG], surroundings(tmp_path))

    assert stopped.value.code == 2
