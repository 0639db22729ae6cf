"""List the gap rules that are built in."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from workbench.cli.command import Command, Surroundings, commands
from workbench.cli.terminal import print_json, print_table


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="machine output")


def _run(options: Namespace, _: Surroundings) -> int:
    from workbench.analysis.engine import rules  # rules load when they are asked

    rows = [
        {
            "key": each.key,
            "family": each.family.value,
            "severity": each.severity.value,
            "title": each.title,
            "source": each.source,
        }
        for each in rules
    ]
    if options.json:
        print_json({"rules": rows})
    else:
        print_table(
            ("Key", "Severity", "Title"), [(r["key"], r["severity"], r["title"]) for r in rows]
        )
    return 0


commands.add(Command("rules", "list the gap rules", _options, _run))
