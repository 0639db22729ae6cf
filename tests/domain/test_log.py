"""The log: every field of every change, in a form that can be told, replayed and merged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import a_state, an_agency
from tests.strategies import any_states
from workbench.domain.agencies import Power
from workbench.domain.delta import diff
from workbench.domain.log import EXISTS, CurrentStamps, LogEntry, Written, entries, fold
from workbench.domain.plain import UnreadableValue
from workbench.domain.state import State
from workbench.domain.text import Text

WRITTEN = Written(
    author="Duty officer", at=datetime(2026, 5, 1, 14, 2, tzinfo=UTC), gesture="g", label="Change"
)
POLICE = an_agency("Police")


def written_down(states: Sequence[State]) -> list[LogEntry]:
    """The log of going through these states, each entry knowing what was current before."""
    log: list[LogEntry] = []
    for before, after in zip([State(), *states], states, strict=False):
        delta = diff(before, after)
        log += entries(delta, WRITTEN, replica="a", first=len(log) + 1, current=current(log))
    return log


def current(log: Sequence[LogEntry]) -> CurrentStamps:
    """What is current for each field: here the last, because one laptop wrote everything."""
    found: dict[str, dict[str, tuple[tuple[str, int], ...]]] = {}
    for entry in log:
        found.setdefault(entry.entity, {})[entry.field] = (entry.stamp,)
    return found


def values_in(log: Sequence[LogEntry]) -> dict[str, object]:
    return {entry.field: entry.value for entry in log}


@settings(max_examples=30)
@given(st.lists(any_states(3), min_size=1, max_size=4))
def test_the_log_of_any_history_leads_to_its_last_state(states: list[State]) -> None:
    assert fold(written_down(states)) == states[-1]


@settings(max_examples=30)
@given(st.lists(any_states(3), min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_only_the_last_entry_of_a_field_counts(states: list[State], chance: Random) -> None:
    """So that two logs can be merged field by field, whatever came between."""
    log = written_down(states)
    last = {(entry.entity, entry.field): entry for entry in log}
    shuffled = list(last.values())
    chance.shuffle(shuffled)

    assert fold(shuffled) == states[-1]


def test_each_field_has_an_entry_of_its_own_and_each_language_too() -> None:
    named = replace(POLICE, name=Text.of("Police", bg="Полиция"), powers=(Power.DETAIN,))

    log = written_down([a_state(named)])

    assert values_in(log) == {
        EXISTS: True,
        "code": "Police",
        "name.en": "Police",
        "name.bg": "Полиция",
        "powers": ["detain"],
    }
    assert [entry.n for entry in log] == [1, 2, 3, 4, 5]


def test_an_entry_says_who_when_and_in_which_gesture() -> None:
    (entry, *_) = written_down([a_state(POLICE)])

    assert (entry.table, entry.entity, entry.author) == ("agencies", POLICE.id, "Duty officer")
    assert (entry.at, entry.gesture, entry.label) == (WRITTEN.at, "g", "Change")


def test_an_entry_names_as_parents_what_it_replaces() -> None:
    renamed = replace(POLICE, name=Text.of("Border police"))

    log = written_down([a_state(POLICE), a_state(renamed)])

    (first,) = (entry for entry in log[:-1] if entry.field == "name.en")
    assert log[-1].value == "Border police"
    assert log[-1].parents == (first.stamp,)


def test_a_language_that_is_taken_out_is_written_as_empty() -> None:
    both = replace(POLICE, name=Text.of("Police", bg="Полиция"))

    log = written_down([a_state(both), a_state(POLICE)])

    assert (log[-1].field, log[-1].value) == ("name.bg", "")


def test_what_comes_back_forgets_what_it_had_before_it_was_removed() -> None:
    strong = replace(POLICE, powers=(Power.DETAIN,), name=Text.of("Police", bg="Полиция"))

    log = written_down([a_state(strong), State(), a_state(POLICE)])

    assert fold(log) == a_state(POLICE)
    again = values_in(log[-5:])
    assert again["powers"] == []
    assert again["name.bg"] == ""


@pytest.mark.parametrize(
    ("table", "field", "value"),
    [
        ("agencies", "shoe_size", 4),
        ("dragons", EXISTS, True),
        ("agencies", "powers", ["breathe fire"]),
    ],
)
def test_a_log_that_nobody_here_can_read_is_refused(table: str, field: str, value: object) -> None:
    (exists, *_) = written_down([a_state(POLICE)])

    with pytest.raises(UnreadableValue):
        fold([exists, replace(exists, table=table, field=field, value=value)])
