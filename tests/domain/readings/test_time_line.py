"""How soon and by when each step of a measure can be done, without ever guessing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import a_measure, a_sop, a_state, a_step, a_transition
from workbench.domain.entity import Entity
from workbench.domain.readings.spans import AT_ONCE, Bound, Sum, latest
from workbench.domain.readings.time_line import Reason, TimedStep, limits_along
from workbench.domain.steps import Step, StepKind
from workbench.domain.text import Text
from workbench.domain.values import Duration, LimitKind, TimeLimit, Unit

SOP = a_sop("adults")
MEASURE = a_measure(sop=SOP)


def within(value: int, unit: Unit = Unit.HOUR, **more: Any) -> TimeLimit:
    return TimeLimit(kind=LimitKind.DEADLINE, duration=Duration(value, unit), **more)


def step(number: str, *limits: TimeLimit, **fields: Any) -> Step:
    return a_step(f"Step {number}", number, MEASURE, time_limits=limits, **fields)


def timed(*entities: Entity) -> dict[str, TimedStep]:
    state = a_state(SOP, MEASURE, *entities)
    return {each.step.number: each for each in limits_along(state, MEASURE.id, "en")}


def late(each: TimedStep) -> str:
    return each.latest.words("en") if each.latest else "open"


def test_limits_along_a_path_add_up_from_the_start() -> None:
    told = timed(step("1", within(24)), step("2", within(2)))

    assert [late(each) for each in told.values()] == ["24 hours", "26 hours"]
    assert told["2"].earliest == AT_ONCE


def test_hours_working_days_and_calendar_days_are_never_mixed() -> None:
    told = timed(
        step("1", within(24)),
        step("2", within(3, Unit.WORKING_DAY)),
        step("3", within(30, Unit.DAY)),
        step("4", within(1, Unit.MONTH)),
    )

    assert late(told["4"]) == "1 month + 30 days + 3 working days + 24 hours"


def test_a_limit_after_a_step_counts_from_that_step() -> None:
    first = step("1", within(24))
    told = timed(first, step("2"), step("3", within(48, after_step=first.id)))

    assert late(told["2"]) == "open"
    assert late(told["3"]) == "72 hours"


def test_a_limit_after_a_step_of_another_measure_stays_open() -> None:
    other = a_step("Elsewhere", "7", a_measure("Other", "9.9", SOP))
    told = timed(other, step("1", within(48, after_step=other.id)))

    assert told["1"].latest is None
    assert told["1"].open_ends[0].words == "Within 48 hours after step 7"


def test_what_nobody_recorded_leaves_everything_after_it_open_and_says_why() -> None:
    told = timed(step("1"), step("2", within(24)))

    assert told["2"].latest is None
    (why,) = told["2"].open_ends
    assert (why.step.number, why.reason) == ("1", Reason.NOT_RECORDED)
    assert told["2"].stated == ("Within 24 hours",)


def test_what_is_said_in_words_is_told_in_words() -> None:
    at_once = TimeLimit(kind=LimitKind.QUALITATIVE, text=Text.of("Without delay"))
    told = timed(step("1", at_once), step("2", within(24)))

    assert told["1"].beside == ("Without delay",)
    assert told["2"].open_ends[0].words == "Without delay"


def test_a_limit_from_an_event_is_not_counted_from_the_start() -> None:
    told = timed(step("1", within(30, Unit.DAY, starts=Text.of("Formal identification"))))

    assert told["1"].latest is None
    assert told["1"].open_ends[0].words == "Within 30 days from formal identification"


def test_the_longest_of_several_ways_counts() -> None:
    first, slow, quick, last = (
        step("1", within(1)),
        step("2", within(48)),
        step("3", within(2)),
        step("4", within(1)),
    )
    ways = [
        a_transition(*ends) for ends in ((first, slow), (first, quick), (slow, last), (quick, last))
    ]

    assert late(timed(first, slow, quick, last, *ways)["4"]) == "50 hours"


def test_ways_that_cannot_be_compared_are_both_told() -> None:
    first, hours, days, last = (
        step("1", within(1)),
        step("2", within(48)),
        step("3", within(3, Unit.WORKING_DAY)),
        step("4", within(1)),
    )
    ways = [
        a_transition(*ends) for ends in ((first, hours), (first, days), (hours, last), (days, last))
    ]

    said = late(timed(first, hours, days, last, *ways)["4"])

    assert said == "the later of: 50 hours; 3 working days + 2 hours"


def test_of_two_deadlines_the_one_that_ends_first_binds() -> None:
    assert late(timed(step("1", within(2, Unit.DAY), within(1, Unit.WEEK)))["1"]) == "2 days"
    unlike = timed(step("1", within(24), within(1, Unit.WORKING_DAY)))["1"]
    assert unlike.latest is None
    assert [each.words for each in unlike.open_ends] == ["Within 24 hours", "Within 1 working day"]


def test_rights_and_longest_stays_run_beside_the_steps() -> None:
    right = TimeLimit(kind=LimitKind.ENTITLEMENT, duration=Duration(30, Unit.DAY))
    stay = TimeLimit(kind=LimitKind.MAXIMUM_STAY, duration=Duration(72, Unit.HOUR))
    told = timed(step("1", within(1), right, stay))["1"]

    assert late(told) == "1 hour"
    assert [(each.words, each.at_least) for each in told.spans] == [
        ("For 30 days", True),
        ("At most 72 hours", False),
    ]


def test_waiting_takes_at_least_its_right_and_at_most_its_longest_stay() -> None:
    right = TimeLimit(kind=LimitKind.ENTITLEMENT, duration=Duration(30, Unit.DAY))
    stay = TimeLimit(kind=LimitKind.MAXIMUM_STAY, duration=Duration(90, Unit.DAY))
    told = timed(step("1", right, stay, kind=StepKind.WAIT), step("2", within(24)))

    assert told["2"].earliest.words("en") == "30 days"
    assert late(told["2"]) == "90 days + 24 hours"


def test_a_circle_has_no_end_and_hangs_nothing() -> None:
    first, again = step("1", within(24)), step("2", within(24))
    last = step("3", within(1))
    ways = a_transition(again, first), a_transition(again, last)
    told = timed(first, again, last, *ways)

    assert [late(each) for each in told.values()] == ["open", "open", "open"]
    assert told["3"].open_ends[0].reason is Reason.REPEATS


def test_two_limits_that_wait_for_each_other_hang_nothing() -> None:
    first, second = step("1"), step("2")
    told = timed(
        replace(first, time_limits=(within(1, after_step=second.id),)),
        replace(second, time_limits=(within(1, after_step=first.id),)),
    )

    assert len(told) == 2
    assert told["2"].latest is None


def test_a_step_that_nothing_leads_to_is_not_counted_from_the_start() -> None:
    first, end, lonely = step("1", within(1)), step("2", kind=StepKind.END), step("3", within(1))

    told = timed(first, end, lonely)

    assert late(told["2"]) == "1 hour"
    assert told["3"].open_ends[0].reason is Reason.NOT_REACHED


def test_a_second_beginning_starts_its_own_clock() -> None:
    first, end = step("1", within(1)), step("2", kind=StepKind.END)
    told = timed(first, end, step("3", kind=StepKind.START), step("4", within(2)))

    assert late(told["4"]) == "2 hours"


def test_a_measure_without_steps_has_no_time_line() -> None:
    assert timed() == {}


@pytest.mark.parametrize("count", [2000])
def test_a_long_measure_is_reckoned_without_deep_recursion(count: int) -> None:
    steps = [a_step("", f"{place:05}", MEASURE, time_limits=(within(1),)) for place in range(count)]

    assert late(timed(*steps)[f"{count - 1:05}"]) == f"{count} hours"


UNITS = st.sampled_from(Unit)


@given(st.lists(st.builds(Duration, st.integers(0, 90), UNITS), max_size=4), UNITS)
def test_no_sum_is_later_than_itself_and_more(lengths: list[Duration], unit: Unit) -> None:
    total = Sum()
    for each in lengths:
        total = total.plus(each)

    assert total.is_within(total)
    assert total.is_within(total.plus(Duration(1, unit)))
    assert not total.plus(Duration(1, unit)).is_within(total)
    assert latest((Bound((total,)), Bound((total.plus(Duration(1, unit)),)))) == Bound(
        (total.plus(Duration(1, unit)),)
    )


@settings(max_examples=60)
@given(st.data())
def test_any_net_of_steps_gives_each_step_a_place_and_keeps_unknown_unknown(
    data: st.DataObject,
) -> None:
    count = data.draw(st.integers(1, 7))
    steps = [
        step(str(place), *([within(1)] if data.draw(st.booleans()) else []))
        for place in range(count)
    ]
    ends = st.integers(0, count - 1)
    ways = {(data.draw(ends), data.draw(ends)) for _ in range(data.draw(st.integers(0, 9)))}

    told = timed(*steps, *(a_transition(steps[a], steps[b]) for a, b in ways))

    assert len(told) == count
    for each in told.values():
        assert (each.latest is None) == bool(each.open_ends)
        if not each.stated:
            assert each.latest is None
