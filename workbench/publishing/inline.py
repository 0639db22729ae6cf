"""Running text before it is set: plain words, emphasis, references and source marks.

A plain `str` is always plain text. Nothing here is markup: user text is data, and the writer
escapes it once, on its way in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Words set in one way; `link` is an anchor of this document, `address` a place outside it.

    A `whole` span (a phone number, a form code) is not broken at the end of a line.
    """

    text: str
    bold: bool = False
    italic: bool = False
    muted: bool = False
    whole: bool = False
    link: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that lead to an anchor; without words of its own, the number and title found there.

    Where the anchor is not part of the document, the words stay and the link goes.
    """

    anchor: str
    text: str = ""
    with_page: bool = True


@dataclass(frozen=True, slots=True)
class PageNumber:
    """The page an anchor stands on, as in "page 12"."""

    anchor: str


@dataclass(frozen=True, slots=True)
class SourceMark:
    """A mark for the source of what was just said; composing numbers it within its chapter."""

    source: str
    number: int = 0
    link: str = ""


@dataclass(frozen=True, slots=True)
class NotRecorded:
    """Says, in the language of the document, that nobody has recorded this."""


Piece = str | Span | Reference | PageNumber | SourceMark | NotRecorded
Inline = Piece | tuple[Piece, ...]

_PIECES = (str, Span, Reference, PageNumber, SourceMark, NotRecorded)


def pieces(inline: Inline) -> tuple[Piece, ...]:
    """The pieces of an inline text, one or many."""
    return inline if isinstance(inline, tuple) else (inline,)


def is_piece(value: object) -> bool:
    """Whether a value is a piece of inline text."""
    return isinstance(value, _PIECES)


def is_blank(inline: Inline) -> bool:
    """Whether setting the text would leave nothing to read."""
    return not any(_words(piece).strip() for piece in pieces(inline))


def plain(inline: Inline) -> str:
    """The words alone, for bookmarks, searches and tests."""
    return "".join(_words(piece) for piece in pieces(inline) if not isinstance(piece, SourceMark))


def joined(parts: Iterable[Inline], separator: str = ", ") -> Inline:
    """Several inline texts in one, with words between them."""
    together: list[Piece] = []
    for part in parts:
        if together and separator:
            together.append(separator)
        together.extend(pieces(part))
    return tuple(together)


def run_together(*parts: Inline) -> Inline:
    """Several inline texts as one, without anything between them; plain words stay plain."""
    together: list[Piece] = []
    for part in parts:
        for piece in pieces(part):
            before = together[-1] if together else None
            if isinstance(piece, str) and isinstance(before, str):
                together[-1] = before + piece
            elif piece != "":
                together.append(piece)
    if not together:
        return ""
    return together[0] if len(together) == 1 else tuple(together)


def in_a_row(parts: Sequence[Inline], separator: str) -> Inline:
    """Several inline texts as one, with words between them; plain words stay plain."""
    return run_together(
        *(
            each
            for place, part in enumerate(parts)
            for each in ((separator, part) if place else (part,))
        )
    )


def bold(text: str) -> Span:
    """Words that must be seen first."""
    return Span(text, bold=True)


def italic(text: str) -> Span:
    """Words set apart, such as the title of a law."""
    return Span(text, italic=True)


def muted(text: str) -> Span:
    """Words of second rank."""
    return Span(text, muted=True)


def whole(text: str) -> Span:
    """A phone number, a form code or a date: never broken at the end of a line."""
    return Span(text, whole=True)


def link(text: str, anchor: str) -> Span:
    """Words that lead to an anchor of the document."""
    return Span(text, link=anchor)


def _words(piece: Piece) -> str:
    """What a piece says by itself; marks and references without words count as said."""
    if isinstance(piece, str):
        return piece
    if isinstance(piece, Span):
        return piece.text
    if isinstance(piece, Reference):
        return piece.text or piece.anchor
    return "?"
