"""Set up a new machine and start: ``python3 workbench/bootstrap.py demo``, or ``test``.

Makes ``.venv`` in the checkout, installs the program there, brings the system libraries
Qt links to, then starts. A second run finds all that done and starts at once.

It runs before anything is installed, so it uses the standard library alone. What stands
above the version check must be readable by old Pythons too, which is why this one module
does without ``from __future__ import annotations``.
"""

import sys

OLDEST_PYTHON = (3, 11)


def python_problem(version: "tuple[int, ...]") -> "str | None":
    """Why this Python is too old to go on with, as a sentence; None when it is not."""
    if version[:2] >= OLDEST_PYTHON:
        return None
    return (
        f"SOP Workbench needs Python 3.11 or newer; this is {version[0]}.{version[1]}. "
        "Install a newer Python and run the same command with it, "
        "for example: python3.11 workbench/bootstrap.py demo"
    )


if __name__ == "__main__" and python_problem(sys.version_info[:2]):
    sys.exit(python_problem(sys.version_info[:2]))

import hashlib  # noqa: E402  (the version check comes first)
import importlib.util  # noqa: E402
import os  # noqa: E402
import shutil  # noqa: E402
import subprocess  # noqa: E402
from collections.abc import Mapping, Sequence  # noqa: E402
from pathlib import Path  # noqa: E402

_HERE = Path(__file__).resolve().parent
CHECKOUT = _HERE.parent

if __name__ == "__main__":
    # Python put this folder first; our own modules there must not hide the standard library's.
    sys.path = [str(CHECKOUT), *(entry for entry in sys.path if entry != str(_HERE))]

from workbench import system_libraries  # noqa: E402

USAGE = """\
python3 workbench/bootstrap.py demo    set everything up, then open the national example
python3 workbench/bootstrap.py test    set everything up, then run the tests
What follows the word is passed on, such as: demo --headless --output DIR"""

HAS_PIP = "import importlib.util, sys; sys.exit(importlib.util.find_spec('pip') is None)"


class Stopped(Exception):
    """The set-up cannot go on; the message says what to do."""


class Machine:
    """The computer this runs on; tests put one of their own in its place."""

    def say(self, text: str) -> None:
        """Tell the person at the terminal."""
        print(text, flush=True)

    def run(
        self,
        command: Sequence[str],
        folder: Path | None = None,
        variables: Mapping[str, str] | None = None,
    ) -> int:
        """Run a command in a folder, with these variables on top; gives its exit status."""
        return subprocess.call(command, cwd=folder, env={**os.environ, **(variables or {})})

    def is_root(self) -> bool:
        """Whether system packages may be installed without asking."""
        return system_libraries.is_root()

    def has_apt(self) -> bool:
        """Whether this is Debian, Ubuntu or one of their family."""
        return system_libraries.has_apt()

    def has_module(self, name: str) -> bool:
        """Whether this Python brings the module; Debian packs venv and pip apart."""
        importlib.invalidate_caches()
        return importlib.util.find_spec(name) is not None

    def missing(self, *, window: bool) -> tuple[system_libraries.Library, ...]:
        """The system libraries that do not load."""
        return system_libraries.missing(window=window)

    def display_is_named(self) -> bool:
        """Whether there is a display to open a window on."""
        return system_libraries.display_is_named()


