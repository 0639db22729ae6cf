"""Reads a Word document into parts that can be corrected before they come in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath

from workbench.domain.found import Becomes, Found
from workbench.exchange.safe_xml import first
from workbench.exchange.word.announcing import Announcing, Notice
from workbench.exchange.word.blocks import Block, BodyReader, Paragraph
from workbench.exchange.word.outlining import outlined
from workbench.exchange.word.package import WordFile
from workbench.exchange.word.runs import all_words
from workbench.exchange.written.cleaning import one_line
from workbench.progress import Progress

_NEAR_THE_TOP = 50  # blocks or parts


def read_word(content: bytes, name: str, progress: Progress) -> Found:
    """What stands in a document; `name` is that of the file.

    Raises FileProblem, with a sentence, for what is no Word document, is damaged or is harmful.
    """
    file = WordFile(content)
    announcing = Announcing()
    for kind in ("header", "footer"):
        for _, root in file.related(kind):
            if words := all_words(root).strip():
                announcing.tell(Notice.HEADER, words, f"in a {kind}")
    blocks = list(BodyReader(file, announcing, progress).blocks())
    title = _title(file, blocks) or PurePath(name).stem
    parts = list(outlined(blocks, announcing))
    for place, part in enumerate(parts[:_NEAR_THE_TOP]):
        if part.becomes is Becomes.TEXT and one_line(part.words) == title:
            parts[place] = replace(part, becomes=Becomes.LEAVE_OUT)  # it names the whole
            break
    return Found(title, tuple(parts), announcing.all())


def _title(file: WordFile, blocks: list[Block]) -> str:
    """The title as it stands in the document, else in its properties."""
    for block in blocks[:_NEAR_THE_TOP]:
        if isinstance(block, Paragraph) and block.is_title and block.words.strip():
            return one_line(block.words)
    for name in file.names():
        if name == "docProps/core.xml":
            title = first(file.tree(name), "dc:title")
            return one_line((title.text or "") if title is not None else "")
    return ""
