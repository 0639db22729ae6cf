from __future__ import annotations

from tests.builders import a_category, a_population, a_state, a_survey_mark, an_area
from workbench.analysis.surveyed import national_survey, services_survey, variant_survey
from workbench.domain.programme import Surveyed

BEDS = a_category("ACC.child")
COUNTRY = an_area("Country")
CITY = an_area("City", COUNTRY)
CHILD, TEENAGER = (
    a_population("child", age_max=17),
    a_population("teenager", age_min=14, age_max=17),
)
WORLD = (BEDS, COUNTRY, CITY, CHILD, TEENAGER)


def test_a_mark_holds_for_its_area_and_what_lies_inside() -> None:
    mark = a_survey_mark(category=BEDS.id, area=COUNTRY.id)
    state = a_state(*WORLD, mark)

    assert services_survey(state, BEDS.code, CITY.id, range(18)) == mark
    assert national_survey(state, BEDS.code, range(18)) == mark


def test_a_mark_for_a_town_does_not_hold_for_the_country() -> None:
    state = a_state(*WORLD, a_survey_mark(category=BEDS.id, area=CITY.id))

    assert services_survey(state, BEDS.code, COUNTRY.id, range(18)) is None
    assert national_survey(state, BEDS.code, range(18)) is None


def test_a_mark_without_an_area_holds_everywhere() -> None:
    state = a_state(*WORLD, a_survey_mark(category=BEDS.id))

    assert services_survey(state, BEDS.code, CITY.id, range(18))
    assert national_survey(state, BEDS.code, range(18))


def test_a_mark_for_a_group_holds_for_its_ages_alone() -> None:
    mark = a_survey_mark(category=BEDS.id, populations=(TEENAGER.id,))
    state = a_state(*WORLD, mark)

    assert services_survey(state, BEDS.code, CITY.id, range(15, 18)) == mark
    assert services_survey(state, BEDS.code, CITY.id, range(13, 18)) is None


def test_groups_that_together_have_all_ages_are_enough() -> None:
    small = a_population("small", age_max=13)
    mark = a_survey_mark(category=BEDS.id, populations=(small.id, TEENAGER.id))

    assert services_survey(a_state(*WORLD, small, mark), BEDS.code, CITY.id, range(18))


def test_a_group_of_no_recorded_age_takes_in_nobody_for_certain() -> None:
    foreign = a_population("foreign")
    mark = a_survey_mark(category=BEDS.id, populations=(foreign.id,))

    assert services_survey(a_state(*WORLD, foreign, mark), BEDS.code, CITY.id, range(18)) is None


def test_a_measure_was_looked_up_for_the_groups_named_or_for_all() -> None:
    for_child = a_survey_mark(
        covers=Surveyed.MEASURE_VARIANTS, measures=("1.4",), populations=(CHILD.id,)
    )
    for_all = a_survey_mark("all", covers=Surveyed.MEASURE_VARIANTS, measures=("2.1",))
    state = a_state(*WORLD, for_child, for_all)

    assert variant_survey(state, "1.4", CHILD.id) == for_child
    assert variant_survey(state, "1.4", TEENAGER.id) is None
    assert variant_survey(state, "2.1", TEENAGER.id) == for_all
    assert variant_survey(state, "3.1", CHILD.id) is None
