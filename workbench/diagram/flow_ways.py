"""The ways a flow could take over the grid of a flowchart, and what each would cost.

Column c of the grid stands at x = 2c + 1 and row r at y = 2r + 1; the even numbers between them
are gutters and channels, in which no box ever stands. A way is the list of its corners.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

GridPoint = tuple[int, int]
Way = tuple[GridPoint, ...]
Port = tuple[GridPoint, GridPoint, bool]  # the box, the side, and whether the way leaves there
Run = tuple[int, int, int]  # a straight piece: where it is, from where, to where

_ACROSS, _DOWN = 85.0, 40.0  # what a step of the grid measures on paper, about
_BEND = 40.0
_FROM_BELOW = 110.0  # entering a box against the direction of reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One way, its straight pieces, and the cost of its length and bends."""

    way: Way
    cost: float
    standing: tuple[Run, ...]
    lying: tuple[Run, ...]
    ports: tuple[Port, Port]

    def is_free(self, boxes: frozenset[GridPoint]) -> bool:
        """Whether the way touches no box, but the two it joins where it leaves and comes in."""
        own = 0
        for x, low, high in self.standing:
            if x % 2:
                own += sum((x, y) in boxes for y in range(low | 1, high + 1, 2))
        for y, low, high in self.lying:
            if y % 2:
                own += sum((x, y) in boxes for x in range(low | 1, high + 1, 2))
        return own == 2


@lru_cache(maxsize=4096)
def candidates(start: GridPoint, end: GridPoint, right: int, bottom: int) -> tuple[Candidate, ...]:
    """All ways with up to four bends that leave downwards or sideways, cheapest first."""
    found = {_without_needless_points(points) for points in _shapes(start, end, right, bottom)}
    return tuple(sorted((_candidate(way) for way in found if way), key=lambda c: (c.cost, c.way)))


def _shapes(
    start: GridPoint, end: GridPoint, right: int, bottom: int
) -> Iterator[tuple[GridPoint, ...]]:
    (xs, ys), (xt, yt) = start, end
    yield start, end
    yield start, (xs, yt), end
    yield start, (xt, ys), end
    for y in range(0, bottom + 1, 2):
        yield start, (xs, y), (xt, y), end
    below = ys + 1
    for x in range(0, right + 1, 2):
        yield start, (x, ys), (x, yt), end
        yield start, (xs, below), (x, below), (x, yt), end
        for y in (yt - 1, yt + 1):
            yield start, (x, ys), (x, y), (xt, y), end
            yield start, (xs, below), (x, below), (x, y), (xt, y), end


def _without_needless_points(points: tuple[GridPoint, ...]) -> Way | None:
    """The corners of the way; None where it is slanted, doubles back or leaves upwards."""
    way = [points[0]]
    for point in points[1:]:
        last = way[-1]
        if point == last:
            continue
        if point[0] != last[0] and point[1] != last[1]:
            return None
        if len(way) > 1 and _direction(way[-2], last) == _direction(last, point):
            way[-1] = point
        elif len(way) > 1 and _is_one_line(way[-2], last, point):
            return None
        else:
            way.append(point)
    if len(way) < 2 or _direction(way[0], way[1]) == (0, -1):
        return None
    return tuple(way)


def _is_one_line(a: GridPoint, b: GridPoint, c: GridPoint) -> bool:
    return a[0] == b[0] == c[0] or a[1] == b[1] == c[1]


def _direction(a: GridPoint, b: GridPoint) -> GridPoint:
    return (b[0] > a[0]) - (b[0] < a[0]), (b[1] > a[1]) - (b[1] < a[1])


def _candidate(way: Way) -> Candidate:
    cost = _BEND * (len(way) - 2)
    standing, lying = [], []
    for (x1, y1), (x2, y2) in pairwise(way):
        cost += _ACROSS * abs(x2 - x1) + _DOWN * abs(y2 - y1)
        if x1 == x2:
            standing.append((x1, min(y1, y2), max(y1, y2)))
        else:
            lying.append((y1, min(x1, x2), max(x1, x2)))
    arrives = _direction(way[-1], way[-2])
    if arrives == (0, 1):
        cost += _FROM_BELOW
    return Candidate(
        way=way,
        cost=cost,
        standing=tuple(standing),
        lying=tuple(lying),
        ports=((way[0], _direction(way[0], way[1]), True), (way[-1], arrives, False)),
    )
