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
from workbench.domain.export_view import export_view
from workbench.domain.findings import Finding, Kind, Severity
from workbench.domain.kinds import tables
from workbench.domain.plain import default_of, field_types, plain_fields, to_plain
from workbench.domain.references import dangling, without
from workbench.domain.services import Trilean
from workbench.domain.state import State
from workbench.domain.steps import Assignment, Decision, Part
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


@pytest.mark.parametrize("audience", NARROWER)
def test_a_chosen_lane_does_not_tell_of_who_is_hidden_or_gone(audience: Audience) -> None:
    secret = replace(SHELTER, sensitivity=Sensitivity.FULL)
    role = Text.of("Mobile team")
    measure = a_measure(
        sop=a_sop(), lanes=(SHELTER.id, "Mobile team", "Keeper of 12 Rose Street", POLICE.id)
    )
    step = a_step(measure=measure, assignments=(Assignment(part=Part.LEAD, role=role),))

    view = export_view(a_state(a_sop(), POLICE, secret, measure, step), audience)

    assert view.measures[measure.id].lanes == ("Mobile team", POLICE.id)


@pytest.mark.parametrize("audience", NARROWER)
def test_which_translations_are_behind_is_work_and_not_told(audience: Audience) -> None:
    text = Text.of("Call.", bg="Обади се.").marked_stale("bg")
    decision = Decision(question=text)
    step = a_step(measure=a_measure(sop=a_sop()), how=(Text.of("Ask."), text), decision=decision)
    state = a_state(a_sop(), a_measure(sop=a_sop()), step)

    told = export_view(state, audience).steps[step.id]

    assert told == replace(
        step,
        how=(Text.of("Ask."), text.marked_stale()),
        decision=Decision(question=text.marked_stale()),
    )
    assert export_view(state, Audience.FULL).steps[step.id] == step
