"""Tables of steps: one row a step, its columns told by the words at their head.

Cells that run over several rows hold for each of them, save for a title: rows that share one are
one step. Nothing that stands in a cell is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from workbench.domain.drafts import DraftStep, titled
from workbench.exchange.written.cleaning import one_line
from workbench.exchange.written.columns import (
    Column,
    column_named,
    columns_of,
    columns_without_head,
    is_plain_head,
    number_in,
)
from workbench.exchange.written.markers import marked

_HEAD_WITHIN = 4  # rows: above the head there may be a title of the table
_LEAST_HEADS = 2


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, over how many columns it runs, and whether it is marked as a head.

    `goes_on` marks the part of a cell that began a row above; `remarks` hang on the cell.
    """

    words: str = ""
    goes_on: bool = False
    is_head: bool = False
    span: int = 1
    remarks: tuple[str, ...] = ()


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class StepTable:
    """A table that was understood: what stood above its head, its columns, heads and rows.

    `remarks` hang on its heads.
    """

    above: tuple[Row, ...]
    heads: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    remarks: tuple[str, ...] = ()

    @property
    def has_head(self) -> bool:
        """Whether the words at the head of the columns tell what they hold."""
        return any(self.heads)

    def steps(self) -> list[DraftStep]:
        """The rows as steps; a row without a title belongs to the step above it."""
        made = [_made_of(row) for row in self.above]
        for row in self.rows:
            if self.is_section(row):
                made.append(_made_of(row))
            elif made and made[-1].rows and self._belongs_above(row):
                made[-1].take(row, self)
            else:
                made.append(_Made({}).take(row, self))
        if made and self.remarks:
            made[0].remarks[:0] = self.remarks
        return [each.draft() for each in made]

    def is_section(self, row: Row) -> bool:
        """Whether a row is one cell across the others: a heading within the table."""
        filled = [n for n, cell in enumerate(row) if cell.words.strip() and not cell.goes_on]
        if len(filled) != 1 or len(self.columns) < _LEAST_HEADS:
            return False
        (place,) = filled
        counted = self.columns[min(place, len(self.columns) - 1)] is Column.NUMBER
        across = row[place].span > 1 and row[place].span >= len(self.columns) - 1
        return across or (counted and number_in(row[place].words) is None)

    def _belongs_above(self, row: Row) -> bool:
        title = self.columns.index(Column.TITLE) if Column.TITLE in self.columns else 0
        cell = row[title] if title < len(row) else Cell()
        return cell.goes_on or not cell.words.strip()


def understood(rows: Iterable[Row]) -> StepTable:
    """A table with its head found, or without one."""
    filled = [row for row in rows if any(cell.words.strip() for cell in row)]
    width = max((len(row) for row in filled), default=0)
    place = next((n for n, row in enumerate(filled[:_HEAD_WITHIN]) if is_head(row)), None)
    if place == len(filled) - 1:
        place = None  # nothing stands below, so these are words and no heads
    if place is None:
        texts = [_texts(row) for row in filled]
        return StepTable((), (), columns_without_head(texts, width), tuple(filled))
    heads = [one_line(cell.words) for cell in filled[place]]
    heads += [""] * (width - len(heads))
    below = [row for row in filled[place + 1 :] if not _repeats(row, heads)]
    columns = columns_of(heads, [_texts(row) for row in below])
    remarks = [words for row in filled[place:] if _repeats(row, heads) for words in remarks_in(row)]
    return StepTable(tuple(filled[:place]), tuple(heads), columns, tuple(below), tuple(remarks))


def is_head(row: Row) -> bool:
    """Whether a row names columns: it is marked so, or its words are known heads of columns."""
    filled = [cell for cell in row if cell.words.strip() and not cell.goes_on]
    if len(filled) == len(row) == 1:
        return is_plain_head(filled[0].words)
    if len(filled) < _LEAST_HEADS:
        return False
    if all(cell.is_head for cell in filled):
        return True
    known = {column_named(cell.words) for cell in filled} - {None}
    plain = sum(is_plain_head(cell.words) for cell in filled)
    return plain >= 1 and len(known) >= _LEAST_HEADS and 2 * len(known) >= len(filled)


def remarks_in(row: Row) -> tuple[str, ...]:
    """What hangs on the cells of a row."""
    return tuple(words for cell in row for words in cell.remarks)


def _repeats(row: Row, heads: Sequence[str]) -> bool:
    words = [one_line(cell.words) for cell in row]
    return words + [""] * (len(heads) - len(words)) == list(heads)


def _texts(row: Row) -> list[str]:
    return ["" if cell.goes_on else cell.words for cell in row]


def _joined(row: Row) -> str:
    return " ".join(one_line(cell.words) for cell in row if cell.words.strip() and not cell.goes_on)


@dataclass(slots=True)
class _Made:
    """A step while its rows are gathered: what each of its columns holds."""

    held: dict[Column, list[str]]
    rows: int = 0
    remarks: list[str] = field(default_factory=list)

    def take(self, row: Row, table: StepTable) -> _Made:
        """Take in one more row."""
        self.remarks += remarks_in(row)
        for place, cell in enumerate(row):
            words = cell.words.strip()
            if not words or (cell.goes_on and self.rows):
                continue
            column = table.columns[place] if place < len(table.columns) else Column.OTHER
            head = table.heads[place] if place < len(table.heads) else ""
            if column is Column.OTHER or (column is Column.TEXT and not is_plain_head(head)):
                column, words = Column.TEXT, f"{head}: {words}" if head else words
            if cell.goes_on and column in (Column.TITLE, Column.NUMBER, Column.TEXT, Column.LINES):
                continue
            self.held.setdefault(column, []).append(words)
        self.rows += 1
        return self

    def draft(self) -> DraftStep:
        """The step that the rows make together."""
        title, below = _title_and_lines("\n".join(self.held.get(Column.TITLE, ())))
        lines, texts = _split("\n".join((below, *self.held.get(Column.TEXT, ()))))
        how = [
            line.strip() for each in self.held.get(Column.LINES, ()) for line in each.split("\n")
        ]
        title, rest = titled(title)
        counted = " ".join(self.held.get(Column.NUMBER, ()))
        number = number_in(counted)
        kept = [one_line(counted)] if number is None and counted.strip() else []
        return DraftStep(
            title=title,
            lines=tuple(marked(line)[1] for line in (*how, *lines) if line),
            text="\n".join(part for part in (*kept, rest, *texts) if part),
            who=self._field(Column.WHO),
            support=self._field(Column.SUPPORT),
            when=self._field(Column.WHEN),
            where=" ".join(self.held.get(Column.WHERE, ())),
            forms=self._field(Column.FORMS),
            number=number or "",
            comments=tuple(self.remarks),
        )

    def _field(self, column: Column) -> str:
        return "\n".join(
            marked(line)[1] for words in self.held.get(column, ()) for line in words.split("\n")
        )


def _made_of(row: Row) -> _Made:
    """A row that is one heading across the table."""
    return _Made({Column.TITLE: [_joined(row)]}, remarks=list(remarks_in(row)))


def _title_and_lines(words: str) -> tuple[str, str]:
    """The first line of a title cell without the sign before it, and the lines below."""
    first, _, below = words.partition("\n")
    marker, title = marked(first)
    return (title if marker and title else first), below


def _split(words: str) -> tuple[list[str], list[str]]:
    """Items of lists within a cell, and the other lines."""
    lines = [line.strip() for line in words.split("\n") if line.strip()]
    return (
        [line for line in lines if marked(line)[0] is not None],
        [line for line in lines if marked(line)[0] is None],
    )
