from __future__ import annotations

from tests.builders import (
    a_category,
    a_population,
    a_service,
    a_survey_mark,
    an_area,
    an_offering,
)
from tests.findings import finding, findings, kinds
from workbench.domain.services import OfferingStatus
from workbench.domain.values import GroupRule, Sex

RULE = "cov-men"
CITY = an_area("City")
ADULT = a_population("adult", age_min=18)
BEDS, FOR_MEN, FOR_CHILDREN = (
    a_category("ACC.shelter"),
    a_category("ACC.men"),
    a_category("ACC.child"),
)
SHELTER = a_service("Shelter", BEDS)
WOMEN = (GroupRule(sex=Sex.FEMALE, age_min=18),)
SURVEYED = a_survey_mark(category=FOR_MEN.id, area=CITY.id, populations=(ADULT.id,))
WORLD = (CITY, ADULT, BEDS, FOR_MEN, FOR_CHILDREN, SHELTER)


def test_men_without_a_bed_in_a_surveyed_area_are_a_gap() -> None:
    shelter = an_offering(SHELTER, CITY, groups=WOMEN)

    found = finding(RULE, *WORLD, SURVEYED, shelter)

    assert found.kind == "gap"
    assert found.message == (
        "Men found in City have no bed: no accommodation there takes adult men."
    )
    assert [each.about for each in found.evidence] == [shelter.id, SURVEYED.id]


def test_a_shelter_that_takes_men_is_enough() -> None:
    flats = a_service("Flats", FOR_MEN)
    for_men = an_offering(flats, CITY, groups=(GroupRule(sex=Sex.MALE, age_min=18),))

    assert not findings(
        RULE, *WORLD, SURVEYED, flats, for_men, an_offering(SHELTER, CITY, groups=WOMEN)
    )


def test_without_a_survey_there_may_be_another_place() -> None:
    found = finding(RULE, *WORLD, an_offering(SHELTER, CITY, groups=WOMEN))

    assert found.kind == "unknown"
    assert "nobody has recorded whether there is another" in found.message


def test_a_shelter_that_does_not_say_whom_it_takes_is_asked() -> None:
    shelter = an_offering(SHELTER, CITY)

    found = finding(RULE, *WORLD, SURVEYED, shelter)

    assert found.kind == "unknown"
    assert found.about == (shelter.id, CITY.id)
    assert "nobody has recorded whether Shelter (City) takes them" in found.message


def test_a_shelter_for_boys_is_no_bed_for_men() -> None:
    boys = an_offering(SHELTER, CITY, groups=(GroupRule(sex=Sex.MALE, age_max=17),))

    assert kinds(RULE, *WORLD, SURVEYED, boys) == ["gap"]


def test_a_shelter_for_a_group_of_children_is_known_to_take_no_men() -> None:
    child = a_population("child", age_max=17)
    home = an_offering(SHELTER, CITY, populations=(child.id,))

    assert kinds(RULE, *WORLD, child, SURVEYED, home) == ["gap"]


def test_a_shelter_for_adults_may_be_for_women_only() -> None:
    shelter = an_offering(SHELTER, CITY, populations=(ADULT.id,))

    assert kinds(RULE, *WORLD, SURVEYED, shelter) == ["unknown"]


def test_a_surveyed_area_without_any_bed_is_a_gap() -> None:
    assert kinds(RULE, *WORLD, SURVEYED) == ["gap"]


def test_a_closed_shelter_is_no_bed() -> None:
    closed = an_offering(
        SHELTER, CITY, groups=(GroupRule(age_min=18),), status=OfferingStatus.CLOSED
    )

    assert kinds(RULE, *WORLD, SURVEYED, closed) == ["gap"]


def test_an_area_with_only_a_children_home_is_not_asked_about_men() -> None:
    home = a_service("Home", FOR_CHILDREN)

    assert not findings(RULE, *WORLD, home, an_offering(home, CITY))
