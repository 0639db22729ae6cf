"""Which way each flow of a flowchart takes: short, never through a box, rarely across another.

Flows choose one after the other from the top down, so that what is added below changes nothing
above it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from workbench.diagram.flow_order import Order
from workbench.diagram.flow_plan import FlowPlan, Shape
from workbench.diagram.flow_ways import (
    Cell,
    Option,
    Way,
    cells,
    direct_ways,
    gutter_ways,
    least_by_gutter,
)

_CROSSING = 110
_SAME_BAND = 30  # two lines side by side in front of boxes
_SAME_GUTTER = 8
_SHARED_CORNER = 90  # two lines leave by one corner of a diamond
_AGAINST = 160  # one line comes in where another goes out
_ANYTHING = 1 << 30
_BELOW, _LEFT, _RIGHT, _ABOVE = range(4)


class _Flow(NamedTuple):
    """A flow that has to choose; lines at the corners of a diamond keep apart."""

    start: Cell
    end: Cell
    leaves_corner: bool
    is_labelled: bool


class _Taken:
    """The ways taken so far. Sets of numbers are bits of an int: bit y of `lying[x]` and so on.

    `once[x]` and `twice[x]` count, in two binary digits, the lying pieces that pass x at each y.
    """

    def __init__(self, columns: int, rows: int, boxes: int) -> None:
        self._passing_x = [[0, 0] for _ in range(2 * columns + 1)]
        self._passing_y = [[0, 0] for _ in range(2 * rows + 1)]
        self._standing = [0] * (2 * columns + 1)
        self._lying = [0] * (2 * rows + 1)
        self._outs = [0] * (4 * boxes)
        self._ins = [0] * (4 * boxes)

    def add(self, way: Way, flow: _Flow) -> None:
        """Take this way."""
        leaves, comes = _sides(way)
        self._outs[4 * flow.start.number + leaves] += 1
        self._ins[4 * flow.end.number + comes] += 1
        for (x1, y1), (x2, y2) in pairwise(way):
            if x1 == x2:
                low, high = (y1, y2) if y1 < y2 else (y2, y1)
                self._standing[x1] |= (1 << high) - (1 << low)
                _count(self._passing_y, low, high, 1 << x1)
            else:
                low, high = (x1, x2) if x1 < x2 else (x2, x1)
                self._lying[y1] |= (1 << high) - (1 << low)
                _count(self._passing_x, low, high, 1 << y1)

    def at_ports(self, way: Way, flow: _Flow) -> int:
        """What it costs that others use the same sides of the two boxes."""
        leaves, comes = _sides(way)
        out = 4 * flow.start.number + leaves
        cost = _AGAINST * (self._ins[out] + self._outs[4 * flow.end.number + comes])
        return cost + _SHARED_CORNER * self._outs[out] if flow.leaves_corner else cost

    def conflicts(self, way: Way, limit: int) -> int:
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
    spots = cells((order.columns[each.id], order.rows[each.id]) for each in plan.nodes)
    at = {node.id: cell for node, cell in zip(plan.nodes, spots, strict=True)}
    corners = {node.id for node in plan.nodes if node.shape is not Shape.BOX}
    flows = [
        _Flow(at[flow.source], at[flow.target], flow.source in corners, flow.is_labelled)
        for flow in plan.flows
    ]
    taken = _Taken(order.lane_starts[-1], order.row_count, len(spots))
    chosen: list[Way] = [()] * len(flows)
    for index in sorted(range(len(flows)), key=lambda i: (_turn(flows[i]), i)):
        chosen[index] = way = _best(flows[index], taken)
        taken.add(way, flows[index])
    return chosen


def _turn(flow: _Flow) -> tuple[int, int]:
    """When a flow may choose: from the top down, short before long."""
    start, end = flow.start, flow.end
    return max(start.y, end.y), abs(start.x - end.x) + abs(start.y - end.y)


def _best(flow: _Flow, taken: _Taken) -> Way:
    """The cheapest way beside the ways taken by others; one with words has room for them."""
    way, cost = _cheapest(direct_ways(flow.start, flow.end), flow, taken, _ANYTHING)
    if cost > least_by_gutter(flow.start, flow.end):
        by_gutter, _ = _cheapest(gutter_ways(flow.start, flow.end), flow, taken, cost)
        way = by_gutter or way
    return way


def _cheapest(found: list[Option], flow: _Flow, taken: _Taken, limit: int) -> tuple[Way, int]:
    """The cheapest of the ways, which come by length, and its cost; none where all cost more."""
    best: Way = ()
    for cost, way in found:
        if cost >= limit:
            break
        total = cost + taken.at_ports(way, flow)
        if total >= limit or (flow.is_labelled and label_channel(way) is None):
            continue
        total += taken.conflicts(way, limit - total)
        if total < limit:
            best, limit = way, total
    return best, limit


def _sides(way: Way) -> tuple[int, int]:
    """On which side a way leaves its box, and on which it comes in."""
    (x1, y1), (x2, y2) = way[0], way[1]
    (x3, y3), (x4, y4) = way[-2], way[-1]
    leaves = (_BELOW if y2 > y1 else _ABOVE) if x1 == x2 else (_RIGHT if x2 > x1 else _LEFT)
    comes = (_ABOVE if y4 > y3 else _BELOW) if x3 == x4 else (_LEFT if x4 > x3 else _RIGHT)
    return leaves, comes


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
