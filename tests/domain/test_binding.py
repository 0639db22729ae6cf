"""Roles that nobody fills yet, and which agencies may."""

from __future__ import annotations

from dataclasses import replace

from tests.builders import a_category, a_service, a_state, a_step, an_agency
from workbench.domain.agencies import AgencyType, Power
from workbench.domain.binding import Role, roles_named, suggested_bindings
from workbench.domain.steps import Assignment, Decision, Part
from workbench.domain.text import Text

POLICE = an_agency("Police", type=AgencyType.LAW_ENFORCEMENT)
HOUSE = an_agency("House", type=AgencyType.ACCOMMODATION)
SHELTER = Role(words="Shelter", types=(AgencyType.ACCOMMODATION, AgencyType.NGO), is_post=False)


def played(part: Part, words: str, **fields: object) -> Assignment:
    return Assignment(part=part, role=Text.of(words), **fields)  # type: ignore[arg-type]


def test_roles_are_those_without_an_agency_and_leads_come_first() -> None:
    asks = a_step(
        "Ask",
        assignments=(
            played(Part.LEAD, "Officer", agency=POLICE.id),
            played(Part.SUPPORT, "Interpreter"),
            played(Part.RECEIVES, "Shelter"),
        ),
    )
    moves = a_step("Move", "2", assignments=(played(Part.LEAD, "Shelter"),))

    roles = roles_named(a_state(POLICE, asks, moves), {"Shelter": SHELTER})

    assert [(each.words, each.leads, each.uses) for each in roles] == [
        ("Shelter", 1, 2),
        ("Interpreter", 0, 1),
    ]
    assert roles[0].types == SHELTER.types
    assert roles[1].is_post


def test_who_decides_is_a_role_too_and_counted_once() -> None:
    lead = played(Part.LEAD, "Chief")
    same = a_step(
        "A", "1", assignments=(lead,), decision=Decision(decided_by_role=Text.of("Chief"))
    )
    other = a_step("B", "2", decision=Decision(decided_by_role=Text.of("Judge")))

    roles = roles_named(a_state(same, other), {})

    assert [(each.words, each.leads, each.uses) for each in roles] == [
        ("Chief", 1, 1),
        ("Judge", 1, 1),
    ]


def test_agencies_are_proposed_by_type_power_and_service_with_the_reasons() -> None:
    beds = a_category("ACC.shelter")
    church = an_agency("Church", type=AgencyType.NGO)
    guards = an_agency("Guards", powers=(Power.PLACE_CHILD,))
    state = a_state(POLICE, HOUSE, church, guards, beds, a_service("Beds", beds, church))
    role = replace(SHELTER, services=("ACC.shelter",), powers=(Power.PLACE_CHILD,))

    found = suggested_bindings(state, [role], "en")["Shelter"]

    assert [each.agency for each in found] == [guards.id, church.id, HOUSE.id]
    assert found[0].reasons == ("may place a child",)
    assert found[1].reasons == ("NGO", "gives ACC.shelter")
    assert found[2].reasons == ("Accommodation",)


def test_nobody_is_proposed_who_is_gone_or_stands_for_a_rule_or_does_not_fit() -> None:
    gone = replace(HOUSE, retired=True)
    rule = an_agency("Any", type=AgencyType.ACCOMMODATION, pseudo=True)

    found = suggested_bindings(a_state(POLICE, gone, rule), [SHELTER, Role(words="X")], "en")

    assert found == {"Shelter": (), "X": ()}
