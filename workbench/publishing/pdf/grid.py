"""The table engine: rows that break across pages, a head that repeats, words that stay inside.

ReportLab's own table refuses a row that is higher than a page. This one cuts it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from workbench.publishing.pdf.placed import Canvas, Part, Stack, bookmark
from workbench.publishing.pdf.styles import CELL_PADDING, DEEP, HAIRLINE, LINE, RULE

_SMALLEST_PIECE = 64.0
"""A row is not cut to leave less than this at the foot of a page."""

_WIDEST_WORD = 0.4
"""A word longer than this share of a table is broken rather than given a wider column."""

_NARROWEST = 24.0

_WHOLE_SHARE = 0.42
"""A row below this share of a page is moved to the next one rather than cut."""


@dataclass(slots=True)
class GridCell:
    """What stands in a cell, over how many columns."""

    stack: Stack
    columns: int = 1
    in_middle: bool = False


@dataclass(slots=True)
class GridRow:
    """One row; a row that leads on stays with the next one and has no line below.

    A tight row follows closely on the one it belongs to.
    """

    cells: tuple[GridCell, ...]
    anchor: str = ""
    leads_on: bool = False
    tight: bool = False
    is_head: bool = False
    ground: Any = None  # a Color
    bar: Any = None  # a Color, drawn as a bar along the left edge
    _height: tuple[float, float] | None = field(default=None, init=False)  # of a width

    def height(self, widths: Sequence[float], look: GridLook) -> float:
        """How high the row is in columns of these widths; asked often, worked out once."""
        total = sum(widths)
        if self._height is None or self._height[0] != total or self._names_pages():
            inner = [
                cell.stack.height(width - 2 * look.padding) for cell, _, width in laid(self, widths)
            ]
            high = max(inner, default=0.0) + self.space_above(look) + look.padding_below
            self._height = (total, max(high, 0.0 if self.is_head else look.row_height))
        return self._height[1]

    def space_above(self, look: GridLook) -> float:
        """The distance from the upper edge to the text."""
        return 0.0 if self.tight else look.padding_above

    def _names_pages(self) -> bool:
        return any(cell.stack.names_pages for cell in self.cells)


@dataclass(frozen=True, slots=True)
class GridLook:
    """Lines, grounds and distances of a grid."""

    rule: Any = LINE  # a Color
    edge: Any = DEEP  # a Color
    edge_top: float = 0.0
    edge_bottom: float = RULE
    verticals: bool = False
    padding: float = CELL_PADDING
    padding_above: float = 4.0
    padding_below: float = 5.0
    row_height: float = 0.0


@dataclass(slots=True)
class Columns:
    """How the width is shared out: by weights, with room for the longest word of each column."""

    weights: tuple[float, ...]
    least: list[float]
    _widths: dict[float, list[float]] = field(default_factory=dict)

    @classmethod
    def of(cls, weights: Sequence[float], rows: Iterable[GridRow], look: GridLook) -> Columns:
        """The columns of these rows."""
        least = [0.0] * len(weights)
        for row in rows:
            column = 0
            for cell in row.cells:
                if cell.columns == 1 and column < len(least):
                    word = cell.stack.longest_word() + 2 * look.padding + 0.1
                    least[column] = max(least[column], word)
                column += cell.columns
        return cls(tuple(weights), least)

    def at(self, width: float) -> list[float]:
        """The width of each column."""
        if width not in self._widths:
            self._widths[width] = _shared(width, self.weights, self.least)
        return self._widths[width]


class Grid(Part):
    """Rows under a head that repeats."""

    def __init__(
        self,
        head: Sequence[GridRow],
        rows: Sequence[GridRow],
        columns: Columns,
        look: GridLook,
        body_height: float,
    ) -> None:
        super().__init__(before=4, after=9)
        self.head = list(head)
        self.rows = list(rows)
        self.columns = columns
        self.look = look
        self.body_height = body_height
        self._heights: tuple[list[float], list[float]] = ([], [])

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        widths = self.columns.at(availWidth)
        head = [row.height(widths, self.look) for row in self.head]
        rows = [row.height(widths, self.look) for row in self.rows]
        self._heights = (head, rows)
        self.width, self.height = availWidth, sum(head) + sum(rows)
        return self.width, self.height

    def split(self, availWidth: float, availHeight: float) -> list[Grid]:  # noqa: N803
        self.wrap(availWidth, availHeight)
        head, rows = self._heights
        if sum(head) > self.body_height * _WHOLE_SHARE:
            return self._part([], self.head + self.rows).split(availWidth, availHeight)
        room = availHeight - sum(head)
        fits, used = self._fitting(rows, room)
        cut = self._cut(fits, room - used, availWidth)
        if cut is not None:
            above, below = cut
            return self._parts(self.rows[:fits] + above, below)
        if fits == 0:
            return []
        return self._parts(self.rows[:fits], self.rows[fits:])

    def start_height(self, width: float) -> float:
        """The head and the first row, or a good part of a high one."""
        self.wrap(width, 1e6)
        head, rows = self._heights
        first = sum(rows[: self._group_end(0)])
        return sum(head) + min(first, self.body_height * _WHOLE_SHARE)

    def anchors(self) -> tuple[str, ...]:
        """The anchors of the rows in this piece, and of what stands in them."""
        found = [self.anchor]
        for row in self.rows:
            found.append(row.anchor)
            for cell in row.cells:
                for part in cell.stack.parts:
                    found += part.anchors()
        return tuple(filter(None, found))

    def paint(self, canvas: Canvas) -> None:
        widths = self.columns.at(self.width)
        top = self.height
        if self.look.edge_top:
            _rule(canvas, top, self.width, self.look.edge, self.look.edge_top)
        for row, height in zip(self.head, self._heights[0], strict=True):
            self._paint_row(canvas, row, widths, (top, height))
            top -= height
        for row, height in zip(self.rows, self._heights[1], strict=True):
            self._paint_row(canvas, row, widths, (top, height))
            top -= height
        self._paint_rules(canvas)
        if self.look.edge_bottom:
            _rule(canvas, 0, self.width, self.look.edge, self.look.edge_bottom)
        if self.look.verticals:
            self._paint_verticals(canvas, widths)

    def _fitting(self, heights: list[float], room: float) -> tuple[int, float]:
        """How many rows fit without parting rows that belong together, and their height."""
        used, place = 0.0, 0
        while place < len(heights):
            end = self._group_end(place)
            group = sum(heights[place:end])
            if used + group > room + 1e-6:
                break
            used, place = used + group, end
        return place, used

    def _group_end(self, place: int) -> int:
        """The row after the last one that belongs to the row at `place`."""
        while place < len(self.rows) and self.rows[place].leads_on:
            place += 1
        return min(place + 1, len(self.rows))

    def _cut(
        self, place: int, room: float, width: float
    ) -> tuple[list[GridRow], list[GridRow]] | None:
        """The rows from `place` on cut at the foot of the page, where they are too high to move."""
        heights = self._heights[1]
        end = self._group_end(place)
        group = sum(heights[place:end])
        if room < _SMALLEST_PIECE or group < self.body_height * _WHOLE_SHARE:
            return None
        above: list[GridRow] = []
        while place < end and heights[place] <= room:
            above.append(self.rows[place])
            room -= heights[place]
            place += 1
        halves = self._halves(self.rows[place], room, width) if place < end else None
        if halves is None:
            return (above, self.rows[place:]) if above else None
        return [*above, halves[0]], [halves[1], *self.rows[place + 1 :]]

    def _halves(self, row: GridRow, room: float, width: float) -> tuple[GridRow, GridRow] | None:
        """A row in two, or None where nothing of it fits."""
        inside = room - row.space_above(self.look) - self.look.padding_below
        widths = self.columns.at(width)
        cuts = [
            cell.stack.cut(inner - 2 * self.look.padding, inside)
            for cell, _, inner in laid(row, widths)
        ]
        if not any(above.parts for above, _ in cuts):
            return None
        first = tuple(
            replace(cell, stack=above) for cell, (above, _) in zip(row.cells, cuts, strict=False)
        )
        second = tuple(
            replace(cell, stack=below) for cell, (_, below) in zip(row.cells, cuts, strict=False)
        )
        return replace(row, cells=first, leads_on=False), replace(row, cells=second, anchor="")

    def _parts(self, above: list[GridRow], below: list[GridRow]) -> list[Grid]:
        first, second = self._part(self.head, above), self._part(self.head, below)
        first.anchor = self.anchor
        return [first, second]

    def _part(self, head: list[GridRow], rows: list[GridRow]) -> Grid:
        part = Grid(head, rows, self.columns, self.look, self.body_height)
        part.spaceBefore, part.spaceAfter = self.spaceBefore, self.spaceAfter
        part.is_note = self.is_note
        return part

    def _paint_row(
        self,
        canvas: Canvas,
        row: GridRow,
        widths: list[float],
        place: tuple[float, float],
    ) -> None:
        top, height = place
        if row.ground is not None:
            canvas.setFillColor(row.ground)
            canvas.rect(0, top - height, self.width, height, stroke=0, fill=1)
        if row.bar is not None:
            canvas.setFillColor(row.bar)
            canvas.rect(0, top - height, 3, height, stroke=0, fill=1)
        if row.anchor:
            bookmark(canvas, row.anchor, top)
        for cell, x, width in laid(row, widths):
            inner = width - 2 * self.look.padding
            start = top - row.space_above(self.look)
            if cell.in_middle:
                start = top - (height - cell.stack.height(inner)) / 2
            cell.stack.draw(canvas, x + self.look.padding, start, inner)

    def _paint_rules(self, canvas: Canvas) -> None:
        """The lines between rows, on top of their grounds."""
        top = self.height - sum(self._heights[0])
        for row, height in zip(self.rows[:-1], self._heights[1], strict=False):
            top -= height
            if not row.leads_on:
                _rule(canvas, top, self.width, self.look.rule, HAIRLINE)

    def _paint_verticals(self, canvas: Canvas, widths: list[float]) -> None:
        canvas.setStrokeColor(self.look.rule)
        canvas.setLineWidth(HAIRLINE)
        x = 0.0
        below_head = self.height - sum(self._heights[0])
        for width in [0.0, *widths]:
            x += width
            canvas.line(x, 0, x, below_head)


def laid(row: GridRow, widths: Sequence[float]) -> list[tuple[GridCell, float, float]]:
    """The cells of a row with where each begins and how wide it is."""
    laid: list[tuple[GridCell, float, float]] = []
    column, x = 0, 0.0
    for cell in row.cells:
        width = sum(widths[column : column + cell.columns])
        if width <= 0:
            break
        laid.append((cell, x, width))
        column += cell.columns
        x += width
    return laid


def _shared(width: float, weights: Sequence[float], least: Sequence[float]) -> list[float]:
    """The width by weight, taken from wide columns where a narrow one cannot hold a word."""
    total = sum(weights) or 1.0
    widths = [width * weight / total for weight in weights]
    cap = width * _WIDEST_WORD
    floor = min(_NARROWEST, width / len(weights))
    wanted = [max(floor, min(word, cap)) for word in least]
    lacking = sum(max(0.0, need - have) for need, have in zip(wanted, widths, strict=True))
    spare = sum(max(0.0, have - need) for need, have in zip(wanted, widths, strict=True))
    if not lacking or not spare:
        return widths
    give = min(1.0, lacking / spare)
    take = min(1.0, spare / lacking)
    return [
        have - (have - need) * give if have > need else have + (need - have) * take
        for need, have in zip(wanted, widths, strict=True)
    ]


def _rule(canvas: Canvas, y: float, width: float, colour: Any, thickness: float) -> None:
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(thickness)
    canvas.line(0, y, width, y)
