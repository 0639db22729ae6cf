"""A measure on the way to its flowchart: its words set, its sizes known, nothing placed yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from workbench.diagram.chart_view import ChartView
from workbench.diagram.flow_plan import Flow, FlowNode, FlowPlan
from workbench.diagram.flow_shapes import SetNode, folded_node, set_node
from workbench.diagram.measure_flow import ChartFlow, Lane, MeasureFlow, measure_flow
from workbench.diagram.metrics import width, wrap
from workbench.domain.records import Records
from workbench.domain.sops import MeasureId

TITLE, TITLE_LINE, TITLE_PAD = 11.5, 15.0, 10.0
MOST_TITLE_LINES = 3
LABEL, LABEL_LINE = 10.5, 13.5
_TITLE_WIDTHS = (90.0, 130.0, 170.0, 210.0)
_FOLDED_WIDTH = 48.0
_LABEL_WIDTHS = ((118.0, 3), (150.0, 4))  # how wide, and with at most how many lines
_MOST_LETTERS = 4


@dataclass(frozen=True, slots=True)
class SetChart:
    """The measure as lanes, nodes and flows, with everything set that is written on them.

    `folded` are the lanes that are narrow bands, with the letters that stand for their titles.
    """

    flow: MeasureFlow
    nodes: tuple[SetNode, ...]
    labels: tuple[tuple[str, ...], ...]
    folded: Mapping[str, str]
    plan: FlowPlan


def set_chart(flow: MeasureFlow, language: str, view: ChartView) -> SetChart:
    """Everything but the places."""
    folded = _letters([lane for lane in flow.lanes if lane.key in view.collapsed])
    nodes = tuple(
        folded_node(node) if node.lane in folded else set_node(node, language)
        for node in flow.nodes
    )
    labels = tuple(map(_label_lines, flow.flows))
    lane_of = {lane.key: place for place, lane in enumerate(flow.lanes)}
    plan = FlowPlan(
        lanes=tuple(
            _FOLDED_WIDTH if lane.key in folded else _least_width(lane) for lane in flow.lanes
        ),
        nodes=tuple(_flow_node(placed, lane_of) for placed in nodes),
        flows=tuple(
            Flow(
                source=each.source,
                target=each.target,
                label_width=max((width(line, LABEL) for line in lines), default=0.0),
                label_height=LABEL_LINE * len(lines),
            )
            for each, lines in zip(flow.flows, labels, strict=True)
        ),
    )
    return SetChart(flow, nodes, labels, folded, plan)


def planned(
    records: Records, measure_id: MeasureId, language: str, view: ChartView
) -> tuple[tuple[str, ...], FlowPlan]:
    """The keys of the lanes of a measure's flowchart, and what is to be laid out."""
    flow = measure_flow(records, measure_id, language)
    return tuple(lane.key for lane in flow.lanes), set_chart(flow, language, view).plan


def _flow_node(placed: SetNode, lane_of: Mapping[str, int]) -> FlowNode:
    return FlowNode(
        id=placed.node.id,
        lane=lane_of[placed.node.lane],
        width=placed.width,
        height=placed.height,
        shape=placed.shape,
        aside=placed.node.is_aside,
    )


def _letters(lanes: list[Lane]) -> dict[str, str]:
    """The first letters of each title; where two have the same, they are counted."""
    found: Counter[str] = Counter()
    letters = {}
    for lane in lanes:
        words = lane.title.split()
        short = "".join(word[0].upper() for word in words if word[0].isalpha())[:_MOST_LETTERS]
        short = short or lane.title[:1] or "?"
        found[short] += 1
        letters[lane.key] = f"{short}{found[short]}" if found[short] > 1 else short
    return letters


def _least_width(lane: Lane) -> float:
    """A width at which the lane's title needs few lines."""
    for wide in _TITLE_WIDTHS:
        if len(wrap(lane.title, wide - 12, TITLE, bold=True)) <= MOST_TITLE_LINES:
            return wide
    return _TITLE_WIDTHS[-1]


def _label_lines(flow: ChartFlow) -> tuple[str, ...]:
    for wide, most in _LABEL_WIDTHS:
        lines = wrap(flow.label, wide, LABEL)
        if len(lines) <= most:
            return lines
    wide, most = _LABEL_WIDTHS[-1]
    return wrap(flow.label, wide, LABEL, max_lines=most)
