"""Time limits are read as people type them, and never guessed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_measure, a_step
from workbench.domain.limit_reading import reading_of
from workbench.domain.limits import limit_words, read_limit, reworded
from workbench.domain.text import Text
from workbench.domain.values import Duration, LimitKind, TimeLimit, Unit


@pytest.mark.parametrize(
    ("typed", "kind", "value", "unit"),
    [
        ("24 h", LimitKind.DEADLINE, 24, Unit.HOUR),
        ("24h", LimitKind.DEADLINE, 24, Unit.HOUR),
        ("not later than 72 hrs.", LimitKind.DEADLINE, 72, Unit.HOUR),
        ("within an hour", LimitKind.DEADLINE, 1, Unit.HOUR),
        ("twenty-four hours", LimitKind.DEADLINE, 24, Unit.HOUR),
        ("within 24 (twenty-four) hours", LimitKind.DEADLINE, 24, Unit.HOUR),
        ("within 3 working days", LimitKind.DEADLINE, 3, Unit.WORKING_DAY),
        ("3 w.d.", LimitKind.DEADLINE, 3, Unit.WORKING_DAY),
        ("30 calendar days", LimitKind.DEADLINE, 30, Unit.DAY),
        ("3 days", LimitKind.DEADLINE, 3, Unit.DAY),
        ("Every 2 weeks", LimitKind.RECURRING, 2, Unit.WEEK),
        ("every week", LimitKind.RECURRING, 1, Unit.WEEK),
        ("weekly", LimitKind.RECURRING, 1, Unit.WEEK),
        ("at most 90 days.", LimitKind.MAXIMUM_STAY, 90, Unit.DAY),
        ("for up to 2 months", LimitKind.MAXIMUM_STAY, 2, Unit.MONTH),
        ("for 30 days", LimitKind.ENTITLEMENT, 30, Unit.DAY),
        ("at least 30 days", LimitKind.ENTITLEMENT, 30, Unit.DAY),
        ("1 month", LimitKind.DEADLINE, 1, Unit.MONTH),
        ("до 24 ч.", LimitKind.DEADLINE, 24, Unit.HOUR),
        ("3 работни дни", LimitKind.DEADLINE, 3, Unit.WORKING_DAY),
        ("четиридесет и осем часа", LimitKind.DEADLINE, 48, Unit.HOUR),
        ("най-много 90 дни", LimitKind.MAXIMUM_STAY, 90, Unit.DAY),
        ("за срок от 30 календарни дни", LimitKind.ENTITLEMENT, 30, Unit.DAY),
        ("всяка седмица", LimitKind.RECURRING, 1, Unit.WEEK),
        ("на всеки два месеца", LimitKind.RECURRING, 2, Unit.MONTH),
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


def test_a_limit_may_count_from_an_event_in_words() -> None:
    limit = read_limit("within 5 working days of identification", "en")

    assert limit == TimeLimit(
        kind=LimitKind.DEADLINE,
        duration=Duration(5, Unit.WORKING_DAY),
        starts=Text.of("identification"),
    )


def test_it_is_read_whether_and_by_whom_a_limit_can_be_extended() -> None:
    by_court = read_limit("at most 90 days, extendable by the court", "en")
    never = read_limit("30 дни, без право на удължаване", "bg")

    assert by_court is not None
    assert (by_court.extendable, str(by_court.extended_by)) == (True, "the court")
    assert never is not None
    assert (never.duration, never.extendable) == (Duration(30, Unit.DAY), False)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("before contact is made", LimitKind.AT_EVENT),
        ("on arrival", LimitKind.AT_EVENT),
        ("преди първия контакт", LimitKind.AT_EVENT),
        ("at each contact", LimitKind.RECURRING),
        ("при всеки контакт", LimitKind.RECURRING),
        ("without delay", LimitKind.QUALITATIVE),
        ("at once", LimitKind.QUALITATIVE),
        ("незабавно", LimitKind.QUALITATIVE),
    ],
)
def test_limits_without_a_length_are_kept_in_words_under_their_kind(
    typed: str, kind: LimitKind
) -> None:
    assert read_limit(typed, "en") == TimeLimit(kind=kind, text=Text.of(typed))


@pytest.mark.parametrize(
    ("typed", "doubt"),
    [
        ("48 parsecs", "no length of time"),
        ("24-48 hours", "no length of time"),
        ("1.5 hours", "no length of time"),
        ("in 3 days", "no length of time"),
        ("after 24 hours", "no length of time"),
        ("24 hours after step 9", "no step 9"),
        ("24 (forty) hours", "differ"),
        ("2 hours before the interview", "says more"),
        ("24 hours of identification unless the person objects", "says more"),
        ("30 days, extendable by 15 days", "says more"),
        ("30 days of arrival, at most 90 days", "says more"),
    ],
)
def test_what_is_not_plain_is_kept_as_words_and_the_reason_is_told(typed: str, doubt: str) -> None:
    reading = reading_of(typed, "en")

    assert reading is not None
    assert reading.limit == TimeLimit(kind=LimitKind.QUALITATIVE, text=Text.of(typed))
    assert doubt in reading.doubt


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
    st.sampled_from(["en", "bg"]),
)
def test_the_words_of_a_limit_read_back_as_the_same_limit(
    kind: LimitKind, value: int, unit: Unit, language: str
) -> None:
    limit = TimeLimit(kind=kind, duration=Duration(value, unit))

    assert read_limit(limit_words(limit, language), language) == limit


@given(st.text(max_size=80))
def test_whatever_is_typed_is_read_or_kept_word_for_word(typed: str) -> None:
    limit = read_limit(typed, "en")

    assert limit is None or limit.duration is not None or str(limit.text) == " ".join(typed.split())


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


def test_a_page_of_text_is_kept_and_not_searched_for_a_limit() -> None:
    page = "24 hours " + "(" * 100_000

    reading = reading_of(page, "en")

    assert reading is not None
    assert str(reading.limit.text) == page
    assert "too long" in reading.doubt


def test_words_that_name_another_kind_change_the_kind_of_a_limit() -> None:
    right = TimeLimit(kind=LimitKind.ENTITLEMENT, duration=Duration(30, Unit.DAY))

    changed = reworded(right, "at most 30 days", "en")

    assert changed is not None
    assert changed.kind is LimitKind.MAXIMUM_STAY


def test_what_a_limit_counts_from_keeps_its_other_languages_unless_it_is_typed_anew() -> None:
    start = Text.of(en="Formal identification", bg="Формална идентификация")
    right = TimeLimit(kind=LimitKind.ENTITLEMENT, duration=Duration(30, Unit.DAY), starts=start)

    longer = reworded(right, "For 45 days from formal identification", "en")
    unbound = reworded(right, "For 45 days", "en")

    assert longer is not None
    assert longer.starts == start
    assert unbound is not None
    assert not unbound.starts


def test_an_event_in_other_words_stays_an_event() -> None:
    event = TimeLimit(kind=LimitKind.AT_EVENT, text=Text.of("Before any contact"))

    changed = reworded(event, "Prior consent comes first", "en")

    assert changed == TimeLimit(kind=LimitKind.AT_EVENT, text=Text.of("Prior consent comes first"))
