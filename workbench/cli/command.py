"""What a command of the command line is, and what it is given to work with."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from workbench.errors import WorkbenchError
from workbench.registry import Registry


class WrongUsage(WorkbenchError):
    """The words of the call do not fit together; the exit status is 2."""


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture to take of a view of the window."""

    file: Path
    view: str
    target: Path
    width: int
    height: int
    theme: str
    language: str


class Desktop(Protocol):
    """The window, as far as the command line needs it; it is only loaded when it is used."""

    def open(self, file: Path | None) -> int:
        """Open the window on a file, or on the welcome page; gives the exit status."""

    def screenshot(self, shot: Shot, passphrase: str | None) -> None:
        """Paint a view without a display and write it as a picture."""

    def problem(self) -> str | None:
        """Why no window can be opened here, as a sentence; None when one can."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a command may use besides its options: passed in, so that tests can answer."""

    desktop: Desktop
    now: Callable[[], datetime]
    ask_passphrase: Callable[[str], str]
    documents: Path


@dataclass(frozen=True, slots=True)
class Command:
    """A sub-command: its options, and what it does; `run` gives the exit status."""

    key: str
    help: str
    options: Callable[[ArgumentParser], None]
    run: Callable[[Namespace, Surroundings], int]


commands: Registry[Command] = Registry("workbench.cli.commands", noun="command")
