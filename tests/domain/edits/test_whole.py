"""Bringing in much at once."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from tests.builders import a_state, an_agency
from tests.strategies import any_states
from workbench.domain.delta import apply, diff
from workbench.domain.edits.whole import BringIn
from workbench.domain.state import State

POLICE = an_agency("Police")


@settings(max_examples=40)
@given(any_states())
def test_everything_is_brought_in_once(records: State) -> None:
    state = BringIn(records).apply(State())

    assert state == records
    assert not diff(state, BringIn(records).apply(state))


def test_what_is_there_already_is_kept_as_it_is() -> None:
    changed = a_state(replace(POLICE, phone="112"))

    delta = diff(changed, BringIn(a_state(POLICE, an_agency("Shelter"))).apply(changed))

    assert apply(changed, delta).agencies[POLICE.id].phone == "112"
    assert len(delta.changes) == 1