class Setup:
    """One checkout being made ready on one machine."""

    def __init__(self, checkout: Path, machine: Machine) -> None:
        self.checkout = checkout
        self._machine = machine
        self._environment = checkout / ".venv"
        self._stamp_file = self._environment / "bootstrap.stamp"

    @property
    def python(self) -> str:
        """The Python of the environment."""
        windows = sys.platform == "win32"
        return str(self._environment / ("Scripts/python.exe" if windows else "bin/python"))

    def install(self, extra: str = "") -> None:
        """Install the program with this extra, unless that has been done for these requirements."""
        if not (self.checkout / "pyproject.toml").is_file():
            raise Stopped(
                f"{self.checkout} is not a checkout of SOP Workbench: pyproject.toml is missing. "
                "An installed program is started with: workbench demo"
            )
        if self._is_installed(extra):
            return
        self._make_environment()
        self._machine.say("Installing the program and what it needs (minutes, the first time) ...")
        what = f".[{extra}]" if extra else "."
        pip = [self.python, "-m", "pip", "install", "--disable-pip-version-check"]
        if self._machine.run([*pip, "-e", what], self.checkout):
            raise Stopped(
                "pip could not install the program; what it said stands above. "
                "Check the connection to the package index and run the same command again."
            )
        self._stamp_file.write_text(self._stamp(extra), encoding="ascii")

    def bring_libraries(self, *, window: bool) -> bool:
        """Install missing system libraries, or say how to; whether all are there now."""
        lacking = self._machine.missing(window=window)
        if lacking and self._machine.is_root() and self._machine.has_apt():
            self._apt([library.package for library in lacking])
            lacking = self._machine.missing(window=window)
        if lacking:
            files = ", ".join(library.file for library in lacking)
            command = system_libraries.install_command(
                lacking, apt=self._machine.has_apt(), root=self._machine.is_root()
            )
            self._machine.say(f"Qt needs system libraries that are missing here: {files}.")
            self._machine.say(f"This brings them:\n\n    {command}\n")
        return not lacking

    def _is_installed(self, extra: str) -> bool:
        """Whether the stamp of the last installation covers this one; the test extra covers all."""
        if not (Path(self.python).exists() and self._stamp_file.is_file()):
            return False
        return self._stamp_file.read_text("ascii") in {self._stamp(extra), self._stamp("test")}

    def _stamp(self, extra: str) -> str:
        """What was asked for: the requirements, by this Python, with this extra."""
        requirements = (self.checkout / "pyproject.toml").read_bytes()
        version = f"{sys.version_info[:2]} {extra}".encode()
        return hashlib.sha256(requirements + version).hexdigest()

    def _make_environment(self) -> None:
        """Make ``.venv``, or make it anew when its Python or its pip is gone."""
        if Path(self.python).exists() and not self._machine.run([self.python, "-c", HAS_PIP]):
            return
        self._require_venv()
        self._machine.say(f"Making {self._environment} ...")
        command = [sys.executable, "-m", "venv", "--clear", str(self._environment)]
        if self._machine.run(command):
            shutil.rmtree(self._environment, ignore_errors=True)
            raise Stopped(
                f"Python could not make {self._environment}; what it said stands above. "
                "Check that there is room on the disk and that the folder may be written."
            )

    def _require_venv(self) -> None:
        """Refuse, with the command that helps, where this Python has no venv or no pip."""
        needed = ("venv", "ensurepip")
        if all(self._machine.has_module(name) for name in needed):
            return
        package = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        if self._machine.is_root() and self._machine.has_apt():
            self._apt([package])
            if all(self._machine.has_module(name) for name in needed):
                return
        raise Stopped(
            "This Python cannot make an environment of its own (its venv or pip is missing). "
            f"On Debian and Ubuntu this brings it: sudo apt-get install {package} "
            "(or python3-venv). Then run the same command again."
        )

    def _apt(self, packages: list[str]) -> None:
        """Install Debian packages; whether it worked shows in what is there afterwards."""
        self._machine.say(f"Installing system packages: {' '.join(packages)} ...")
        silent = {"DEBIAN_FRONTEND": "noninteractive"}
        self._machine.run(["apt-get", "update", "-qq"], variables=silent)
        self._machine.run(system_libraries.install_arguments(packages), variables=silent)


def run_demo(setup: Setup, machine: Machine, arguments: list[str]) -> int:
    """Open the example; without a window the program itself says so and does without."""
    setup.install()
    setup.bring_libraries(window=machine.display_is_named())
    return machine.run([setup.python, "-m", "workbench", "demo", *arguments])


def run_tests(setup: Setup, machine: Machine, arguments: list[str]) -> int:
    """Run the tests, which need no display but cannot even begin without Qt's libraries."""
    setup.install("test")
    if not setup.bring_libraries(window=False):
        raise Stopped("The tests draw with Qt. Run the same command again once it is there.")
    command = [setup.python, "-m", "pytest", "-n", "2", "--dist", "worksteal", *arguments]
    return machine.run(command, setup.checkout, {"QT_QPA_PLATFORM": "offscreen"})


STARTS = {"demo": run_demo, "test": run_tests}


def main(arguments: Sequence[str], machine: Machine, checkout: Path = CHECKOUT) -> int:
    """Set up and start; gives the exit status."""
    start = STARTS.get(arguments[0]) if arguments else None
    if start is None:
        machine.say(USAGE)
        return 2
    try:
        return start(Setup(checkout, machine), machine, list(arguments[1:]))
    except Stopped as stopped:
        machine.say(str(stopped))
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], Machine()))
