"""The principles that guide every measure."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.export_view import ExportView
from workbench.publishing.blocks import Block, Heading
from workbench.publishing.options import PrintOptions
from workbench.publishing.section import section
from workbench.publishing.telling import Teller, anchor_of


@section("principles", "Principles", 50)
def principles(view: ExportView, options: PrintOptions) -> Iterator[Block]:
    """Each principle with its rule and source."""
    if not view.principles:
        return
    teller = Teller(view, options.language)
    yield Heading(teller.say("Principles"))
    for each in view.principles.values():
        title = teller.text(each.title) or each.code.replace("-", " ").capitalize()
        yield Heading(title, 2, anchor=anchor_of(each))
        yield from teller.paragraphs(each.rule, each)
