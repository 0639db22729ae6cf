"""A flowchart laid out and drawn: lanes, lines, labels, boxes and the legend."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from workbench.diagram.arrows import arrow_head
from workbench.diagram.flow_layout import flow_layout
from workbench.diagram.flow_plan import Box
from workbench.diagram.flow_setting import (
    LABEL,
    LABEL_LINE,
    MOST_TITLE_LINES,
    TITLE,
    TITLE_LINE,
    TITLE_PAD,
    SetChart,
)
from workbench.diagram.flow_shapes import node_items
from workbench.diagram.legend import least_width, legend_height, legend_items
from workbench.diagram.measure_flow import ChartFlow, Lane
from workbench.diagram.metrics import CAP_HEIGHT, wrap
from workbench.diagram.palette import Palette
from workbench.diagram.picture import (
    Anchor,
    ChartBox,
    ChartLine,
    Item,
    LaneBand,
    LegendKey,
    Point,
    Rect,
    Route,
    Words,
)
from workbench.domain.programme import Sphere

DOTTED = (1.5, 3.0)
LINE_WIDTH = 1.2
_MARGIN = 1.0


class FlowDrawing:
    """The chart laid out; gives its items from the ground up."""

    def __init__(
        self,
        chart: SetChart,
        palette: Palette,
        sphere: Sphere,
        legend: tuple[LegendKey, ...],
    ) -> None:
        self._flow, self._palette, self._sphere = chart.flow, palette, sphere
        self._nodes, self._labels, self._folded = chart.nodes, chart.labels, chart.folded
        self._layout = flow_layout(chart.plan)
        self._titles = [
            self._title_lines(lane, right - left - 12)
            for lane, (left, right) in zip(self._flow.lanes, self._layout.lanes, strict=True)
        ]
        self._top = TITLE_LINE * max(map(len, self._titles)) + 2 * TITLE_PAD
        self.legend = legend
        self.width = max(self._layout.width + 2 * _MARGIN, least_width(self.legend))
        self._chart_height = self._top + self._layout.height + 2 * _MARGIN
        self.height = self._chart_height + legend_height(self.legend, self.width)

    def items(self) -> Iterator[Item]:
        """Lanes, lines, labels, boxes, legend."""
        yield from self._lanes()
        for flow, route in zip(self._flow.flows, self._layout.routes, strict=True):
            yield self._line(flow, route)
        for lines, box in zip(self._labels, self._layout.labels, strict=True):
            if box is not None:
                yield from self._label(lines, self._down(box))
        for placed in self._nodes:
            box = self._down(self._layout.nodes[placed.node.id])
            yield from node_items(placed, box, self._palette, self._sphere)
        yield from legend_items(self.legend, 0, self._chart_height, self.width, self._palette)

    def bands(self) -> Iterator[LaneBand]:
        """The lanes from their titles down to the end of the chart."""
        high = self._chart_height - 2 * _MARGIN
        for lane, (left, right) in zip(self._flow.lanes, self._layout.lanes, strict=True):
            yield LaneBand(
                key=lane.key,
                title=lane.title,
                x=left + _MARGIN,
                y=_MARGIN,
                width=right - left,
                height=high,
                head=self._top,
                is_recorded=lane.is_recorded,
                is_collapsed=lane.key in self._folded,
            )

    def boxes(self) -> Iterator[ChartBox]:
        """The boxes in the printed order."""
        for node in self._flow.nodes:
            box = self._down(self._layout.nodes[node.id])
            yield ChartBox(
                id=node.id,
                kind=node.kind.value,
                lane=node.lane,
                about=node.about,
                x=box.x,
                y=box.y,
                width=box.width,
                height=box.height,
            )

    def lines(self) -> Iterator[ChartLine]:
        """The lines in the order of the flows, with the place of what is written at them."""
        for flow, route, label in zip(
            self._flow.flows, self._layout.routes, self._layout.labels, strict=True
        ):
            box = self._down(label) if label is not None else None
            at = (box.x, box.y, box.width, box.height) if box is not None else None
            yield ChartLine(
                source=flow.source,
                target=flow.target,
                points=self._points(route),
                about=flow.about,
                label=flow.label,
                label_at=at,
            )

    def _title_lines(self, lane: Lane, room: float) -> tuple[str, ...]:
        title = self._folded.get(lane.key, lane.title)
        return wrap(title, room, TITLE, bold=True, max_lines=MOST_TITLE_LINES)

    def _lanes(self) -> Iterator[Item]:
        colours, top, bottom = self._palette, _MARGIN, self._chart_height - _MARGIN
        ground = Rect(x=_MARGIN, y=top, width=self._layout.width, height=bottom - top)
        yield replace(ground, fill=colours.surface)
        yield replace(ground, fill=colours.header, height=self._top)
        for left, _ in self._layout.lanes[1:]:
            edge = ((left + _MARGIN, top), (left + _MARGIN, bottom))
            yield Route(points=edge, stroke=colours.strong_line)
        yield replace(ground, stroke=colours.strong_line)
        for lane, lines, edges in zip(
            self._flow.lanes, self._titles, self._layout.lanes, strict=True
        ):
            yield from self._lane_title(lane, lines, sum(edges) / 2 + _MARGIN)

    def _lane_title(self, lane: Lane, lines: tuple[str, ...], middle: float) -> Iterator[Item]:
        y = _MARGIN + (self._top - TITLE_LINE * len(lines)) / 2
        for place, line in enumerate(lines):
            yield Words(
                x=middle,
                y=y + place * TITLE_LINE + (TITLE_LINE + CAP_HEIGHT * TITLE) / 2,
                text=line,
                size=TITLE,
                bold=lane.is_recorded,
                italic=not lane.is_recorded,
                colour=self._palette.text if lane.is_recorded else self._palette.muted,
                anchor=Anchor.MIDDLE,
            )

    def _line(self, flow: ChartFlow, route: tuple[Point, ...]) -> Route:
        points = self._points(route)
        return Route(
            points=points,
            stroke=self._palette.muted,
            line_width=LINE_WIDTH,
            dash=() if flow.stated else DOTTED,
            head=arrow_head(points[-1], points[-2]),
            about=flow.about,
        )

    def _label(self, lines: tuple[str, ...], box: Box) -> Iterator[Item]:
        """The words on a plate, so that a line that has to pass behind does not strike them out."""
        yield Rect(
            x=box.x - 1,
            y=box.y,
            width=box.width + 2,
            height=box.height,
            fill=self._palette.surface,
        )
        for place, line in enumerate(lines):
            yield Words(
                x=box.x,
                y=box.y + place * LABEL_LINE + (LABEL_LINE + CAP_HEIGHT * LABEL) / 2,
                text=line,
                size=LABEL,
                colour=self._palette.muted,
            )

    def _points(self, route: tuple[Point, ...]) -> tuple[Point, ...]:
        return tuple((x + _MARGIN, y + self._top + _MARGIN) for x, y in route)

    def _down(self, box: Box) -> Box:
        return Box(box.x + _MARGIN, box.y + self._top + _MARGIN, box.width, box.height)
