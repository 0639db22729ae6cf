"""The layout of flowcharts: what must hold for any procedure."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.diagram.flow_layout import flow_layout
from workbench.diagram.flow_order import MOST_ABREAST, back_flows, order
from workbench.diagram.flow_plan import Flow, FlowLayout, FlowNode, FlowPlan, Shape
from workbench.diagram.flow_quality import Quality, quality


def a_node(name: str, lane: int = 0, **fields: object) -> FlowNode:
    return FlowNode(**{"id": name, "lane": lane, "width": 140, "height": 44} | fields)  # type: ignore[arg-type]


def a_plan(nodes: list[FlowNode], flows: list[tuple[str, str]], lanes: int = 1) -> FlowPlan:
    return FlowPlan(
        lanes=(80.0,) * lanes,
        nodes=tuple(nodes),
        flows=tuple(Flow(source=a, target=b) for a, b in flows),
    )


@st.composite
def plans(draw: st.DrawFn) -> FlowPlan:
    lanes = draw(st.integers(1, 4))
    count = draw(st.integers(1, 14))
    nodes = tuple(
        FlowNode(
            id=str(number),
            lane=draw(st.integers(0, lanes - 1)),
            width=draw(st.sampled_from([22.0, 148.0, 168.0])),
            height=draw(st.sampled_from([22.0, 44.0, 110.0])),
            shape=draw(st.sampled_from(Shape)),
            aside=draw(st.booleans()),
        )
        for number in range(count)
    )
    ends = st.integers(0, count - 1).map(str)
    flows = tuple(
        Flow(
            source=source,
            target=target,
            label_width=draw(st.sampled_from([0.0, 20.0, 150.0])),
            label_height=draw(st.sampled_from([13.5, 54.0])),
        )
        for source, target in draw(st.lists(st.tuples(ends, ends), max_size=20))
    )
    return FlowPlan(lanes=(80.0,) * lanes, nodes=nodes, flows=flows)


@given(plans())
def test_no_line_passes_through_a_box_and_nothing_covers_anything(plan: FlowPlan) -> None:
    found = quality(plan, flow_layout(plan))

    assert found == Quality(
        lines_through_boxes=0,
        boxes_overlapping=0,
        labels_over_boxes=0,
        labels_over_labels=0,
        lines_run_together=0,
        crossings=found.crossings,
        bends=found.bends,
    )


@given(plans())
def test_every_node_is_in_its_lane_and_everything_in_the_picture(plan: FlowPlan) -> None:
    layout = flow_layout(plan)

    for node in plan.nodes:
        box, (left, right) = layout.nodes[node.id], layout.lanes[node.lane]
        assert left <= box.x
        assert box.x + box.width <= right
    for box in (*layout.nodes.values(), *filter(None, layout.labels)):
        assert box.x >= 0
        assert box.x + box.width <= layout.width
        assert box.y >= 0
        assert box.y + box.height <= layout.height
    for x, y in (point for route in layout.routes for point in route):
        assert 0 <= x <= layout.width
        assert 0 <= y <= layout.height


@given(plans())
def test_the_same_plan_gives_the_same_layout_and_every_label_a_place(plan: FlowPlan) -> None:
    layout = flow_layout(plan)

    assert layout == flow_layout(plan)
    for flow, label in zip(plan.flows, layout.labels, strict=True):
        assert label is not None or not flow.is_labelled


def test_a_plan_without_nodes_is_laid_out_too() -> None:
    assert flow_layout(FlowPlan(lanes=(), nodes=(), flows=())).nodes == {}


def test_work_flows_down_in_one_straight_line() -> None:
    plan = a_plan([a_node("a"), a_node("b"), a_node("c")], [("a", "b"), ("b", "c")])

    layout = flow_layout(plan)

    assert layout.nodes["a"].y < layout.nodes["b"].y < layout.nodes["c"].y
    assert quality(plan, layout).bends == 0


def test_the_numbering_decides_which_flow_of_a_circle_goes_back() -> None:
    nodes = [a_node("a"), a_node("b"), a_node("c")]

    plan = a_plan(nodes, [("a", "b"), ("c", "b"), ("b", "c"), ("c", "a")])

    assert back_flows(plan) == {1, 3}


def test_a_flow_to_an_earlier_number_that_closes_no_circle_is_no_way_back() -> None:
    plan = a_plan([a_node("a"), a_node("b")], [("b", "a")])

    assert back_flows(plan) == frozenset()
    assert order(plan).rows == {"a": 1, "b": 0}


def test_an_exception_stands_beside_the_usual_way() -> None:
    nodes = [a_node("a"), a_node("b"), a_node("exception", aside=True)]

    layout = flow_layout(a_plan(nodes, [("a", "b"), ("a", "exception")]))

    assert layout.nodes["a"].x == layout.nodes["b"].x < layout.nodes["exception"].x


def test_many_outcomes_do_not_make_the_lane_ever_wider() -> None:
    nodes = [a_node("question", shape=Shape.DIAMOND)] + [a_node(str(n)) for n in range(9)]

    placed = order(a_plan(nodes, [("question", str(n)) for n in range(9)]))

    assert placed.lane_starts[-1] <= MOST_ABREAST
    assert placed.row_count == 4


def test_the_branches_of_a_decision_leave_by_different_corners() -> None:
    nodes = [a_node("question", shape=Shape.DIAMOND), a_node("yes"), a_node("no")]

    layout = flow_layout(a_plan(nodes, [("question", "yes"), ("question", "no")]))

    starts = {route[0] for route in layout.routes}
    assert len(starts) == 2
    assert _corners(layout, "question") >= starts


def _corners(layout: FlowLayout, node: str) -> set[tuple[float, float]]:
    box = layout.nodes[node]
    x, y = box.centre
    return {(x, y + box.height / 2), (box.x, y), (box.x + box.width, y)}


def test_a_lane_is_as_wide_as_its_title_asks() -> None:
    plan = FlowPlan(lanes=(300.0,), nodes=(a_node("a"),), flows=())

    ((left, right),) = flow_layout(plan).lanes

    assert right - left == 300.0


def test_words_are_not_left_out_however_crowded_the_lines_are() -> None:
    again = Flow(source="a", target="a", label_width=20, label_height=13.5)
    plan = FlowPlan(lanes=(80.0,), nodes=(a_node("a"), a_node("b")), flows=(again,) * 6)

    assert None not in flow_layout(plan).labels
