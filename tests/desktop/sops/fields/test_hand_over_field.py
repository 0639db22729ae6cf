"""A hand-over in a step shows the referral of the map it stands for, and makes a missing one."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from tests.desktop.sops.fields.conftest import Open
from tests.desktop.sops.fields.editing import (
    ENTER,
    POLICE,
    REFERRAL,
    SHELTER,
    Desk,
    a_step_of_the_measure,
)
from workbench.domain.referrals import ReferralState
from workbench.domain.steps import Assignment, Part, StepKind

LED = Assignment(part=Part.LEAD, agency=POLICE.id)
TAKEN = Assignment(part=Part.RECEIVES, agency=SHELTER.id)
STEP = a_step_of_the_measure(kind=StepKind.REFERRAL, assignments=(LED, TAKEN))


def told(desk: Desk) -> set[str]:
    return {each.text() for each in desk.editor.findChildren(QLabel) if each.property("chip")}


def test_what_is_not_on_the_map_is_said_so_and_can_be_added(opened: Open) -> None:
    desk = opened(STEP)
    assert told(desk) == {"not on the map"}

    made = desk.made_edits(lambda: desk.click("step-referrals-add-1"))

    assert made == ["Add referral for a step"]
    (key,) = desk.recorded().referrals
    assert desk.session.state.referrals[key].shown_state is ReferralState.UNCONFIRMED
    assert told(desk) == {"unconfirmed"}
    desk.session.undo()
    assert desk.recorded() == STEP
    assert not desk.session.state.referrals


def test_a_referral_of_the_map_between_the_two_is_linked_by_one_press(opened: Open) -> None:
    desk = opened(STEP, REFERRAL)
    assert told(desk) == {"on the map, not linked"}

    desk.click("step-referrals-link-1")
    assert desk.recorded().referrals == (REFERRAL.id,)

    desk.click("step-referrals-unlink-1")
    assert desk.recorded().referrals == ()
    assert REFERRAL.id in desk.session.state.referrals


def test_a_referral_is_found_by_one_of_its_agencies(opened: Open) -> None:
    desk = opened(a_step_of_the_measure(kind=StepKind.REFERRAL), REFERRAL)

    desk.write("step-referrals", "sofia", leave=False)
    desk.press(ENTER)

    assert desk.recorded().referrals == (REFERRAL.id,)


def test_the_state_follows_the_map(opened: Open) -> None:
    step = a_step_of_the_measure(
        kind=StepKind.REFERRAL, assignments=(LED, TAKEN), referrals=(REFERRAL.id,)
    )
    desk = opened(step, REFERRAL)
    assert told(desk) == {"unconfirmed"}

    desk.change(REFERRAL, state=ReferralState.AGREED)

    assert told(desk) == {"agreed"}
