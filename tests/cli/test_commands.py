"""The command line does the main job: make, look, check, print, export, verify."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

import workbench
from tests.builders import a_measure, a_sop, a_state, a_step
from tests.cli.surroundings import RememberedDesktop, surroundings
from workbench.cli.command import commands
from workbench.cli.main import _parser, opens_a_window, run
from workbench.store.workspace_file import create

Captured = pytest.CaptureFixture[str]

README = Path(workbench.__file__).parents[1] / "README.md"
CALLS_OF_SCRIPTS = (
    "demo --headless --output DIR",
    "new w.workbench --example bulgaria --template KEY --template OTHER",
    "info w.workbench --json",
    "check w.workbench --json --rule KEY --rule OTHER --family network --fail-on high",
    "check w.workbench --at 2026-11-23",
    "rules --json",
    "templates --json",
    "print w.workbench handbook -o w.pdf --audience public --language bg --paper letter --since 1",
    "products --json",
    "export w.workbench w.json --format json --audience full",
    "import w.workbench sop.docx --format docx --dry-run --json",
    "formats --json",
    "verify w.workbench",
    "screenshot w.workbench sops -o w.png --size 1440x900 --theme dark --language bg",
    "doctor",
)


def calls_in_the_readme() -> list[str]:
    """What stands behind `workbench` on the lines to be typed, up to the words that explain it."""
    lines = README.read_text(encoding="utf-8").splitlines()
    return [
        line.partition("  ")[0].removeprefix("workbench ")
        for line in lines
        if line.startswith("workbench ")
    ]


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The national example in a file; commands only read it."""
    folder = tmp_path_factory.mktemp("example")
    file = folder / "b.workbench"
    monkey = pytest.MonkeyPatch()
    monkey.setenv("WORKBENCH_DATA_HOME", str(folder / "data"))
    assert run(["new", str(file), "--example", "bulgaria"], surroundings(folder)) == 0
    monkey.undo()
    return file


def test_check_lists_the_findings_with_stable_keys(example: Path, capsys: Captured) -> None:
    assert run(["check", str(example), "--json"], surroundings(example.parent)) == 0

    told = json.loads(capsys.readouterr().out)
    boys = [each for each in told["findings"] if each["rule"] == "cov-child-age-band"]
    assert [each["kind"] for each in boys] == ["gap"]
    assert "15 to 17" in boys[0]["message"]
    assert {
        "key",
        "rule",
        "family",
        "kind",
        "severity",
        "title",
        "message",
        "about",
        "evidence",
        "standard",
        "remedy",
        "waived",
    } <= boys[0].keys()


def test_check_can_be_narrowed_and_can_fail(example: Path, capsys: Captured) -> None:
    here = surroundings(example.parent)

    assert run(["check", str(example), "--rule", "cov-men", "--fail-on", "critical"], here) == 0
    assert run(["check", str(example), "--family", "coverage", "--fail-on", "critical"], here) == 1

    assert "cov-child-age-band" in capsys.readouterr().out


def test_an_unknown_rule_is_wrong_usage(example: Path, capsys: Captured) -> None:
    assert run(["check", str(example), "--rule", "no-such"], surroundings(example.parent)) == 2

    assert "There is no rule 'no-such'" in capsys.readouterr().err


def test_info_says_what_is_in_the_file(example: Path, capsys: Captured) -> None:
    assert run(["info", str(example), "--json"], surroundings(example.parent)) == 0

    told = json.loads(capsys.readouterr().out)
    assert told["counts"]["agencies"] == 24
    assert told["languages"] == ["en", "bg"]
    assert told["file"]["problems"] == []


def test_print_makes_the_handbook_for_partners(
    example: Path, tmp_path: Path, capsys: Captured
) -> None:
    target = tmp_path / "b.pdf"

    status = run(
        ["print", str(example), "handbook", "-o", str(target)], surroundings(example.parent)
    )

    assert status == 0
    pages = PdfReader(target).pages
    text = "\n".join(page.extract_text() for page in pages)
    assert "partners only" in capsys.readouterr().out
    assert "Informed consent to referral" in text
    assert "Boys of 15 to 17" in text


