"""The set-up on machines that lack this or that, with a stand-in for the machine."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from workbench import bootstrap
from workbench.system_libraries import LIBRARIES, Library

EGL, CURSOR = LIBRARIES[0], LIBRARIES[7]


class FakeMachine(bootstrap.Machine):
    """A machine that does as told, remembers each command, and has what the test gives it."""

    def __init__(
        self,
        *,
        root: bool = False,
        apt: bool = True,
        display: bool = False,
        lacks: Sequence[Library] = (),
        lacks_modules: Sequence[str] = (),
        fails: str = "",
    ) -> None:
        self.root, self.apt, self.display, self.fails = root, apt, display, fails
        self.lacks, self.lacks_modules = list(lacks), list(lacks_modules)
        self.said: list[str] = []
        self.commands: list[str] = []
        self.variables: dict[str, str] = {}

    def say(self, text: str) -> None:
        self.said.append(text)

    def run(
        self,
        command: Sequence[str],
        folder: Path | None = None,
        variables: Mapping[str, str] | None = None,
    ) -> int:
        self.commands.append(" ".join(command))
        self.variables.update(variables or {})
        if self.fails and self.fails in self.commands[-1]:
            return 1
        if command[1:3] == ["-m", "venv"]:
            python = Path(command[-1], "bin", "python")
            python.parent.mkdir(parents=True, exist_ok=True)
            python.touch()
        if command[:2] == ["apt-get", "install"]:
            self.lacks = [library for library in self.lacks if library.package not in command]
            self.lacks_modules.clear()
        return 0

    def is_root(self) -> bool:
        return self.root

    def has_apt(self) -> bool:
        return self.apt

    def has_module(self, name: str) -> bool:
        return name not in self.lacks_modules

    def missing(self, *, window: bool) -> tuple[Library, ...]:
        return tuple(library for library in self.lacks if window or not library.window_only)

    def display_is_named(self) -> bool:
        return self.display

    def ran(self, words: str) -> bool:
        return any(words in command for command in self.commands)

    @property
    def text(self) -> str:
        return "\n".join(self.said)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'sop-workbench'\n")
    return tmp_path


def test_a_new_machine_gets_an_environment_and_the_program_then_it_starts(checkout: Path) -> None:
    machine = FakeMachine()

    assert bootstrap.main(["demo", "--headless"], machine, checkout) == 0

    python = checkout / ".venv" / "bin" / "python"
    assert machine.commands == [
        f"{sys.executable} -m venv --clear {checkout / '.venv'}",
        f"{python} -m pip install --disable-pip-version-check -e .",
        f"{python} -m workbench demo --headless",
    ]


def test_a_second_run_only_starts(checkout: Path) -> None:
    bootstrap.main(["test"], FakeMachine(), checkout)
    again = FakeMachine()

    bootstrap.main(["test", "-q"], again, checkout)
    bootstrap.main(["demo"], again, checkout)

    assert [command.split(" ", 1)[1] for command in again.commands] == [
        "-m pytest -n 2 --dist worksteal -q",
        "-m workbench demo",
    ]


def test_new_requirements_are_installed_into_the_same_environment(checkout: Path) -> None:
    bootstrap.main(["demo"], FakeMachine(), checkout)
    (checkout / "pyproject.toml").write_text("[project]\nname = 'another'\n")
    again = FakeMachine()

    bootstrap.main(["demo"], again, checkout)

    assert again.ran("pip install")
    assert not again.ran("-m venv")


def test_the_tests_are_installed_on_top_of_the_demo(checkout: Path) -> None:
    bootstrap.main(["demo"], FakeMachine(), checkout)
    again = FakeMachine()

    bootstrap.main(["test"], again, checkout)

    assert again.ran("-e .[test]")
    assert again.variables["QT_QPA_PLATFORM"] == "offscreen"


def test_an_environment_without_pip_is_made_anew(checkout: Path) -> None:
    python = checkout / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.touch()
    machine = FakeMachine(fails="find_spec('pip')")

    bootstrap.main(["demo"], machine, checkout)

    assert machine.ran("-m venv --clear")


def test_root_on_debian_gets_missing_libraries_by_itself(checkout: Path) -> None:
    machine = FakeMachine(root=True, display=True, lacks=[EGL, CURSOR])

    assert bootstrap.main(["demo"], machine, checkout) == 0

    assert machine.ran("apt-get install -y --no-install-recommends libegl1 libxcb-cursor0")
    assert machine.variables["DEBIAN_FRONTEND"] == "noninteractive"
    assert machine.ran("-m workbench demo")


def test_without_a_display_no_window_libraries_are_asked_for(checkout: Path) -> None:
    machine = FakeMachine(root=True, lacks=[CURSOR])

    bootstrap.main(["demo"], machine, checkout)

    assert not machine.ran("apt-get")


def test_others_are_told_the_one_command_and_the_demo_still_starts(checkout: Path) -> None:
    machine = FakeMachine(display=True, lacks=[EGL, CURSOR])

    assert bootstrap.main(["demo"], machine, checkout) == 0

    command = "sudo apt-get install -y --no-install-recommends libegl1 libxcb-cursor0"
    assert command in machine.text
    assert not machine.ran("apt-get")
    assert machine.ran("-m workbench demo")


def test_tests_that_cannot_draw_do_not_begin(checkout: Path) -> None:
    machine = FakeMachine(apt=False, lacks=[EGL])

    assert bootstrap.main(["test"], machine, checkout) == 1

    assert "libEGL.so.1" in machine.text
    assert not machine.ran("-m pytest")


def test_a_missing_venv_module_is_said_with_the_package_that_brings_it(checkout: Path) -> None:
    machine = FakeMachine(lacks_modules=["ensurepip"])

    assert bootstrap.main(["demo"], machine, checkout) == 1

    assert f"sudo apt-get install python3.{sys.version_info[1]}-venv" in machine.text
    assert not machine.commands


def test_root_on_debian_gets_the_venv_module_by_itself(checkout: Path) -> None:
    machine = FakeMachine(root=True, lacks_modules=["venv", "ensurepip"])

    assert bootstrap.main(["demo"], machine, checkout) == 0

    assert machine.ran(f"apt-get install -y --no-install-recommends python3.{sys.version_info[1]}")


@pytest.mark.parametrize(
    ("step", "sentence"), [("-m venv", "could not make"), ("-m pip install", "pip could not")]
)
def test_a_failed_step_is_a_sentence_and_nothing_starts(
    checkout: Path, step: str, sentence: str
) -> None:
    machine = FakeMachine(fails=step)

    assert bootstrap.main(["demo"], machine, checkout) == 1

    assert sentence in machine.text
    assert not machine.ran("-m workbench")


def test_a_failed_installation_is_tried_again(checkout: Path) -> None:
    bootstrap.main(["demo"], FakeMachine(fails="-m pip install"), checkout)
    again = FakeMachine()

    assert bootstrap.main(["demo"], again, checkout) == 0

    assert again.ran("-m pip install")


def test_outside_a_checkout_it_says_how_an_installed_program_starts(tmp_path: Path) -> None:
    machine = FakeMachine()

    assert bootstrap.main(["demo"], machine, tmp_path) == 1

    assert "workbench demo" in machine.text


@pytest.mark.parametrize("arguments", [[], ["tset"]])
def test_an_unknown_word_shows_the_two_commands(checkout: Path, arguments: list[str]) -> None:
    machine = FakeMachine()

    assert bootstrap.main(arguments, machine, checkout) == 2

    assert "bootstrap.py demo" in machine.text
    assert "bootstrap.py test" in machine.text


def test_an_old_python_is_told_what_is_needed() -> None:
    assert bootstrap.python_problem((3, 11)) is None
    assert "needs Python 3.11 or newer; this is 3.9" in str(bootstrap.python_problem((3, 9)))


def test_it_starts_as_a_script_without_anything_installed() -> None:
    done = subprocess.run(
        [sys.executable, "-I", "-S", bootstrap.__file__],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 2
    assert done.stdout.startswith("python3 workbench/bootstrap.py demo")
    assert not done.stderr
