"""The row of each agency in its lane: linked agencies level with each other, few lines crossing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

Slot = tuple[int, int]  # column of the lane, row
Link = tuple[str, str]
Line = tuple[int, int, int, int]  # a lane and a row at its left end and at its right end

_SWEEPS = 10
_MOST_LINKS_TO_SWAP = 160  # above this, trying every swap takes longer than it is worth
_MOST_COMPARISONS = 60_000  # of lines, a tenth of a second or so
_CROSSING = 2.0  # in rows of line length


def lane_rows(
    lanes: Sequence[Sequence[str]],
    columns: Sequence[int],
    links: Sequence[tuple[str, str]],
    rows: int,
) -> dict[str, Slot]:
    """The slot of each agency, the lanes given from left to right with their members."""
    ordering = _Ordering(lanes, columns, links, rows)
    ordering.sweep()
    if len(links) <= _MOST_LINKS_TO_SWAP:
        ordering.swap()
    return {key: ordering.slot(key) for lane in lanes for key in lane}


class _Ordering:
    """The order of each lane, and the rows that follow from it."""

    def __init__(
        self,
        lanes: Sequence[Sequence[str]],
        columns: Sequence[int],
        links: Sequence[tuple[str, str]],
        rows: int,
    ) -> None:
        self._orders = [list(lane) for lane in lanes]
        self._columns, self._rows = columns, rows
        self._lane = {key: place for place, lane in enumerate(lanes) for key in lane}
        self._links = sorted(
            {_pair(a, b) for a, b in links if a != b and {a, b} <= set(self._lane)}
        )
        self._linked: dict[str, list[str]] = defaultdict(list)
        self._links_of: dict[str, list[Link]] = defaultdict(list)
        for a, b in self._links:
            self._linked[a].append(b)
            self._linked[b].append(a)
            self._links_of[a].append((a, b))
            self._links_of[b].append((a, b))
        self._row: dict[str, int] = {}
        for lane in range(len(lanes)):
            self._orders[lane].sort(key=lambda key: not self._linked[key])
            self._settle(lane)

    def slot(self, key: str) -> Slot:
        """The column and row of an agency."""
        lane = self._lane[key]
        return self._orders[lane].index(key) % self._columns[lane], self._row[key]

    def sweep(self) -> None:
        """Bring each agency level with those it is linked to, lane after lane, to and fro."""
        best, best_cost = self._orders, self._cost()
        for number in range(_SWEEPS):
            places = range(len(self._orders))
            for lane in places if number % 2 == 0 else reversed(places):
                order = self._orders[lane]
                wanted = {key: (not self._linked[key], self._level(key)) for key in order}
                self._orders[lane] = sorted(order, key=lambda key: wanted[key])
                self._settle(lane)
            cost = self._cost()
            if cost < best_cost:
                best, best_cost = [list(order) for order in self._orders], cost
        self._orders = best
        for lane in range(len(best)):
            self._settle(lane)

    def swap(self) -> None:
        """Exchange neighbours of a lane as long as that makes the map easier to read."""
        lines = {link: self._line(link) for link in self._links}
        left = _MOST_COMPARISONS
        improved = True
        while improved:
            improved = False
            for lane, order in enumerate(self._orders):
                for place in range(len(order) - 1):
                    before = dict(self._row)
                    self._exchange(lane, place)
                    changed = {
                        link: self._line(link)
                        for key in order
                        if self._row[key] != before[key]
                        for link in self._links_of[key]
                    }
                    left -= len(changed) * len(lines)
                    after = lines | changed
                    if _cost_of(changed, after) < _cost_of(changed, lines):
                        lines, improved = after, True
                    else:
                        self._exchange(lane, place)
                        self._row = before
                    if left < 0:
                        return

    def _exchange(self, lane: int, place: int) -> None:
        order = self._orders[lane]
        order[place], order[place + 1] = order[place + 1], order[place]
        self._settle(lane)

    def _level(self, key: str) -> float:
        """The middle row of those an agency is linked to."""
        near = self._linked[key]
        return sum(self._row[other] for other in near) / len(near) if near else self._row[key]

    def _settle(self, lane: int) -> None:
        """Give the agencies of a lane rows in their order, each as level as there is room."""
        order, columns = self._orders[lane], self._columns[lane]
        if columns > 1:
            self._row.update({key: place // columns for place, key in enumerate(order)})
            return
        next_free = 0
        for place, key in enumerate(order):
            known = self._linked[key] and all(other in self._row for other in self._linked[key])
            wanted = round(self._level(key)) if known else next_free
            latest = self._rows - (len(order) - place)
            self._row[key] = min(max(next_free, wanted), max(latest, next_free))
            next_free = self._row[key] + 1

    def _cost(self) -> float:
        """The length of all lines in rows, and in small networks their crossings."""
        lines = {link: self._line(link) for link in self._links}
        if len(lines) > _MOST_LINKS_TO_SWAP:
            return sum(map(_length, lines.values()))
        return _cost_of(lines, lines)

    def _line(self, link: Link) -> Line:
        """A link from its left end to its right end."""
        first, second = sorted(link, key=self._lane.__getitem__)
        return self._lane[first], self._row[first], self._lane[second], self._row[second]


def _cost_of(some: Iterable[Link], lines: Mapping[Link, Line]) -> float:
    """The length of some lines, and their crossings with all; one between two of them once."""
    cost, done = 0.0, set()
    for link in some:
        done.add(link)
        line = lines[link]
        crossed = sum(_cross(line, other) for key, other in lines.items() if key not in done)
        cost += _length(line) + _CROSSING * crossed
    return cost


def _length(line: Line) -> float:
    return abs(line[1] - line[3])


def _pair(a: str, b: str) -> Link:
    return (a, b) if a < b else (b, a)


def _cross(one: Line, other: Line) -> bool:
    """Whether two straight lines between lanes cross where they share the way across."""
    left, right = max(one[0], other[0]), min(one[2], other[2])
    if left >= right:
        return False
    if one[0] == other[0] and one[2] == other[2]:
        return (one[1] - other[1]) * (one[3] - other[3]) < 0
    before = _height(one, left) - _height(other, left)
    return before * (_height(one, right) - _height(other, right)) < 0


def _height(line: Line, lane: int) -> float:
    x1, y1, x2, y2 = line
    return y1 + (y2 - y1) * (lane - x1) / (x2 - x1)


def free_slot(
    taken: Mapping[str, tuple[float, float]],
    wanted_y: float,
    slots: Sequence[tuple[float, float]],
    size: tuple[float, float],
) -> tuple[float, float]:
    """The slot nearest to the wanted height in which a box covers no other."""
    width, height = size
    free = [
        (x, y)
        for x, y in slots
        if all(abs(x - at_x) >= width or abs(y - at_y) >= height for at_x, at_y in taken.values())
    ]
    return min(free, key=lambda slot: (abs(slot[1] - wanted_y), slot))
