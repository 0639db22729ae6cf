"""Write blocks as a PDF file: the same blocks and settings always give the same bytes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from reportlab.pdfgen.canvas import Canvas

from workbench.errors import CannotWrite
from workbench.progress import Progress, Silent
from workbench.publishing.blocks import Block
from workbench.publishing.pdf.flow import flowing
from workbench.publishing.pdf.fonts import MissingCharacter, missing_characters, register_fonts
from workbench.publishing.pdf.pages import CountingCanvas, Handbook
from workbench.publishing.pdf.settings import PdfSettings

_MOST_PASSES = 5
"""Page numbers inside the text may move the text; after so many passes it is left as it is."""


@dataclass(frozen=True, slots=True)
class Printed:
    """What was written: how many pages, the page of each anchor, what no face could show."""

    pages: int
    page_of: dict[str, int]
    missing: tuple[MissingCharacter, ...]


def write_pdf(
    blocks: Iterable[Block], target: Path, settings: PdfSettings, progress: Progress | None = None
) -> Printed:
    """Set numbered blocks and put the file in place in one move; cancelled, nothing is left.

    Refuses a place where nothing can be written.
    """
    todo = tuple(blocks)
    unfinished = target.with_name(f".{uuid4().hex}.part")
    try:
        unfinished.touch()
        printed = _set_pages(todo, unfinished, settings, progress or Silent())
        unfinished.replace(target)
    except OSError as problem:
        raise CannotWrite(
            f"{target.name} could not be written to {target.parent}. "
            "Choose a folder that exists, is not protected and has room."
        ) from problem
    finally:
        unfinished.unlink(missing_ok=True)
    return printed


def _set_pages(
    blocks: tuple[Block, ...], file: Path, settings: PdfSettings, progress: Progress
) -> Printed:
    """Count pages until every page number is right, then draw."""
    register_fonts()
    pages: dict[str, int] = {}
    flow = flowing(blocks, settings, pages, progress)
    document = Handbook(str(file), settings, flow.first_side, progress)
    document.page_of = pages
    parts = flow.kept_together()
    for count in range(_MOST_PASSES):
        if document.lay_out(parts, CountingCanvas, 0.2 + 0.1 * min(count, 2), 0.1):
            break
    document.lay_out(parts, Canvas, 0.5, 0.5)
    progress.step(100, 100, "Written")
    return Printed(document.page_count, dict(pages), missing_characters(blocks))
