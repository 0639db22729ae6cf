"""`print --only` prints what a product is about, and says what there is otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.builders import a_measure, a_population, a_sop, a_state, a_step
from tests.cli.surroundings import surroundings
from workbench.cli.main import run
from workbench.store.workspace_file import create

SOP = a_sop("adults", a_population("Adults"))
FIRST, SECOND = a_measure("Consent", "1.3", SOP), a_measure("Referral", "1.4", SOP)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "w.workbench"
    steps = [a_step(f"Step of {each.title}", "1", each) for each in (FIRST, SECOND)]
    create(path, a_state(a_population("Adults"), SOP, FIRST, SECOND, *steps)).close()
    return path


def test_one_measure_is_printed(file: Path, tmp_path: Path) -> None:
    target = tmp_path / "m.pdf"

    assert (
        run(
            ["print", str(file), "procedure", "--only", "1.4", "-o", str(target)],
            surroundings(tmp_path),
        )
        == 0
    )

    told = "".join(page.extract_text() for page in PdfReader(target).pages)
    assert "Step of Referral" in told
    assert "Step of Consent" not in told


def test_what_is_not_there_is_refused(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["print", str(file), "procedure", "--only", "7", "-o", str(tmp_path / "m.pdf")]

    assert run(call, surroundings(tmp_path)) == 1

    assert "There is no SOP or measure '7'" in capsys.readouterr().err
    assert not (tmp_path / "m.pdf").exists()
