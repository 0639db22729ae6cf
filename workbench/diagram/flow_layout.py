"""The layout of a flowchart: lanes side by side, work flowing down, lines with square corners.

The same plan always gives the same layout. Lines run through gutters, channels and empty cells
of a grid, so none passes through a box; labels stand in the channels, so none covers one.
"""

from __future__ import annotations

from itertools import pairwise
from math import sqrt

from workbench.diagram.flow_labels import Labels, label_spots
from workbench.diagram.flow_order import Order, order
from workbench.diagram.flow_plan import Box, FlowLayout, FlowNode, FlowPlan, Shape
from workbench.diagram.flow_quality import runs_together
from workbench.diagram.flow_routes import ways
from workbench.diagram.flow_strips import Strip, across, down, lane_edges
from workbench.diagram.flow_tracks import (
    TRACK,
    Corridors,
    Piece,
    corridors,
    pieces_of,
    share_channel,
    share_gap,
    share_gutter,
)
from workbench.diagram.flow_ways import Way
from workbench.diagram.picture import Point

_LABEL_TOP = 4.0  # between a box and the label below it
_MARGIN = 6.0


def flow_layout(plan: FlowPlan) -> FlowLayout:
    """Where everything of the plan stands."""
    placed = order(plan)
    chosen = ways(plan, placed)
    layout = _laid_out(plan, placed, chosen, apart=False)
    if runs_together(layout):
        layout = _laid_out(plan, placed, chosen, apart=True)
    return layout


def _laid_out(plan: FlowPlan, placed: Order, chosen: list[Way], *, apart: bool) -> FlowLayout:
    lines = [pieces_of(way) for way in chosen]
    pieces = [piece for line in lines for piece in line]
    standing, lying = corridors(pieces, stands=True), corridors(pieces, stands=False)
    _share_gaps(plan, placed, standing, lying, apart=apart)
    gutters = {at: share_gutter(found) for at, found in standing.items() if at % 2 == 0}
    columns = across(plan, placed, gutters)
    _put(standing, columns)
    channels = {at: share_channel(found) for at, found in lying.items() if at % 2 == 0}
    borders = [left for left, _ in lane_edges(placed, columns)[1:]]
    labels = label_spots(plan, chosen, lines, borders)
    rows = down(plan, placed, channels, labels)
    _put(lying, rows)
    nodes = {node.id: _node_box(node, placed, columns, rows) for node in plan.nodes}
    ends = {node.id: (nodes[node.id], node.shape) for node in plan.nodes}
    routes = [
        _route(line, ends[flow.source], ends[flow.target], _leaves(way))
        for flow, line, way in zip(plan.flows, lines, chosen, strict=True)
    ]
    layout = FlowLayout(
        width=columns[-1].end,
        height=rows[-1].end,
        lanes=tuple(lane_edges(placed, columns)),
        nodes=nodes,
        routes=tuple(routes),
        labels=tuple(_label_box(labels, index, rows) for index in range(len(plan.flows))),
    )
    return _widened_for_labels(layout)


def _share_gaps(
    plan: FlowPlan, placed: Order, standing: Corridors, lying: Corridors, *, apart: bool
) -> None:
    """Spread the lines that meet boxes over their sides: below and above, then left and right."""
    widths, heights = {}, {}
    for node in plan.nodes:
        x, y = 2 * placed.columns[node.id] + 1, 2 * placed.rows[node.id] + 1
        widths[x, y], heights[y, x] = node.width, node.height
    for found, sides in ((standing, widths), (lying, heights)):
        for at, corridor in found.items():
            if at % 2 and len(corridor) > 1:
                share_gap(corridor, sides, apart=apart)


def _put(found: Corridors, strips: list[Strip]) -> None:
    """The x of standing pieces, or the y of lying ones."""
    for at, corridor in found.items():
        strip = strips[at]
        for piece in corridor:
            if at % 2:
                piece.place = strip.middle + piece.shift
            else:
                piece.place = strip.first_track + piece.track * TRACK


def _node_box(node: FlowNode, placed: Order, columns: list[Strip], rows: list[Strip]) -> Box:
    x = columns[2 * placed.columns[node.id] + 1].middle - node.width / 2
    y = rows[2 * placed.rows[node.id] + 1].middle - node.height / 2
    return Box(x, y, node.width, node.height)


def _leaves(way: Way) -> tuple[int, int]:
    """On which side the way leaves its first box, and on which it meets its last.

    -1 stands for the left or upper side, 1 for the right or lower one.
    """
    (x1, y1), (x2, y2) = way[:2]
    (x3, y3), (x4, y4) = way[-2:]
    return (1 if (x2, y2) > (x1, y1) else -1), (1 if (x3, y3) > (x4, y4) else -1)


def _route(
    line: list[Piece],
    source: tuple[Box, Shape],
    target: tuple[Box, Shape],
    sides: tuple[int, int],
) -> tuple[Point, ...]:
    """The corners of a line, from the outline of one box to the outline of the other."""
    points = [_on_outline(source, line[0], sides[0])]
    for piece, after in pairwise(line):
        points.append((piece.place, after.place) if piece.stands else (after.place, piece.place))
    points.append(_on_outline(target, line[-1], sides[1]))
    return tuple(points)


def _on_outline(node: tuple[Box, Shape], piece: Piece, side: int) -> Point:
    """Where a straight piece meets the outline of a node on one of its sides."""
    (box, shape), at = node, piece.place
    middle_x, middle_y = box.centre
    if piece.stands:
        reach = _reach(shape, box.width, box.height, at - middle_x)
        return at, middle_y + side * reach
    reach = _reach(shape, box.height, box.width, at - middle_y)
    return middle_x + side * reach, at


def _reach(shape: Shape, along: float, across_it: float, off_middle: float) -> float:
    """How far the outline is from the middle line of a node, that far off its other middle line."""
    half = across_it / 2
    if shape is Shape.DIAMOND:
        return half * max(0.0, 1 - 2 * abs(off_middle) / along)
    if shape is Shape.ROUND:
        radius = min(along, across_it) / 2
        into_the_round = max(0.0, abs(off_middle) - (along / 2 - radius))
        return half - radius + sqrt(max(0.0, radius**2 - into_the_round**2))
    return half


def _label_box(labels: Labels, index: int, rows: list[Strip]) -> Box | None:
    spot = labels.spots.get(index)
    if spot is None:
        return None
    return Box(
        spot.x, rows[spot.channel].start + _LABEL_TOP + labels.top(spot), spot.width, spot.height
    )


def _widened_for_labels(layout: FlowLayout) -> FlowLayout:
    """The layout with its outer lanes so wide that no label leaves the chart."""
    labels = [label for label in layout.labels if label is not None]
    left = max(0.0, _MARGIN - min((label.x for label in labels), default=_MARGIN))
    right = max(0.0, max((b.x + b.width + _MARGIN for b in labels), default=0.0) - layout.width)
    if not left and not right:
        return layout
    lanes = [(a + left, b + left) for a, b in layout.lanes]
    lanes[0] = (0.0, lanes[0][1])
    lanes[-1] = (lanes[-1][0], lanes[-1][1] + right)
    return FlowLayout(
        width=layout.width + left + right,
        height=layout.height,
        lanes=tuple(lanes),
        nodes={key: _moved(box, left) for key, box in layout.nodes.items()},
        routes=tuple(tuple((x + left, y) for x, y in route) for route in layout.routes),
        labels=tuple(label and _moved(label, left) for label in layout.labels),
    )


def _moved(box: Box, dx: float) -> Box:
    return Box(box.x + dx, box.y, box.width, box.height)
