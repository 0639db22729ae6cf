"""How the lines of the network map run: from box to box in curves, not under other boxes.

A line leaves its sender on the side of the receiver and comes in on the receiver's near side; two
boxes above each other are joined on their right. Where the straight curve would pass under other
boxes, it goes through a gap between rows instead. Screen and print both ask here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from workbench.diagram.arrows import LENGTH, arrow_head
from workbench.diagram.lane_layout import BOX_HEIGHT, BOX_WIDTH, COLUMN_GAP, ROW
from workbench.diagram.picture import Point

Curve = tuple[Point, Point, Point, Point]

_GAP = ROW - BOX_HEIGHT
_TURN = COLUMN_GAP - 8.0  # the width in which a line turns from its box into a gap between rows
_PORT = 9.0  # between lines that meet a box on one side, at most
_OF_A_SIDE = 0.74
_CLEAR = 4.0  # how far a line keeps from other boxes
_LEAST_BEND = 26.0
_LOOP, _LOOP_TRACK, _MOST_LOOP = 18.0, 7.0, COLUMN_GAP - 12.0
_CORNER = 9.0
_SIDE_BY_SIDE = 5.0
_SHARED_GAP = 12.0  # what it costs to share a gap with one more line
_SAMPLE, _FINE_SAMPLE = 14.0, 3.0
_SLIGHT = 1e-4


@dataclass(frozen=True, slots=True)
class MapLine:
    """A line as cubic curves: a start, then two control points and an end for each curve."""

    points: tuple[Point, ...]
    head: tuple[Point, Point, Point]

    @property
    def curves(self) -> list[Curve]:
        """The curves one by one."""
        p = self.points
        return [(p[i], p[i + 1], p[i + 2], p[i + 3]) for i in range(0, len(p) - 1, 3)]

    @property
    def middle(self) -> Point:
        """A point half-way along, for a number to stand on."""
        curves = self.curves
        return point_on(curves[len(curves) // 2], 0.5)


@dataclass
class _Run:
    """One line while its way is looked for; `side` is 1 to the right, -1 to the left, 0 a loop."""

    index: int
    sender: str
    receiver: str
    side: int
    start: Point = (0.0, 0.0)
    end: Point = (0.0, 0.0)
    level: float | None = None  # the gap between rows through which it passes
    loop_x: float = 0.0  # where a loop runs down or up


def map_lines(
    places: Mapping[str, Point],
    links: Sequence[tuple[str, str]],
    only: Collection[int] | None = None,
) -> dict[int, MapLine]:
    """The line of each link, by its position; `only` leaves out all others, for a quick drag."""
    runs = [
        _Run(index, sender, receiver, _side(places[sender], places[receiver]))
        for index, (sender, receiver) in enumerate(links)
    ]
    _dock(runs, places)
    wanted = [run for run in runs if only is None or run.index in only]
    boxes = _Boxes(places)
    rerouted = [run for run in wanted if run.side and boxes.hide(_direct(run), run)]
    if rerouted:
        _find_levels(rerouted, boxes)
        _dock(runs, places)
        _share_gaps(rerouted)
    _widen_loops([run for run in runs if not run.side])
    return {run.index: _line(run) for run in wanted}


def boxes_crossed(
    lines: Mapping[int, MapLine], places: Mapping[str, Point], links: Sequence[tuple[str, str]]
) -> int:
    """How many times a line passes under a box that it does not join."""
    boxes = _Boxes(places)
    return sum(
        len(set(boxes.over(line.curves, 0.0, _FINE_SAMPLE)) - set(links[index]))
        for index, line in lines.items()
    )


def point_on(curve: Curve, t: float) -> Point:
    """The point of a cubic curve at a share of its way."""
    u = 1 - t
    a, b, c, d = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = curve
    return a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3


def _side(sender: Point, receiver: Point) -> int:
    distance = receiver[0] - sender[0]
    if abs(distance) < BOX_WIDTH + 2 * LENGTH:
        return 0
    return 1 if distance > 0 else -1


def _dock(runs: Iterable[_Run], places: Mapping[str, Point]) -> None:
    """Where each line leaves and meets its boxes: spread over the side in the order of the way."""
    docks: dict[tuple[str, int], list[tuple[float, int, _Run, bool]]] = defaultdict(list)
    for run in runs:
        out, back = (run.side, -run.side) if run.side else (1, 1)
        there, here = places[run.receiver][1], places[run.sender][1]
        tie = run.index if run.side else -run.index
        docks[run.sender, out].append((_order(run, here, there), run.index, run, True))
        docks[run.receiver, back].append((_order(run, there, here), tie, run, False))
    for (key, side), ends in docks.items():
        x, y = places[key][0] + side * BOX_WIDTH / 2, places[key][1]
        gaps = len(ends) - 1
        pitch = min(_PORT, _OF_A_SIDE * BOX_HEIGHT / gaps) if gaps else 0.0
        for rank, (_, _, run, leaves) in enumerate(sorted(ends, key=lambda end: end[:2])):
            at = x, y + (rank - gaps / 2) * pitch
            if leaves:
                run.start = at
            else:
                run.end = at


def _order(run: _Run, here: float, there: float) -> float:
    """What sorts the lines at one side of a box from top to bottom.

    Loops stand outside the others, and the wider of two loops inside.
    """
    if run.side == 0:
        far = 1e6 if there >= here else -1e6
        return far - there
    return there if run.level is None else run.level + there * _SLIGHT


def _direct(run: _Run) -> list[Curve]:
    return [_bend(run.start, run.end, run.side)]


def _bend(a: Point, b: Point, side: int) -> Curve:
    """A curve that leaves and arrives level."""
    bend = side * max(abs(b[0] - a[0]) * 0.48, _LEAST_BEND)
    return a, (a[0] + bend, a[1]), (b[0] - bend, b[1]), b


def _curves(run: _Run) -> list[Curve]:
    start, end = run.start, run.end
    if run.side == 0:
        return _loop(start, end, run.loop_x)
    if run.level is None:
        return _direct(run)
    turn = run.side * min(_TURN, abs(end[0] - start[0]) / 2)
    into, out_of = (start[0] + turn, run.level), (end[0] - turn, run.level)
    return [_bend(start, into, run.side), _straight(into, out_of), _bend(out_of, end, run.side)]


def _line(run: _Run) -> MapLine:
    curves = _curves(run)
    points = [curves[0][0]]
    for curve in curves:
        points += curve[1:]
    return MapLine(tuple(points), arrow_head(run.end, curves[-1][2]))


def _loop(start: Point, end: Point, x: float) -> list[Curve]:
    """Out to x, along there with rounded corners, and back in."""
    down = 1 if end[1] >= start[1] else -1
    round_ = min(_CORNER, abs(end[1] - start[1]) / 2)
    corners = ((x, start[1]), (x, end[1]))
    before = ((x - round_, start[1]), (x, end[1] - down * round_))
    after = ((x, start[1] + down * round_), (x - round_, end[1]))
    curves, at = [], start
    for corner, into, out_of in zip(corners, before, after, strict=True):
        curves += [_straight(at, into), (into, corner, corner, out_of)]
        at = out_of
    return [*curves, _straight(at, end)]


def _straight(a: Point, b: Point) -> Curve:
    third_x, third_y = (b[0] - a[0]) / 3, (b[1] - a[1]) / 3
    return a, (a[0] + third_x, a[1] + third_y), (b[0] - third_x, b[1] - third_y), b


def _widen_loops(loops: Iterable[_Run]) -> None:
    """Loops that pass each other stand side by side, the shorter ones inside."""
    taken: list[list[_Run]] = []
    for run in sorted(loops, key=lambda run: (abs(run.end[1] - run.start[1]), run.index)):
        track = next((t for t in taken if not any(_meet(run, o) for o in t)), None)
        if track is None:
            track = []
            taken.append(track)
        track.append(run)
    gaps = len(taken) - 1
    pitch = min(_LOOP_TRACK, (_MOST_LOOP - _LOOP) / gaps) if gaps else 0.0
    for number, track in enumerate(taken):
        for run in track:
            run.loop_x = max(run.start[0], run.end[0]) + _LOOP + number * pitch


def _meet(one: _Run, other: _Run) -> bool:
    """Whether two loops of one column pass each other."""
    if abs(max(one.start[0], one.end[0]) - max(other.start[0], other.end[0])) > BOX_WIDTH / 2:
        return False
    low, high = sorted((one.start[1], one.end[1]))
    other_low, other_high = sorted((other.start[1], other.end[1]))
    return low <= other_high and other_low <= high


def _find_levels(runs: Sequence[_Run], boxes: _Boxes) -> None:
    """A gap between rows for each line that would otherwise pass under boxes."""
    used: dict[float, list[tuple[float, float]]] = defaultdict(list)
    for run in runs:
        left, right = sorted((run.start[0], run.end[0]))
        costs = []
        for y in boxes.levels:
            shared = sum(a < right and left < b for a, b in used[y])
            way = abs(y - run.start[1]) + abs(y - run.end[1])
            costs.append((way + _SHARED_GAP * shared, y))
        for _, y in sorted(costs):
            if boxes.bar(y, left + _TURN, right - _TURN, run):
                continue
            run.level = y
            first, _, last = _curves(run)
            if not boxes.hide((first, last), run):
                used[y].append((left, right))
                break
            run.level = None


def _share_gaps(runs: Iterable[_Run]) -> None:
    """Lines in one gap run side by side in the order of the boxes they come from and go to."""
    gaps: dict[float, list[_Run]] = defaultdict(list)
    for run in runs:
        if run.level is not None:
            gaps[run.level].append(run)
    for level, beside in gaps.items():
        spaces = len(beside) - 1
        pitch = min(_SIDE_BY_SIDE, (_GAP - 2 * _CLEAR) / spaces) if spaces else 0.0
        beside.sort(key=lambda run: (run.start[1] + run.end[1], run.index))
        for rank, run in enumerate(beside):
            run.level = level + (rank - spaces / 2) * pitch


class _Boxes:
    """All boxes of the map, found by where they are; `levels` are the gaps between their rows."""

    def __init__(self, places: Mapping[str, Point]) -> None:
        self._places = places
        self._cells: dict[tuple[int, int], list[str]] = defaultdict(list)
        half_width, half_height = BOX_WIDTH / 2 + _CLEAR, BOX_HEIGHT / 2 + _CLEAR
        for key, (x, y) in places.items():
            across = {int((x + dx) // BOX_WIDTH) for dx in (-half_width, 0, half_width)}
            down = {int((y + dy) // ROW) for dy in (-half_height, 0, half_height)}
            for cell in product(across, down):
                self._cells[cell].append(key)
        self.levels = sorted({y + side * ROW / 2 for _, y in places.values() for side in (-1, 1)})
        self._bars = {
            level: [
                (x - half_width, x + half_width, key)
                for key, (x, y) in places.items()
                if abs(y - level) < half_height
            ]
            for level in self.levels
        }

    def bar(self, level: float, left: float, right: float, run: _Run) -> bool:
        """Whether a box other than its own two stands in the way of a line along a gap."""
        own = run.sender, run.receiver
        return any(a < right and left < b and key not in own for a, b, key in self._bars[level])

    def hide(self, curves: Iterable[Curve], run: _Run) -> bool:
        """Whether the curves pass under boxes, or all but touch them, other than their own two."""
        own = run.sender, run.receiver
        return any(key not in own for key in self.over(curves, _CLEAR))

    def over(self, curves: Iterable[Curve], clear: float, sample: float = _SAMPLE) -> Iterator[str]:
        """The boxes to which the curves come nearer than `clear`, some of them more than once."""
        width, height = BOX_WIDTH / 2 + clear, BOX_HEIGHT / 2 + clear
        for curve in curves:
            for x, y in _along(curve, sample):
                for key in self._cells.get((int(x // BOX_WIDTH), int(y // ROW)), ()):
                    at_x, at_y = self._places[key]
                    if abs(at_x - x) < width and abs(at_y - y) < height:
                        yield key


def _along(curve: Curve, sample: float) -> Iterator[Point]:
    """Points along a curve, close enough that no box slips between two of them."""
    (x0, y0), _, _, (x3, y3) = curve
    steps = max(4, int((abs(x3 - x0) + abs(y3 - y0)) / sample))
    return (point_on(curve, step / steps) for step in range(steps + 1))
