"""What the pages of one document have in common."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.publishing.options import Paper


@dataclass(frozen=True, slots=True, kw_only=True)
class PdfSettings:
    """Title and author for the file, paper and margins, and what every page says.

    `mark` stands in the upper corner of every page ("Partners only"), `foot` at its lower left
    (edition and owner), `watermark` lies large and pale below the text of a draft.
    """

    title: str
    author: str = ""
    subject: str = ""
    language: str = "en"
    paper: Paper = Paper.A4
    two_sided: bool = False
    mark: str = ""
    foot: str = ""
    watermark: str = ""
