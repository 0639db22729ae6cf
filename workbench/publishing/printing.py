"""Printing a product from start to end: compose it, set it, put the file in place."""

from __future__ import annotations

from pathlib import Path

from workbench.domain.export_view import ExportView
from workbench.progress import Progress
from workbench.publishing.compose import composed
from workbench.publishing.options import PrintOptions
from workbench.publishing.pdf.document import Printed, write_pdf
from workbench.publishing.pdf.settings import PdfSettings
from workbench.publishing.product import Product
from workbench.publishing.sections.cover import draft_words, edition_words
from workbench.publishing.subjects import subjects
from workbench.publishing.telling import Teller


def print_product(
    product: Product,
    view: ExportView,
    options: PrintOptions,
    target: Path,
    progress: Progress | None = None,
) -> Printed:
    """Write the product as a PDF; what it was made of tells pages and missing characters."""
    blocks = composed(product, view, options, progress)
    return write_pdf(blocks, target, settings_for(product, view, options), progress)


def settings_for(product: Product, view: ExportView, options: PrintOptions) -> PdfSettings:
    """What every page says: product and programme, edition, audience, draft."""
    teller = Teller(view, options.language)
    programme = view.programme
    name = _about(product, view, options) or (teller.text(programme.name) if programme else "")
    owner = view.agencies.find(programme.owner) if programme else None
    return PdfSettings(
        title=f"{teller.say(product.title)}: {name}" if name else teller.say(product.title),
        author=owner.label(options.language) if owner else "",
        subject=teller.say(product.description),
        language=options.language,
        paper=options.paper,
        two_sided=options.two_sided,
        mark=teller.say(options.audience.words),
        foot=f"{edition_words(teller, view.edition)} · {options.today.isoformat()}",
        watermark=teller.say("DRAFT") if draft_words(teller, view.edition) else "",
    )


def _about(product: Product, view: ExportView, options: PrintOptions) -> str:
    """The one thing that a product is about, "" where it is about several or all."""
    names = [
        each.name
        for each in subjects(product, view, options.language)
        if options.only and options.is_about(each.id)
    ]
    return names[0] if len(names) == 1 else ""
