"""Word documents: existing procedures as ministries keep them."""

from __future__ import annotations

from workbench.domain.found import Found
from workbench.exchange.import_format import ImportFormat, import_formats
from workbench.progress import Progress


def _read(content: bytes, name: str, progress: Progress) -> Found:
    from workbench.exchange.word.reading import read_word  # read when a document is

    return read_word(content, name, progress)


import_formats.add(ImportFormat("word", ".docx", "Word document", _read))
