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


@pytest.mark.parametrize("written_over", ["its own", "another"])
@pytest.mark.parametrize(
    "call",
    [["print", "handbook", "-o"], ["export", "--format", "json"], ["screenshot", "sops", "-o"]],
)
def test_a_workspace_under_any_name_is_never_written_over(
    call: list[str],
    written_over: str,
    file: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    command, *options = call
    other = file.rename(tmp_path / "w.zip")
    read = other
    if written_over == "another":
        read = tmp_path / "r.workbench"
        create(read, a_state(an_agency("Shelter"))).close()
    before = other.read_bytes()

    told = refusal([command, str(read), *options, str(other)], tmp_path, capsys)

    assert told.endswith("is the name of a workspace. Give the result another name.")
    assert other.read_bytes() == before


def test_a_damaged_workspace_is_not_written_over(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damaged = tmp_path / "last copy.json"
    damaged.write_bytes(file.read_bytes()[:400])

    told = refusal(["export", str(file), str(damaged)], tmp_path, capsys)

    assert "is the name of a workspace" in told
    assert len(damaged.read_bytes()) == 400


@pytest.mark.parametrize("link", ["hard", "symbolic", "none"])
def test_a_result_never_takes_the_place_of_what_is_read(
    link: str, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = tmp_path / "words.json"
    secret.write_text("nine quiet rivers\n", encoding="utf-8")
    target = secret if link == "none" else tmp_path / "link.json"
    if link == "hard":
        target.hardlink_to(secret)
    elif link == "symbolic":
        target.symlink_to(secret)
    call = ["export", str(file), str(target), "--passphrase-file", str(secret)]

    told = refusal(call, tmp_path, capsys)

    assert told.endswith("is a file that this command reads. Give the result another name.")
    assert secret.read_text(encoding="utf-8") == "nine quiet rivers\n"


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


def test_a_word_that_is_no_command_and_no_file_is_wrong_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = refusal([LONG], tmp_path, capsys)

    assert told.endswith("`workbench --help` tells more.")


@pytest.mark.parametrize("day", ["tomorrow", "23.11.2026", "2026-02-30", ""])
def test_a_date_that_is_none_is_told_with_how_to_write_it(
    day: str, file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = refusal(["check", str(file), "--at", day], tmp_path, capsys)

    assert told == f"workbench: {day!r} is no date. Write it as in 2026-11-23."


@pytest.mark.parametrize(
    "call",
    [
        ["check"],
        ["check", "w.workbench", "--family", "friends"],
        ["export", "w.workbench", "w.json", "--audience", "press"],
        ["info", "w.workbench", "--jsno"],
    ],
)
def test_a_call_that_is_not_understood_is_told_in_one_sentence(
    call: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = refusal(call, tmp_path, capsys)

    assert told.startswith("workbench: ")
    assert told.endswith(" --help` tells more.")
