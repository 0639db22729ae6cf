"""List the kinds of file that facts leave in, and those that procedures come from."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from workbench.cli.command import Command, Surroundings, commands
from workbench.cli.terminal import print_json, print_table


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="machine output")


def _run(options: Namespace, _: Surroundings) -> int:
    from workbench.exchange.format import formats  # formats load when asked for
    from workbench.exchange.import_format import import_formats

    listed = (("export", each) for each in formats), (("import", each) for each in import_formats)
    rows = [
        {"key": each.key, "suffix": each.suffix, "title": each.title, "for": purpose}
        for group in listed
        for purpose, each in group
    ]
    if options.json:
        print_json({"formats": rows})
    else:
        print_table(
            ("Key", "Suffix", "For", "What it is"),
            [(row["key"], row["suffix"], row["for"], row["title"]) for row in rows],
        )
    return 0


commands.add(Command("formats", "list the formats for export and import", _options, _run))