def test_the_public_handbook_has_no_gap_register(example: Path, tmp_path: Path) -> None:
    target = tmp_path / "public.pdf"

    status = run(
        ["print", str(example), "handbook", "-o", str(target), "--audience", "public"],
        surroundings(example.parent),
    )

    assert status == 0
    text = "\n".join(page.extract_text() for page in PdfReader(target).pages)
    assert "Boys of 15 to 17" not in text
    assert "gap register" not in text


def test_export_knows_the_format_by_the_ending(example: Path, tmp_path: Path) -> None:
    here = surroundings(example.parent)

    assert run(["export", str(example), str(tmp_path / "n.svg")], here) == 0
    assert run(["export", str(example), str(tmp_path / "w.json")], here) == 0

    assert (tmp_path / "n.svg").read_text(encoding="utf-8").lstrip().startswith("<")
    exported = json.loads((tmp_path / "w.json").read_text(encoding="utf-8"))
    assert exported["audience"] == "partners"


def test_an_unknown_ending_is_wrong_usage(example: Path, tmp_path: Path, capsys: Captured) -> None:
    status = run(["export", str(example), str(tmp_path / "n.xyz")], surroundings(example.parent))

    assert status == 2
    assert "There is no format for '.xyz'" in capsys.readouterr().err


def test_verify_says_that_a_sound_file_is_whole(example: Path, capsys: Captured) -> None:
    assert run(["verify", str(example)], surroundings(example.parent)) == 0

    assert "is whole" in capsys.readouterr().out


def test_a_file_that_is_no_workspace_is_unreadable(tmp_path: Path, capsys: Captured) -> None:
    other = tmp_path / "letter.workbench"
    other.write_text("Dear colleagues", encoding="utf-8")

    for command in ("info", "check", "verify"):
        assert run([command, str(other)], surroundings(tmp_path)) == 2

    assert capsys.readouterr().err.count("workbench: ") == 3
    assert other.read_text(encoding="utf-8") == "Dear colleagues"


def test_new_does_not_overwrite(example: Path, capsys: Captured) -> None:
    before = example.read_bytes()

    assert run(["new", str(example)], surroundings(example.parent)) == 2

    assert example.read_bytes() == before
    assert "already" in capsys.readouterr().err


def test_a_passphrase_protects_the_file(tmp_path: Path, capsys: Captured) -> None:
    secret, wrong = tmp_path / "secret", tmp_path / "wrong"
    secret.write_text("nine quiet rivers\n", encoding="utf-8")
    wrong.write_text("guess\n", encoding="utf-8")
    file = tmp_path / "p.workbench"
    here = surroundings(tmp_path)

    assert run(["new", str(file), "--passphrase-file", str(secret)], here) == 0
    assert run(["info", str(file), "--passphrase-file", str(wrong)], here) == 2
    assert run(["info", str(file), "--passphrase-file", str(secret)], here) == 0

    assert "passphrase" in capsys.readouterr().err


def test_without_a_command_the_window_opens(tmp_path: Path) -> None:
    desktop = RememberedDesktop()

    assert run([], surroundings(tmp_path, desktop)) == 0
    assert run(["my.workbench"], surroundings(tmp_path, desktop)) == 0

    assert desktop.opened == [None, Path("my.workbench")]


def test_without_a_display_the_window_is_refused_with_a_sentence(
    tmp_path: Path, capsys: Captured
) -> None:
    desktop = RememberedDesktop(lacking="There is no display here.")

    assert run([], surroundings(tmp_path, desktop)) == 1

    assert capsys.readouterr().err.startswith("workbench: There is no display here.")


def test_demo_opens_the_example_kept_in_the_documents(tmp_path: Path) -> None:
    desktop = RememberedDesktop()

    assert run(["demo"], surroundings(tmp_path, desktop)) == 0
    assert run(["demo"], surroundings(tmp_path, desktop)) == 0

    kept = tmp_path / "documents" / "SOP Workbench" / "Bulgaria.workbench"
    assert desktop.opened == [kept, kept]
    assert kept.exists()


