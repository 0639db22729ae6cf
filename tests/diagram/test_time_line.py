"""Time limits along an axis."""

from __future__ import annotations

import pytest
from hypothesis import given

from tests.builders import a_measure, a_state, a_step
from tests.diagram.pictures import words_on
from tests.diagram.test_flowchart import states_with_a_measure
from workbench.diagram.picture import Picture, Polygon, Rect, Route, areas
from workbench.diagram.svg import svg
from workbench.diagram.time_line import time_line_picture
from workbench.domain.sops import Measure
from workbench.domain.state import State
from workbench.domain.steps import Step, StepKind
from workbench.domain.text import Text
from workbench.domain.values import Duration, LimitKind, StepId, TimeLimit, Unit

MEASURE = a_measure("Referral", "1.4")


def within(value: int, unit: Unit, after: StepId | None = None) -> TimeLimit:
    return TimeLimit(kind=LimitKind.DEADLINE, duration=Duration(value, unit), after_step=after)


def picture_of(*steps: Step) -> Picture:
    return time_line_picture(a_state(MEASURE, *steps), MEASURE.id, "en")


def bars(picture: Picture) -> list[tuple[float, float]]:
    """From where to where each full bar reaches, from the top down."""
    found = [
        each
        for each in picture.items
        if isinstance(each, Rect) and each.height == 10.0 and each.fill is not None
    ]
    return [(bar.x, bar.x + bar.width) for bar in sorted(found, key=lambda bar: bar.y)]


def test_steps_end_along_the_axis_in_the_order_of_their_limits() -> None:
    first = a_step("Ask", "1", MEASURE, time_limits=(within(2, Unit.HOUR),))
    second = a_step("Refer", "2", MEASURE, time_limits=(within(24, Unit.HOUR, first.id),))

    picture = picture_of(first, second)

    (start, soon), (again, later) = bars(picture)
    assert start == again
    assert start < soon < later
    assert "Start 2 hours 26 hours" in words_on(picture)
    assert picture.text_equivalent == (
        "1. Ask. Within 2 hours. Done at the latest: 2 hours.",
        "2. Refer. Within 24 hours after step 1. Done at the latest: 26 hours.",
    )


def test_what_is_stated_in_different_units_is_never_converted() -> None:
    first = a_step("Ask", "1", MEASURE, time_limits=(within(24, Unit.HOUR),))
    second = a_step("Refer", "2", MEASURE, time_limits=(within(3, Unit.WORKING_DAY, first.id),))

    written = words_on(picture_of(first, second))

    assert "3 working days + 24 hours" in written
    assert "Not to scale" in written


def test_a_limit_in_words_is_a_mark_and_what_cannot_be_counted_is_dotted() -> None:
    limit = TimeLimit(kind=LimitKind.QUALITATIVE, text=Text.of("**Without** delay"))

    picture = picture_of(a_step("Bring", "1", MEASURE, time_limits=(limit,)))

    assert any(isinstance(each, Polygon) for each in picture.items)
    assert any(isinstance(each, Route) and each.dash == (1.5, 3.0) for each in picture.items)
    assert bars(picture) == []
    assert picture.text_equivalent == (
        "1. Bring. Without delay. By when it is done cannot be counted.",
    )


def test_a_right_to_time_runs_from_when_its_step_is_reached() -> None:
    ask = a_step("Ask", "1", MEASURE, time_limits=(within(2, Unit.HOUR),))
    right = TimeLimit(kind=LimitKind.ENTITLEMENT, duration=Duration(1, Unit.MONTH))
    wait = a_step("Reflection", "2", MEASURE, kind=StepKind.WAIT, time_limits=(right,))

    picture = picture_of(ask, wait)

    (span,) = (
        each
        for each in picture.items
        if isinstance(each, Rect) and each.dash == (4, 2) and each.height == 8.0
    )
    assert span.x == bars(picture)[0][0]
    assert "Not before: 1 month" in picture.text_equivalent[1]


def test_a_click_on_a_row_means_its_step() -> None:
    step = a_step("Ask", "1", MEASURE, time_limits=(within(2, Unit.HOUR),))

    assert {area.about for area in areas(picture_of(step))} == {step.id}


@pytest.mark.parametrize("steps", [(), (a_step("Ask", "1", MEASURE),)])
def test_a_measure_without_limits_says_so(steps: tuple[Step, ...]) -> None:
    assert words_on(picture_of(*steps)).startswith("No time limits are recorded")


@given(states_with_a_measure())
def test_whatever_is_recorded_can_be_drawn(given_: tuple[State, Measure]) -> None:
    state, measure = given_

    picture = time_line_picture(state, measure.id, "en")

    assert svg(picture)
    assert picture.text_equivalent
    for item in picture.items:
        if isinstance(item, Rect):
            assert -0.01 <= item.x <= item.x + item.width <= picture.width + 0.01
