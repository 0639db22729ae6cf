"""Reads the HTML that programs put on the clipboard: paragraphs, lists and tables in their order.

Word, LibreOffice, spreadsheets and browsers each write their own kind. Scripts and styles are
passed over, nothing is fetched, and what was struck out as a tracked deletion is not taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from workbench.exchange.written.cleaning import cleaned
from workbench.exchange.written.markers import Kind, Marker, marked
from workbench.exchange.written.outline import Line
from workbench.exchange.written.step_tables import Cell, Row
from workbench.exchange.written.tags import tags_and_words

Part = Line | tuple[Row, ...]

_PASSED_OVER = {"template", "del", "noscript", "select"}
_EMPTY = {"br", "hr", "img", "input", "meta", "link", "col", "area", "base", "wbr", "source"}
_BLOCKS = {
    *("p", "div", "section", "article", "header", "footer", "main", "aside", "nav", "blockquote"),
    *("pre", "dl", "dt", "dd", "figure", "figcaption", "address", "form", "fieldset", "hr", "body"),
    *("ul", "ol", "menu", "li", "caption", "details", "summary", "center"),
    *("h1", "h2", "h3", "h4", "h5", "h6"),
}
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_IN_TABLES = {"table", "tr", "td", "th"}
_LISTS = {"ul", "ol", "menu", "dl"}
_WORD_LEVEL = re.compile(r"mso-list:\s*l\d+\s+level(\d)")
_WORD_SIGN = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
_MOST_SPANNED = 100  # columns or rows that one cell may run over
_MOST_CELLS = 400_000
_DEEPEST = 60


def parts_of(html: str) -> tuple[Part, ...]:
    """The paragraphs, items and tables of a page, in their order."""
    reader = _Reader()
    for token in tags_and_words(html):
        if isinstance(token, str):
            reader.take_words(token)
        elif token.ends:
            reader.end(token.name)
        else:
            reader.begin(token.name, token.given)
    return reader.parts()


@dataclass(slots=True)
class _List:
    """A list that is open, and the number of its last item."""

    ordered: bool
    shape: str = ""
    last: int = 0


@dataclass(slots=True)
class _Table:
    """A table that is open: its finished rows, and the row that is being read."""

    rows: list[list[Cell]] = field(default_factory=list)
    row: list[Cell] = field(default_factory=list)
    running: dict[int, tuple[int, Cell]] = field(default_factory=dict)
    cell: Mapping[str, str] | None = None
    cell_is_head: bool = False
    words: list[str] = field(default_factory=list)
    count: int = 0

    def end_cell(self) -> None:
        """Put what was read of a cell into the row."""
        if self.cell is None:
            return
        self._run_on()
        span, down = _number(self.cell, "colspan"), _number(self.cell, "rowspan")
        words = "\n".join(line for line in "".join(self.words).split("\n") if line.strip())
        cell = Cell(words, is_head=self.cell_is_head, span=span)
        if down > 1:
            self.running[len(self.row)] = (down - 1, Cell(words, goes_on=True))
        self.row += [cell, *[Cell()] * (span - 1)]
        self.count += span
        self.cell, self.words = None, []

    def end_row(self) -> None:
        """Put the row to the others."""
        self.end_cell()
        if self.row:
            self._run_on()
            self.rows.append(self.row)
        self.row = []

    def _run_on(self) -> None:
        """Cells from above that run on into this row, at the place where it stands now."""
        while (place := len(self.row)) in self.running:
            left, cell = self.running.pop(place)
            if left > 1:
                self.running[place] = (left - 1, cell)
            self.row.append(cell)


class _Reader:
    """Gathers parts as tags come by; wrong or missing ends of tags do no harm."""

    def __init__(self) -> None:
        self._parts: list[Part] = []
        self._words: list[str] = []
        self._passed = ""
        self._depth = 0
        self._lists: list[_List] = []
        self._item: Marker | None = None
        self._item_open = False
        self._heading = False
        self._word_level: int | None = None
        self._sign: list[str] | None = None
        self._sign_spans = 0
        self._tables: list[_Table] = []
        self._pre = 0

    def parts(self) -> tuple[Part, ...]:
        """Everything that was read."""
        self._end_paragraph()
        while self._tables:
            self._end_table()
        return tuple(self._parts)

    def begin(self, tag: str, given: Mapping[str, str]) -> None:
        """An element begins."""
        if self._passes_over(tag):
            self._depth += tag == self._passed
        elif tag in _PASSED_OVER:
            self._passed, self._depth = tag, 1
        elif tag == "br":
            self._words.append("\n")
        elif tag in _IN_TABLES:
            self._begin_in_table(tag, given)
        elif tag in _BLOCKS:
            self._end_paragraph()
            self._begin_block(tag, given)
        elif tag == "span":
            self._begin_span(given)

    def end(self, tag: str) -> None:
        """An element ends, or something is closed that was never open."""
        if self._passes_over(tag):
            self._depth -= tag == self._passed
            self._passed = self._passed if self._depth else ""
        elif tag in _IN_TABLES:
            self._end_in_table(tag)
        elif tag in _BLOCKS:
            self._end_paragraph()
            self._end_block(tag)
        elif tag == "span" and self._sign is not None:
            self._sign_spans -= 1
            if self._sign_spans == 0:
                self._end_sign()

    def take_words(self, words: str) -> None:
        """Words between two tags."""
        if self._passed:
            return
        if not self._pre:
            words = re.sub(r"[ \t\r\n\f]+", " ", words)
        (self._words if self._sign is None else self._sign).append(words)

    def _passes_over(self, tag: str) -> bool:
        """Whether this is inside of what is not taken; a deletion ends with its paragraph."""
        if self._passed == "del" and (tag in _BLOCKS or tag in _IN_TABLES):
            self._passed = ""
        return bool(self._passed)

    def _begin_block(self, tag: str, given: Mapping[str, str]) -> None:
        if tag in _LISTS:
            shape = given.get("type", "")
            start = given.get("start", "")
            first = int(start) - 1 if start.isdecimal() and len(start) < 5 else 0
            self._lists.append(_List(tag == "ol", shape, first))
        elif tag in ("li", "dt", "dd"):
            self._begin_item(tag, given)
        elif tag in _HEADINGS:
            self._heading = True
        elif tag == "pre":
            self._pre += 1
        found = _WORD_LEVEL.search(given.get("style", "")[:2000])
        self._word_level = int(found[1]) - 1 if found else None

    def _begin_item(self, tag: str, given: Mapping[str, str]) -> None:
        here = self._lists[-1] if self._lists else _List(ordered=False)
        value = given.get("value", "")
        here.last = int(value) if value.isdecimal() and len(value) < 5 else here.last + 1
        if here.ordered:
            kind = Kind.LETTER if here.shape in ("a", "A") else Kind.NUMBER
            self._item = Marker(kind, str(here.last), shape=here.shape)
        else:
            self._item = Marker(Kind.BULLET, shape="dd" if tag == "dd" else "")
        self._item_open = True

    def _end_block(self, tag: str) -> None:
        if tag in _LISTS and self._lists:
            self._lists.pop()
        if tag in ("li", "dt", "dd") or tag in _LISTS:
            self._item_open = False
        if tag == "pre" and self._pre:
            self._pre -= 1

    def _begin_span(self, given: Mapping[str, str]) -> None:
        if self._sign is not None:
            self._sign_spans += 1
        elif _WORD_SIGN.search(given.get("style", "")[:2000]):
            self._sign, self._sign_spans = [], 1

    def _end_sign(self) -> None:
        """The sign before a paragraph of Word's is kept with it, so that it is read as one."""
        assert self._sign is not None
        sign = cleaned("".join(self._sign)).strip()
        self._sign = None
        if sign:
            self._words.append(f"{sign}\t")

    def _end_paragraph(self) -> None:
        if self._sign is not None:
            self._end_sign()
        words = cleaned("".join(self._words))
        self._words = []
        heading, self._heading = self._heading, False
        level, self._word_level = self._word_level, None
        if not words.strip():
            return
        if self._tables:
            self._into_cell(words, level)
            return
        self._parts += self._lines(words, level=level, heading=heading)

    def _into_cell(self, words: str, level: int | None) -> None:
        table = self._tables[-1]
        if self._item is not None and self._lists:
            sign = "•" if self._item.kind is Kind.BULLET else f"{self._item.number}."
            words = f"{sign} {words.strip()}"
            self._item = None
        elif level is not None and marked(words)[0] is None:
            words = f"• {words.strip()}"
        table.words.append(f"\n{words}\n")
        if table.cell is None:
            table.cell = {}

    def _lines(self, words: str, *, level: int | None, heading: bool) -> Iterator[Line]:
        lines = [line for line in words.split("\n") if line.strip()]
        depth = min(len(self._lists) - 1, _DEEPEST)
        if self._item is not None:
            item, self._item = self._item, None
            yield Line("\n".join(_tidy(line) for line in lines), item, max(depth, 0))
        elif self._item_open and self._lists:
            yield from (Line(_tidy(line), None, depth + 1, loose=True) for line in lines)
        elif level is not None:
            marker, rest = marked(lines[0])
            words = "\n".join(_tidy(line) for line in (rest, *lines[1:]))
            yield Line(words, marker or Marker(Kind.BULLET), level)
        else:
            for line in lines:
                marker, rest = marked(line)
                indent = len(line) - len(line.lstrip()) if self._pre else 0
                yield Line(_tidy(rest), marker, indent, heading and marker is None, loose=True)

    def _begin_in_table(self, tag: str, given: Mapping[str, str]) -> None:
        self._end_paragraph()
        if tag == "table":
            if len(self._tables) <= _DEEPEST:
                self._tables.append(_Table())
            return
        if not self._tables:
            return
        table = self._tables[-1]
        table.end_cell()
        if tag == "tr":
            table.end_row()
        elif table.count < _MOST_CELLS:
            table.cell, table.cell_is_head = given, tag == "th"

    def _end_in_table(self, tag: str) -> None:
        self._end_paragraph()
        if not self._tables:
            return
        if tag == "table":
            self._end_table()
        elif tag == "tr":
            self._tables[-1].end_row()
        else:
            self._tables[-1].end_cell()

    def _end_table(self) -> None:
        """A table within a cell becomes lines of that cell."""
        table = self._tables.pop()
        table.end_row()
        rows = tuple(tuple(row) for row in table.rows)
        if not rows:
            return
        if self._tables:
            outer = self._tables[-1]
            texts = ("\t".join(c.words for c in row if c.words and not c.goes_on) for row in rows)
            outer.words.append("\n" + "\n".join(texts) + "\n")
            if outer.cell is None:
                outer.cell = {}
        elif max(len(row) for row in rows) == 1:
            self._parts += [line for row in rows for line in _cell_lines(row[0])]
        else:
            self._parts.append(rows)


def _cell_lines(cell: Cell) -> Iterator[Line]:
    """A table of one column is a way to set paragraphs."""
    for line in cell.words.split("\n"):
        if line.strip() and not cell.goes_on:
            marker, rest = marked(line)
            yield Line(_tidy(rest), marker)


def _tidy(words: str) -> str:
    return " ".join(words.split())


def _number(given: Mapping[str, str], name: str) -> int:
    value = given.get(name, "").strip()
    return max(1, min(int(value), _MOST_SPANNED)) if value.isdecimal() and len(value) < 6 else 1
