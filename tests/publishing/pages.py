"""Print a few blocks and read the pages back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pypdf import PdfReader

from workbench.publishing.blocks import Block
from workbench.publishing.numbering import numbered
from workbench.publishing.pdf.document import write_pdf
from workbench.publishing.pdf.settings import PdfSettings


def printed(folder: Path, *blocks: Block, **settings: Any) -> PdfReader:
    """The blocks numbered, printed and opened again."""
    known = PdfSettings(**{"title": "A handbook"} | settings)
    target = folder / "printed.pdf"
    write_pdf(numbered(blocks, known.language), target, known)
    return PdfReader(target)


def words_of(reader: PdfReader, page: int | None = None) -> str:
    """All words in reading order, with single spaces; `page` counts from 1."""
    pages = reader.pages if page is None else [reader.pages[page - 1]]
    return " ".join(" ".join(each.extract_text() for each in pages).split())
