"""Prose as the document of a text field shows it, and back: links and emphasis are formats."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextCursor, QTextDocument

from workbench.desktop.theme import theme_in_use
from workbench.domain.prose import Run, prose_of, runs

_SCHEME = "wb:"


def insert_prose(cursor: QTextCursor, prose: str) -> None:
    """Put prose where the cursor stands, as one step of the field's own undo."""
    cursor.beginEditBlock()
    for place, line in enumerate(runs(prose)):
        if place:
            cursor.insertBlock()
        for run in line:
            cursor.insertText(run.text, format_of(run))
    cursor.endEditBlock()


def prose_in(document: QTextDocument) -> str:
    """Everything the document shows, as prose."""
    return prose_of(_runs(block) for block in _blocks(document.begin()))


def prose_of_selection(cursor: QTextCursor) -> str:
    """What is selected, as prose."""
    first, last = cursor.selectionStart(), cursor.selectionEnd()
    begin = cursor.document().findBlock(first)
    chosen = []
    for block in _blocks(begin):
        if block.position() > last:
            break
        low, high = first - block.position(), last - block.position()
        chosen.append(tuple(_cut(_runs(block), max(0, low), high)))
    return prose_of(chosen)


def format_of(run: Run) -> QTextCharFormat:
    """How a run looks: a link in the colour of links, never with its signs."""
    made = QTextCharFormat()
    if run.bold:
        made.setFontWeight(QFont.Weight.Bold)
    if run.italic:
        made.setFontItalic(True)
    if run.link:
        made.setAnchor(True)
        made.setAnchorHref(_SCHEME + run.link)
        made.setForeground(theme_in_use().colour("link"))
    return made


def link_in(form: QTextCharFormat) -> str:
    """The id of the entity that words of this format lead to, or ""."""
    href = form.anchorHref() if form.isAnchor() else ""
    return href.removeprefix(_SCHEME) if href.startswith(_SCHEME) else ""


def words_before(cursor: QTextCursor) -> str:
    """The words of the paragraph up to the cursor."""
    units = cursor.block().text().encode("utf-16-le", "surrogatepass")
    return units[: 2 * cursor.positionInBlock()].decode("utf-16-le", "replace")


def units_of(words: str) -> int:
    """How long Qt takes the words to be."""
    return len(words.encode("utf-16-le", "surrogatepass")) // 2


def words_of_block(block: QTextBlock) -> str:
    """The words of a paragraph as they are checked; those of links are dots, being names."""
    return "".join(re.sub(r"\S", "·", run.text) if run.link else run.text for run in _runs(block))


def recolour_links(document: QTextDocument) -> None:
    """Give links the colour of the look in use; nothing else about the text changes."""
    modified = document.isModified()
    cursor = QTextCursor(document)
    cursor.joinPreviousEditBlock()
    for place, length in list(_link_places(document)):
        cursor.setPosition(place)
        cursor.setPosition(place + length, QTextCursor.MoveMode.KeepAnchor)
        colour = QTextCharFormat()
        colour.setForeground(theme_in_use().colour("link"))
        cursor.mergeCharFormat(colour)
    cursor.endEditBlock()
    document.setModified(modified)


def _link_places(document: QTextDocument) -> Iterator[tuple[int, int]]:
    for block in _blocks(document.begin()):
        fragments = block.begin()
        while not fragments.atEnd():
            fragment = fragments.fragment()
            if link_in(fragment.charFormat()):
                yield fragment.position(), fragment.length()
            fragments += 1


def _blocks(block: QTextBlock) -> Iterator[QTextBlock]:
    while block.isValid():
        yield block
        block = block.next()


def _runs(block: QTextBlock) -> Iterator[Run]:
    fragments = block.begin()
    while not fragments.atEnd():
        fragment = fragments.fragment()
        form = fragment.charFormat()
        yield Run(
            fragment.text().replace("\u2028", "\n"),
            form.fontWeight() > QFont.Weight.Normal,
            form.fontItalic(),
            link_in(form),
        )
        fragments += 1


def _cut(line: Iterator[Run], low: int, high: int) -> Iterator[Run]:
    """The part of a line between two places, counted as Qt counts (UTF-16)."""
    place = 0
    for run in line:
        units = run.text.encode("utf-16-le", "surrogatepass")
        piece = units[2 * max(0, low - place) : 2 * max(0, high - place)]
        place += len(units) // 2
        if piece:
            words = piece.decode("utf-16-le", "replace")
            yield Run(words, run.bold, run.italic, run.link)
