"""List what can be printed."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from workbench.cli.command import Command, Surroundings, commands
from workbench.cli.terminal import print_json, print_table


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="machine output")


def _run(options: Namespace, _: Surroundings) -> int:
    from workbench.publishing.product import products  # printing loads when asked

    rows = [
        {"key": each.key, "title": each.title, "description": each.description} for each in products
    ]
    if options.json:
        print_json({"products": rows})
    else:
        print_table(
            ("Key", "Title", "What it is"),
            [(r["key"], r["title"], r["description"]) for r in rows],
        )
    return 0


commands.add(Command("products", "list what can be printed", _options, _run))
