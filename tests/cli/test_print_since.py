"""`print --since` compares with what was recorded when an edition took its state."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.builders import (
    a_measure,
    a_population,
    a_sop,
    a_stage,
    a_state,
    a_step,
    an_agency,
    an_edition,
)
from tests.cli.surroundings import surroundings
from workbench.cli.main import run
from workbench.domain.agencies import Agency
from workbench.domain.editions import Edition, EditionState
from workbench.domain.edits.entities import Change
from workbench.domain.entity import Sensitivity
from workbench.domain.steps import Step
from workbench.domain.text import Text
from workbench.store.workspace_file import create
from workbench.workspace import Workspace

ADULT, STAGE = a_population("adult"), a_stage()
SOP = a_sop("adults", ADULT)
MEASURE = a_measure("Referral", "1.4", SOP, STAGE)
FIRST = an_edition("1", current=True)
STEP = a_step("Contact the receiver", "1", MEASURE)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "w.workbench"
    opened = create(
        path,
        a_state(ADULT, STAGE, SOP, MEASURE, FIRST, STEP),
        clock=lambda: datetime(2026, 1, 15, 9, tzinfo=UTC),
    )
    approve = Change(Edition, FIRST.id, {"state": EditionState.APPROVED})
    workspace = Workspace(opened.state, opened)
    workspace.edit(approve)
    workspace.edit(Change(Step, STEP.id, {"title": Text.of("Call the receiver")}))
    opened.close()
    return path


def text_of(target: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(target).pages)


def test_changes_after_the_approval_are_listed(file: Path, tmp_path: Path) -> None:
    target = tmp_path / "h.pdf"
    call = ["print", str(file), "handbook", "-o", str(target), "--since", "1"]

    assert run(call, surroundings(tmp_path)) == 0

    told = text_of(target)
    assert "What changed" in told
    assert "1.4 adult, step 1" in told
    assert "Changed in this edition" in told


def test_an_unknown_edition_is_wrong_usage(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["print", str(file), "handbook", "-o", str(tmp_path / "h.pdf"), "--since", "7"]

    assert run(call, surroundings(tmp_path)) == 2

    assert "There is no edition '7'" in capsys.readouterr().err


def test_what_became_secret_since_is_not_listed_as_removed(tmp_path: Path) -> None:
    path, target = tmp_path / "w.workbench", tmp_path / "h.pdf"
    house = an_agency("Rose House")
    opened = create(path, a_state(FIRST, house))
    workspace = Workspace(opened.state, opened)
    workspace.edit(Change(Edition, FIRST.id, {"state": EditionState.APPROVED}))
    workspace.edit(Change(Agency, house.id, {"sensitivity": Sensitivity.FULL}))
    opened.close()
    call = ["print", str(path), "handbook", "-o", str(target), "--since", "1"]

    assert run(call, surroundings(tmp_path)) == 0

    assert "Rose House" not in text_of(target)
