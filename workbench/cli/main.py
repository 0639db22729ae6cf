"""The `workbench` command: finds the command asked for, and turns problems into one line."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from workbench import __version__
from workbench.cli.command import Surroundings, WrongUsage, commands
from workbench.cli.files import keep_what_is_read
from workbench.errors import FileProblem, WorkbenchError

FINE, REFUSED, WRONG_USAGE = 0, 1, 2


class _TellingParser(ArgumentParser):
    """Tells what is wrong with a call in one sentence, as every other problem is told."""

    def error(self, message: str) -> NoReturn:
        said = message.rstrip(".")
        raise WrongUsage(f"{said[:1].upper()}{said[1:]}. `{self.prog} --help` tells more.")


def run(arguments: Sequence[str], surroundings: Surroundings) -> int:
    """Run a command and give its exit status: 0 fine, 1 refused, 2 wrong usage or unreadable."""
    try:
        if opens_a_window(arguments):
            return _window(arguments, surroundings)
        options = _parser().parse_args(arguments)
        keep_what_is_read(options)
        return int(options.run(options, surroundings))
    except (FileProblem, WrongUsage) as problem:
        print(f"workbench: {problem}", file=sys.stderr)
        return WRONG_USAGE
    except WorkbenchError as problem:
        print(f"workbench: {problem}", file=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        # The reader of a pipe went away, as `workbench rules | head` does.
        sys.stderr.close()
        return FINE


def opens_a_window(arguments: Sequence[str]) -> bool:
    """Whether the call is `workbench` or `workbench FILE`."""
    if not arguments:
        return True
    return len(arguments) == 1 and not arguments[0].startswith("-") and _is_file(arguments[0])


def _is_file(word: str) -> bool:
    # Other than Path.exists, this takes words that are too long for a file as no file.
    return word not in commands and (word.endswith(".workbench") or os.path.exists(word))  # noqa: PTH110


def _window(arguments: Sequence[str], surroundings: Surroundings) -> int:
    problem = surroundings.desktop.problem()
    if problem:
        raise WorkbenchError(f"{problem} `workbench --help` lists what works without a window.")
    return surroundings.desktop.open(Path(arguments[0]) if arguments else None)


def _parser() -> ArgumentParser:
    parser = _TellingParser(
        "workbench",
        description="Author procedures, map referrals, find coordination gaps, print handbooks.",
        epilog="Without a command, `workbench [FILE]` opens the window.",
    )
    parser.add_argument("--version", action="version", version=f"SOP Workbench {__version__}")
    subparsers = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in commands:
        sub = subparsers.add_parser(command.key, help=command.help, description=command.help)
        command.options(sub)
        sub.set_defaults(run=command.run)
    return parser
