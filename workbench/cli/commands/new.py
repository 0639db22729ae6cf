"""Make a workspace: empty, from an example, or with procedures from templates."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from workbench.cli.command import Command, Surroundings, WrongUsage, commands
from workbench.cli.files import passphrase_of


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="the file to make")
    parser.add_argument("--example", metavar="KEY", help="start from a built-in example")
    parser.add_argument(
        "--template",
        metavar="KEY",
        action="append",
        default=[],
        help="bring in a procedure from a template; may be repeated",
    )
    parser.add_argument(
        "--passphrase-file",
        metavar="F",
        type=Path,
        help="protect the file with the passphrase on the first line of F",
    )


def _run(options: Namespace, surroundings: Surroundings) -> int:
    from workbench.exchange.starting import starting_records  # read when needed
    from workbench.store.workspace_file import create  # SQL loads with a file

    path: Path = options.file
    if path.suffix != ".workbench":
        raise WrongUsage(f"A workspace file is named like {path.stem or 'name'}.workbench.")
    records = starting_records(options.example, options.template)
    create(path, records, passphrase=passphrase_of(options), clock=surroundings.now).close()
    print(f"{path} was made.")
    return 0


commands.add(Command("new", "make a workspace file", _options, _run))
