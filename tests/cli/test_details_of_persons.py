"""What goes out is looked over for details of persons; nothing is refused for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.builders import a_measure, a_programme, a_sop, a_stage, a_state, a_step
from tests.cli.surroundings import surroundings
from workbench.cli.main import run
from workbench.domain.case_data import digest
from workbench.domain.text import Text
from workbench.store.workspace_file import create

STAGE, SOP = a_stage(), a_sop()
MEASURE = a_measure("Referral", "1.4", SOP, STAGE)
STEP = a_step("Contact the receiver", "1", MEASURE, text=Text.of("The victim, Lumira, waits."))


@pytest.fixture(params=[["print", "handbook", "-o"], ["export", "--format", "json"]])
def call(request: pytest.FixtureRequest) -> list[str]:
    return list(request.param)


def told(
    call: list[str], folder: Path, capsys: pytest.CaptureFixture[str], *fictitious: str
) -> str:
    """What is said on the side when the workspace goes out; it does go out."""
    file, target = folder / "w.workbench", folder / "out.file"
    programme = a_programme(fictitious=fictitious)
    create(file, a_state(programme, STAGE, SOP, MEASURE, STEP)).close()
    command, *options = call

    assert run([command, str(file), *options, str(target)], surroundings(folder)) == 0
    assert target.stat().st_size > 0
    return capsys.readouterr().err


def test_a_detail_of_a_person_is_told_by_its_place_and_not_by_its_words(
    call: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = told(call, tmp_path, capsys)

    assert "1 passage looks like a detail of a person" in said
    assert "step 'Contact the receiver' (text)" in said
    assert "Lumira" not in said


def test_what_is_marked_as_made_up_is_not_told(
    call: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "detail of a person" not in told(call, tmp_path, capsys, digest("victim, Lumira"))
