"""`workbench import` shows what a document would bring in, and brings it in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.surroundings import surroundings
from tests.exchange.word.documents import a_document, a_list, heading, paragraph, raw, remarked
from workbench.cli.main import run
from workbench.store.reading import peek

Captured = pytest.CaptureFixture[str]
DELETED = (
    '<w:p><w:del w:id="1" w:author="X"><w:r><w:delText>48 hours</w:delText></w:r></w:del></w:p>'
)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WORKBENCH_DATA_HOME", str(tmp_path / "data"))
    path = tmp_path / "w.workbench"
    assert run(["new", str(path), "--example", "bulgaria"], surroundings(tmp_path)) == 0
    return path


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "procedure.docx"
    path.write_bytes(
        a_document(
            heading("Measure 9.1: Contact"),
            a_list((0, "Ask"), (1, "alone"), (0, "Call")),
            remarked("Wait", "How long?"),
            paragraph("The girl, born on 12.03.2009, was brought here."),
            raw(DELETED),
        )
    )
    return path


def test_a_dry_run_tells_counts_and_announcements_and_changes_nothing(
    file: Path, source: Path, capsys: Captured
) -> None:
    before = file.read_bytes()
    here = surroundings(file.parent)
    capsys.readouterr()

    assert run(["import", str(file), str(source), "--dry-run", "--json"], here) == 0

    told = json.loads(capsys.readouterr().out)
    assert told["dry_run"] is True
    assert told["counts"] == {
        "stages": 0,
        "measures": 1,
        "steps": 3,
        "lines": 1,
        "comments": 1,
        "notes": 0,
    }
    found = {each["key"]: each for each in told["announcements"]}
    assert set(found) == {"case-data", "comment", "deleted"}
    assert found["deleted"]["passages"] == [
        {"words": "48 hours", "place": "under “Measure 9.1: Contact”"}
    ]
    assert {"becomes": "step", "number": "1", "words": "Ask"}.items() <= told["parts"][1].items()
    assert file.read_bytes() == before


def test_it_brings_a_document_in_as_an_sop_of_its_own(
    file: Path, source: Path, capsys: Captured
) -> None:
    here = surroundings(file.parent)

    assert run(["import", str(file), str(source), "--population", "child"], here) == 0

    assert "Came in: 0 stages, 1 measures, 3 steps" in capsys.readouterr().out
    state = peek(file).state
    (measure,) = [each for each in state.measures.values() if each.number == "9.1"]
    assert measure.sop is not None
    sop = state.sops[measure.sop]
    assert str(sop.title) == "procedure"
    assert sop.population == state.populations.code("child").id
    assert len(state.steps.where("measure", measure.id)) == 3


def test_an_unknown_sop_or_stage_is_refused_with_those_there_are(
    file: Path, source: Path, capsys: Captured
) -> None:
    here = surroundings(file.parent)

    assert run(["import", str(file), str(source), "--sop", "nothing"], here) == 1
    assert run(["import", str(file), str(source), "--stage", "99"], here) == 1

    told = capsys.readouterr().err
    assert "There is no SOP 'nothing'. There is: " in told
    assert "There is no stage '99'. There is: 1" in told


def test_what_is_no_document_is_wrong_usage(file: Path, tmp_path: Path, capsys: Captured) -> None:
    here = surroundings(tmp_path)
    other, missing = tmp_path / "x.docx", tmp_path / "missing.docx"
    other.write_bytes(b"not a document")

    assert run(["import", str(file), str(other)], here) == 2
    assert run(["import", str(file), str(missing)], here) == 2
    assert run(["import", str(file), str(tmp_path / "x.odt")], here) == 2

    told = capsys.readouterr().err
    assert "This is no Word document" in told
    assert "cannot be read" in told
    assert "There is: Word document (.docx)" in told


def test_a_format_may_be_named(file: Path, source: Path) -> None:
    renamed = source.rename(source.with_suffix(".old"))
    here = surroundings(file.parent)

    assert run(["import", str(file), str(renamed), "--format", "word", "--dry-run"], here) == 0
    assert run(["import", str(file), str(renamed), "--format", "nonsense"], here) == 1


def test_an_empty_document_is_refused(file: Path, tmp_path: Path, capsys: Captured) -> None:
    source = tmp_path / "empty.docx"
    source.write_bytes(a_document())

    assert run(["import", str(file), str(source)], surroundings(tmp_path)) == 1
    assert "Nothing would come in" in capsys.readouterr().err
