from __future__ import annotations

from tests.builders import (
    a_category,
    a_measure,
    a_population,
    a_referral,
    a_sop,
    a_step,
    an_agency,
)
from tests.findings import finding, findings, kinds
from workbench.domain.referrals import Referral
from workbench.domain.steps import StepKind

RULE = "net-no-fallback"
POLICE, SHELTER, HOTEL = an_agency("Police"), an_agency("Shelter"), an_agency("Hotel")
BEDS = a_category("ACC.shelter", essential=True)
ADULT, CHILD = a_population("adult"), a_population("child")
SOP = a_sop("adult", ADULT)
MEASURE = a_measure(sop=SOP)
NOT_POSSIBLE = a_step("Not possible", measure=MEASURE, kind=StepKind.EXCEPTION)
WORLD = (POLICE, SHELTER, HOTEL, BEDS, ADULT, CHILD)


def to_shelter(**fields: object) -> Referral:
    return a_referral(POLICE, SHELTER, **{"category": BEDS.id, **fields})


def test_a_referral_recorded_to_have_no_second_way_is_a_gap() -> None:
    referral = to_shelter(stated_none=("fallback",))

    found = finding(RULE, *WORLD, referral)

    assert found.kind == "gap"
    assert found.about == (referral.id, SHELTER.id)


def test_a_referral_with_a_second_way_is_fine() -> None:
    second = a_referral(POLICE, HOTEL)

    assert not findings(RULE, *WORLD, second, to_shelter(fallback=second.id))


def test_a_second_way_nobody_recorded_is_a_question() -> None:
    assert kinds(RULE, *WORLD, to_shelter()) == ["unknown"]


def test_a_step_for_referrals_that_are_not_possible_is_a_plan() -> None:
    world = (*WORLD, SOP, MEASURE, NOT_POSSIBLE)

    assert not findings(RULE, *world, to_shelter(populations=(ADULT.id,)))
    assert not findings(RULE, *world, to_shelter())


def test_only_the_groups_without_such_a_step_are_asked_about() -> None:
    referral = to_shelter(populations=(ADULT.id, CHILD.id))

    found = finding(RULE, *WORLD, SOP, MEASURE, NOT_POSSIBLE, referral)

    assert found.message.startswith("child referred from Police to Shelter")


def test_a_service_that_is_not_essential_needs_no_second_way() -> None:
    courses = a_category("INT.income")

    assert not findings(RULE, *WORLD, courses, to_shelter(category=courses.id))


def test_a_referral_of_no_recorded_service_is_not_judged() -> None:
    assert not findings(RULE, *WORLD, a_referral(POLICE, SHELTER))
