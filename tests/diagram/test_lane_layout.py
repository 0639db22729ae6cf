"""Where agencies stand on the map."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.diagram.lane_layout import (
    BOX_HEIGHT,
    BOX_WIDTH,
    LaneLayout,
    lane_layout,
)
from workbench.domain.programme import Sphere

Agencies = list[tuple[str, Sphere]]
Links = list[tuple[str, str]]

POLICE, BORDER = ("police", Sphere.IDENTIFICATION), ("border", Sphere.IDENTIFICATION)
SHELTER, COURT = ("shelter", Sphere.SHELTER), ("court", Sphere.REDRESS)


def a_network(count: int) -> tuple[Agencies, Links]:
    spheres = list(Sphere)
    agencies = [(f"agency {n:03}", spheres[n * n % 7]) for n in range(count)]
    names = [name for name, _ in agencies]
    links = [(names[n * 7 % count], names[n * 11 % count]) for n in range(3 * count)]
    return agencies, [(a, b) for a, b in links if a != b]


@st.composite
def networks(draw: st.DrawFn) -> tuple[Agencies, Links]:
    count = draw(st.integers(0, 24))
    agencies = [(str(n), draw(st.sampled_from(Sphere))) for n in range(count)]
    names = st.sampled_from([name for name, _ in agencies] or [""])
    return agencies, draw(st.lists(st.tuples(names, names), max_size=30 if count else 0))


def overlapping(layout: LaneLayout) -> int:
    return sum(
        abs(a[0] - b[0]) < BOX_WIDTH and abs(a[1] - b[1]) < BOX_HEIGHT
        for a, b in combinations(layout.places.values(), 2)
    )


@pytest.mark.parametrize("count", [0, 1, 24, 300])
def test_networks_of_any_size_have_a_place_for_everybody(count: int) -> None:
    agencies, links = a_network(count)

    layout = lane_layout(agencies, links)

    assert set(layout.places) == {key for key, _ in agencies}
    assert overlapping(layout) == 0
    assert layout.width > 0
    assert layout.height > 0


@given(networks())
def test_each_agency_stands_in_its_lane_and_covers_no_other(
    network: tuple[Agencies, Links],
) -> None:
    agencies, links = network

    layout = lane_layout(agencies, links)

    lanes = {lane.sphere: lane for lane in layout.lanes}
    assert overlapping(layout) == 0
    for key, sphere in agencies:
        x, y = layout.places[key]
        assert lanes[sphere].x < x - BOX_WIDTH / 2
        assert x + BOX_WIDTH / 2 < lanes[sphere].x + lanes[sphere].width
        assert y + BOX_HEIGHT / 2 < layout.height


@given(networks())
def test_an_edit_leaves_everybody_where_they_were(network: tuple[Agencies, Links]) -> None:
    agencies, links = network
    before = lane_layout(agencies[1:], [link for link in links if not {"0"} & set(link)])

    after = lane_layout(agencies, links, before=before)

    assert {key: after.places[key] for key in before.places} == before.places
    assert overlapping(after) == 0


def test_a_large_map_keeps_its_shape() -> None:
    layout = lane_layout(*a_network(300))

    assert 0.6 < layout.width / layout.height < 2


def test_the_five_spheres_are_always_there_and_the_others_when_needed() -> None:
    assert [lane.sphere.number for lane in lane_layout([], []).lanes] == [1, 2, 3, 4, 5]

    layout = lane_layout([("coordinator", Sphere.GOVERNANCE)], [])

    assert [lane.sphere for lane in layout.lanes][5:] == [Sphere.GOVERNANCE]


def test_linked_agencies_stand_level_and_lines_do_not_cross() -> None:
    agencies = [POLICE, BORDER, SHELTER, ("hostel", Sphere.SHELTER)]

    layout = lane_layout(agencies, [("police", "hostel"), ("border", "shelter")])

    assert layout.places["police"][1] == layout.places["hostel"][1]
    assert layout.places["border"][1] == layout.places["shelter"][1]


def test_who_was_put_somewhere_by_hand_stands_there_and_nobody_gives_way() -> None:
    agencies, links = [POLICE, SHELTER, COURT], [("police", "shelter"), ("shelter", "court")]
    usual = lane_layout(agencies, links)

    layout = lane_layout(agencies, links, moved={"shelter": (900.0, 700.0), "gone": (0.0, 0.0)})

    assert layout.places == {**usual.places, "shelter": (900.0, 700.0)}
    assert layout.height > 700 + BOX_HEIGHT / 2


def test_an_agency_that_changes_its_sphere_moves_to_the_other_lane() -> None:
    before = lane_layout([POLICE, SHELTER], [])

    after = lane_layout([POLICE, ("shelter", Sphere.REDRESS)], [], before=before)

    assert after.places["police"] == before.places["police"]
    assert after.places["shelter"][0] == after.lanes[3].column_x(0)


def test_a_newcomer_stands_near_those_it_works_with() -> None:
    agencies = [(f"police {n}", Sphere.IDENTIFICATION) for n in range(6)]
    before = lane_layout(agencies, [])

    after = lane_layout([*agencies, SHELTER], [("police 4", "shelter")], before=before)

    assert after.places["shelter"][1] == before.places["police 4"][1]


def test_a_lane_that_was_not_needed_before_opens_at_the_right() -> None:
    before = lane_layout([POLICE], [])

    after = lane_layout([POLICE, ("union", Sphere.CROSS_CUTTING)], [], before=before)

    assert after.lanes[:5] == before.lanes
    assert after.lanes[5].sphere is Sphere.CROSS_CUTTING
