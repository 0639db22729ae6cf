"""The built wheel, installed in a new environment, brings its data and starts."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parents[1]

LOOK = """
import pathlib, sys, workbench
from workbench.assets import resource, templates_folder
assert pathlib.Path(sys.prefix) in pathlib.Path(workbench.__file__).parents, workbench.__file__
assert list(templates_folder().glob("*.toml")), "no template"
assert resource("fonts/NotoSans-Regular.ttf").stat().st_size > 100_000
assert resource("icons/house.svg").is_file()
assert resource("licences/licences.toml").is_file()
assert [entry for entry in resource("examples").iterdir() if entry.stem == "bulgaria"], "no example"
"""


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new environment with the wheel in it; the libraries it needs are lent, not installed."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, there=CHECKOUT)
    (wheel,) = folder.glob("*.whl")
    new = folder / "environment"
    run(sys.executable, "-m", "venv", "--without-pip", new, there=folder)
    pip = (sys.executable, "-m", "pip", "--python", new / "bin" / "python")
    run(*pip, "install", "--no-deps", "--no-index", "--quiet", wheel, there=folder)
    (packages,) = new.glob("lib/python*/site-packages")
    (packages / "lent.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    return new


def test_templates_fonts_icons_and_the_example_are_found(environment: Path) -> None:
    run(environment / "bin" / "python", "-c", LOOK, there=environment)


def test_the_command_makes_a_workspace_of_the_example(environment: Path) -> None:
    command = environment / "bin" / "workbench"

    run(command, "new", "b.workbench", "--example", "bulgaria", there=environment)

    assert (environment / "b.workbench").is_file()


def run(*command: str | Path, there: Path) -> None:
    done = subprocess.run(command, cwd=there, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
