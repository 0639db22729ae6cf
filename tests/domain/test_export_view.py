"""What an audience may not read is not in what is made for it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from enum import Enum
from types import NoneType
from typing import Any, NewType, get_args, get_origin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import (
    a_contact_point,
    a_measure,
    a_referral,
    a_service,
    a_sop,
    a_state,
    a_step,
    an_agency,
    an_offering,
    an_office,
)
from tests.strategies import any_entities, any_states
from workbench.domain.assurance import Waiver, WaiverId
from workbench.domain.audiences import Audience, own_field_level, row_level
from workbench.domain.entity import Entity, Sensitivity
from workbench.domain.export_view import echoes, export_view
from workbench.domain.findings import Finding, Kind, Severity
from workbench.domain.kinds import tables
from workbench.domain.plain import default_of, field_types, plain_fields, to_plain
from workbench.domain.references import dangling, without
from workbench.domain.services import Trilean
from workbench.domain.state import State
from workbench.domain.steps import Assignment, Part
from workbench.domain.text import Text

NARROWER = [Audience.PUBLIC, Audience.PARTNERS]
POLICE, SHELTER = an_agency("Police"), an_agency("Shelter")
SIMPLE: dict[type, Callable[[str], object]] = {
    Text: Text.of,
    str: str,
    bool: lambda _: True,
    int: lambda _: 7,
    float: lambda _: 7.5,
    date: lambda _: date(2026, 1, 2),
}
BEDS = a_service("Beds", provider=SHELTER)
HOUSE = an_offering(BEDS, address=Text.of("12 Rose Street, Sofia"))


def filled(hint: Any, canary: str) -> Any:
    """A value in which every text is the canary, and nothing is at its default."""
    if get_origin(hint) is tuple:
        return (filled(get_args(hint)[0], canary),)
    if NoneType in get_args(hint):
        return filled(next(each for each in get_args(hint) if each is not NoneType), canary)
    if isinstance(hint, NewType):
        return filled(hint.__supertype__, canary)
    if issubclass(hint, Enum):
        return list(hint)[-1]
    return SIMPLE[hint](canary) if hint in SIMPLE else with_canaries(hint, lambda _: canary)


def with_canaries(kind: Any, canary_for: Any) -> Any:
    return kind(
        **{
            each.name: filled(field_types(kind)[each.name], canary_for(each.name))
            for each in plain_fields(kind)
        }
    )


def bird(kind: type[Entity], field: str) -> str:
    return f"<{kind.__name__}.{field}>"


def a_finding(about: Entity) -> Finding:
    return Finding(
        rule="any",
        kind=Kind.GAP,
        severity=Severity.LOW,
        about=(about.id,),
        title="Something is missing",
        message="It is not there.",
        remedy="Put it there.",
    )


def cage() -> State:
    """One entity of every kind, with a bird of its own in every field."""
    kept = []
    for kind in tables().values():
        entity = with_canaries(kind, lambda field, kind=kind: bird(kind, field))
        kept.append(replace(entity, sensitivity=None, **opened_location(kind)))
    return a_state(*kept)


def opened_location(kind: type[Entity]) -> dict[str, Any]:
    return {"location_confidential": None} if kind.__name__ == "Offering" else {}


@pytest.mark.parametrize("audience", Audience)
def test_no_bird_sings_where_it_may_not_be_heard(audience: Audience) -> None:
    state = cage()
    view = export_view(state, audience)
    heard = json.dumps([to_plain(row) for name in tables() for row in getattr(view, name).values()])

    for kind in tables().values():
        (entity,) = getattr(state, next(n for n, k in tables().items() if k is kind)).values()
        for each in plain_fields(kind):
            level = own_field_level(entity, each.name)
            if not (audience.may_read(level) and audience.may_read(row_level(entity))):
                assert f'"{bird(kind, each.name)}"' not in heard, f"{kind.__name__}.{each.name}"


@pytest.mark.parametrize("audience", Audience)
def test_every_field_is_there_or_empty_as_its_level_says(audience: Audience) -> None:
    state = cage()
    view = export_view(state, audience)

    for name, kind in tables().items():
        (entity,) = getattr(state, name).values()
        shown = getattr(view, name).find(entity.id)
        assert (shown is not None) == audience.may_read(row_level(entity))
        for each in plain_fields(kind) if shown is not None else ():
            if audience.may_read(own_field_level(entity, each.name)):
                continue
            assert getattr(shown, each.name) == default_of(each)
            assert view.is_withheld(entity.id, each.name)


@settings(max_examples=40)
@given(any_states(8), st.sampled_from(Audience))
def test_no_pointer_leads_to_what_was_left_out(state: State, audience: Audience) -> None:
    assert not list(dangling(export_view(state, audience)))


@settings(max_examples=40)
@given(st.lists(any_entities(), max_size=5))
def test_the_secretariat_reads_everything(entities: list[Entity]) -> None:
    state = a_state(*(without(each, lambda _table, _key: False) for each in entities))

    view = export_view(state, Audience.FULL)

    assert all(getattr(view, name) == getattr(state, name) for name in tables())
    assert not view.withheld


@pytest.mark.parametrize("audience", NARROWER)
def test_a_row_for_the_secretariat_is_unknown_to_others_and_to_its_neighbours(
    audience: Audience,
) -> None:
    secret = replace(SHELTER, sensitivity=Sensitivity.FULL)
    lead = Assignment(part=Part.LEAD, agency=SHELTER.id)
    step = a_step(measure=a_measure(sop=a_sop()), assignments=(lead,))

    view = export_view(a_state(POLICE, secret, step, a_measure(sop=a_sop())), audience)

    assert list(view.agencies) == [POLICE.id]
    assert view.steps[step.id].assignments == (replace(lead, agency=None),)
    assert view.is_withheld(SHELTER.id, "")


@pytest.mark.parametrize("audience", NARROWER)
def test_what_belongs_to_a_hidden_agency_is_hidden_with_it(audience: Audience) -> None:
    secret = replace(SHELTER, sensitivity=Sensitivity.FULL)
    referral = a_referral(POLICE, SHELTER)
    duty_officer = a_contact_point("Duty officer of the shelter", offering=HOUSE.id)
    office = an_office("Back door", SHELTER)
    step = a_step(measure=a_measure(sop=a_sop()), referrals=(referral.id,))
    state = a_state(
        POLICE, secret, BEDS, HOUSE, duty_officer, office, referral, step, a_measure(sop=a_sop())
    )

    view = export_view(state, audience)

    hidden = (view.services, view.offerings, view.contact_points, view.offices, view.referrals)
    assert not any(hidden)
    assert view.steps[step.id].referrals == ()
    assert view.is_withheld(duty_officer.id, "")


def test_the_telephone_of_a_hidden_shelter_is_a_secret_though_its_post_is_not_marked() -> None:
    house = replace(HOUSE, sensitivity=Sensitivity.FULL)
    post = a_contact_point("House mother", offering=HOUSE.id, phones=("02 807 8050",))
    chatty = replace(POLICE, mandate=Text.of("Call 02 807 8050."))

    found = echoes(a_state(chatty, SHELTER, BEDS, house, post), Audience.PARTNERS)

    assert {each.entity.id for each in found} == {POLICE.id}


def test_what_is_hidden_today_is_not_told_of_an_earlier_state() -> None:
    before = a_state(POLICE, SHELTER, BEDS)
    now = a_state(POLICE, replace(SHELTER, sensitivity=Sensitivity.FULL), BEDS)

    view = export_view(before, Audience.PARTNERS, now=now)

    assert list(view.agencies) == [POLICE.id]
    assert not view.services


def test_a_waiver_is_told_only_to_those_who_know_of_its_finding() -> None:
    secret = replace(SHELTER, sensitivity=Sensitivity.FULL)
    about_secret, about_police = a_finding(SHELTER), a_finding(POLICE)
    accepted = [
        Waiver(id=WaiverId(each.key), finding=each.key) for each in (about_secret, about_police)
    ]

    view = export_view(
        a_state(POLICE, secret, *accepted),
        Audience.PARTNERS,
        findings=(about_secret, about_police),
    )

    assert [each.finding for each in view.waivers.values()] == [about_police.key]


def test_a_finding_whose_title_names_a_hidden_agency_is_not_told() -> None:
    finding = replace(a_finding(POLICE), title="Nobody but Shelter can do this")
    state = a_state(POLICE, replace(SHELTER, sensitivity=Sensitivity.FULL))

    assert not export_view(state, Audience.PARTNERS, findings=(finding,)).findings


@pytest.mark.parametrize("audience", NARROWER)
@pytest.mark.parametrize("recorded", [None, Trilean.YES, Trilean.UNKNOWN])
def test_a_location_that_may_be_secret_is_not_told(
    audience: Audience, recorded: Trilean | None
) -> None:
    house = replace(HOUSE, location_confidential=recorded)

    view = export_view(a_state(SHELTER, BEDS, house), audience)

    assert view.offerings[HOUSE.id].address == Text()
    assert view.is_withheld(HOUSE.id, "address")


def test_a_location_that_is_no_secret_is_told_to_everybody() -> None:
    house = replace(HOUSE, location_confidential=Trilean.NO)

    view = export_view(a_state(SHELTER, BEDS, house), Audience.PUBLIC)

    assert view.offerings[HOUSE.id].address == HOUSE.address


DISGUISES = [
    "Come to 12 Rose Street, Sofia.",
    "come to 12  rose\nstreet,   sofia",
    "１２ ＲＯＳＥ ＳＴＲＥＥＴ， ＳＯＦＩＡ",
    "12 rose street, Sofia",
]


@pytest.mark.parametrize("words", DISGUISES)
def test_a_secret_address_typed_into_a_step_is_found(words: str) -> None:
    step = a_step(measure=a_measure(sop=a_sop()), how=(Text.of(words),))

    (echo,) = echoes(a_state(SHELTER, BEDS, HOUSE, step), Audience.PARTNERS)

    assert (echo.entity.id, echo.field) == (step.id, "how")
    assert (echo.secret_of.id, echo.secret_field) == (HOUSE.id, "address")


@pytest.mark.parametrize(
    "number", ["02 807 8050", "+359 2 807-80-50", "(02) 8078050", "02/807.80.50"]
)
def test_a_duty_phone_is_found_in_whatever_form_it_was_typed(number: str) -> None:
    post = a_contact_point("Duty officer", SHELTER, duty_phone="+359 2 807 80 50")
    chatty = replace(POLICE, mandate=Text.of(f"At night call {number}."))

    found = [
        (e.entity.id, e.field) for e in echoes(a_state(SHELTER, post, chatty), Audience.PUBLIC)
    ]

    assert found == [(POLICE.id, "mandate")]


def test_a_secret_is_found_in_the_readable_fields_of_its_own_row() -> None:
    house = replace(HOUSE, groups_note=Text.of("Women; 12 Rose Street, Sofia"))

    (echo,) = echoes(a_state(SHELTER, BEDS, house), Audience.PUBLIC)

    assert (echo.entity.id, echo.field) == (HOUSE.id, "groups_note")


def test_a_secret_address_given_as_the_address_of_the_agency_is_found() -> None:
    open_door = replace(SHELTER, address=HOUSE.address)

    (echo,) = echoes(a_state(open_door, BEDS, HOUSE), Audience.PUBLIC)

    assert (echo.entity.id, echo.field) == (SHELTER.id, "address")


def test_one_number_for_two_purposes_of_one_post_is_no_slip() -> None:
    post = a_contact_point("Duty officer", duty_phone="02 807 8050", phones=("02 807 8050",))

    assert not list(echoes(a_state(post), Audience.PUBLIC))


def test_a_number_too_short_to_tell_anything_is_no_secret() -> None:
    post = a_contact_point("Duty officer", SHELTER, duty_phone="112")
    chatty = replace(POLICE, mandate=Text.of("Call 112"))

    assert not list(echoes(a_state(SHELTER, post, chatty), Audience.PUBLIC))


def test_numbers_that_stand_side_by_side_are_not_read_as_one() -> None:
    post = a_contact_point("Duty officer", SHELTER, duty_phone="+359 2 807 80 50")
    chatty = replace(POLICE, mandate=Text.of("80 places, 7 to 80 years, 50 beds"))

    assert not list(echoes(a_state(SHELTER, post, chatty), Audience.PUBLIC))


def test_nothing_is_a_secret_to_the_secretariat() -> None:
    office = an_office("Back door", SHELTER, address=Text.of("1 Elm Street"))
    chatty = replace(POLICE, mandate=Text.of("1 Elm Street"))

    assert not list(echoes(a_state(SHELTER, office, chatty), Audience.FULL))
    assert list(echoes(a_state(SHELTER, office, chatty), Audience.PUBLIC))
