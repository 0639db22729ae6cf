"""What no edit may break, whichever way it comes in."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.builders import (
    a_measure,
    a_population,
    a_programme,
    a_referral,
    a_service,
    a_sop,
    a_state,
    a_step,
    a_transition,
    an_agency,
    an_area,
    an_offering,
)
from workbench.domain.assurance import Waiver, WaiverId
from workbench.domain.edits import perform
from workbench.domain.edits.entities import Add, Change, Remove
from workbench.domain.entity import Detail, Entity
from workbench.domain.services import Offering
from workbench.domain.sops import Measure
from workbench.domain.state import State
from workbench.domain.steps import Step
from workbench.domain.text import Text
from workbench.domain.values import AgencyId, AreaId, Capacity, CapacityUnit, GroupRule
from workbench.errors import EditRefused

POLICE, SHELTER = an_agency("Police"), an_agency("Shelter")
ADULT = a_sop("adult")
CARE, COURT = a_measure("Care", "1.4", ADULT), a_measure("Court", "1.5", ADULT)
CALL, MEET = a_step("Call", "1", CARE), a_step("Meet", "2", CARE)
HEARING = a_step("Hearing", "1", COURT)
SERVICE = a_service("Shelter", provider=SHELTER)
BOTH = a_state(POLICE, SHELTER)
MEASURES = a_state(ADULT, CARE, COURT, CALL, MEET, HEARING)


def refusal_of(state: State, *entities: Entity) -> str:
    with pytest.raises(EditRefused) as refusal:
        perform(Add(entities), state)
    return str(refusal.value)


@pytest.mark.parametrize(
    ("state", "entity", "said"),
    [
        (State(), replace(POLICE, name=Text()), "An agency needs a name."),
        (State(), replace(POLICE, name=Text.of(bg="  ")), "more than spaces"),
        (
            BOTH,
            replace(an_agency("Guard"), name=Text.of("POLICE")),
            "already an agency called Police",
        ),
        (State(), replace(POLICE, parent=AgencyId("nobody")), "points at an unknown agency"),
        (State(), replace(POLICE, parent=POLICE.id), "cannot stand below itself"),
        (State(), replace(an_area(), parent=an_area().id), "cannot stand below itself"),
        (BOTH, a_referral(POLICE, POLICE), "cannot refer to itself"),
        (BOTH, replace(a_referral(POLICE, SHELTER), receiver=None), "one that receives"),
        (MEASURES, a_measure("Other", "1.4", ADULT, id="m"), "already has a measure 1.4"),
        (State(), a_measure("Alone", "1"), "A measure belongs to an SOP"),
        (BOTH, a_programme(id=POLICE.id), "has the id of something else (agency). Give"),
        (MEASURES, a_step("", "9", CARE), "A step needs a title."),
        (State(), a_step("Alone"), "A step belongs to a measure"),
        (MEASURES, a_transition(CALL, HEARING), "a step of the same measure"),
        (MEASURES, replace(a_transition(CALL, MEET), target=None), "a step it leads to"),
        (State(), a_programme(languages=()), "at least one language"),
        (a_state(a_programme()), a_programme("Second"), "has one programme"),
        (State(), Waiver(id=WaiverId("w"), finding="f", reason=Text.of(" ")), "Write down why"),
        (State(), Waiver(id=WaiverId("w"), reason=Text.of("small")), "belongs to a finding"),
    ],
)
def test_what_breaks_a_rule_of_the_field_is_refused(
    state: State, entity: Entity, said: str
) -> None:
    assert said in refusal_of(state, entity)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"groups": (GroupRule(age_min=18, age_max=15),)}, "Nobody is between 18 and 15"),
        ({"groups": (GroupRule(age_min=-1),)}, "Correct the ages"),
        ({"capacity": Capacity(CapacityUnit.BEDS, -1)}, "cannot be negative"),
    ],
)
def test_an_offering_nobody_could_use_is_refused(fields: dict[str, Any], said: str) -> None:
    offering = an_offering(SERVICE, **fields)

    assert said in refusal_of(a_state(SHELTER, SERVICE), offering)


def test_ages_that_only_one_side_limits_are_fine() -> None:
    offering = an_offering(SERVICE, groups=(GroupRule(age_min=18), GroupRule(age_max=0)))

    assert perform(Add((offering,)), a_state(SHELTER, SERVICE)).touches(Offering)


def test_areas_cannot_stand_in_a_ring() -> None:
    country, district = an_area("Country"), an_area("District", an_area("Country"))
    ring = Change(type(country), country.id, {"parent": district.id})

    with pytest.raises(EditRefused, match="cannot stand below itself"):
        perform(ring, a_state(country, district))


def test_one_number_may_stand_in_the_procedures_of_two_populations() -> None:
    child = a_sop("child", a_population())
    state = a_state(ADULT, CARE, a_population(), child)

    assert perform(Add((a_measure("Care", "1.4", child),)), state).touches(Measure)


def test_measures_without_a_number_do_not_collide() -> None:
    state = a_state(ADULT, a_measure("One", "", ADULT, id="one"))

    assert perform(Add((a_measure("Two", "", ADULT, id="two"),)), state)


def test_a_step_that_nobody_could_read_needs_no_title() -> None:
    unread = a_step("", "3", CARE, detail=Detail.NOT_RECORDED)

    assert perform(Add((unread,)), MEASURES).touches(Step)


def test_a_step_does_not_leave_its_measure_while_branches_tie_it_there() -> None:
    state = a_state(ADULT, CARE, COURT, CALL, MEET, HEARING, a_transition(CALL, MEET))

    with pytest.raises(EditRefused, match="Remove its branches first"):
        perform(Change(Step, MEET.id, {"measure": COURT.id}), state)


def test_what_something_still_names_is_not_removed_and_the_namers_are_listed() -> None:
    areas = [an_area(f"District {n}", an_area()) for n in range(5)]

    with pytest.raises(EditRefused) as refusal:
        perform(Remove(type(an_area()), an_area().id), a_state(an_area(), *areas))

    assert "Capital is still named by area 'District 0'" in str(refusal.value)
    assert "and 2 more" in str(refusal.value)


def test_only_what_an_edit_touches_is_looked_at() -> None:
    broken = replace(SHELTER, areas=(AreaId("unknown"),))

    assert perform(Change(type(POLICE), POLICE.id, {"count": 2}), a_state(POLICE, broken))
