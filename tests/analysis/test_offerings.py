from __future__ import annotations

import pytest

from tests.builders import (
    a_category,
    a_population,
    a_service,
    a_state,
    an_area,
    an_offering,
)
from workbench.analysis.offerings import (
    admission_words,
    areas_surveyed,
    offering_name,
    serving,
    takes,
    usable_offerings,
)
from workbench.domain.services import OfferingStatus
from workbench.domain.values import GroupRule, Sex

BEDS = a_category()
HOUSE = a_service("House", BEDS)
CHILD = a_population("child", age_max=17)


@pytest.mark.parametrize(
    ("fields", "answer"),
    [
        ({}, None),
        ({"groups": (GroupRule(sex=Sex.MALE, age_max=14),)}, False),
        ({"groups": (GroupRule(sex=Sex.MALE),)}, True),
        ({"groups": (GroupRule(nationality="national"),)}, None),
        ({"groups": (GroupRule(nationality="national"), GroupRule(age_min=16))}, True),
        ({"groups": (GroupRule(population=CHILD.id),)}, True),
        ({"groups": (GroupRule(age_min=16),), "unread": ("groups",)}, None),
        ({"stated_none": ("groups",)}, True),
        ({"populations": (CHILD.id,)}, None),
    ],
)
def test_whether_a_boy_of_sixteen_is_taken(fields: dict[str, object], answer: bool | None) -> None:
    offering = an_offering(HOUSE, **fields)

    assert takes(a_state(CHILD, HOUSE, offering), offering, 16, Sex.MALE) is answer


def test_a_place_for_children_is_known_to_take_no_adult() -> None:
    offering = an_offering(HOUSE, populations=(CHILD.id,))

    assert takes(a_state(CHILD, offering), offering, 18, Sex.MALE) is False


@pytest.mark.parametrize(
    ("groups", "words"),
    [
        ((), "whom it takes is not recorded"),
        ((GroupRule(sex=Sex.MALE, age_max=14),), "takes boys up to 14"),
        ((GroupRule(sex=Sex.FEMALE, age_min=18),), "takes women of 18 and older"),
        ((GroupRule(age_min=6, age_max=12), GroupRule()), "takes children of 6 to 12 and persons"),
        ((GroupRule(sex=Sex.FEMALE, age_min=16),), "takes women and girls of 16 and older"),
    ],
)
def test_whom_a_place_takes_in_words(groups: tuple[GroupRule, ...], words: str) -> None:
    assert admission_words(a_state(), an_offering(HOUSE, groups=groups)) == words


def test_a_wider_area_serves_the_places_inside_it() -> None:
    country = an_area("Country")
    city, town = an_area("City", country), an_area("Town", country)
    here, there, everywhere = (
        an_offering(HOUSE, area, name=area.code) for area in (city, town, country)
    )
    state = a_state(country, city, town)

    assert serving(state, (here, there, everywhere), city.id) == (here, everywhere)


def test_areas_that_lie_in_each_other_end_the_search() -> None:
    first = an_area("First")
    second = an_area("Second", first)
    circle = a_state(an_area("First", second), second)

    assert serving(circle, (an_offering(HOUSE, first),), second.id)


def test_a_place_is_named_after_its_service_and_where_it_is() -> None:
    city = an_area("City")
    state = a_state(city, HOUSE, city_house := a_service("City house", BEDS))

    assert offering_name(state, an_offering(HOUSE, city)) == "House (City)"
    assert offering_name(state, an_offering(city_house, city)) == "City house"
    assert offering_name(state, an_offering(HOUSE)) == "House"


def test_closed_places_are_not_usable() -> None:
    opened, closed = (
        an_offering(HOUSE, name=name, status=status)
        for name, status in (("Open", None), ("Closed", OfferingStatus.CLOSED))
    )

    assert usable_offerings(a_state(BEDS, HOUSE, opened, closed), BEDS.code) == (opened,)


def test_a_category_that_no_workspace_knows_was_surveyed_nowhere() -> None:
    assert areas_surveyed(a_state(), "ACC.child") == ()
