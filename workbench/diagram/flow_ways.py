"""The ways a flow could take over the grid of a flowchart, and what each would cost.

Column c of the grid stands at x = 2c + 1 and row r at y = 2r + 1; the even numbers between them
are gutters and channels, in which no box ever stands. A way is the list of its corners. Work
flows down: a way leaves its box below or at a side and comes in from above or at a side.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

GridPoint = tuple[int, int]
Way = tuple[GridPoint, ...]
Option = tuple[int, Way]  # what the length and the bends cost, and the way

_ACROSS, _DOWN = 85, 40  # what a step of the grid measures on paper, about
_BEND = 40
_NOWHERE = 1 << 20


@dataclass(slots=True)
class Cell:
    """Where a box stands on the grid, and how far it is to the next box on each side."""

    number: int
    x: int
    y: int
    left: int = -1
    right: int = _NOWHERE
    above: int = -1
    below: int = _NOWHERE

    def is_open_at_side(self, x: int) -> bool:
        """Whether no other box stands between this one and x in its row."""
        return self.left < x < self.right


def cells(places: Iterable[GridPoint]) -> list[Cell]:
    """The cells in the order of the places, each knowing its neighbours."""
    made = [
        Cell(number, 2 * column + 1, 2 * row + 1) for number, (column, row) in enumerate(places)
    ]
    last: Cell | None = None
    for cell in sorted(made, key=lambda each: (each.x, each.y)):
        if last is not None and last.x == cell.x:
            last.below, cell.above = cell.y, last.y
        last = cell
    last = None
    for cell in sorted(made, key=lambda each: (each.y, each.x)):
        if last is not None and last.y == cell.y:
            last.right, cell.left = cell.x, last.x
        last = cell
    return made


def direct_ways(start: Cell, end: Cell) -> list[Option]:
    """The ways down and across that need no gutter, cheapest first."""
    if end.y <= start.y:
        return []
    if start.x != end.x:
        return sorted(_with_few_bends(start, end))
    if start.below == end.y:
        return [(_DOWN * (end.y - start.y), ((start.x, start.y), (end.x, end.y)))]
    return []


def gutter_ways(start: Cell, end: Cell) -> list[Option]:
    """The ways through a gutter beside one of the two boxes, cheapest first; one is always free."""
    return sorted(_through_gutters(start, end))


def least_by_gutter(start: Cell, end: Cell) -> int:
    """What a way through a gutter costs at least."""
    across = abs(start.x - end.x) or 2
    return _ACROSS * across + _DOWN * abs(start.y - end.y) + 2 * _BEND


def _with_few_bends(start: Cell, end: Cell) -> Iterator[Option]:
    """Down and across, or across and down, where the cells between are empty."""
    xs, ys, xt, yt = start.x, start.y, end.x, end.y
    length = _ACROSS * abs(xt - xs) + _DOWN * (yt - ys)
    first, last = (xs, ys), (xt, yt)
    if end.above < ys + 1:
        yield length + 2 * _BEND, (first, (xs, ys + 1), (xt, ys + 1), last)
    if yt - 1 < start.below and yt - 1 != ys + 1:
        yield length + 2 * _BEND, (first, (xs, yt - 1), (xt, yt - 1), last)
    if yt < start.below and end.is_open_at_side(xs):
        yield length + _BEND, (first, (xs, yt), last)
    if ys > end.above and start.is_open_at_side(xt):
        yield length + _BEND, (first, (xt, ys), last)


def _through_gutters(start: Cell, end: Cell) -> Iterator[Option]:
    xs, ys, xt, yt = start.x, start.y, end.x, end.y
    first, last, below, above = (xs, ys), (xt, yt), ys + 1, yt - 1
    for x in {xs - 1, xs + 1, xt - 1, xt + 1}:
        across = _ACROSS * (abs(x - xs) + abs(xt - x))
        leaves, comes = start.is_open_at_side(x), end.is_open_at_side(x)
        if leaves and comes and ys != yt:
            cost = across + _DOWN * abs(yt - ys) + 2 * _BEND
            yield cost, (first, (x, ys), (x, yt), last)
        if comes and start is not end:
            cost = across + _DOWN * (1 + abs(yt - below)) + 3 * _BEND
            yield cost, (first, (xs, below), (x, below), (x, yt), last)
        if leaves:
            cost = across + _DOWN * (1 + abs(above - ys)) + 3 * _BEND
            yield cost, (first, (x, ys), (x, above), (xt, above), last)
        if below != above:
            cost = across + _DOWN * (2 + abs(above - below)) + 4 * _BEND
            yield cost, (first, (xs, below), (x, below), (x, above), (xt, above), last)
