"""Renaming, removing and placing agencies."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import (
    a_contact_point,
    a_measure,
    a_referral,
    a_service,
    a_sop,
    a_state,
    a_step,
    a_survey_mark,
    an_agency,
    an_agreement,
    an_offering,
    an_office,
    led_by,
)
from workbench.domain.delta import apply
from workbench.domain.edits import perform
from workbench.domain.edits.agencies import (
    ArrangeAutomatically,
    PlaceAgencies,
    RemoveAgency,
    RenameAgency,
)
from workbench.domain.references import dangling
from workbench.domain.state import State
from workbench.domain.steps import Assignment, Part
from workbench.domain.text import Text
from workbench.domain.values import AgencyId
from workbench.errors import EditRefused

POLICE, SHELTER, COURT = an_agency("Police"), an_agency("Shelter"), an_agency("Court")
CARE = a_measure(sop=a_sop())


def after(edit: object, *entities: object) -> State:
    state = a_state(*entities)  # type: ignore[arg-type]  # any entity will do
    return apply(state, perform(edit, state))  # type: ignore[arg-type]  # and any edit


def test_a_new_name_is_for_one_language_and_without_stray_spaces() -> None:
    both = replace(POLICE, name=Text.of("Police", bg="Полиция"))

    state = after(RenameAgency(POLICE.id, "  Border   police ", "en"), both)

    name = Text.of("Border police", bg="Полиция").marked_stale("bg")
    assert state.agencies[POLICE.id].name == name


def test_a_name_of_nothing_but_spaces_is_refused() -> None:
    with pytest.raises(EditRefused, match="needs a name"):
        after(RenameAgency(POLICE.id, " \t ", "en"), POLICE)


def test_a_name_in_use_is_refused_in_any_case() -> None:
    with pytest.raises(EditRefused, match="already an agency called Shelter"):
        after(RenameAgency(POLICE.id, "SHELTER", "en"), POLICE, SHELTER)


def test_an_agency_goes_with_all_that_hangs_on_it() -> None:
    service = a_service("Beds", provider=SHELTER)
    offering = an_offering(service)
    hanging = [
        service,
        offering,
        an_office("Front desk", SHELTER),
        a_referral(POLICE, SHELTER),
        a_referral(SHELTER, COURT),
        a_contact_point("Duty officer", SHELTER),
        a_contact_point("Night warden", offering=offering.id),
        a_survey_mark(agency=SHELTER.id),
    ]

    state = after(RemoveAgency(SHELTER.id), POLICE, SHELTER, COURT, *hanging)

    assert state == a_state(POLICE, COURT)


def test_the_place_of_another_agency_that_operates_there_goes_too() -> None:
    service = a_service("Beds", provider=POLICE)
    offering = an_offering(service, operated_at=SHELTER.id)

    state = after(RemoveAgency(SHELTER.id), POLICE, SHELTER, service, offering)

    assert state == a_state(POLICE, service)


def test_what_merely_mentions_an_agency_stays_and_no_longer_names_it() -> None:
    referral = a_referral(POLICE, SHELTER)
    agreement = an_agreement("Memorandum", POLICE, SHELTER, COURT)
    lead = Assignment(part=Part.LEAD, agency=POLICE.id)
    receiver = Assignment(part=Part.RECEIVES, agency=SHELTER.id, role=Text.of("night warden"))
    step = a_step(measure=CARE, assignments=(lead, receiver), referrals=(referral.id,))

    state = after(
        RemoveAgency(SHELTER.id), POLICE, SHELTER, COURT, referral, agreement, a_sop(), CARE, step
    )

    assert state.agreements[agreement.id].parties == (POLICE.id, COURT.id)
    left = state.steps[step.id]
    assert left.assignments == (lead, replace(receiver, agency=None))
    assert left.referrals == ()
    assert not list(dangling(state))


def test_a_step_that_the_agency_led_alone_is_left_without_a_lead() -> None:
    step = a_step(measure=CARE, assignments=led_by(SHELTER))

    state = after(RemoveAgency(SHELTER.id), SHELTER, a_sop(), CARE, step)

    assert state.steps[step.id].leads == ()


def test_agencies_are_placed_together_and_keep_one_place_each() -> None:
    twice = PlaceAgencies(((POLICE.id, 10.04, 20.0), (SHELTER.id, 30.0, 40.0)))
    state = after(twice, POLICE, SHELTER)

    moved = apply(state, perform(PlaceAgencies(((POLICE.id, 1.0, 2.0),)), state))

    (place,) = moved.map_positions.where("agency", POLICE.id)
    assert (place.x, place.y) == (1.0, 2.0)
    assert len(moved.map_positions) == 2


def test_the_layout_places_agencies_again_once_their_places_are_forgotten() -> None:
    state = after(PlaceAgencies(((POLICE.id, 10.0, 20.0),)), POLICE)

    assert apply(state, perform(ArrangeAutomatically(), state)) == a_state(POLICE)


@pytest.mark.parametrize(
    "edit",
    [
        RenameAgency(AgencyId("gone"), "Police", "en"),
        RemoveAgency(AgencyId("gone")),
        PlaceAgencies(((AgencyId("gone"), 0.0, 0.0),)),
    ],
)
def test_an_agency_that_is_gone_cannot_be_worked_on(edit: object) -> None:
    with pytest.raises(EditRefused, match="no longer there"):
        after(edit, POLICE)
