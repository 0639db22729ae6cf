"""Which cells were surveyed: an absent thing is a gap inside them, and unknown everywhere else."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.analysis.groups import takes_in
from workbench.domain.programme import Area, Population, Surveyed, SurveyMark
from workbench.domain.state import State
from workbench.domain.values import AreaId, PopulationId

SURVEY_KINDS = (SurveyMark, Area, Population)


def services_survey(
    state: State, category: str, area: AreaId | None, ages: range
) -> SurveyMark | None:
    """The mark that says that services of this category were surveyed here for these ages.

    A mark without an area holds for the whole country, one without groups for everybody; a mark
    for a wider area holds for the places inside it.
    """
    within = {None, *area_and_above(state, area)}
    for mark in state.survey_marks.where("covers", Surveyed.SERVICES):
        held = state.service_categories.find(mark.category)
        if held is None or held.code != category or mark.area not in within:
            continue
        groups = [each for key in mark.populations if (each := state.populations.find(key))]
        if not mark.populations or all(any(takes_in(g, age) for g in groups) for age in ages):
            return mark
    return None


def national_survey(state: State, category: str, ages: range) -> SurveyMark | None:
    """The mark that says that services of this category were surveyed in the whole country."""
    roots = [each.id for each in state.areas.values() if each.parent is None]
    marks = (services_survey(state, category, area, ages) for area in (None, *roots))
    return next((mark for mark in marks if mark is not None), None)


def powers_survey(state: State) -> SurveyMark | None:
    """The mark that says that the formal powers of all agencies are recorded."""
    for mark in state.survey_marks.where("covers", Surveyed.FORMAL_POWERS):
        if mark.agency is None:
            return mark
    return None


def variant_survey(state: State, number: str, population: PopulationId | None) -> SurveyMark | None:
    """The mark that says that a measure was looked up in the procedure of this group."""
    for mark in state.survey_marks.where("covers", Surveyed.MEASURE_VARIANTS):
        if number in mark.measures and (not mark.populations or population in mark.populations):
            return mark
    return None


def area_and_above(state: State, area: AreaId | None) -> Iterator[AreaId]:
    """An area, the area it lies in, and so on."""
    seen: set[AreaId] = set()
    while area is not None and area not in seen:
        seen.add(area)
        yield area
        found = state.areas.find(area)
        area = found.parent if found else None
