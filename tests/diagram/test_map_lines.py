"""How the lines of the map run."""

from __future__ import annotations

from hypothesis import given

from tests.diagram.test_lane_layout import Agencies, Links, a_network, networks
from workbench.diagram.lane_layout import BOX_HEIGHT, BOX_WIDTH, lane_layout
from workbench.diagram.map_lines import MapLine, boxes_crossed, map_lines
from workbench.diagram.network import network_layout, places_by_hand
from workbench.diagram.network_map import network_map
from workbench.diagram.picture import Point
from workbench.exchange.examples import load_example

LEFT, RIGHT, BELOW = (200.0, 200.0), (500.0, 200.0), (200.0, 400.0)


def the_line(sender: Point, receiver: Point) -> MapLine:
    return map_lines({"a": sender, "b": receiver}, [("a", "b")])[0]


def test_no_line_of_the_example_passes_under_a_foreign_box() -> None:
    example = load_example("bulgaria")
    shown = network_map(example, "en")
    places = network_layout(shown, places_by_hand(example)).places
    links = [(link.sender, link.receiver) for link in shown.links]

    assert boxes_crossed(map_lines(places, links), places, links) == 0


def test_hardly_a_line_of_a_large_network_passes_under_a_foreign_box() -> None:
    agencies, links = a_network(120)
    places = lane_layout(agencies, links).places

    assert boxes_crossed(map_lines(places, links), places, links) <= len(links) / 100


def test_a_line_leaves_on_the_side_of_the_receiver_and_arrives_on_the_near_side() -> None:
    there, back = the_line(LEFT, RIGHT), the_line(RIGHT, LEFT)

    assert there.points[0] == (LEFT[0] + BOX_WIDTH / 2, LEFT[1])
    assert there.points[-1] == (RIGHT[0] - BOX_WIDTH / 2, RIGHT[1])
    assert back.points[0] == there.points[-1]
    assert back.points[-1] == there.points[0]


def test_the_arrow_points_into_the_receiver() -> None:
    tip, *base = the_line(LEFT, RIGHT).head

    assert tip == (RIGHT[0] - BOX_WIDTH / 2, RIGHT[1])
    assert all(x < tip[0] for x, _ in base)


def test_boxes_above_each_other_are_joined_on_their_right() -> None:
    line = the_line(LEFT, BELOW)

    assert line.points[0][0] == line.points[-1][0] == LEFT[0] + BOX_WIDTH / 2
    assert min(x for x, _ in line.points) == line.points[0][0]


def test_lines_between_the_same_two_run_side_by_side() -> None:
    lines = map_lines({"a": LEFT, "b": RIGHT}, [("a", "b")] * 3)

    starts = [line.points[0][1] for line in lines.values()]
    ends = [line.points[-1][1] for line in lines.values()]
    assert starts == sorted(set(starts))
    assert ends == starts


def test_lines_meet_a_box_within_its_side() -> None:
    places = {"hub": RIGHT} | {str(n): (100.0, 100.0 + 80 * n) for n in range(20)}

    lines = map_lines(places, [(str(n), "hub") for n in range(20)])

    assert all(abs(line.points[-1][1] - RIGHT[1]) < BOX_HEIGHT / 2 for line in lines.values())


def test_a_line_goes_round_a_box_that_stands_in_its_way() -> None:
    places = {"a": (100.0, 200.0), "middle": (400.0, 200.0), "b": (700.0, 200.0)}

    lines = map_lines(places, [("a", "b")])

    assert len(lines[0].curves) == 3
    assert boxes_crossed(lines, places, [("a", "b")]) == 0


def test_while_dragging_only_the_lines_asked_for_are_worked_out_and_come_out_the_same() -> None:
    agencies, links = a_network(24)
    places = lane_layout(agencies, links).places
    whole = map_lines(places, links)

    some = map_lines(places, links, only={3, 5})

    assert set(some) == {3, 5}
    assert some[3].points[-1][0] == whole[3].points[-1][0]


@given(networks())
def test_every_link_has_a_line_and_always_the_same(network: tuple[Agencies, Links]) -> None:
    agencies, links = network
    places = lane_layout(agencies, links).places

    lines = map_lines(places, links)

    assert list(lines) == list(range(len(links)))
    assert lines == map_lines(places, links)
