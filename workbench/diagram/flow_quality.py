"""How well a flowchart can be followed with a finger: what touches, covers or crosses what."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations, pairwise
from math import floor

from workbench.diagram.flow_plan import Box, FlowLayout, FlowPlan
from workbench.diagram.picture import Point

_NEAR = 1.0  # nearer than this, two lines look like one

Segment = tuple[Point, Point]
_Piece = tuple[float, float, float, int]  # where it is, from where, to where, of which line


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """Counts of what makes a flowchart hard to read; all but the last two should be nought."""

    lines_through_boxes: int
    boxes_overlapping: int
    labels_over_boxes: int
    labels_over_labels: int
    lines_run_together: int
    crossings: int
    bends: int


def quality(plan: FlowPlan, layout: FlowLayout) -> Quality:
    """The faults of a layout."""
    boxes = list(layout.nodes.values())
    labels = [label for label in layout.labels if label is not None]
    return Quality(
        lines_through_boxes=_through_boxes(plan, layout),
        boxes_overlapping=sum(a.overlaps(b) for a, b in combinations(boxes, 2)),
        labels_over_boxes=sum(label.overlaps(box) for label in labels for box in boxes),
        labels_over_labels=sum(a.overlaps(b) for a, b in combinations(labels, 2)),
        lines_run_together=runs_together(layout),
        crossings=crossings(layout),
        bends=sum(len(route) - 2 for route in layout.routes),
    )


def runs_together(layout: FlowLayout) -> int:
    """How many pieces of different lines lie on each other, so that one could take them for one."""
    standing, lying = _pieces(layout)
    return _on_each_other(standing) + _on_each_other(lying)


def crossings(layout: FlowLayout) -> int:
    """How often different lines cross."""
    standing, lying = _pieces(layout)
    return sum(
        low < y < high and left < x < right and line != other
        for x, low, high, line in standing
        for y, left, right, other in lying
    )


def _pieces(layout: FlowLayout) -> tuple[list[_Piece], list[_Piece]]:
    """The standing and the lying pieces of all lines."""
    standing: list[_Piece] = []
    lying: list[_Piece] = []
    for index, route in enumerate(layout.routes):
        for (x1, y1), (x2, y2) in pairwise(route):
            if x1 == x2:
                standing.append((x1, min(y1, y2), max(y1, y2), index))
            else:
                lying.append((y1, min(x1, x2), max(x1, x2), index))
    return standing, lying


def _on_each_other(pieces: list[_Piece]) -> int:
    """How many pairs lie on each other; each is compared with those beside it alone.

    A measure of thousands of steps has as many pieces in one row.
    """
    count = 0
    open_ones: dict[int, list[_Piece]] = {}
    for piece in sorted(pieces, key=lambda each: each[1]):
        at, low, high, line = piece
        here = floor(at / _NEAR)
        for beside in (here - 1, here, here + 1):
            near = [each for each in open_ones.get(beside, ()) if each[2] - low > _NEAR]
            open_ones[beside] = near
            if high - low > _NEAR:
                count += sum(each[3] != line and abs(each[0] - at) < _NEAR for each in near)
        open_ones[here].append(piece)
    return count


def _through_boxes(plan: FlowPlan, layout: FlowLayout) -> int:
    """Pieces of lines inside a box; only the first and the last may touch their own boxes."""
    count = 0
    for flow, route in zip(plan.flows, layout.routes, strict=True):
        last = len(route) - 2
        for place, segment in enumerate(pairwise(route)):
            own = {flow.source} if place == 0 else set()
            own |= {flow.target} if place == last else set()
            line = _as_box(segment)
            count += sum(
                line.overlaps(box) for node, box in layout.nodes.items() if node not in own
            )
    return count


def _as_box(segment: Segment) -> Box:
    (x1, y1), (x2, y2) = segment
    return Box(min(x1, x2), min(y1, y2), abs(x1 - x2), abs(y1 - y2))
