"""Parts of a cut chart through which lines only pass."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given

from tests.diagram.pictures import words_on
from tests.diagram.test_chart_cut import CHARTS, WORDS, a_chart
from workbench.diagram.chart_cut import cut_chart
from workbench.diagram.chart_passages import without_passages
from workbench.diagram.chart_shapes import DOWN
from workbench.diagram.picture import Circle, Picture, Words


def cut_into_lanes(picture: Picture) -> list[Picture]:
    """The chart with a part for each lane or two."""
    parts, number = [], 1
    while (halves := cut_chart(picture, 260, WORDS, way=DOWN, first_number=number)) is not None:
        parts.append(halves.first)
        picture, number = halves.second, halves.next_number
    return [*parts, picture]


def numbers(picture: Picture) -> list[str]:
    return [number for number, *_ in numbered_lines(picture)]


def numbered_lines(picture: Picture) -> list[tuple[str, str, str]]:
    """Each number at a cut, with the boxes between which the line runs that ends at it."""
    found = []
    for item, after in pairwise(picture.items):
        if isinstance(item, Circle) and item.radius == 8.0:
            assert isinstance(after, Words)
            (line,) = (
                line
                for line in picture.lines
                for x, y in {line.points[0], line.points[-1]}
                if abs(abs(x - item.x) + abs(y - item.y) - 8.0) < 0.01
            )
            found.append((after.text, line.source, line.target))
    return found


def a_strip_with_an_empty_middle() -> list[Picture]:
    """Two steps of the outer of three lanes, with the lane between them empty."""
    whole = a_chart([1, 2, 3, 1, 3], [])
    upper = cut_chart(whole, 480, WORDS)
    assert upper is not None
    return cut_into_lanes(upper.second)


def test_a_part_with_nothing_but_lines_is_left_out_and_they_keep_one_number() -> None:
    parts = a_strip_with_an_empty_middle()
    assert any(not part.boxes for part in parts)

    kept = without_passages(parts)

    assert all(part.boxes for part in kept)
    found = [number for part in kept for number in numbers(part)]
    assert len(found) < sum(len(numbers(part)) for part in parts)


@given(CHARTS)
def test_no_box_is_lost_and_every_number_still_leads_somewhere(picture: Picture) -> None:
    parts = cut_into_lanes(picture)

    kept = without_passages(parts)

    assert [box.id for part in kept for box in part.boxes] == [
        box.id for part in parts for box in part.boxes
    ]
    found = [number for part in kept for number in numbers(part)]
    assert all(found.count(number) >= 2 for number in found)
    assert kept[-1].legend == picture.legend


def test_parts_without_passages_stay_as_they_are() -> None:
    parts = cut_into_lanes(a_chart([1, 2], []))

    assert [words_on(part) for part in without_passages(parts)] == [words_on(p) for p in parts]
