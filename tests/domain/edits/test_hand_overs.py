"""Joining hand-overs to the map, and putting on the map what a procedure needs."""

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
from workbench.domain.edits.hand_overs import AddReferralForStep, BindReferral, UnbindReferral
from workbench.domain.referrals import ReferralId, ReferralState
from workbench.domain.state import State
from workbench.domain.values import StepId
from workbench.errors import EditRefused

POLICE, SHELTER = an_agency("Police"), an_agency("Shelter")
ADULTS, STAGE = a_population("adults"), a_stage()
SOP = a_sop("adult", ADULTS)
CARE = a_measure(sop=SOP, stage=STAGE)
STEP = a_step(measure=CARE, stated_none=("referrals",))
REFERRAL = a_referral(POLICE, SHELTER)
STATE = a_state(POLICE, SHELTER, ADULTS, STAGE, SOP, CARE, STEP)
DRAWN = a_state(POLICE, SHELTER, ADULTS, STAGE, SOP, CARE, STEP, REFERRAL)
NEW = ReferralId("new")


def after(edit: Edit, state: State = STATE) -> State:
    return apply(state, perform(edit, state))


def test_a_step_comes_to_stand_for_a_referral_and_says_no_more_that_there_is_none() -> None:
    state = after(BindReferral(STEP.id, REFERRAL.id), DRAWN)

    step = state.steps[STEP.id]
    assert step.referrals == (REFERRAL.id,)
    assert not step.says_none("referrals")


def test_a_step_that_no_longer_stands_for_a_referral_leaves_it_on_the_map() -> None:
    bound = after(BindReferral(STEP.id, REFERRAL.id), DRAWN)

    unbound = after(UnbindReferral(STEP.id, REFERRAL.id), bound)

    assert unbound.steps[STEP.id].referrals == ()
    assert REFERRAL.id in unbound.referrals


def test_a_referral_added_for_a_step_is_bound_to_it_and_agreed_by_nobody() -> None:
    state = after(AddReferralForStep(STEP.id, NEW, POLICE.id, SHELTER.id))

    referral = state.referrals[NEW]
    assert state.steps[STEP.id].referrals == (NEW,)
    assert (referral.sender, referral.receiver) == (POLICE.id, SHELTER.id)
    assert (referral.stage, referral.populations) == (STAGE.id, (ADULTS.id,))
    assert referral.shown_state is ReferralState.UNCONFIRMED
    assert (referral.confirmed_by_sender, referral.confirmed_by_receiver) == (None, None)


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        (BindReferral(StepId("gone"), REFERRAL.id), "step is no longer there"),
        (BindReferral(STEP.id, REFERRAL.id), "no longer on the map"),
        (UnbindReferral(STEP.id, REFERRAL.id), "does not stand for"),
        (AddReferralForStep(StepId("gone"), NEW, POLICE.id, SHELTER.id), "no longer there"),
        (AddReferralForStep(STEP.id, NEW, POLICE.id, POLICE.id), "cannot refer to itself"),
    ],
)
def test_what_cannot_be_joined_is_refused_with_the_reason(edit: Edit, reason: str) -> None:
    with pytest.raises(EditRefused, match=reason):
        after(edit)


def test_the_same_referral_is_not_bound_twice() -> None:
    bound = after(BindReferral(STEP.id, REFERRAL.id), DRAWN)

    with pytest.raises(EditRefused, match="already stands for"):
        after(BindReferral(STEP.id, REFERRAL.id), bound)


def test_a_referral_that_is_on_the_map_is_not_added_a_second_time() -> None:
    state = after(AddReferralForStep(STEP.id, NEW, POLICE.id, SHELTER.id))

    with pytest.raises(EditRefused, match="already on the map"):
        after(AddReferralForStep(STEP.id, ReferralId("other"), POLICE.id, SHELTER.id), state)
