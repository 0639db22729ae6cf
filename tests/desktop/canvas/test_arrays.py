"""What lies where on the map."""

from __future__ import annotations

import numpy as np
import pytest

from workbench.desktop.canvas.arrays import (
    Line,
    MapArrays,
    curves_of_points,
    nearest_in_direction,
)
from workbench.diagram.picture import Point

SIZE = (100.0, 40.0)
BOXES: dict[str, Point] = {"a": (0.0, 0.0), "b": (300.0, 0.0), "c": (300.0, 200.0)}


def a_line(sender: str, receiver: str, *points: Point) -> Line:
    end = points[-1]
    head = np.array([end, (end[0] - 8, end[1] - 3), (end[0] - 8, end[1] + 3)])
    return Line(sender, receiver, 0, curves_of_points(points), head)


STRAIGHT = a_line("a", "b", (50, 0), (116, 0), (184, 0), (250, 0))
ROUND = a_line(
    "a", "c", (50, 10), (80, 10), (90, 60), (100, 100), (110, 140), (180, 200), (250, 200)
)


@pytest.fixture
def arrays() -> MapArrays:
    return MapArrays(BOXES, {"ab": STRAIGHT, "ac": ROUND}, SIZE)


def everything(arrays: MapArrays) -> np.ndarray:
    return np.ones(max(len(arrays.boxes), len(arrays.lines)), bool)


def test_a_box_is_hit_within_its_edges_only(arrays: MapArrays) -> None:
    shown = everything(arrays)

    assert arrays.box_at(49, 19, shown) == arrays.box_of["a"]
    assert arrays.box_at(51, 0, shown) is None
    assert arrays.box_at(0, 21, shown) is None


def test_a_hidden_box_is_not_hit(arrays: MapArrays) -> None:
    shown = everything(arrays)
    shown[arrays.box_of["a"]] = False

    assert arrays.box_at(0, 0, shown) is None


def test_of_two_boxes_on_each_other_the_upper_is_hit() -> None:
    arrays = MapArrays({"below": (0, 0), "above": (10, 0)}, {}, SIZE)

    assert arrays.box_at(5, 0, np.ones(2, bool)) == arrays.box_of["above"]


def test_a_line_is_hit_within_reach_of_its_curve(arrays: MapArrays) -> None:
    shown = everything(arrays)

    assert arrays.line_at(150, 4, 6, shown) == arrays.line_of["ab"]
    assert arrays.line_at(100, 102, 6, shown) == arrays.line_of["ac"]
    assert arrays.line_at(150, 30, 6, shown) is None


def test_of_several_lines_the_nearest_is_hit() -> None:
    above = a_line("a", "b", (0, 0), (30, 0), (60, 0), (100, 0))
    below = a_line("a", "b", (0, 8), (30, 8), (60, 8), (100, 8))
    arrays = MapArrays(BOXES, {"above": above, "below": below}, SIZE)

    assert arrays.line_at(50, 7, 10, np.ones(2, bool)) == arrays.line_of["below"]


def test_the_middle_of_a_line_lies_on_it(arrays: MapArrays) -> None:
    for line in range(2):
        x, y = arrays.middle_of(line)

        assert arrays.line_at(x, y, 0.5, everything(arrays)) == line


def test_lines_are_found_by_either_end(arrays: MapArrays) -> None:
    found = {key: arrays.lines_at[place].tolist() for key, place in arrays.box_of.items()}

    assert found == {"a": [0, 1], "b": [0], "c": [1]}


def test_curves_of_chosen_lines_keep_their_order(arrays: MapArrays) -> None:
    curves, starts = arrays.curves_of(np.array([1, 0]))

    assert starts.tolist() == [True, False, True]
    assert curves[0][0].tolist() == [50, 10]
    assert curves[2][3].tolist() == [250, 0]


def test_what_is_out_of_view_is_left_out(arrays: MapArrays) -> None:
    assert arrays.boxes_within((200, -50, 400, 50)).tolist() == [arrays.box_of["b"]]
    assert arrays.lines_within((60, 90, 240, 160)).tolist() == [arrays.line_of["ac"]]


def test_an_empty_map_has_no_extent_and_no_hits() -> None:
    arrays = MapArrays({}, {}, SIZE)

    assert arrays.extent is None
    assert arrays.box_at(0, 0, np.ones(0, bool)) is None
    assert arrays.line_at(0, 0, 5, np.ones(0, bool)) is None


def test_boxes_without_lines_are_a_map_too() -> None:
    arrays = MapArrays(BOXES, {}, SIZE)

    assert [each.tolist() for each in arrays.lines_at] == [[], [], []]
    assert arrays.extent == (-50.0, -20.0, 350.0, 220.0)


def test_the_nearest_in_a_direction_lies_ahead_and_not_aside(arrays: MapArrays) -> None:
    centres, among = (arrays.x, arrays.y), np.arange(3)
    down, right, left = (0.0, 1.0), (1.0, 0.0), (-1.0, 0.0)

    assert nearest_in_direction(centres, (0, 0), right, among) == arrays.box_of["b"]
    assert nearest_in_direction(centres, (300, 0), down, among) == arrays.box_of["c"]
    assert nearest_in_direction(centres, (0, 0), left, among) is None
    assert nearest_in_direction(centres, (0, 0), right, np.arange(0)) is None
