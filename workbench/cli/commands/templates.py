"""List the SOP templates that are built in."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING, Any

from workbench.cli.command import Command, Surroundings, commands
from workbench.cli.terminal import print_json, print_table

if TYPE_CHECKING:
    from workbench.exchange.templates import Template


def _options(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="machine output")


def _run(options: Namespace, _: Surroundings) -> int:
    from workbench.exchange.templates import templates  # read when asked for

    found = templates()
    if options.json:
        print_json({"templates": [_row(each) for each in found]})
    else:
        print_table(
            ("Key", "Kind", "Title", "Parts"),
            [(each.key, each.kind.value, each.title, _parts(each)) for each in found],
        )
    return 0


def _parts(template: Template) -> str:
    counted = (
        ("template", len(template.includes)),
        ("measure", len(template.measures)),
        ("step", template.step_count),
        ("form", len(template.forms)),
        ("role", len(template.roles)),
    )
    return ", ".join(f"{count} {word}" + "s" * (count > 1) for word, count in counted if count)


# The values of a row are whatever JSON holds: hence Any.
def _row(template: Template) -> dict[str, Any]:
    return {
        "key": template.key,
        "title": template.title,
        "purpose": template.purpose,
        "kind": template.kind.value,
        "sphere": template.sphere.value if template.sphere else None,
        "measures": [
            {
                "number": each.number,
                "title": each.title,
                "sphere": each.sphere.value,
                "steps": [*each.steps],
            }
            for each in template.measures
        ],
        "forms": [*template.forms],
        "indicator_sets": [*template.indicator_sets],
        "roles": [
            {"words": each.words, "means": each.means, "leads": each.leads, "uses": each.uses}
            for each in template.roles
        ],
        "includes": [*template.includes],
        "sources": [*template.sources],
    }


commands.add(Command("templates", "list the SOP templates", _options, _run))
