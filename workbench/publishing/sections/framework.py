"""The institutional framework: which agencies take part, their mandates and powers."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.agencies import Agency
from workbench.domain.export_view import ExportView
from workbench.publishing.blocks import Block, Heading, Paragraph, Row, Table, anchored
from workbench.publishing.inline import in_a_row, link
from workbench.publishing.options import PrintOptions
from workbench.publishing.section import section
from workbench.publishing.sections.directory import ways_to_reach
from workbench.publishing.telling import Teller, anchor_of


@section("framework", "Institutional framework", 60)
def framework(view: ExportView, options: PrintOptions) -> Iterator[Block]:
    """The agencies with what they do; each leads to its entry in the directory."""
    teller = Teller(view, options.language)
    yield Heading(teller.say("Institutional framework"))
    yield Paragraph(
        teller.say(
            "These bodies take part in the mechanism. How to reach them stands in the directory."
        )
    )
    yield Table(
        head=tuple(map(teller.say, ("Agency", "Kind", "What it does"))),
        rows=tuple(
            _row(teller, each)
            for each in sorted(view.agencies.values(), key=lambda each: _order(view, each))
            if not each.pseudo
        ),
        weights=(4, 2, 5),
        empty=teller.say("No agency is recorded."),
    )


def _order(view: ExportView, agency: Agency) -> tuple[str, int, str]:
    """Units stand below the body they belong to."""
    parent = view.agencies.find(agency.parent)
    head = parent or agency
    return str(head.name), 0 if parent is None else 1, str(agency.name)


def _row(teller: Teller, agency: Agency) -> Row:
    name = agency.label(teller.language)
    if agency.count:
        name += f" ({agency.count})"
    if agency.parent is not None:
        name = f"– {name}"
    does = in_a_row(teller.proses((*agency.roles, agency.mandate)), "; ")
    powers = ", ".join(teller.say(each.words) for each in agency.powers)
    powers = f"{teller.say('Powers')}: {powers}" if powers else ""
    said = in_a_row([part for part in (does, powers) if part], "\n")
    field = "powers" if teller.view.is_withheld(agency.id, "powers") else "roles"
    # What nobody can reach has no entry in the directory: this row is where links to it lead.
    is_listed = bool(ways_to_reach(teller, agency))
    return (
        link(name, anchor_of(agency)) if is_listed else anchored(name, anchor_of(agency)),
        teller.say(agency.type.words) if agency.type else teller.recorded("", agency, "type"),
        teller.marked(teller.recorded(said, agency, field), agency),
    )
