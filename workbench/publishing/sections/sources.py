"""The sources: every document from which facts were taken."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.export_view import ExportView
from workbench.publishing.blocks import Block, Heading, Row, Table, anchored
from workbench.publishing.inline import Inline, Span
from workbench.publishing.options import PrintOptions
from workbench.publishing.section import section
from workbench.publishing.telling import Teller, anchor_of


@section("sources", "Sources", 150)
def sources(view: ExportView, options: PrintOptions) -> Iterator[Block]:
    """Code, title, publisher and how much of each could be read."""
    if not view.sources:
        return
    teller = Teller(view, options.language)
    yield Heading(teller.say("Sources"), anchor="sources")
    rows: list[Row] = []
    for each in view.sources.values():
        title: Inline = (
            Span(teller.text(each.title), address=each.url)
            if _is_web(each.url)
            else (teller.text(each.title))
        )
        read = teller.say(each.detail.value) if each.detail else ""
        code = anchored(Span(each.code, whole=True), anchor_of(each))
        rows.append((code, title, each.publisher, read))
    yield Table(
        head=tuple(map(teller.say, ("Code", "Title", "Publisher", "Read"))),
        rows=tuple(rows),
        weights=(1.4, 6, 3, 1.2),
    )


def _is_web(address: str) -> bool:
    return address.startswith(("https://", "http://")) and " " not in address
