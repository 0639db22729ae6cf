"""Drawing, deciding and removing referrals."""

from __future__ import annotations

import pytest

from tests.builders import (
    a_measure,
    a_population,
    a_referral,
    a_sop,
    a_stage,
    a_state,
    a_step,
    an_agency,
)
from workbench.domain.delta import apply
from workbench.domain.edits import Edit, perform
from workbench.domain.edits.referrals import AddReferral, RemoveReferral
from workbench.domain.referrals import ReferralId
from workbench.domain.state import State
from workbench.errors import EditRefused

POLICE, SHELTER, COURT = an_agency("Police"), an_agency("Shelter"), an_agency("Court")
CARE = a_measure(sop=a_sop())
REFERRAL = a_referral(POLICE, SHELTER)


def after(edit: Edit, state: State) -> State:
    return apply(state, perform(edit, state))


def test_two_agencies_on_the_map_are_joined() -> None:
    state = after(AddReferral(REFERRAL), a_state(POLICE, SHELTER))

    assert state.referrals[REFERRAL.id] == REFERRAL


def test_both_ends_must_be_on_the_map() -> None:
    with pytest.raises(EditRefused, match="Both agencies must be on the map"):
        after(AddReferral(REFERRAL), a_state(POLICE))


def test_the_same_referral_is_not_drawn_twice() -> None:
    with pytest.raises(EditRefused, match="already on the map"):
        after(
            AddReferral(a_referral(POLICE, SHELTER, name="again")),
            a_state(POLICE, SHELTER, REFERRAL),
        )


def test_referrals_for_other_groups_or_stages_stand_side_by_side() -> None:
    child, stage = a_population(), a_stage()
    state = a_state(POLICE, SHELTER, REFERRAL, child, stage)

    for name, fields in {"child": {"populations": (child.id,)}, "st": {"stage": stage.id}}.items():
        state = after(AddReferral(a_referral(POLICE, SHELTER, name=name, **fields)), state)

    assert len(state.referrals) == 3


def test_a_referral_is_removed_from_the_steps_and_fallbacks_that_name_it() -> None:
    second = a_referral(POLICE, COURT, fallback=REFERRAL.id)
    step = a_step(measure=CARE, referrals=(REFERRAL.id, second.id))
    state = a_state(POLICE, SHELTER, COURT, REFERRAL, second, a_sop(), CARE, step)

    left = after(RemoveReferral(REFERRAL.id), state)

    assert left.steps[step.id].referrals == (second.id,)
    assert left.referrals[second.id].fallback is None


def test_what_is_gone_cannot_be_worked_on() -> None:
    with pytest.raises(EditRefused, match="no longer there"):
        after(RemoveReferral(ReferralId("gone")), State())
