"""The legal basis: every provision that the procedures name."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.export_view import ExportView
from workbench.publishing.blocks import Block, Heading, Table, anchored
from workbench.publishing.inline import Span
from workbench.publishing.options import PrintOptions
from workbench.publishing.section import section
from workbench.publishing.telling import Teller, anchor_of


@section("legal_basis", "Legal basis", 120)
def legal_basis(view: ExportView, options: PrintOptions) -> Iterator[Block]:
    """Act, article and matter of each provision."""
    if not view.legal_bases:
        return
    teller = Teller(view, options.language)
    yield Heading(teller.say("Legal basis"), anchor="legal-basis")
    yield Table(
        head=tuple(map(teller.say, ("Code", "Act", "Article", "Matter"))),
        rows=tuple(
            (
                anchored(Span(each.code, whole=True), anchor_of(each)),
                teller.marked(teller.text(each.act), each),
                teller.recorded(each.article, each, "article"),
                teller.recorded(teller.prose(each.matter), each, "matter"),
            )
            for each in view.legal_bases.values()
        ),
        weights=(1.6, 4, 1.4, 4),
    )
