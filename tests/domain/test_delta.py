"""One delta leads from any state to any other, and back."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from tests.builders import a_referral, a_state, an_agency
from tests.strategies import any_states
from workbench.domain.agencies import Agency
from workbench.domain.delta import Change, Delta, apply, diff
from workbench.domain.referrals import Referral
from workbench.domain.state import State
from workbench.domain.text import Text

POLICE, SHELTER = an_agency("Police"), an_agency("Shelter")


@settings(max_examples=30)
@given(any_states(), any_states())
def test_a_delta_leads_from_one_state_to_the_other_and_back(one: State, other: State) -> None:
    delta = diff(one, other)

    assert apply(one, delta) == other
    assert apply(other, delta.inverse()) == one


@settings(max_examples=30)
@given(any_states(), any_states(), any_states())
def test_two_deltas_in_a_row_are_one(first: State, second: State, third: State) -> None:
    together = diff(first, second).then(diff(second, third))

    assert apply(first, together) == third
    assert apply(third, together.inverse()) == first
    assert {(c.table, c.id) for c in together.changes} == {
        (c.table, c.id) for c in diff(first, third).changes
    }


@settings(max_examples=30)
@given(any_states())
def test_nothing_differs_between_equal_states(state: State) -> None:
    same = State(**{name: getattr(state, name).put() for name in state.__dataclass_fields__})

    assert not diff(state, same)


def test_a_table_that_is_the_very_same_is_not_looked_at() -> None:
    state = a_state(POLICE)

    assert diff(state, replace(state)) == Delta()


def test_a_delta_tells_whose_kinds_it_touches() -> None:
    referral = a_referral(POLICE, SHELTER)
    renamed = replace(POLICE, name=Text.of("Border police"))

    delta = diff(a_state(POLICE, SHELTER), a_state(renamed, SHELTER, referral))

    assert list(delta.of(Agency)) == [Change("agencies", POLICE, renamed)]
    assert delta.touches(Referral)
    assert delta.touches(Referral, Agency)
    assert not diff(State(), a_state(POLICE)).touches(Referral)
