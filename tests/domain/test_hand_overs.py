"""Hand-overs of a procedure and the referrals of the map: one thing, told in both places."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.builders import (
    Field,
    a_measure,
    a_referral,
    a_sop,
    a_state,
    a_step,
    a_survey_mark,
    an_agency,
    an_agreement,
)
from workbench.domain.entity import Entity
from workbench.domain.hand_overs import Standing, hand_overs, is_hand_over, offered
from workbench.domain.programme import Surveyed
from workbench.domain.referrals import ReferralState
from workbench.domain.steps import Assignment, Part, Step, StepKind
from workbench.domain.text import Text

TODAY = date(2026, 11, 24)
POLICE, SHELTER, COURT = an_agency("Police"), an_agency("Shelter"), an_agency("Court")
UNIT = an_agency("Border unit", parent=POLICE.id)
CARE = a_measure(sop=a_sop())
REFERRAL = a_referral(POLICE, SHELTER)
LED = Assignment(part=Part.LEAD, agency=POLICE.id)
TAKEN = Assignment(part=Part.RECEIVES, agency=SHELTER.id)


def a_hand_over(*actors: Assignment, **fields: Field) -> Step:
    values: dict[str, Field] = {
        "kind": StepKind.REFERRAL,
        "assignments": actors,
        "referrals": (),
    } | fields
    return a_step(measure=CARE, **values)


def told(step: Step, *others: Entity) -> list[tuple[str, Standing]]:
    state = a_state(CARE, POLICE, SHELTER, COURT, UNIT, step, *others)
    return [(each.words(state, "en"), each.standing) for each in hand_overs(state, step, TODAY)]


@pytest.mark.parametrize(
    ("fields", "standing"),
    [
        ({}, Standing.UNCONFIRMED),
        ({"confirmed_by_sender": True, "confirmed_by_receiver": True}, Standing.AGREED),
        ({"state": ReferralState.PLANNED}, Standing.PLANNED),
        ({"state": ReferralState.EXPIRED}, Standing.EXPIRED),
        ({"state": ReferralState.MISSING}, Standing.MISSING),
    ],
)
def test_a_step_tells_how_far_its_referral_is_agreed(
    fields: dict[str, Field], standing: Standing
) -> None:
    referral = a_referral(POLICE, SHELTER, **fields)
    step = a_hand_over(LED, TAKEN, referrals=(referral.id,))

    assert told(step, referral) == [("Police → Shelter", standing)]


def test_a_referral_ends_with_the_agreement_it_rests_on() -> None:
    ended = an_agreement("Memorandum", POLICE, SHELTER, valid_to=date(2026, 11, 23))
    referral = a_referral(POLICE, SHELTER, state=ReferralState.AGREED, agreement=ended.id)
    step = a_hand_over(LED, TAKEN, referrals=(referral.id,))

    assert told(step, referral, ended) == [("Police → Shelter", Standing.EXPIRED)]


def test_what_nobody_surveyed_is_not_on_the_map_and_no_gap() -> None:
    assert told(a_hand_over(LED, TAKEN)) == [("Police → Shelter", Standing.NOT_ON_MAP)]


def test_where_the_sender_was_asked_for_its_referrals_an_absent_one_is_missing() -> None:
    asked = a_survey_mark(covers=Surveyed.REFERRALS, agency=POLICE.id, answered=True)
    not_answered = a_survey_mark(covers=Surveyed.REFERRALS, agency=POLICE.id)

    assert told(a_hand_over(LED, TAKEN), asked) == [("Police → Shelter", Standing.MISSING)]
    assert told(a_hand_over(LED, TAKEN), not_answered) == [
        ("Police → Shelter", Standing.NOT_ON_MAP)
    ]


def test_where_it_is_recorded_that_there_is_none_it_is_missing() -> None:
    step = a_hand_over(LED, TAKEN, stated_none=("referrals",))

    assert told(step) == [("Police → Shelter", Standing.MISSING)]


def test_a_referral_of_the_map_that_the_step_does_not_name_yet_is_told() -> None:
    assert told(a_hand_over(LED, TAKEN), REFERRAL) == [("Police → Shelter", Standing.UNLINKED)]


def test_a_receiver_that_nobody_recorded_is_a_question() -> None:
    role = Assignment(part=Part.LEAD, role=Text.of("Identifying agency"))

    assert told(a_hand_over(role)) == [("Identifying agency → ?", Standing.NOT_ON_MAP)]


def test_who_is_informed_of_a_referral_receives_it_where_nobody_else_does() -> None:
    informed = Assignment(part=Part.INFORMED, agency=SHELTER.id)

    assert told(a_hand_over(LED, informed)) == [("Police → Shelter", Standing.NOT_ON_MAP)]
    assert told(a_step(measure=CARE, assignments=(LED, informed))) == []


def test_a_unit_sends_for_the_body_it_belongs_to() -> None:
    led_by_unit = Assignment(part=Part.LEAD, agency=UNIT.id)
    step = a_hand_over(led_by_unit, TAKEN, referrals=(REFERRAL.id,))

    assert told(step, REFERRAL) == [("Police → Shelter", Standing.UNCONFIRMED)]


def test_a_second_sender_without_a_referral_is_told_besides() -> None:
    court = Assignment(part=Part.LEAD, agency=COURT.id)
    step = a_hand_over(LED, court, TAKEN, referrals=(REFERRAL.id,))

    assert told(step, REFERRAL) == [
        ("Police → Shelter", Standing.UNCONFIRMED),
        ("Court → Shelter", Standing.NOT_ON_MAP),
    ]


def test_an_ordinary_step_hands_nobody_over() -> None:
    assert not is_hand_over(a_step(measure=CARE, assignments=(LED,)))
    assert is_hand_over(a_step(measure=CARE, assignments=(LED, TAKEN)))


def test_referrals_between_those_who_send_and_receive_are_offered_the_fitting_first() -> None:
    by_unit = a_referral(UNIT, SHELTER)
    elsewhere = a_referral(POLICE, COURT)
    step = a_hand_over(LED, TAKEN)
    state = a_state(CARE, POLICE, SHELTER, COURT, UNIT, step, by_unit, elsewhere, REFERRAL)

    assert [each.id for each in offered(state, step)] == [REFERRAL.id, by_unit.id]


def test_nothing_is_offered_where_no_agency_is_named() -> None:
    step = a_hand_over(Assignment(part=Part.LEAD, role=Text.of("Identifying agency")))

    assert offered(a_state(CARE, POLICE, SHELTER, step, REFERRAL), step) == ()


def test_who_carries_out_the_measure_sends_where_the_step_names_nobody() -> None:
    said = replace(CARE, who=Text.of("Identifying agency"))
    step = a_hand_over()

    assert hand_overs(a_state(CARE, step), step) == ()
    (told,) = hand_overs(a_state(said, step), step)
    assert told.sender.role == Text.of("Identifying agency")
