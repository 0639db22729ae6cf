"""Acronyms and terms."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.export_view import ExportView
from workbench.publishing.blocks import Block, Heading, Row, Table, anchored
from workbench.publishing.inline import bold, in_a_row, link
from workbench.publishing.options import PrintOptions
from workbench.publishing.section import section
from workbench.publishing.telling import Teller, anchor_of


@section("glossary", "Acronyms and terms", 130)
def glossary(view: ExportView, options: PrintOptions) -> Iterator[Block]:
    """What the short names stand for, and the terms the task force agreed on."""
    teller = Teller(view, options.language)
    rows: list[tuple[str, Row]] = [
        (each.code, (bold(each.code), link(each.label(options.language), anchor_of(each))))
        for each in view.agencies.values()
        if each.code and not each.pseudo and each.code != each.label(options.language)
    ]
    for term in view.terms.values():
        parts = (teller.text(term.term), teller.prose(term.definition))
        said = in_a_row([part for part in parts if part], ": ")
        short = anchored(bold(term.abbreviation), anchor_of(term))
        rows.append((term.abbreviation or str(term.term), (short, said)))
    if not rows:
        return
    yield Heading(teller.say("Acronyms and terms"), anchor="glossary")
    yield Table(
        head=tuple(map(teller.say, ("Short", "Meaning"))),
        rows=tuple(row for _, row in sorted(rows, key=lambda each: each[0].casefold())),
        weights=(1.6, 5),
    )
