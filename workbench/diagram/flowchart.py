"""The flowchart of a measure: a lane for each lead, steps flowing down, decisions with branches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from workbench.diagram.arrows import arrow_head
from workbench.diagram.empty import sentence_picture
from workbench.diagram.flow_layout import flow_layout
from workbench.diagram.flow_plan import Box, Flow, FlowNode, FlowPlan
from workbench.diagram.flow_shapes import DASHED, SetNode, is_dashed, node_items, set_node
from workbench.diagram.flow_words import flow_sentences
from workbench.diagram.legend import least_width, legend_height, legend_items
from workbench.diagram.measure_flow import ChartFlow, Lane, MeasureFlow, NodeKind, measure_flow
from workbench.diagram.metrics import CAP_HEIGHT, width, wrap
from workbench.diagram.palette import LIGHT, Palette
from workbench.diagram.picture import (
    Anchor,
    ChartBox,
    ChartLine,
    Item,
    LaneBand,
    LegendKey,
    Picture,
    Point,
    Rect,
    Route,
    Words,
)
from workbench.domain.programme import Sphere
from workbench.domain.records import Records
from workbench.domain.sops import MeasureId
from workbench.words import say

_MARGIN = 1.0
_TITLE, _TITLE_LINE, _TITLE_PAD = 11.5, 15.0, 10.0
_TITLE_WIDTHS = (90.0, 130.0, 170.0, 210.0)
_MOST_TITLE_LINES = 3
_LABEL, _LABEL_LINE = 10.5, 13.5
_LABEL_WIDTHS = ((118.0, 3), (150.0, 4))  # how wide, and with at most how many lines
_DOTTED = (1.5, 3.0)
_LINE_WIDTH = 1.2
_BROKEN = {  # by whether what is broken is an exception
    frozenset({True}): "Exception",
    frozenset({False}): "Only the title recorded",
    frozenset({True, False}): "Exception, or only the title recorded",
}


def flowchart(
    records: Records, measure_id: MeasureId, language: str, palette: Palette = LIGHT
) -> Picture:
    """The flowchart of a measure, with its text equivalent."""
    measure = records.measures[measure_id]
    title = f"{measure.number} {measure.title.in_language(language)}".strip()
    flow = measure_flow(records, measure_id, language)
    if not flow.nodes:
        sentence = say("No steps are recorded for this measure.", language)
        return sentence_picture(title, sentence, palette)
    stage = records.stages.find(measure.stage)
    sphere = stage.sphere if stage is not None else Sphere.CROSS_CUTTING
    drawing = _Drawing(flow, palette, sphere, flow_legend(flow, palette, language))
    return Picture(
        width=drawing.width,
        height=drawing.height,
        title=title,
        items=tuple(drawing.items()),
        text_equivalent=flow_sentences(flow, language),
        legend=drawing.legend,
        lanes=tuple(drawing.bands()),
        boxes=tuple(drawing.boxes()),
        lines=tuple(drawing.lines()),
    )


def flow_legend(flow: MeasureFlow, palette: Palette, language: str) -> tuple[LegendKey, ...]:
    """What broken lines mean, where there are any."""
    keys = []
    if any(not each.stated for each in flow.flows):
        line = LegendKey(
            words=say("Worked out, not stated", language),
            colour=palette.muted,
            is_line=True,
            dash=_DOTTED,
            line_width=_LINE_WIDTH,
        )
        keys.append(line)
    broken = [node for node in flow.nodes if is_dashed(node)]
    kinds = {node.kind is NodeKind.EXCEPTION for node in broken}
    if broken:
        words = _BROKEN[frozenset(kinds)]
        keys.append(
            LegendKey(words=say(words, language), colour=palette.faint, dash=DASHED, line_width=1.5)
        )
    return tuple(keys)


class _Drawing:
    """The chart laid out; gives its items from the ground up."""

    def __init__(
        self,
        flow: MeasureFlow,
        palette: Palette,
        sphere: Sphere,
        legend: tuple[LegendKey, ...],
    ) -> None:
        self._flow, self._palette, self._sphere = flow, palette, sphere
        self._nodes = [set_node(node) for node in flow.nodes]
        self._labels = [_label_lines(each) for each in flow.flows]
        self._layout = flow_layout(_plan(flow, self._nodes, self._labels))
        self._titles = [
            wrap(lane.title, right - left - 12, _TITLE, bold=True, max_lines=_MOST_TITLE_LINES)
            for lane, (left, right) in zip(flow.lanes, self._layout.lanes, strict=True)
        ]
        self._top = _TITLE_LINE * max(map(len, self._titles)) + 2 * _TITLE_PAD
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
        y = _MARGIN + (self._top - _TITLE_LINE * len(lines)) / 2
        for place, line in enumerate(lines):
            yield Words(
                x=middle,
                y=y + place * _TITLE_LINE + (_TITLE_LINE + CAP_HEIGHT * _TITLE) / 2,
                text=line,
                size=_TITLE,
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
            line_width=_LINE_WIDTH,
            dash=() if flow.stated else _DOTTED,
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
                y=box.y + place * _LABEL_LINE + (_LABEL_LINE + CAP_HEIGHT * _LABEL) / 2,
                text=line,
                size=_LABEL,
                colour=self._palette.muted,
            )

    def _points(self, route: tuple[Point, ...]) -> tuple[Point, ...]:
        return tuple((x + _MARGIN, y + self._top + _MARGIN) for x, y in route)

    def _down(self, box: Box) -> Box:
        return Box(box.x + _MARGIN, box.y + self._top + _MARGIN, box.width, box.height)


def _plan(flow: MeasureFlow, nodes: list[SetNode], labels: list[tuple[str, ...]]) -> FlowPlan:
    lane_of = {lane.key: place for place, lane in enumerate(flow.lanes)}
    return FlowPlan(
        lanes=tuple(_least_width(lane) for lane in flow.lanes),
        nodes=tuple(
            FlowNode(
                id=placed.node.id,
                lane=lane_of[placed.node.lane],
                width=placed.width,
                height=placed.height,
                shape=placed.shape,
                aside=placed.node.is_aside,
            )
            for placed in nodes
        ),
        flows=tuple(
            Flow(
                source=each.source,
                target=each.target,
                label_width=max((width(line, _LABEL) for line in lines), default=0.0),
                label_height=_LABEL_LINE * len(lines),
            )
            for each, lines in zip(flow.flows, labels, strict=True)
        ),
    )


def _least_width(lane: Lane) -> float:
    """A width at which the lane's title needs few lines."""
    for wide in _TITLE_WIDTHS:
        if len(wrap(lane.title, wide - 12, _TITLE, bold=True)) <= _MOST_TITLE_LINES:
            return wide
    return _TITLE_WIDTHS[-1]


def _label_lines(flow: ChartFlow) -> tuple[str, ...]:
    for wide, most in _LABEL_WIDTHS:
        lines = wrap(flow.label, wide, _LABEL)
        if len(lines) <= most:
            return lines
    wide, most = _LABEL_WIDTHS[-1]
    return wrap(flow.label, wide, _LABEL, max_lines=most)
