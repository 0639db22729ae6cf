"""List the SOP templates that are built in."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from workbench.cli.command import Command, Surroundings, commands
from workbench.cli.terminal import print_json, print_table


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="machine output")


def _run(options: Namespace, _: Surroundings) -> int:
    from workbench.exchange.templates import templates  # read when asked for

    found = templates()
    if options.json:
        rows = [
            {
                "key": each.key,
                "title": each.title,
                "purpose": each.purpose,
                "sources": [*each.sources],
            }
            for each in found
        ]
        print_json({"templates": rows})
    else:
        print_table(
            ("Key", "Title", "Purpose"), [(each.key, each.title, each.purpose) for each in found]
        )
    return 0


commands.add(Command("templates", "list the SOP templates", _options, _run))
