"""An order of lanes in which fewer lines cross."""

from __future__ import annotations

from itertools import permutations

import pytest

from tests.builders import a_measure, a_state, a_step, an_agency
from workbench.diagram.chart_view import ChartView
from workbench.diagram.flow_layout import flow_layout
from workbench.diagram.flow_quality import crossings
from workbench.diagram.flow_setting import planned
from workbench.diagram.suggested_lanes import suggested_lanes
from workbench.domain.edits.lanes import SetLanes
from workbench.domain.state import State
from workbench.domain.steps import Assignment, Part

MEASURE = a_measure("Referral", "1.4")


def led_by(*leads: int) -> tuple[State, dict[str, str]]:
    """A measure whose steps are led, one after the other, by agencies with these numbers."""
    agencies = {number: an_agency(f"Agency {number}") for number in sorted(set(leads))}
    steps = [
        a_step(
            f"Step {place}",
            str(place),
            MEASURE,
            assignments=(Assignment(part=Part.LEAD, agency=agencies[lead].id),),
        )
        for place, lead in enumerate(leads, start=1)
    ]
    state = a_state(MEASURE, *agencies.values(), *steps)
    return state, {each.id: str(number) for number, each in agencies.items()}


def crossings_of(state: State, lanes: tuple[str, ...]) -> int:
    chosen = SetLanes(MEASURE.id, lanes).apply(state)
    return crossings(flow_layout(planned(chosen, MEASURE.id, "en", ChartView())[1]))


def test_lanes_that_hand_over_to_each_other_come_to_stand_side_by_side() -> None:
    state, names = led_by(1, 2, 3, 1, 3, 1, 3, 1, 3)

    suggested = [names[key] for key in suggested_lanes(state, MEASURE.id, "en")]

    assert abs(suggested.index("1") - suggested.index("3")) == 1


@pytest.mark.parametrize("leads", [(1, 2, 3, 1, 4, 2, 4, 1, 3), (1, 4, 2, 3, 1, 4, 1, 2, 4, 3)])
def test_no_order_of_few_lanes_has_fewer_crossings(leads: tuple[int, ...]) -> None:
    state, names = led_by(*leads)

    suggested = suggested_lanes(state, MEASURE.id, "en")

    assert set(suggested) == set(names)
    assert crossings_of(state, suggested) == min(
        crossings_of(state, order) for order in permutations(names)
    )


def test_of_many_lanes_the_suggestion_is_no_worse_than_what_there_was() -> None:
    state, names = led_by(1, 5, 2, 7, 3, 1, 6, 4, 2, 6, 7, 5, 1, 4)

    suggested = suggested_lanes(state, MEASURE.id, "en")

    assert sorted(suggested) == sorted(names)
    present = tuple(dict.fromkeys(planned(state, MEASURE.id, "en", ChartView())[0]))
    assert crossings_of(state, suggested) <= crossings_of(state, present)


def test_lanes_that_cannot_be_bettered_stay_as_they_are() -> None:
    state, names = led_by(1, 2, 3)

    assert [names[key] for key in suggested_lanes(state, MEASURE.id, "en")] == ["1", "2", "3"]


def test_a_measure_without_steps_has_no_lanes_to_order() -> None:
    assert suggested_lanes(a_state(MEASURE), MEASURE.id, "en") == ()
