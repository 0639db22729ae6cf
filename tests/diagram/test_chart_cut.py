"""A flowchart cut in two: nothing is lost, and numbered lines say where they go on."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_measure, a_state, a_step, an_agency
from tests.diagram.pictures import words_on
from workbench.diagram.chart_cut import Halves, cut_chart
from workbench.diagram.chart_shapes import ACROSS, DOWN
from workbench.diagram.flowchart import flowchart
from workbench.diagram.picture import Circle, Picture, Route
from workbench.domain.steps import Assignment, Part, StepKind, Transition, TransitionId

MEASURE = a_measure("Referral", "1.4")
WORDS = "Lines go on elsewhere."


def a_chart(leads: list[int], jumps: list[tuple[int, int]]) -> Picture:
    """Steps led by agencies with these numbers, and further lines from step to step."""
    agencies = {lead: an_agency(f"Agency {lead}") for lead in sorted(set(leads))}
    steps = [
        a_step(
            f"Step number {place}",
            str(place),
            MEASURE,
            kind=StepKind.ACTION,
            assignments=(Assignment(part=Part.LEAD, agency=agencies[lead].id),),
        )
        for place, lead in enumerate(leads, start=1)
    ]
    lines = [
        Transition(
            id=TransitionId(f"t{place}"),
            origin=steps[start % len(steps)].id,
            target=steps[end % len(steps)].id,
        )
        for place, (start, end) in enumerate(jumps)
    ]
    state = a_state(MEASURE, *agencies.values(), *steps, *lines)
    return flowchart(state, MEASURE.id, "en")


CHARTS = st.builds(
    a_chart,
    st.lists(st.integers(1, 5), min_size=2, max_size=16),
    st.lists(st.tuples(st.integers(0, 15), st.integers(0, 15)), max_size=8),
)


@given(CHARTS, st.integers(150, 900), st.sampled_from([ACROSS, DOWN]))
def test_every_box_is_in_one_half_and_every_cut_line_has_its_number_in_both(
    picture: Picture, room: int, way: int
) -> None:
    halves = cut_chart(picture, room, WORDS, way=way)

    if halves is None:
        return
    assert sorted(box.id for box in picture.boxes) == sorted(
        box.id for half in (halves.first, halves.second) for box in half.boxes
    )
    assert (halves.first.width, halves.first.height)[way] <= room + 1
    numbers = [str(number) for number in range(1, halves.next_number)]
    for half in (halves.first, halves.second):
        written = words_on(half).split()
        assert all(number in written for number in numbers)
        _stands_in_the_picture(half)


def _stands_in_the_picture(picture: Picture) -> None:
    for box in picture.boxes:
        assert -0.01 <= box.x <= box.x + box.width <= picture.width + 0.01
        assert -0.01 <= box.y <= box.y + box.height <= picture.height + 0.01
        lane = next(lane for lane in picture.lanes if lane.key == box.lane)
        assert lane.holds(box.x, box.y)
    for line in picture.lines:
        for x, y in line.points:
            assert -0.01 <= x <= picture.width + 0.01
            assert -0.01 <= y <= picture.height + 0.01
        if line.label_at is not None:
            left, top, wide, high = line.label_at
            assert -0.01 <= left <= left + wide <= picture.width + 0.01
            assert -0.01 <= top <= top + high <= picture.height + 0.01


@given(CHARTS, st.integers(200, 600))
def test_a_cut_goes_through_neither_boxes_nor_words(picture: Picture, room: int) -> None:
    halves = cut_chart(picture, room, WORDS)

    if halves is None:
        return
    for half in (halves.first, halves.second):
        drawn = {item.points for item in half.items if isinstance(item, Route)}
        assert {line.points for line in half.lines} <= drawn
    whole = sum(len(line.label) for line in picture.lines)
    assert whole == sum(
        len(line.label) for half in (halves.first, halves.second) for line in half.lines
    )


def a_long_chart() -> Picture:
    return a_chart([1, 2, 1, 2, 1, 2, 1, 2], [(0, 6)])


def cut(picture: Picture, room: float, **more: int) -> Halves:
    halves = cut_chart(picture, room, WORDS, **more)
    assert halves is not None
    return halves


def test_the_titles_of_the_lanes_are_repeated_and_the_words_say_where_to_look() -> None:
    halves = cut(a_long_chart(), 400)

    assert "Agency 1" in words_on(halves.second)
    assert WORDS in words_on(halves.first)
    assert WORDS in words_on(halves.second)


def test_a_part_that_is_cut_both_ways_says_only_once_beside_the_cut_what_numbers_mean() -> None:
    across = cut(a_long_chart(), 400)

    down = cut(across.first, 300, way=DOWN, first_number=across.next_number)

    assert words_on(down.first).count(WORDS) == 1


def test_the_numbers_go_on_when_a_half_is_cut_again() -> None:
    first = cut(a_long_chart(), 400)

    again = cut(first.second, 350, first_number=first.next_number)

    numbers = [
        {word for word in words_on(half).split() if word.isdecimal()}
        for half in (first.first, again.second)
    ]
    assert str(first.next_number) in numbers[1]


def test_the_legend_stands_with_the_last_half_only() -> None:
    picture = a_chart([1, 1, 1, 1, 1, 1], [(0, 4)])
    halves = cut(picture, 350)

    assert halves.first.legend == ()
    assert halves.second.legend == picture.legend


def test_a_chart_that_has_no_room_before_its_first_box_is_not_cut() -> None:
    assert cut_chart(a_long_chart(), 60, WORDS) is None


def test_a_cut_without_lines_needs_no_numbers() -> None:
    picture = a_chart([1, 2], [])
    lineless = Picture(
        width=picture.width,
        height=picture.height,
        title="",
        items=tuple(i for i in picture.items if not (isinstance(i, Route) and i.head)),
        lanes=picture.lanes,
        boxes=picture.boxes,
    )

    halves = cut(lineless, 260)

    assert halves.next_number == 1
    assert WORDS not in words_on(halves.first)


@pytest.mark.parametrize("way", [ACROSS, DOWN])
def test_each_number_stands_in_a_circle_at_the_end_of_its_line(way: int) -> None:
    halves = cut(a_long_chart(), 300, way=way)

    for half in (halves.first, halves.second):
        ends = [point for line in half.lines for point in (line.points[0], line.points[-1])]
        circles = [each for each in half.items if isinstance(each, Circle) and each.radius == 8.0]
        assert len(circles) == halves.next_number - 1
        for circle in circles:
            assert any(abs(abs(x - circle.x) + abs(y - circle.y) - 8.0) < 0.01 for x, y in ends)
