"""What must hold for a thousand made-up measures, and what a small edit may move."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.diagram.measures import any_plan
from workbench.diagram.flow_layout import flow_layout
from workbench.diagram.flow_plan import Flow, FlowLayout, FlowNode, FlowPlan
from workbench.diagram.flow_quality import Quality, quality

_HUNDREDS = range(0, 1000, 100)
_SLACK = 0.01  # of a point: what rounding may add up to


@pytest.mark.parametrize("first", _HUNDREDS)
def test_nothing_covers_anything_and_every_line_can_be_followed(first: int) -> None:
    for number in range(first, first + 100):
        plan = any_plan(number)

        layout = flow_layout(plan)

        found = quality(plan, layout)
        fine = Quality(
            lines_through_boxes=0,
            boxes_overlapping=0,
            labels_over_boxes=0,
            labels_over_labels=0,
            lines_run_together=0,
            crossings=found.crossings,
            bends=found.bends,
        )
        assert found == fine, f"measure {number}"
        assert _slanted(layout) == 0, f"measure {number}"
        assert _left_out_or_cut(plan, layout) == [], f"measure {number}"


def _slanted(layout: FlowLayout) -> int:
    return sum(
        x1 != x2 and y1 != y2 for route in layout.routes for (x1, y1), (x2, y2) in pairwise(route)
    )


def _left_out_or_cut(plan: FlowPlan, layout: FlowLayout) -> list[int]:
    """The labelled flows whose words are nowhere, or reach beyond the chart."""
    return [
        place
        for place, (flow, label) in enumerate(zip(plan.flows, layout.labels, strict=True))
        if flow.is_labelled
        and not (
            label
            and (label.width, label.height) == (flow.label_width, flow.label_height)
            and label.x >= 0
            and label.y >= 0
            and label.x + label.width <= layout.width
            and label.y + label.height <= layout.height
        )
    ]


@given(st.integers(0, 10**6), st.integers(0, 39), st.sampled_from([0.0, 13.5, 40.0]))
def test_a_longer_title_moves_only_what_stands_below_it(
    number: int, which: int, growth: float
) -> None:
    plan = any_plan(number)
    node = plan.nodes[which % len(plan.nodes)]
    longer = replace(node, height=node.height + growth)
    edited = replace(plan, nodes=tuple(longer if n == node else n for n in plan.nodes))

    before, after = flow_layout(plan), flow_layout(edited)

    assert after.lanes == before.lanes
    row = before.nodes[node.id]
    for key, box in before.nodes.items():
        moved = after.nodes[key]
        assert moved.x == pytest.approx(box.x, abs=_SLACK)
        if box.y + box.height <= row.y:
            assert moved.y == pytest.approx(box.y, abs=_SLACK)
        assert moved.y >= box.y - _SLACK


@given(st.integers(0, 10**6), st.integers(0, 39))
def test_a_new_step_keeps_the_order_of_lanes_and_of_boxes(number: int, which: int) -> None:
    plan = any_plan(number)
    edited = _with_a_step_after(plan, which % (len(plan.nodes) - 1))

    before, after = flow_layout(plan), flow_layout(edited)

    assert [left for left, _ in after.lanes] == sorted(left for left, _ in after.lanes)
    assert _turned_round(before, after) == []


@given(st.integers(0, 10**6), st.integers(0, 39))
def test_a_new_step_that_no_line_passes_moves_nothing_above_it(number: int, which: int) -> None:
    plan = any_plan(number)
    place = which % (len(plan.nodes) - 1)
    plan = replace(plan, flows=tuple(each for each in plan.flows if _stops_at(each, place)))

    before, after = flow_layout(plan), flow_layout(_with_a_step_after(plan, place))

    at = before.nodes[plan.nodes[place].id]
    for key, box in before.nodes.items():
        if box.y + box.height <= at.y and int(key) <= place:
            assert after.nodes[key].y == pytest.approx(box.y, abs=_SLACK)


def _stops_at(flow: Flow, place: int) -> bool:
    """Whether a line stays above or below a place of the printed order, or just leads past it."""
    source, target = int(flow.source), int(flow.target)
    return (source <= place) == (target <= place) or (source, target) == (place, place + 1)


def _with_a_step_after(plan: FlowPlan, place: int) -> FlowPlan:
    """A step put between two of the printed order, in the lane of the first."""
    first, second = plan.nodes[place], plan.nodes[place + 1]
    new = FlowNode(id="new", lane=first.lane, width=148.0, height=44.0)
    nodes = (*plan.nodes[: place + 1], new, *plan.nodes[place + 1 :])
    flows = []
    for flow in plan.flows:
        if (flow.source, flow.target) == (first.id, second.id):
            flows += [replace(flow, target="new"), Flow(source="new", target=second.id)]
        else:
            flows.append(flow)
    return replace(plan, nodes=nodes, flows=tuple(flows))


def _turned_round(before: FlowLayout, after: FlowLayout) -> list[tuple[str, str]]:
    """Pairs of boxes that stood one below the other, and stand the other way round now."""
    return [
        (one, other)
        for one, other in combinations(before.nodes, 2)
        if (before.nodes[one].centre[1] - before.nodes[other].centre[1])
        * (after.nodes[one].centre[1] - after.nodes[other].centre[1])
        < 0
    ]
