"""Verify a workspace file: every page, every row, every entry of the log."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from workbench.cli.command import Command, Surroundings, commands
from workbench.cli.files import add_file, passphrase_of


def _options(parser: ArgumentParser) -> None:
    add_file(parser)


def _run(options: Namespace, _: Surroundings) -> int:
    from workbench.store.reading import verify  # SQL loads with a file

    problems = verify(options.file, passphrase_of(options))
    for problem in problems:
        print(f"workbench: {problem}", file=sys.stderr)
    if not problems:
        print(f"{options.file} is whole: every page, every row and the log agree.")
    return 1 if problems else 0


commands.add(Command("verify", "verify a workspace file", _options, _run))
