"""The columns, gutters, rows and channels of a flowchart on paper: where each begins and ends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from workbench.diagram.flow_labels import Labels
from workbench.diagram.flow_order import Order
from workbench.diagram.flow_plan import FlowPlan
from workbench.diagram.flow_tracks import TRACK

_BESIDE_BOX = 16.0  # between a box and the nearest line beside it: an arrow head fits in
_ABOVE_BOX = 16.0
_BELOW_BOX = 12.0
_LANE_EDGE = 12.0  # between a box and the edge of its lane
_LEAST_SIZE = 40.0


@dataclass(frozen=True, slots=True)
class Strip:
    """One strip across or down the chart; `first_track` is where lines run when it has no boxes."""

    start: float
    size: float
    first_track: float = 0.0

    @property
    def end(self) -> float:
        """Where the next strip begins."""
        return self.start + self.size

    @property
    def middle(self) -> float:
        """The line on which its boxes stand."""
        return self.start + self.size / 2


def across(plan: FlowPlan, placed: Order, used: Mapping[int, int]) -> list[Strip]:
    """Gutters and columns in turn, from left to right; every lane as wide as it asks.

    `used` is how many tracks each gutter has.
    """
    widths = [_LEAST_SIZE] * placed.lane_starts[-1]
    for node in plan.nodes:
        column = placed.columns[node.id]
        widths[column] = max(widths[column], node.width)
    gutters = [
        _gutter(column, used.get(2 * column, 0), placed) for column in range(len(widths) + 1)
    ]
    narrow = _in_turn(gutters, widths)
    for lane, (left, right) in enumerate(lane_edges(placed, narrow)):
        first, after = placed.lane_starts[lane], placed.lane_starts[lane + 1]
        missing = max(0.0, plan.lanes[lane] - (right - left))
        for column in range(first, after):
            widths[column] += missing / (after - first)
    return _in_turn(gutters, widths)


def down(plan: FlowPlan, placed: Order, used: Mapping[int, int], labels: Labels) -> list[Strip]:
    """Channels and rows in turn, from top to bottom; `used` is as for the gutters."""
    heights = [_LEAST_SIZE / 2] * placed.row_count
    for node in plan.nodes:
        row = placed.rows[node.id]
        heights[row] = max(heights[row], node.height)
    channels = []
    for row in range(placed.row_count + 1):
        lead = _BELOW_BOX + labels.zone(2 * row)
        tracks = used.get(2 * row, 0)
        channels.append((lead, lead + max(0, tracks - 1) * TRACK + _ABOVE_BOX))
    return _in_turn(channels, heights)


def lane_edges(placed: Order, strips: list[Strip]) -> list[tuple[float, float]]:
    """The left and right edge of each lane."""
    last = placed.lane_starts[-1]
    edges = [
        strips[2 * column].start + (_LANE_EDGE if column else 0.0)
        for column in placed.lane_starts[:-1]
    ]
    edges.append(strips[2 * last].end)
    return list(pairwise(edges))


def _gutter(column: int, tracks: int, placed: Order) -> tuple[float, float]:
    """The first track of a gutter, from its left edge, and the gutter's width."""
    is_first, is_last = column == 0, column == placed.lane_starts[-1]
    is_border = column in placed.lane_starts and not is_first and not is_last
    if not tracks:
        return 0.0, _LANE_EDGE if is_first or is_last else 2 * _LANE_EDGE
    lead = _LANE_EDGE if is_first else _BESIDE_BOX
    if is_border:
        lead = _LANE_EDGE + TRACK
    trail = _LANE_EDGE if is_last else _BESIDE_BOX
    return lead, lead + (tracks - 1) * TRACK + trail


def _in_turn(between: list[tuple[float, float]], sizes: list[float]) -> list[Strip]:
    """Strips one after the other: what is between the boxes, then the boxes, and so on."""
    strips: list[Strip] = []
    at = 0.0
    for place, (first_track, size) in enumerate(between):
        strips.append(Strip(at, size, at + first_track))
        at += size
        if place < len(sizes):
            strips.append(Strip(at, sizes[place]))
            at += sizes[place]
    return strips
