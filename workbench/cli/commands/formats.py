"""List the file formats for export."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from workbench.cli.command import Command, Surroundings, commands
from workbench.cli.terminal import print_json, print_table


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="machine output")


def _run(options: Namespace, _: Surroundings) -> int:
    from workbench.exchange.format import formats  # formats load when asked for

    rows = [{"key": each.key, "suffix": each.suffix, "title": each.title} for each in formats]
    if options.json:
        print_json({"formats": rows})
    else:
        print_table(
            ("Key", "Suffix", "What it is"), [(r["key"], r["suffix"], r["title"]) for r in rows]
        )
    return 0


commands.add(Command("formats", "list the export formats", _options, _run))
