"""A flowchart cut in two for paper: the lines that are cut go on at the same numbers.

A chart is cut across between two rows of boxes, with the titles of its lanes repeated, or down
between two lanes. Each half is a picture that can be cut again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeGuard

from workbench.diagram.arrows import arrow_head
from workbench.diagram.chart_shapes import ACROSS, DOWN, extent, moved, stretched
from workbench.diagram.legend import least_width, legend_height, legend_items
from workbench.diagram.metrics import CAP_HEIGHT, wrap
from workbench.diagram.palette import LIGHT
from workbench.diagram.picture import (
    Anchor,
    ChartBox,
    ChartLine,
    Circle,
    Item,
    LaneBand,
    Picture,
    Point,
    Rect,
    Route,
    Words,
)

LETTERS = 10.5
"""The size of the numbers and words at a cut."""

RADIUS = 8.0
_LEVEL = 20.0  # from one row of numbers to the next
_LINE_HEIGHT = 15.0
_PAST_WORDS = 6.0
_AROUND_BOX, _AROUND_LINE, _AROUND_HEAD = 3.0, 3.0, 14.0
_NEAR_THE_BEST = 0.8  # of the room: how far up a better place for the cut is looked for


@dataclass(frozen=True, slots=True)
class Halves:
    """Both halves, and the first number that is still free."""

    first: Picture
    second: Picture
    next_number: int


def cut_chart(
    picture: Picture, room: float, words: str, *, way: int = ACROSS, first_number: int = 1
) -> Halves | None:
    """The chart cut so that the first half takes no more than the room; None where it cannot be.

    `words` say, beside the cut, what the numbers mean.
    """
    whole = without_legend(picture)
    limit = room - _zone(())
    while (at := _best_place(whole, limit, way)) is not None:
        stubs = tuple(_stubs(whole, at, way, first_number))
        if at + _zone(stubs) <= room:
            first = _Cut(whole, at, way, stubs, is_first=True).half(words)
            second = _Cut(whole, at, way, stubs, is_first=False).half(words)
            return Halves(first, with_legend(second, picture), first_number + len(stubs))
        limit = room - _zone(stubs)
    return None


def without_legend(picture: Picture) -> Picture:
    """The chart alone."""
    bottom = max(lane.y + lane.height for lane in picture.lanes)
    items = tuple(item for item in picture.items if extent(item, ACROSS)[0] < bottom)
    right = max(lane.x + lane.width for lane in picture.lanes)
    return replace(picture, items=items, height=bottom + 1, width=right + 1, legend=())


def with_legend(chart: Picture, of: Picture) -> Picture:
    """The chart with the legend of another below it."""
    width = max(chart.width, least_width(of.legend))
    items = legend_items(of.legend, 0, chart.height, width, LIGHT)
    return replace(
        chart,
        width=width,
        height=chart.height + legend_height(of.legend, width),
        items=(*chart.items, *items),
        legend=of.legend,
    )


@dataclass(frozen=True, slots=True)
class _Stub:
    """Where a line is cut: its number, its place along the cut, and its row of numbers."""

    number: int
    along: float
    line: int
    level: int


def _best_place(picture: Picture, limit: float, way: int) -> float | None:
    """The place before the limit at which the fewest lines are cut, late rather than early."""
    if way == DOWN:
        places = [lane.x for lane in picture.lanes[1:] if lane.x <= limit]
        places = [each for each in places if not _is_in_a_label(picture, each)] or places
    else:
        places = list(_gaps(picture, limit))
    if not places:
        return None
    late = [each for each in places if each >= _NEAR_THE_BEST * limit] or places[-1:]
    return min(late, key=lambda at: (len(list(_crossings(picture, at, way))), -at))


def _is_in_a_label(picture: Picture, x: float) -> bool:
    labels = (line.label_at for line in picture.lines if line.label_at is not None)
    return any(left - 2 < x < left + wide + 2 for left, _, wide, _ in labels)


def _gaps(picture: Picture, limit: float) -> Iterator[float]:
    """The heights at which neither a box, nor words, nor a lying line is cut, from the top down."""
    free_from = max(lane.y + lane.head for lane in picture.lanes) + _LEVEL
    for low, high in sorted(_taken(picture)):
        if free_from < low and free_from <= limit:
            yield min((free_from + low) / 2, limit)
        free_from = max(free_from, high)


def _taken(picture: Picture) -> Iterator[tuple[float, float]]:
    for box in picture.boxes:
        yield box.y - _AROUND_HEAD, box.y + box.height + _AROUND_BOX
    for line in picture.lines:
        if line.label_at is not None:
            _, top, _, high = line.label_at
            yield top - _AROUND_BOX, top + high + _AROUND_BOX
        for (_, y1), (_, y2) in pairwise(line.points):
            if y1 == y2:
                yield y1 - _AROUND_LINE, y1 + _AROUND_LINE
    for item in picture.items:
        if isinstance(item, Circle | Words) and not item.about:
            low, high = extent(item, ACROSS)
            yield low - _AROUND_BOX, high + _AROUND_BOX


def _crossings(picture: Picture, at: float, way: int) -> Iterator[tuple[float, int, bool]]:
    """Where lines pass the cut, which they are, and whether they go on past it."""
    for place, line in enumerate(picture.lines):
        for start, end in pairwise(line.points):
            if min(start[way], end[way]) < at < max(start[way], end[way]):
                yield start[1 - way], place, start[way] < at


def _stubs(picture: Picture, at: float, way: int, first_number: int) -> list[_Stub]:
    """The lines that are cut, numbered along the cut, in as few rows of numbers as they need."""
    stubs: list[_Stub] = []
    ends: list[float] = []
    found = sorted(_crossings(picture, at, way))
    for number, (along, line, _) in enumerate(found, start=first_number):
        free = (row for row, end in enumerate(ends) if end + 2 * RADIUS + 3 <= along)
        level = next(free, len(ends))
        ends[level : level + 1] = [along]
        stubs.append(_Stub(number, along, line, level))
    return stubs


def _zone(stubs: Sequence[_Stub]) -> float:
    """How much a half grows by the numbers at its cut, and the words about them."""
    return _LEVEL * (1 + max((each.level for each in stubs), default=0)) + _LINE_HEIGHT + 6.0


@dataclass(frozen=True, slots=True)
class _Cut:
    """One cut through a chart without a legend, seen from one of its sides."""

    picture: Picture
    at: float
    way: int
    stubs: tuple[_Stub, ...]
    is_first: bool

    def half(self, words: str) -> Picture:
        """What lies on this side, with numbers where its lines were cut."""
        lines = list(self._lines())
        items = [*self._items(), *(item for item, _ in lines), *self._numbers()]
        size = [self.picture.width, self.picture.height]
        size[self.way] = self._end + 1 if self.is_first else size[self.way] + self._shift
        return replace(
            self.picture,
            width=size[0],
            height=size[1],
            items=(*items, *self._said(words, size[0])),
            lanes=tuple(self._lanes()),
            boxes=tuple(self._boxes()),
            lines=tuple(line for _, line in lines),
        )

    @property
    def _head(self) -> float:
        """What the second half repeats: the titles of the lanes, when cut across."""
        if self.way == DOWN:
            return 1.0
        return max(lane.y + lane.head for lane in self.picture.lanes)

    @property
    def _zone(self) -> float:
        """How much this half grows: for its numbers, and for words that reach past the cut."""
        past = [0.0]
        for line in self.picture.lines:
            if self.way == DOWN and line.label_at is not None and self._has_label(line.label_at):
                left, _, wide, _ = line.label_at
                past.append(left + wide - self.at if self.is_first else self.at - left)
        return max(_zone(self.stubs), max(past) + _PAST_WORDS)

    @property
    def _end(self) -> float:
        return self.at + self._zone

    @property
    def _shift(self) -> float:
        """How far everything moves: the second half begins with its head and its numbers."""
        return 0.0 if self.is_first else self._head + self._zone - self.at

    def _is_here(self, low: float, high: float) -> bool:
        return ((low + high) / 2 < self.at) is self.is_first

    def _items(self) -> Iterator[Item]:
        drawn = {line.points for line in self.picture.lines}
        for item in self.picture.items:
            if isinstance(item, Route) and item.points in drawn:
                continue
            low, high = self._of_label(item) or extent(item, self.way)
            if self.way == ACROSS and high <= self._head:
                yield item
            elif low < self.at < high and _is_ground(item):
                yield self._cropped(item, low, high)
            elif self._is_here(low, high):
                yield moved(item, self.way, self._shift)

    def _of_label(self, item: Item) -> tuple[float, float] | None:
        """How far the label reaches that an item is part of: its words stay together."""
        if not isinstance(item, Rect | Words) or item.about:
            return None
        for line in self.picture.lines:
            if line.label_at is not None:
                x, y, wide, high = line.label_at
                if x - 2 <= item.x <= x + wide and y - 2 <= item.y <= y + high:
                    return (x, x + wide) if self.way == DOWN else (y, y + high)
        return None

    def _cropped(self, item: Rect | Route, low: float, high: float) -> Item:
        """A ground or a border, as far as it reaches on this side."""
        if self.is_first:
            return stretched(item, self.way, low, self._end)
        start = min(low, self._head)
        return stretched(item, self.way, start, high + self._shift)

    def _lanes(self) -> Iterator[LaneBand]:
        for lane in self.picture.lanes:
            if self.way == ACROSS:
                height = self._end - lane.y if self.is_first else lane.height + self._shift
                yield replace(lane, height=height)
            elif self._is_here(lane.x, lane.x + lane.width):
                yield replace(lane, x=lane.x + self._shift)

    def _boxes(self) -> Iterator[ChartBox]:
        for box in self.picture.boxes:
            if self.way == ACROSS and self._is_here(box.y, box.y + box.height):
                yield replace(box, y=box.y + self._shift)
            elif self.way == DOWN and self._is_here(box.x, box.x + box.width):
                yield replace(box, x=box.x + self._shift)

    def _lines(self) -> Iterator[tuple[Item, ChartLine]]:
        """The pieces of lines on this side, as they are drawn and as they are told."""
        routes = {item.points: item for item in self.picture.items if isinstance(item, Route)}
        for place, line in enumerate(self.picture.lines):
            route = routes[line.points]
            for points, is_cut in self._pieces(place, line):
                head = arrow_head(points[-1], points[-2]) if is_cut or route.head else ()
                told = replace(line, points=points, label="", label_at=None)
                if line.label_at is not None and self._has_label(line.label_at):
                    at = list(line.label_at)
                    at[self.way] += self._shift
                    told = replace(told, label=line.label, label_at=(at[0], at[1], at[2], at[3]))
                yield replace(route, points=points, head=head), told

    def _has_label(self, at: tuple[float, float, float, float]) -> bool:
        return self._is_here(at[self.way], at[self.way] + at[self.way + 2])

    def _pieces(self, place: int, line: ChartLine) -> Iterator[tuple[tuple[Point, ...], bool]]:
        """The pieces of one line on this side, and whether they end at the cut."""
        here = {each.along: each for each in self.stubs if each.line == place}
        points = [line.points[0]]
        for start, end in pairwise(line.points):
            stub = here.get(start[1 - self.way])
            if stub and min(start[self.way], end[self.way]) < self.at < max(
                start[self.way], end[self.way]
            ):
                if (start[self.way] < self.at) is self.is_first:
                    yield (*map(self._move, points), self._stub_end(stub)), True
                    points = []
                else:
                    points = [self._unmoved(self._stub_end(stub))]
            points.append(end)
        if points and (line.points[-1][self.way] < self.at) is self.is_first:
            yield tuple(map(self._move, points)), False

    def _numbers(self) -> Iterator[Item]:
        for stub in self.stubs:
            x, y = self._stub_end(stub)
            x, y = (x, y + self._outward) if self.way == ACROSS else (x + self._outward, y)
            yield Circle(x=x, y=y, radius=RADIUS, fill=LIGHT.surface, stroke=LIGHT.text)
            yield Words(
                x=x,
                y=y + CAP_HEIGHT * LETTERS / 2,
                text=str(stub.number),
                size=LETTERS,
                bold=True,
                colour=LIGHT.text,
                anchor=Anchor.MIDDLE,
            )

    @property
    def _outward(self) -> float:
        return RADIUS if self.is_first else -RADIUS

    def _stub_end(self, stub: _Stub) -> Point:
        """Where a cut line meets the circle with its number."""
        reach = (stub.level + 1) * _LEVEL - 2 * RADIUS
        place = self.at + reach if self.is_first else self.at + self._shift - reach
        return (stub.along, place) if self.way == ACROSS else (place, stub.along)

    def _said(self, words: str, width: float) -> Iterator[Item]:
        """What the numbers mean, at the cut; once, and nothing where no line was cut."""
        beside = self.way == DOWN
        if not self.stubs or (beside and any(_says(each, words) for each in self._items())):
            return
        lines = wrap(words, width - 16.0, LETTERS, max_lines=2 if self.way == DOWN else 1)
        if self.way == DOWN:
            y = self.picture.height - 6.0 - _LINE_HEIGHT * (len(lines) - 1)
        else:
            y = self._end - 5.0 if self.is_first else self._head + LETTERS + 3.0
        for line in lines:
            yield Words(x=8.0, y=y, text=line, size=LETTERS, italic=True, colour=LIGHT.muted)
            y += _LINE_HEIGHT

    def _move(self, point: Point) -> Point:
        x, y = point
        return (x, y + self._shift) if self.way == ACROSS else (x + self._shift, y)

    def _unmoved(self, point: Point) -> Point:
        x, y = point
        return (x, y - self._shift) if self.way == ACROSS else (x - self._shift, y)


def _says(item: Item, words: str) -> bool:
    return isinstance(item, Words) and item.text == words


def _is_ground(item: Item) -> TypeGuard[Rect | Route]:
    """Whether an item is the ground of the lanes, or the border between two."""
    return isinstance(item, Route) or (isinstance(item, Rect) and item.y <= 1.5 and not item.about)
