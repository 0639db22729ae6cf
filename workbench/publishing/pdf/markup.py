"""Inline text as ReportLab's paragraph markup: the one place where user text is escaped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from urllib.parse import urlsplit
from xml.sax.saxutils import escape, quoteattr

from workbench.publishing.inline import (
    Inline,
    NotRecorded,
    PageNumber,
    Piece,
    Reference,
    SourceMark,
    Span,
    pieces,
)
from workbench.publishing.pdf.fonts import SYMBOLS, printable, runs
from workbench.publishing.pdf.styles import DEEP, MUTED
from workbench.publishing.wording import Wording

NO_BREAK_SPACE = "\u00a0"
_LINK_COLOUR = f"#{DEEP.hexval()[2:]}"
_MUTED_COLOUR = f"#{MUTED.hexval()[2:]}"
_SCHEMES = frozenset({"http", "https", "mailto", "tel"})


@dataclass(slots=True)
class Markup:
    """Writes inline text as markup; knows which anchors exist and, when set, their pages."""

    words: Wording
    anchors: frozenset[str] = frozenset()
    pages: Mapping[str, int] = field(default_factory=dict)

    def of(self, inline: Inline) -> str:
        """The text as markup in which nothing the user wrote is read as markup."""
        return "".join(
            self._separator(before, piece) + self._piece(piece)
            for before, piece in pairwise(("", *pieces(inline)))
        )

    def pages_named(self, inline: Inline) -> tuple[int, ...]:
        """The pages the text names, as far as they are known; they change while pages are set."""
        return tuple(
            self.pages.get(piece.anchor, 0)
            for piece in pieces(inline)
            if isinstance(piece, PageNumber) or (isinstance(piece, Reference) and piece.with_page)
        )

    def _separator(self, before: Piece, piece: Piece) -> str:
        """A comma between two source marks, which would else read as one number."""
        marks = isinstance(before, SourceMark) and isinstance(piece, SourceMark)
        return f"<super>,{NO_BREAK_SPACE}</super>" if marks else ""

    def _piece(self, piece: Piece) -> str:
        if isinstance(piece, str):
            return escaped(piece)
        if isinstance(piece, Span):
            return self._span(piece)
        if isinstance(piece, SourceMark):
            return f"<super>{self._linked(str(piece.number or '*'), piece.link)}</super>"
        if isinstance(piece, NotRecorded):
            return _muted(f"<i>{escaped(self.words.not_recorded)}</i>")
        return self._pointer(piece)

    def _span(self, span: Span) -> str:
        text = span.text.replace(" ", NO_BREAK_SPACE) if span.whole else span.text
        marked = escaped(text)
        if span.bold:
            marked = f"<b>{marked}</b>"
        if span.italic:
            marked = f"<i>{marked}</i>"
        if span.muted:
            marked = _muted(marked)
        if span.address and urlsplit(span.address).scheme in _SCHEMES:
            return f"<a href={quoteattr(span.address)} color={_LINK_COLOUR!r}>{marked}</a>"
        return self._linked(marked, span.link)

    def _pointer(self, reference: Reference | PageNumber) -> str:
        if isinstance(reference, PageNumber):
            return self._linked(self._page(reference.anchor), reference.anchor)
        words = escaped(reference.text or reference.anchor)
        if reference.anchor not in self.anchors:
            return words
        words = self._linked(words, reference.anchor)
        return f"{words} ({self._page(reference.anchor)})" if reference.with_page else words

    def _page(self, anchor: str) -> str:
        page = self.words.on_page.format(page=self.pages.get(anchor, "00"))
        return escaped(page.replace(" ", NO_BREAK_SPACE))

    def _linked(self, marked: str, anchor: str) -> str:
        if anchor not in self.anchors:
            return marked
        return f"<a href={quoteattr('#' + anchor)} color={_LINK_COLOUR!r}>{marked}</a>"


def escaped(text: str) -> str:
    """Plain text as markup: every sign stands for itself, line ends stay line ends."""
    return "".join(
        f'<font name="{SYMBOLS}">{_shown(words)}</font>' if is_symbol else _shown(words)
        for is_symbol, words in runs(printable(text))
    )


def _shown(words: str) -> str:
    return escape(words).replace("\n", "<br/>")


def _muted(marked: str) -> str:
    return f"<font color={_MUTED_COLOUR!r}>{marked}</font>"
