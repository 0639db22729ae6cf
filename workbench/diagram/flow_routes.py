"""Which way each flow of a flowchart takes: short, never through a box, rarely across another.

Flows choose one after the other from the top down, so that what is added below changes nothing
above it.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import NamedTuple

from workbench.diagram.flow_order import Order
from workbench.diagram.flow_plan import FlowPlan, Shape
from workbench.diagram.flow_ways import Cell, Way, cells, options, straight_down

_CROSSING = 110
_SAME_BAND = 30  # two lines side by side in front of boxes
_SAME_GUTTER = 8
_SHARED_CORNER = 90  # two lines leave by one corner of a diamond
_AGAINST = 160  # one line comes in where another goes out
_BELOW, _LEFT, _RIGHT, _ABOVE = range(4)


class _Taken:
    """The ways taken so far. Sets of numbers are bits of an int: bit y of `lying[x]` and so on.

    `once[x]` and `twice[x]` count, in two binary digits, the lying pieces that pass x at each y.
    """

    def __init__(self, columns: int, rows: int) -> None:
        self._passing_x = [[0, 0] for _ in range(2 * columns + 1)]
        self._passing_y = [[0, 0] for _ in range(2 * rows + 1)]
        self._standing = [0] * (2 * columns + 1)
        self._lying = [0] * (2 * rows + 1)
        self.outs: defaultdict[tuple[int, int], int] = defaultdict(int)
        self.ins: defaultdict[tuple[int, int], int] = defaultdict(int)

    def add(self, way: Way) -> None:
        """Take this way."""
        for (x1, y1), (x2, y2) in pairwise(way):
            if x1 == x2:
                low, high = (y1, y2) if y1 < y2 else (y2, y1)
                self._standing[x1] |= (1 << high) - (1 << low)
                _count(self._passing_y, low, high, 1 << x1)
            else:
                low, high = (x1, x2) if x1 < x2 else (x2, x1)
                self._lying[y1] |= (1 << high) - (1 << low)
                _count(self._passing_x, low, high, 1 << y1)

    def conflicts(self, way: Way, limit: float) -> int:
        """What the way would cost beside the others; stops counting at the limit."""
        cost = 0
        x1, y1 = way[0]
        for x2, y2 in way[1:]:
            if x1 == x2:
                at, low, high = x1, y1, y2
                passing, beside = self._passing_x[x1], self._standing[x1]
            else:
                at, low, high = y1, x1, x2
                passing, beside = self._passing_y[y1], self._lying[y1]
            if low > high:
                low, high = high, low
            end = 1 << high
            inside = end - (2 << low)
            once, twice = passing
            if once | twice:
                cost += (
                    _CROSSING * (once & inside).bit_count()
                    + 2 * _CROSSING * (twice & inside).bit_count()
                )
            if beside & (end - (1 << low)):
                cost += _SAME_BAND if at & 1 else _SAME_GUTTER
            if cost >= limit:
                break
            x1, y1 = x2, y2
        return cost


def _count(passing: list[list[int]], low: int, high: int, bit: int) -> None:
    """Count one more piece at each place between low and high; from three on it stays three."""
    for digits in passing[low + 1 : high]:
        once, twice = digits
        digits[0] = (once ^ bit) | (once & twice & bit)
        digits[1] = twice | (once & bit)


def ways(plan: FlowPlan, order: Order) -> list[Way]:
    """One way for each flow."""
    at = {
        node.id: cell
        for node, cell in zip(
            plan.nodes,
            cells((order.columns[each.id], order.rows[each.id]) for each in plan.nodes),
            strict=True,
        )
    }
    ends = [(at[flow.source], at[flow.target]) for flow in plan.flows]
    corners = {id(at[node.id]) for node in plan.nodes if node.shape is not Shape.BOX}
    taken = _Taken(order.lane_starts[-1], order.row_count)
    chosen: list[Way] = [()] * len(ends)
    for index in sorted(range(len(ends)), key=lambda i: (_turn(*ends[i]), i)):
        start, end = ends[index]
        call = _Call(start, end, id(start) in corners, plan.flows[index].is_labelled)
        chosen[index] = way = _best(call, taken)
        taken.add(way)
        taken.outs[id(start), _side(way[0], way[1])] += 1
        taken.ins[id(end), _side(way[-1], way[-2])] += 1
    return chosen


def _turn(start: Cell, end: Cell) -> tuple[int, int]:
    """When a flow may choose: from the top down, short before long."""
    return max(start.y, end.y), abs(start.x - end.x) + abs(start.y - end.y)


class _Call(NamedTuple):
    """A flow that has to choose; the lines at a corner of a diamond keep apart."""

    start: Cell
    end: Cell
    leaves_corner: bool
    is_labelled: bool


def _best(call: _Call, taken: _Taken) -> Way:
    """The cheapest way beside the ways taken by others; one with words has room for them."""
    straight = straight_down(call.start, call.end)
    if straight is not None and not _port_cost(straight[1], call, taken):
        return straight[1]
    found = options(call.start, call.end)
    if straight is not None:
        found.insert(0, straight)
    best: Way = ()
    best_cost = float("inf")
    for cost, way in found:
        if cost >= best_cost:
            break
        if call.is_labelled and label_channel(way) is None:
            continue
        total = cost + _port_cost(way, call, taken)
        total += taken.conflicts(way, best_cost - total)
        if total < best_cost:
            best, best_cost = way, total
    return best


def _port_cost(way: Way, call: _Call, taken: _Taken) -> int:
    """What it costs that others use the same sides of the two boxes."""
    out = id(call.start), _side(way[0], way[1])
    cost = _AGAINST * (taken.ins[out] + taken.outs[id(call.end), _side(way[-1], way[-2])])
    return cost + _SHARED_CORNER * taken.outs[out] if call.leaves_corner else cost


def _side(box: tuple[int, int], corner: tuple[int, int]) -> int:
    """On which side of a box a way leaves or comes in."""
    if box[0] == corner[0]:
        return _BELOW if corner[1] > box[1] else _ABOVE
    return _RIGHT if corner[0] > box[0] else _LEFT


def label_channel(way: Way) -> tuple[int, int] | None:
    """The piece of the way beside which a label stands, and the channel it stands in.

    It is the first piece that comes into a channel from above or passes through it; None where
    the way has no such piece.
    """
    for index, ((x1, y1), (x2, y2)) in enumerate(pairwise(way)):
        if x1 != x2:
            continue
        low, high = (y1, y2) if y1 < y2 else (y2, y1)
        channel = low + 2 - low % 2 if y2 > y1 else high - high % 2
        if low < channel <= high and (y2 > y1 or channel >= low + 2 - low % 2):
            return index, channel
    return None
