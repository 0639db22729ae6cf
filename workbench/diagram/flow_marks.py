"""The marks in a box of a flowchart: a sign, where there is one, and the word for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.diagram.chart_signs import SIZE, has_sign, letter_of, sign_items
from workbench.diagram.metrics import CAP_HEIGHT, width
from workbench.diagram.palette import Palette
from workbench.diagram.picture import Item, Rect, Words
from workbench.words import say

_LETTERS, _HEIGHT, _GAP, _PAD = 10.0, 16.0, 4.0, 6.0
ROW_HEIGHT = _HEIGHT + _GAP


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """A mark in the language of the chart; `letter` is what its sign holds, "" without a sign."""

    mark: str
    words: str
    letter: str

    @property
    def width(self) -> float:
        """How wide the mark is."""
        return width(self.words, _LETTERS) + 2 * _PAD + (SIZE if self.letter else 0.0)


Row = tuple[PlacedMark, ...]


def mark_rows(marks: Sequence[str], language: str, room: float) -> tuple[Row, ...]:
    """The marks in as many rows as they need."""
    rows: list[Row] = []
    for mark in marks:
        letter = letter_of(mark, language) if has_sign(mark) else ""
        placed = PlacedMark(mark, say(mark, language), letter)
        if rows and _row_width((*rows[-1], placed)) <= room:
            rows[-1] = (*rows[-1], placed)
        else:
            rows.append((placed,))
    return tuple(rows)


def mark_items(row: Row, middle: float, y: float, palette: Palette) -> Iterator[Item]:
    """One row of marks, below y and around a middle."""
    x, top = middle - _row_width(row) / 2, y + _GAP
    for placed in row:
        yield Rect(
            x=x,
            y=top,
            width=placed.width,
            height=_HEIGHT,
            radius=_HEIGHT / 2,
            fill=palette.header,
            stroke=palette.strong_line,
            line_width=0.6,
        )
        left = x + _PAD
        if placed.letter:
            corner = (x + 2, top + (_HEIGHT - SIZE) / 2)
            yield from sign_items(placed.mark, placed.letter, corner, palette)
            left += SIZE
        yield Words(
            x=left,
            y=top + (_HEIGHT + CAP_HEIGHT * _LETTERS) / 2,
            text=placed.words,
            size=_LETTERS,
            colour=palette.text,
        )
        x += placed.width + _GAP


def _row_width(row: Row) -> float:
    return sum(placed.width for placed in row) + _GAP * (len(row) - 1)
