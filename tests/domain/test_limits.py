"""Time limits are read as people type them, and never guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_measure, a_step
from workbench.domain.limits import limit_words, read_limit, reworded
from workbench.domain.text import Text
from workbench.domain.values import Duration, LimitKind, TimeLimit, Unit


@pytest.mark.parametrize(
    ("typed", "kind", "value", "unit"),
    [
        ("24 h", LimitKind.DEADLINE, 24, Unit.HOUR),
        ("24h", LimitKind.DEADLINE, 24, Unit.HOUR),
        ("within 3 working days", LimitKind.DEADLINE, 3, Unit.WORKING_DAY),
        ("3 days", LimitKind.DEADLINE, 3, Unit.DAY),
        ("Every 2 weeks", LimitKind.RECURRING, 2, Unit.WEEK),
        ("at most 90 days.", LimitKind.MAXIMUM_STAY, 90, Unit.DAY),
        ("for 30 days", LimitKind.ENTITLEMENT, 30, Unit.DAY),
        ("1 month", LimitKind.DEADLINE, 1, Unit.MONTH),
    ],
)
def test_plain_words_become_a_limit(typed: str, kind: LimitKind, value: int, unit: Unit) -> None:
    limit = read_limit(typed, "en")

    assert limit == TimeLimit(kind=kind, duration=Duration(value, unit))


def test_a_limit_may_count_from_a_step_of_the_measure() -> None:
    first = a_step("Consent", "1", a_measure())

    limit = read_limit("24 hours after step 1", "en", (first,))

    assert limit is not None
    assert limit.after_step == first.id
    assert limit_words(limit, "en", lambda _: "1") == "Within 24 hours after step 1"


@pytest.mark.parametrize(
    "typed", ["at once", "before any contact", "48 parsecs", "24 hours after step 9", "24-48 hours"]
)
def test_what_is_not_plain_is_kept_as_words(typed: str) -> None:
    limit = read_limit(typed, "en")

    assert limit == TimeLimit(kind=LimitKind.QUALITATIVE, text=Text.of(typed))


def test_nothing_typed_is_no_limit() -> None:
    assert read_limit("   ", "en") is None


@given(
    st.sampled_from(
        [
            LimitKind.DEADLINE,
            LimitKind.RECURRING,
            LimitKind.MAXIMUM_STAY,
            LimitKind.ENTITLEMENT,
        ]
    ),
    st.integers(0, 9999),
    st.sampled_from(Unit),
)
def test_the_words_of_a_limit_read_back_as_the_same_limit(
    kind: LimitKind, value: int, unit: Unit
) -> None:
    limit = TimeLimit(kind=kind, duration=Duration(value, unit))

    assert read_limit(limit_words(limit, "en"), "en") == limit


def test_a_right_keeps_its_law_when_its_length_is_typed_anew() -> None:
    right = TimeLimit(
        kind=LimitKind.ENTITLEMENT,
        duration=Duration(30, Unit.DAY),
        entitlement="reflection",
        automatic=True,
    )

    changed = reworded(right, "45 days", "en")

    assert changed is not None
    assert changed.duration == Duration(45, Unit.DAY)
    assert (changed.kind, changed.entitlement) == (LimitKind.ENTITLEMENT, "reflection")
    assert changed.automatic is True
