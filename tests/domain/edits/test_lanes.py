"""The order of lanes that somebody chose."""

from __future__ import annotations

import pytest

from tests.builders import a_measure, a_state
from workbench.domain.edits.lanes import SetLanes
from workbench.domain.sops import MeasureId
from workbench.domain.state import State
from workbench.errors import EditRefused

MEASURE = a_measure("Referral", "1.4")


def test_the_chosen_order_is_kept_each_lane_once() -> None:
    state = SetLanes(MEASURE.id, ("b", "a", "b")).apply(a_state(MEASURE))

    assert state.measures[MEASURE.id].lanes == ("b", "a")


def test_the_printed_order_can_be_had_again() -> None:
    state = SetLanes(MEASURE.id, ("b", "a")).apply(a_state(MEASURE))

    assert SetLanes(MEASURE.id).apply(state).measures[MEASURE.id] == MEASURE


def test_lanes_of_a_measure_that_is_gone_are_refused() -> None:
    with pytest.raises(EditRefused, match="no longer there"):
        SetLanes(MeasureId("gone"), ("a",)).apply(State())
