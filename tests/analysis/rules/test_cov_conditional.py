from __future__ import annotations

from tests.builders import a_category, a_service, a_survey_mark, an_area, an_offering
from tests.findings import finding, findings, kinds

RULE = "cov-conditional"
CITY, TOWN = an_area("City"), an_area("Town")
BEDS = a_category("ACC.shelter", essential=True)
SHELTER, SECOND = a_service("Shelter", BEDS), a_service("Second", BEDS)
DEMANDING = an_offering(SHELTER, CITY, cooperation_required=True)
SURVEYED = a_survey_mark(category=BEDS.id, area=CITY.id)
WORLD = (CITY, TOWN, BEDS, SHELTER, SECOND, DEMANDING)


def test_help_only_for_those_who_cooperate_is_a_gap_where_surveyed() -> None:
    found = finding(RULE, *WORLD, SURVEYED)

    assert found.kind == "gap"
    assert found.about == (DEMANDING.id, BEDS.id)
    assert "Persons who do not cooperate with the authorities get no ACC.shelter" in found.message


def test_another_place_without_the_condition_is_enough() -> None:
    free = an_offering(SECOND, CITY, cooperation_required=False)

    assert not findings(RULE, *WORLD, SURVEYED, free)


def test_a_place_in_another_town_is_not() -> None:
    far = an_offering(SECOND, TOWN, cooperation_required=False)

    assert kinds(RULE, *WORLD, SURVEYED, far) == ["gap"]


def test_a_place_whose_condition_nobody_recorded_is_asked() -> None:
    assert kinds(RULE, *WORLD, SURVEYED, an_offering(SECOND, CITY)) == ["unknown"]


def test_without_a_survey_there_may_be_another_place() -> None:
    assert kinds(RULE, *WORLD) == ["unknown"]


def test_a_condition_nobody_recorded_is_not_taken_for_one() -> None:
    assert not findings(RULE, CITY, BEDS, SHELTER, an_offering(SHELTER, CITY))


def test_help_that_is_not_essential_may_have_conditions() -> None:
    courses = a_category("INT.income")
    course = a_service("Course", courses)
    demanding = an_offering(course, CITY, cooperation_required=True)

    assert not findings(RULE, CITY, courses, course, demanding)