def test_demo_without_a_display_makes_its_results_in_a_folder(
    tmp_path: Path, capsys: Captured
) -> None:
    desktop = RememberedDesktop(lacking="There is no display here.")
    output = tmp_path / "results"

    assert run(["demo", "--output", str(output)], surroundings(tmp_path, desktop)) == 0

    told = capsys.readouterr().out
    assert told.startswith("There is no display here.")
    assert str(output) in told
    assert desktop.opened == []
    made = {path.name for path in output.iterdir()}
    assert {"findings.json", "handbook.pdf", "network.svg"} <= made
    assert not [name for name in made if name.endswith(".part")]


def test_the_pictures_of_the_demo_stay_in_their_folder_whatever_a_measure_is_called(
    tmp_path: Path,
) -> None:
    sop = a_sop("adult")
    codes = {"1": "../../out", "2": "a/b", "3": "x" * 300}
    measures = [a_measure(number=number, sop=sop, code=code) for number, code in codes.items()]
    steps = [a_step(measure=measure) for measure in measures]
    kept = tmp_path / "documents" / "SOP Workbench" / "Bulgaria.workbench"
    kept.parent.mkdir(parents=True)
    create(kept, a_state(sop, *measures, *steps)).close()
    output = tmp_path / "results"

    assert run(["demo", "--headless", "--output", str(output)], surroundings(tmp_path)) == 0

    assert {path.name for path in output.glob("0*")} == {
        "001-out.svg",
        "002-a-b.svg",
        f"003-{'x' * 80}.svg",
    }
    assert not list(tmp_path.rglob("out.svg"))


def test_a_screenshot_is_asked_for_with_its_size(example: Path, tmp_path: Path) -> None:
    desktop = RememberedDesktop()
    here = surroundings(tmp_path, desktop)
    call = ["screenshot", str(example), "network", "-o", str(tmp_path / "n.png")]

    assert run([*call, "--size", "1024x700"], here) == 0
    assert run([*call, "--size", "wide"], here) == 2

    assert [(shot.view, shot.width, shot.height) for shot in desktop.shots] == [
        ("network", 1024, 700)
    ]


@pytest.mark.parametrize("key", ["products", "formats", "rules", "templates"])
def test_what_is_built_in_is_listed_with_keys(key: str, tmp_path: Path, capsys: Captured) -> None:
    assert run([key, "--json"], surroundings(tmp_path)) == 0
    rows = json.loads(capsys.readouterr().out)[key]
    assert rows
    assert all(row["key"] and row["title"] for row in rows)

    assert run([key], surroundings(tmp_path)) == 0
    assert rows[0]["key"] in capsys.readouterr().out


def test_doctor_never_loads_qt() -> None:
    code = (
        "import sys; sys.argv = ['workbench', 'doctor']\n"
        "from workbench.__main__ import main\n"
        "main()\n"
        "assert not [name for name in sys.modules if name.startswith('PySide6')]\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from workbench.cli.main import _parser\n"
        "_parser()\n"
        "heavy = {'PySide6', 'reportlab', 'sqlalchemy', 'numpy', 'networkx', 'matplotlib'}\n"
        "assert not heavy & {name.partition('.')[0] for name in sys.modules}\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )

    assert done.returncode == 0, done.stderr


def test_every_command_has_help() -> None:
    assert all(command.help for command in commands)


def test_every_command_is_found_under_the_name_of_its_file() -> None:
    folder = Path(workbench.__file__).parent / "cli" / "commands"

    assert set(commands.keys()) == {path.stem for path in folder.glob("[a-z]*.py")}


def test_the_readme_tells_every_command() -> None:
    told = README.read_text(encoding="utf-8")

    untold = [
        each.key for each in commands if not re.search(rf"(workbench|\.py) {each.key}\b", told)
    ]
    assert untold == []


@pytest.mark.parametrize("call", calls_in_the_readme())
def test_a_call_in_the_readme_is_understood(call: str) -> None:
    words = call.split()

    assert opens_a_window(words) or _parser().parse_args(words).run


@pytest.mark.parametrize("call", CALLS_OF_SCRIPTS)
def test_what_scripts_call_stays_understood(call: str) -> None:
    assert _parser().parse_args(call.split()).run
