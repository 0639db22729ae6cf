"""The key is as safe as the words that open it, and no manifest can weaken that."""

from __future__ import annotations

from dataclasses import replace

import pytest

from workbench.errors import Damaged, WrongPassphrase
from workbench.store.keys import (
    KEY_AND_SALT,
    MOST_SLOTS,
    PASSPHRASE,
    KeySlot,
    is_protected,
    new_key,
    slot_for,
    unlock,
)

KEY = new_key()
NAME = "w.workbench"
LOCKED = slot_for(KEY, "workspace", "три дни")


def test_the_right_words_give_the_key() -> None:
    assert unlock((LOCKED,), "workspace", "три дни", NAME) == KEY


def test_without_a_passphrase_the_key_lies_open() -> None:
    slot = slot_for(KEY, "workspace", None)

    assert not is_protected((slot,))
    assert unlock((slot,), "workspace", None, NAME) == KEY


def test_keys_are_long_and_never_the_same() -> None:
    assert len(KEY) == KEY_AND_SALT
    assert new_key() != KEY
    assert slot_for(KEY, "workspace", "a").key != slot_for(KEY, "workspace", "a").key


def test_a_locked_slot_costs_a_guesser_time_and_memory() -> None:
    assert (LOCKED.kind, LOCKED.memory_kib, LOCKED.passes) == (PASSPHRASE, 64 * 1024, 3)


@pytest.mark.parametrize("words", ["три", "Три дни", "три дни ", ""])
def test_other_words_do_not(words: str) -> None:
    with pytest.raises(WrongPassphrase, match=r"do not open w\.workbench\. Try again"):
        unlock((LOCKED,), "workspace", words, NAME)


def test_no_words_at_all_are_asked_for() -> None:
    with pytest.raises(WrongPassphrase, match=r"is protected\. Give its passphrase"):
        unlock((LOCKED,), "workspace", None, NAME)


def test_words_count_as_the_same_however_their_accents_were_typed() -> None:
    slot = slot_for(KEY, "workspace", "cafe\u0301")

    assert unlock((slot,), "workspace", "caf\u00e9", NAME) == KEY


def test_each_of_several_slots_opens_with_its_own_words() -> None:
    slots = (LOCKED, slot_for(KEY, "workspace", "second"))

    assert unlock(slots, "workspace", "second", NAME) == KEY


def test_a_slot_of_a_kind_not_known_yet_is_passed_over() -> None:
    later = KeySlot(kind="recovery", key="")

    assert is_protected((later, LOCKED))
    assert unlock((later, LOCKED), "workspace", "три дни", NAME) == KEY


def test_a_slot_is_worth_nothing_in_another_workspace() -> None:
    with pytest.raises(WrongPassphrase):
        unlock((LOCKED,), "another", "три дни", NAME)


@pytest.mark.parametrize("changed", [{"passes": 4}, {"memory_kib": 65535}, {"key": LOCKED.salt}])
def test_a_slot_that_was_tampered_with_does_not_open(changed: dict[str, object]) -> None:
    slot = replace(LOCKED, **changed)  # type: ignore[arg-type]  # each as its field wants it

    with pytest.raises(WrongPassphrase):
        unlock((slot,), "workspace", "три дни", NAME)


@pytest.mark.parametrize(
    "changed",
    [
        {"memory_kib": 2**31},
        {"memory_kib": 1},
        {"passes": 10**9},
        {"passes": 0},
        {"salt": ""},
        {"salt": "not base64!"},
        {"nonce": "AAAA"},
        {"key": "ж"},
    ],
)
def test_a_slot_that_makes_no_sense_is_damage_and_costs_nothing(
    changed: dict[str, object],
) -> None:
    slot = replace(LOCKED, **changed)  # type: ignore[arg-type]  # each as its field wants it

    with pytest.raises(Damaged, match="Take the file again"):
        unlock((slot,), "workspace", "три дни", NAME)


def test_an_open_key_of_the_wrong_length_is_damage() -> None:
    with pytest.raises(Damaged):
        unlock((KeySlot(kind="open", key="AAAA"),), "workspace", None, NAME)


def test_nobody_is_made_to_try_a_thousand_slots() -> None:
    with pytest.raises(Damaged):
        unlock((LOCKED,) * (MOST_SLOTS + 1), "workspace", "три дни", NAME)
