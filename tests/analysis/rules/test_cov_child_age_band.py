from __future__ import annotations

import pytest

from tests.builders import (
    a_category,
    a_population,
    a_service,
    a_survey_mark,
    an_area,
    an_offering,
)
from tests.findings import finding, findings, kinds
from workbench.domain.entity import Entity
from workbench.domain.services import Offering, OfferingStatus
from workbench.domain.values import GroupRule, Sex

RULE = "cov-child-age-band"
COUNTRY = an_area("Country")
CITY = an_area("City", COUNTRY)
TOWN = an_area("Town", COUNTRY)
CHILD = a_population("child", age_max=17)
PLACES = a_category("ACC.child")
HOME = a_service("Home", PLACES)
GIRLS = GroupRule(sex=Sex.FEMALE, age_max=17)
BOYS_TO_14 = GroupRule(sex=Sex.MALE, age_max=14)
SURVEYED = a_survey_mark(category=PLACES.id, area=CITY.id, populations=(CHILD.id,))
WORLD = (COUNTRY, CITY, TOWN, CHILD, PLACES, HOME)


def a_home(*groups: GroupRule, area: Entity = CITY, **fields: object) -> Offering:
    return an_offering(HOME, area, groups=groups, **fields)


def test_boys_whom_no_place_takes_are_a_gap_where_places_were_surveyed() -> None:
    home = a_home(BOYS_TO_14, GIRLS)

    found = finding(RULE, *WORLD, SURVEYED, home)

    assert found.kind == "gap"
    assert found.message.startswith("Boys of 15 to 17 found in City have no place to stay")
    assert found.about == (CITY.id, home.id)
    assert found.aspect == "male 15-17"
    assert [each.about for each in found.evidence] == [home.id, SURVEYED.id]
    assert "takes boys up to 14 and girls up to 17" in found.evidence[0].text


def test_places_that_together_take_every_child_are_fine() -> None:
    older_boys = a_home(GroupRule(sex=Sex.MALE, age_min=15, age_max=17), name="Second home")

    assert not findings(RULE, *WORLD, SURVEYED, a_home(BOYS_TO_14, GIRLS), older_boys)


def test_without_a_survey_the_same_boys_are_a_question() -> None:
    found = finding(RULE, *WORLD, a_home(BOYS_TO_14, GIRLS))

    assert found.kind == "unknown"
    assert "Boys of 15 to 17 found in City" in found.message


def test_a_survey_of_another_town_does_not_help() -> None:
    elsewhere = a_survey_mark(category=PLACES.id, area=TOWN.id, populations=(CHILD.id,))

    assert "unknown" in kinds(RULE, *WORLD, elsewhere, a_home(BOYS_TO_14, GIRLS))


def test_a_survey_of_the_whole_country_holds_for_its_towns() -> None:
    everywhere = a_survey_mark(category=PLACES.id)

    assert kinds(RULE, *WORLD, everywhere, a_home(BOYS_TO_14, GIRLS)) == ["gap"]


def test_a_survey_for_adults_says_nothing_about_children() -> None:
    adult = a_population("adult", age_min=18)
    mark = a_survey_mark(category=PLACES.id, area=CITY.id, populations=(adult.id,))

    assert "gap" not in kinds(RULE, *WORLD, adult, mark, a_home(BOYS_TO_14, GIRLS))


def test_a_surveyed_area_without_any_place_leaves_every_child_out() -> None:
    found = finding(RULE, *WORLD, SURVEYED)

    assert found.kind == "gap"
    assert found.message.startswith("Children of any age found in City")


def test_a_place_that_does_not_say_whom_it_takes_is_a_question_even_where_surveyed() -> None:
    home = a_home()

    found = finding(RULE, *WORLD, SURVEYED, home)

    assert found.kind == "unknown"
    assert found.about == (home.id, CITY.id)
    assert "nobody has recorded whom Home" in found.message


def test_a_place_that_takes_everybody_is_fine() -> None:
    assert not findings(RULE, *WORLD, SURVEYED, a_home(stated_none=("groups",)))


def test_a_place_of_the_wider_area_counts() -> None:
    national = an_offering(HOME, COUNTRY, groups=(GroupRule(age_max=17),))

    assert not findings(RULE, *WORLD, SURVEYED, national)


@pytest.mark.parametrize(
    "status", [OfferingStatus.CLOSED, OfferingStatus.PAUSED, OfferingStatus.PLANNED]
)
def test_a_place_that_is_not_open_takes_nobody(status: OfferingStatus) -> None:
    found = finding(RULE, *WORLD, SURVEYED, a_home(GroupRule(age_max=17), status=status))

    assert found.message.startswith("Children of any age")


@pytest.mark.parametrize(
    ("groups", "said"),
    [
        ((GroupRule(age_min=3, age_max=17),), ["Children up to 2"]),
        ((GIRLS,), ["Boys of any age"]),
        ((GroupRule(age_max=16),), ["Children of 17"]),
        (
            (GroupRule(age_max=9), GroupRule(sex=Sex.FEMALE, age_min=12)),
            ["Boys of 10 to 17", "Girls of 10 to 11"],
        ),
    ],
)
def test_the_children_left_out_are_named_exactly(
    groups: tuple[GroupRule, ...], said: list[str]
) -> None:
    found = findings(RULE, *WORLD, SURVEYED, a_home(*groups))

    assert sorted(each.message.split(" found")[0] for each in found) == said


def test_the_ages_of_a_group_stand_for_those_a_rule_leaves_out() -> None:
    assert not findings(RULE, *WORLD, SURVEYED, a_home(GroupRule(population=CHILD.id)))


def test_the_key_of_a_finding_outlives_the_survey() -> None:
    home = a_home(BOYS_TO_14, GIRLS)

    assert finding(RULE, *WORLD, home).key == finding(RULE, *WORLD, home, SURVEYED).key
