"""Duties by agency: what each has to do, turned out of the steps and the stage chapters."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.export_view import ExportView
from workbench.domain.readings.duties import duties_by_agency
from workbench.publishing.blocks import Block, Heading, Note, NoteKind, Paragraph, Table
from workbench.publishing.duty_rows import duty_rows
from workbench.publishing.options import PrintOptions
from workbench.publishing.section import section
from workbench.publishing.telling import Teller


@section("duties", "Duties by agency", 80)
def duties(view: ExportView, options: PrintOptions) -> Iterator[Block]:
    """Each agency's duties: its part in each step, decisions, referrals received and forms."""
    teller = Teller(view, options.language)
    yield Heading(teller.say("Duties by agency"), anchor="duties")
    yield Paragraph(
        teller.say(
            "The same facts as in the procedures, turned by agency: what falls to each body, in "
            "which stage and for whom."
        )
    )
    by_agency = duties_by_agency(view)
    for agency in sorted(view.agencies.values(), key=lambda each: each.label(options.language)):
        rows = tuple(duty_rows(teller, by_agency.get(agency.id, ())))
        if rows:
            yield Heading(agency.label(options.language), 2, number="", in_contents=False)
            yield Table(
                head=tuple(map(teller.say, ("Stage, for whom", "Duty"))), rows=rows, weights=(2, 5)
            )
    others = [each for each in view.duties.values() if each.others]
    if others:
        yield Note(
            teller.say("The source lists duties of further bodies that have not been read yet."),
            NoteKind.UNKNOWN,
        )
    elif not by_agency:
        yield Note(teller.say("No duty is recorded."), NoteKind.UNKNOWN)
