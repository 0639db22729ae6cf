"""Two measures in two columns: nothing is left out, and what differs is marked word by word."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_measure, a_population, a_sop, a_state, a_step, an_agency, led_by
from tests.strategies import any_entities
from workbench.domain.entity import Entity
from workbench.domain.readings.comparing import Standing, compared
from workbench.domain.readings.differences import aligned, word_differences
from workbench.domain.readings.in_words import field_lines, told_fields
from workbench.domain.sops import VariantStatement
from workbench.domain.state import State
from workbench.domain.text import Text
from workbench.domain.values import Duration, LimitKind, TimeLimit, Unit

POLICE = an_agency("Police")
ADULT, CHILD = a_population("adult", age_min=18), a_population("child")
ADULTS, CHILDREN = a_sop("adults", ADULT), a_sop("children", CHILD)
LEFT, RIGHT = a_measure("Referral", "1.4", ADULTS), a_measure("Referral", "1.4", CHILDREN)
PLACES = (POLICE, ADULT, CHILD, ADULTS, CHILDREN, LEFT, RIGHT)


def test_steps_that_are_alike_stand_beside_each_other() -> None:
    old = [a_step(t, n, LEFT) for n, t in (("1", "Explain consent"), ("2", "Call the receiver"))]
    new = [
        a_step(t, n, RIGHT)
        for n, t in (("1", "Appoint a guardian"), ("2", "Explain consent"), ("3", "Call receiver"))
    ]

    rows = compared(a_state(*PLACES, *old, *new), LEFT, RIGHT, "en").steps

    assert [each.standing for each in rows] == [
        Standing.ONLY_RIGHT,
        Standing.SAME,
        Standing.CHANGED,
    ]


def test_a_field_that_differs_is_marked_word_by_word() -> None:
    limit = TimeLimit(kind=LimitKind.DEADLINE, duration=Duration(24, Unit.HOUR))
    old = a_step("Call", "1", LEFT, text=Text.of("Call the police at once."), time_limits=(limit,))
    new = a_step("Call", "1", RIGHT, text=Text.of("Call the guardian at once."))

    (row,) = compared(a_state(*PLACES, old, new), LEFT, RIGHT, "en").steps

    told = {each.field: each for each in row.fields}
    assert [each.text for each in told["text"].left if each.differs] == [" police"]
    assert [each.text for each in told["text"].right if each.differs] == [" guardian"]
    assert told["time_limits"].left[0].text == "Within 24 hours"
    assert not told["title"].differs


def test_a_variant_that_adds_shows_the_steps_it_takes_over_as_the_same() -> None:
    variant = replace(RIGHT, variant=VariantStatement.ADDS)
    theirs, own = a_step("Call", "1", LEFT), a_step("Guardian", "1", variant)

    rows = compared(a_state(*PLACES, variant, theirs, own), LEFT, variant, "en").steps

    assert [each.standing for each in rows] == [Standing.SAME, Standing.ONLY_RIGHT]


def test_none_and_not_read_are_said_and_nothing_is_said_of_what_nobody_recorded() -> None:
    step = a_step(measure=LEFT, stated_none=("forms",), unread=("time_limits",))

    assert field_lines(State(), step, "forms", "en") == ("none",)
    assert field_lines(State(), step, "time_limits", "en") == ("not yet read",)
    assert field_lines(State(), step, "assignments", "en") == ()


def test_who_does_a_step_is_told_by_name() -> None:
    step = a_step(measure=LEFT, assignments=led_by(POLICE, "duty officer"))

    assert field_lines(a_state(POLICE), step, "assignments", "en") == (
        "lead: Police: duty officer",
    )


def test_prose_is_compared_by_its_words_and_not_by_its_signs() -> None:
    step = a_step(measure=LEFT, text=Text.of("Call **now**, ask [them](wb:x)"))

    assert field_lines(State(), step, "text", "en") == ("Call now, ask them",)


@given(any_entities())
def test_any_field_of_anything_can_be_said(entity: Entity) -> None:
    for field in told_fields(type(entity)):
        assert all(field_lines(State(), entity, field, "en"))


TITLES = st.lists(st.sampled_from(["Call", "Call now", "Consent", "Explain consent now", ""]))


@given(TITLES, TITLES)
def test_no_step_is_lost_or_moved_when_two_rows_are_set_beside_each_other(
    left: list[str], right: list[str]
) -> None:
    pairs = aligned(left, right, key=lambda each: each)

    assert [old for old, _ in pairs if old is not None] == left
    assert [new for _, new in pairs if new is not None] == right
    assert all(old is not None or new is not None for old, new in pairs)


@given(st.text(max_size=60), st.text(max_size=60))
def test_the_pieces_of_a_text_make_up_the_text(left: str, right: str) -> None:
    old, new = word_differences(left, right)

    assert "".join(each.text for each in old) == left
    assert "".join(each.text for each in new) == right
    same = [" ".join(each.text for each in side if not each.differs).split() for side in (old, new)]
    assert same[0] == same[1]


@given(st.text(max_size=60))
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert not any(each.differs for side in word_differences(text, text) for each in side)


def test_rows_too_long_to_compare_one_by_one_lose_nothing() -> None:
    left, right = [f"a {n}" for n in range(300)], [f"b {n}" for n in range(300)]

    pairs = aligned(left, right, key=lambda each: each)

    assert [old for old, _ in pairs if old] == left
    assert [new for _, new in pairs if new] == right
