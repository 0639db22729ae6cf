"""Tables, fact strips and notes as grids."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from workbench.publishing.blocks import (
    Cell,
    DocumentControl,
    Fact,
    FactStrip,
    Note,
    NoteKind,
    Row,
    SourceNote,
    SourceNotes,
    Table,
    TableKind,
)
from workbench.publishing.inline import Inline, NotRecorded, Span, bold, is_blank, pieces, plain
from workbench.publishing.pdf.grid import Columns, Grid, GridCell, GridLook, GridRow
from workbench.publishing.pdf.marks import KindMark, PartMark
from workbench.publishing.pdf.placed import Placed, Stack, Words
from workbench.publishing.pdf.styles import DEEP, PALER, RULE, WARM, WHITE
from workbench.publishing.pdf.typesetter import Typesetter
from workbench.publishing.reading import texts

_LOOKS = {
    TableKind.PLAIN: GridLook(),
    TableKind.FACTS: GridLook(edge_top=RULE, edge_bottom=0.4, edge=DEEP, padding=3),
    TableKind.DIRECTORY: GridLook(edge_top=RULE, padding=7, padding_above=6, padding_below=7),
    TableKind.MATRIX: GridLook(padding=3.5, padding_above=4.5, padding_below=4.5),
    TableKind.TO_FILL: GridLook(verticals=True, row_height=34, padding_above=6),
}
_LEFT_STYLES = {
    TableKind.FACTS: "cell-bold",
    TableKind.DIRECTORY: "cell-name",
    TableKind.MATRIX: "cell-bold",
    TableKind.TO_FILL: "cell-bold",
}
_LEFT_SHARE = {TableKind.FACTS: 0.28, TableKind.DIRECTORY: 0.32}
_NOTES_IN_COLUMNS = 4
"""From so many sources on, they are set in two columns."""

_LONGEST = 110.0
"""Words beyond this many letters do not make a column wider."""

_MARK_LETTERS = 2
"""Cells of a matrix with no more letters than this are drawn as marks."""


@dataclass(frozen=True, slots=True)
class TableSetter:
    """Sets the tables of a document."""

    typesetter: Typesetter

    def table(self, table: Table) -> list[Placed]:
        """A table with its title; one without rows says so."""
        count = _column_count(table)
        if not count:
            return []
        look = _LOOKS[table.kind]
        head = [self._head(table, count)] if any(not is_blank(each) for each in table.head) else []
        rows = [self._row(row, table.kind, count) for row in table.rows]
        if not rows:
            rows = [self._said(table.empty or self.typesetter.markup.words.nothing_here, count)]
        grid = self._grid(head, rows, _weights(table, count), look)
        grid.anchor = table.anchor
        return [*self._title(table), grid]

    def strip(self, strip: FactStrip) -> list[Placed]:
        """Boxed facts side by side."""
        if not strip.facts:
            return []
        cells = tuple(GridCell(Stack(self._fact(fact))) for fact in strip.facts)
        look = GridLook(edge_top=1.4, edge_bottom=0.4, verticals=True, padding=7, padding_below=7)
        grid = self._grid([], [GridRow(cells, ground=PALER)], [1.0] * len(cells), look)
        grid.spaceAfter = 14
        return [grid]

    def note(self, note: Note) -> list[Placed]:
        """A remark with a mark for its kind, its kind in words, and a bar at the left."""
        words = self.typesetter.markup.words.notes[note.kind]
        label = f"{words}: {note.title}" if note.title else words
        parts = [
            self.typesetter.words(label, "note-label"),
            self.typesetter.words(note.text, "cell"),
        ]
        cells = (GridCell(Stack([KindMark(note.kind)])), GridCell(Stack(parts)))
        warns = note.kind is NoteKind.CAUTION
        row = GridRow(cells, ground=PALER, bar=WARM if warns else DEEP)
        look = GridLook(edge_bottom=0, padding=7, padding_above=6, padding_below=7)
        grid = self._grid([], [row], (0.07, 0.93), look)
        grid.spaceBefore, grid.spaceAfter = 6, 10
        return [grid]

    def sources(self, notes: SourceNotes) -> list[Placed]:
        """The numbered sources at the end of a chapter."""
        title = self.typesetter.words(self.typesetter.markup.words.sources, "heading4")
        title.keep_next = True
        beside = 2 if len(notes.notes) >= _NOTES_IN_COLUMNS else 1
        deep = -(-len(notes.notes) // beside)
        columns = [notes.notes[start : start + deep] for start in range(0, len(notes.notes), deep)]
        rows = [
            GridRow(tuple(cell for note in across for cell in self._source(note)))
            for across in zip_longest(*columns)
        ]
        look = GridLook(
            edge_top=0.4, edge_bottom=0, padding=2, padding_above=1.5, padding_below=1, rule=WHITE
        )
        grid = self._grid([], rows, (0.045, 0.955 / beside - 0.045) * beside, look)
        title.is_note = grid.is_note = True
        return [title, grid]

    def _source(self, note: SourceNote | None) -> tuple[GridCell, GridCell]:
        """A number and its source; an uneven list leaves the last place empty."""
        if note is None:
            return GridCell(Stack()), GridCell(Stack())
        number = self.typesetter.words(bold(str(note.number)), "source", anchor=note.anchor)
        text = self.typesetter.words(note.text, "source")
        return GridCell(Stack([number])), GridCell(Stack([text]))

    def control(self, control: DocumentControl) -> list[Placed]:
        """What must be known of a document before it is used, and who signed it."""
        parts: list[Placed] = []
        if control.title:
            parts.append(self.typesetter.words(control.title, "heading2"))
            parts[0].keep_next = True
        facts = Table(kind=TableKind.FACTS, rows=tuple((f.label, f.text) for f in control.facts))
        parts += self.table(facts)
        if control.signatures:
            parts += self.table(
                Table(control.signature_head, control.signatures, kind=TableKind.TO_FILL)
            )
        return parts

    def _grid(
        self,
        head: Sequence[GridRow],
        rows: Sequence[GridRow],
        weights: Sequence[float],
        look: GridLook,
    ) -> Grid:
        columns = Columns.of(weights, (*head, *rows), look)
        return Grid(head, rows, columns, look, self.typesetter.shape.body_height)

    def _title(self, table: Table) -> list[Words]:
        if not table.title:
            return []
        number = self.typesetter.markup.words.table.format(number=table.number)
        label = f"{number}. {table.title}" if table.number else table.title
        title = self.typesetter.words(label, "caption")
        title.keep_next = True
        return [title]

    def _head(self, table: Table, count: int) -> GridRow:
        centred = table.kind is TableKind.MATRIX
        padded = (*table.head, *[""] * count)[:count]
        cells = tuple(
            self._text(text, "cell-head-centre" if centred and place else "cell-head")
            for place, text in enumerate(padded)
        )
        return GridRow(cells, ground=DEEP, is_head=True)

    def _row(self, row: Row, kind: TableKind, count: int) -> GridRow:
        cells: list[GridCell] = []
        left = count
        for place, content in enumerate(row):
            if left <= 0:
                break
            cell = self._cell(content, kind, place)
            cell.columns = min(max(cell.columns, 1), left)
            left -= cell.columns
            cells.append(cell)
            cell.in_middle = cell.in_middle or kind is TableKind.MATRIX
        cells += [GridCell(Stack()) for _ in range(left)]
        bar = DEEP if kind is TableKind.DIRECTORY else None
        return GridRow(tuple(cells), bar=bar)

    def _cell(self, content: Inline | Cell, kind: TableKind, place: int) -> GridCell:
        left = _LEFT_STYLES.get(kind, "cell") if place == 0 else "cell"
        if isinstance(content, Cell):
            return GridCell(Stack(self.typesetter.in_cell(content.blocks, left)), content.columns)
        if place == 0:
            return self._text(content, left)
        if kind is TableKind.MATRIX:
            return self._mark(content)
        return self._text(content, "cell")

    def _mark(self, content: Inline) -> GridCell:
        letters = plain(content)
        if 0 < len(letters) <= _MARK_LETTERS and letters.isalpha():
            stands_out = any(isinstance(each, Span) and each.bold for each in pieces(content))
            return GridCell(Stack([PartMark(letters, stands_out=stands_out)]), in_middle=True)
        cell = self._text(content, "cell-centre")
        cell.in_middle = True
        return cell

    def _text(self, text: Inline, style_name: str) -> GridCell:
        if is_blank(text):
            return GridCell(Stack())
        return GridCell(Stack([self.typesetter.words(text, style_name)]))

    def _said(self, text: str, count: int) -> GridRow:
        return GridRow((GridCell(Stack([self.typesetter.words(text, "cell-empty")]), count),))

    def _fact(self, fact: Fact) -> list[Words]:
        text = NotRecorded() if is_blank(fact.text) else fact.text
        return [
            self.typesetter.words(fact.label, "fact-label"),
            self.typesetter.words(text, "cell"),
        ]


def _column_count(table: Table) -> int:
    rows = (
        sum(each.columns if isinstance(each, Cell) else 1 for each in row) for row in table.rows
    )
    return max(len(table.head), len(table.weights), *rows, 0)


def _weights(table: Table, count: int) -> list[float]:
    """The weights given; else by kind; else by how much each column has to say."""
    if table.weights:
        return [
            max(weight, 0.01)
            for weight, _ in zip_longest(table.weights, range(count), fillvalue=1.0)
        ]
    share = _LEFT_SHARE.get(table.kind)
    if share and count > 1:
        return [share, *[(1 - share) / (count - 1)] * (count - 1)]
    lengths = [24.0 if table.kind is TableKind.TO_FILL else 1.0] * count
    for row in (table.head, *table.rows):
        for place, content in enumerate(row[:count]):
            lengths[place] = max(lengths[place], min(_length(content), _LONGEST))
    return [length**0.5 for length in lengths]


def _length(content: Inline | Cell) -> int:
    """How many letters a cell holds."""
    if isinstance(content, Cell):
        return sum(map(len, texts(content.blocks)))
    return len(plain(content))
