"""Keys of the printed order: there is always room for one more between two of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.order import between, between_many, has_room, spread

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
KEYS = st.text(DIGITS, min_size=1, max_size=6).filter(lambda key: not key.endswith("0"))


@given(KEYS, KEYS)
def test_a_key_fits_between_any_two(one: str, other: str) -> None:
    low, high = sorted([one, other])
    if low == high:
        return

    key = between(low, high)

    assert low < key < high
    assert not key.endswith("0")


@given(KEYS)
def test_a_key_fits_before_the_first_and_after_the_last(key: str) -> None:
    assert between("", key) < key < between(key, "")


@given(KEYS, KEYS, st.integers(0, 200))
def test_many_keys_fit_between_any_two_in_order(one: str, other: str, count: int) -> None:
    low, high = sorted([one, other])
    if low == high:
        return

    keys = between_many(low, high, count)

    assert len(keys) == count
    assert [low, *keys, high] == sorted({low, *keys, high})


@given(st.lists(st.integers(0, 10**6), max_size=60))
def test_any_insertions_keep_the_order_in_which_they_were_made(places: list[int]) -> None:
    keys: list[str] = []
    for number in places:
        place = number % (len(keys) + 1)
        low = keys[place - 1] if place else ""
        high = keys[place] if place < len(keys) else ""

        keys.insert(place, between(low, high))

    assert keys == sorted(set(keys))


def test_keys_stay_short_when_everything_goes_to_the_end() -> None:
    key = ""
    for _ in range(200):
        key = between(key, "")

    assert len(key) < 60


@given(st.integers(0, 300))
def test_keys_for_a_row_are_in_order_with_room_around_each(count: int) -> None:
    keys = spread(count)

    assert keys == sorted(set(keys))
    assert len(keys) == count
    assert all(has_room(low, high) for low, high in zip(["", *keys], [*keys, ""], strict=True))


@pytest.mark.parametrize(("low", "high"), [("b", "a"), ("a", "a"), ("a0", "a"), ("1", "01")])
def test_two_keys_in_the_wrong_order_are_refused(low: str, high: str) -> None:
    with pytest.raises(ValueError, match="does not come before"):
        between(low, high)


@pytest.mark.parametrize(
    ("low", "high"), [("b", "a"), ("a", "a"), ("a0", ""), ("", "A"), ("ж", ""), ("", "a b")]
)
def test_there_is_no_room_between_keys_that_are_none_or_out_of_order(low: str, high: str) -> None:
    assert not has_room(low, high)
