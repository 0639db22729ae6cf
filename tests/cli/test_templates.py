"""Templates on the command line: what they hold, and making a workspace of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.surroundings import surroundings
from workbench.cli.main import run

Captured = pytest.CaptureFixture[str]


def test_a_list_tells_the_kind_and_the_parts(tmp_path: Path, capsys: Captured) -> None:
    assert run(["templates"], surroundings(tmp_path)) == 0

    told = capsys.readouterr().out
    row = next(each for each in told.splitlines() if each.startswith("emergency-shelter"))
    assert "procedure" in row
    assert "1 measure, 13 steps, 7 forms" in row


def test_machine_output_tells_steps_forms_and_roles(tmp_path: Path, capsys: Captured) -> None:
    assert run(["templates", "--json"], surroundings(tmp_path)) == 0

    rows = {each["key"]: each for each in json.loads(capsys.readouterr().out)["templates"]}
    shelter = rows["emergency-shelter"]
    (measure,) = shelter["measures"]
    assert (shelter["kind"], shelter["sphere"]) == ("procedure", "shelter")
    assert len(measure["steps"]) == 13
    assert "Safety plan" in shelter["forms"]
    assert {"words": "Shelter", "leads": 3}.items() <= shelter["roles"][1].items()
    assert "emergency-shelter" in rows["national-sop"]["includes"]
    assert rows["form-screening"]["kind"] == "form"


def test_a_whole_sop_becomes_a_workspace(tmp_path: Path, capsys: Captured) -> None:
    file = tmp_path / "w.workbench"
    assert run(["new", str(file), "--template", "national-sop"], surroundings(tmp_path)) == 0
    capsys.readouterr()

    assert run(["check", str(file), "--json"], surroundings(tmp_path)) == 0

    findings = json.loads(capsys.readouterr().out)["findings"]
    assert {each["kind"] for each in findings} == {"unknown"}
    assert {each["rule"] for each in findings} == {"sop-network-mismatch"}
