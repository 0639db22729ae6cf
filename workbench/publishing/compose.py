"""Put a product together: its sections for one view, as numbered blocks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from workbench.domain.audiences import Audience
from workbench.errors import WorkbenchError
from workbench.progress import Progress, Silent
from workbench.publishing.blocks import Block
from workbench.publishing.numbering import numbered
from workbench.publishing.options import PrintOptions
from workbench.publishing.product import Product
from workbench.publishing.section import Section, sections

if TYPE_CHECKING:
    from workbench.domain.export_view import ExportView


def composed(
    product: Product, view: ExportView, options: PrintOptions, progress: Progress | None = None
) -> tuple[Block, ...]:
    """The product as numbered blocks whose references lead where they say.

    Refuses an audience or a paper that the product is not made for.
    """
    _refuse_what_does_not_fit(product, view, options)
    chosen = list(sections_of(product, options))
    blocks = _blocks_of(chosen, view, options, progress or Silent())
    return numbered(blocks, options.language)


def sections_of(product: Product, options: PrintOptions) -> Iterator[Section]:
    """The sections that will be printed: the user's choice, in the order of the sections."""
    offered = product.sections + product.optional
    wanted = product.sections if options.sections is None else options.sections
    for key in wanted:
        if key not in offered:
            raise WorkbenchError(
                f"{product.title} has no section {key!r}. It has: {', '.join(offered)}."
            )
    chosen = [sections[key] for key in offered if key in wanted]
    for each in sorted(chosen, key=lambda each: (each.order, each.key)):
        if not (each.never_public and options.audience is Audience.PUBLIC):
            yield each


def _refuse_what_does_not_fit(product: Product, view: ExportView, options: PrintOptions) -> None:
    if view.audience is not options.audience:
        raise ValueError("The view was made for another audience than the options name.")
    if product.never_public and options.audience is Audience.PUBLIC:
        raise WorkbenchError(
            f"{product.title} is never printed for the public. Choose another audience."
        )
    if options.only and not any(_is_there(product, view, each) for each in options.only):
        raise WorkbenchError(
            f"{product.title}: what it was to be about is not there, or not for these readers. "
            "Choose something else."
        )
    if options.paper not in product.papers:
        papers = ", ".join(product.papers)
        raise WorkbenchError(f"{product.title} is not made for this paper. Choose: {papers}.")


def _is_there(product: Product, view: ExportView, key: str) -> bool:
    return any(key in getattr(view, table) for table in product.about)


def _blocks_of(
    chosen: list[Section], view: ExportView, options: PrintOptions, progress: Progress
) -> Iterator[Block]:
    for done, each in enumerate(chosen):
        progress.step(done, len(chosen), each.title)
        yield from each.compose(view, options)
