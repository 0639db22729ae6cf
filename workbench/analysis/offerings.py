"""Offerings as rules see them: of which category, in which area, and whom they take in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from workbench.analysis.surveyed import area_and_above
from workbench.analysis.wording import listed, name_of
from workbench.domain.findings import Evidence
from workbench.domain.programme import Area, Population, ServiceCategory, Surveyed
from workbench.domain.services import Offering, Service
from workbench.domain.state import State
from workbench.domain.values import AreaId, GroupRule, Sex

OFFERING_KINDS = (Offering, Service, ServiceCategory, Area, Population)

CHILD_PLACEMENT = "ACC.child"
PLACES_FOR_MEN = "ACC.men"
# Housing after the crisis is no bed for the night, and totals are figures to plan with.
_NO_BEDS_FOR_ADULTS = {CHILD_PLACEMENT, "ACC.long", "ACC.total"}


def category_code(state: State, service: Service | None) -> str:
    """The taxonomy code of what a service is, or "" where nobody recorded it."""
    category = state.service_categories.find(service.category) if service else None
    return category.code if category else ""


def usable_offerings(state: State, *codes: str) -> tuple[Offering, ...]:
    """The offerings of these categories that are open as far as anybody recorded."""
    return tuple(
        offering
        for code in codes
        for category in state.service_categories.where("code", code)
        for service in state.services.where("category", category.id)
        for offering in state.offerings.where("service", service.id)
        if offering.is_active
    )


def beds_for_adults(state: State) -> tuple[Offering, ...]:
    """The usable offerings where an adult could spend the night."""
    codes = {each.code for each in state.service_categories.values()}
    beds = {code for code in codes if code.startswith("ACC.")} - _NO_BEDS_FOR_ADULTS
    return usable_offerings(state, *sorted(beds))


def areas_served(offerings: Iterable[Offering]) -> tuple[AreaId, ...]:
    """The areas that these offerings name, each once."""
    return tuple(dict.fromkeys(area for each in offerings for area in each.areas))


def areas_surveyed(state: State, code: str) -> tuple[AreaId, ...]:
    """The areas where services of a category were surveyed, whether any was found or not."""
    marks = state.survey_marks.where("covers", Surveyed.SERVICES)
    categories = {each.id for each in state.service_categories.where("code", code)}
    return tuple(each.area for each in marks if each.area and each.category in categories)


def serving(state: State, offerings: Iterable[Offering], area: AreaId) -> tuple[Offering, ...]:
    """Those of the offerings that serve the area itself, or a wider one around it."""
    around = set(area_and_above(state, area))
    return tuple(each for each in offerings if around.intersection(each.areas))


def offering_name(state: State, offering: Offering) -> str:
    """What a reader calls the offering: the name of its service, with the place if need be."""
    service = state.services.find(offering.service)
    name = name_of(service) if service else name_of(offering)
    places = [name_of(state.areas.find(each)) for each in offering.areas]
    return name if not places or any(p in name for p in places) else f"{name} ({listed(places)})"


def in_code_order(offerings: Iterable[Offering]) -> tuple[Offering, ...]:
    """Offerings by their readable codes, whatever order they were recorded in."""
    return tuple(sorted(offerings, key=lambda each: (each.code, each.id)))


def takes(state: State, offering: Offering, age: int, sex: Sex) -> bool | None:
    """Whether an offering takes persons of this age and sex; None where nobody recorded it."""
    if "groups" in offering.unread:
        return None
    if not offering.groups:
        return True if offering.says_none("groups") else _by_group(state, offering, age)
    answers = {_admits(state, rule, age, sex) for rule in offering.groups}
    if True in answers:
        return True
    return None if None in answers else False


def takes_any(state: State, offering: Offering, ages: range, sex: Sex) -> bool | None:
    """Whether an offering takes anybody of these ages and this sex."""
    answers = {takes(state, offering, age, sex) for age in ages}
    if True in answers:
        return True
    return None if None in answers else False


def admission_words(state: State, offering: Offering) -> str:
    """Whom an offering takes, in words: "women and girls of 18 and older"."""
    if not offering.groups:
        return "whom it takes is not recorded"
    return f"takes {listed(dict.fromkeys(_rule_words(state, each) for each in offering.groups))}"


def admission_evidence(state: State, offerings: Iterable[Offering]) -> tuple[Evidence, ...]:
    """Whom each of the offerings takes, for a reader to check."""
    return tuple(
        Evidence(f"{offering_name(state, each)}: {admission_words(state, each)}.", each.id)
        for each in offerings
    )


def _by_group(state: State, offering: Offering, age: int) -> bool | None:
    """An offering for named groups takes nobody whose age none of them has; else who knows."""
    groups = [state.populations.find(each) for each in offering.populations]
    outside = [each is not None and not _of_age(each, age) for each in groups]
    return False if groups and all(outside) else None


def _of_age(population: Population, age: int) -> bool:
    return (population.age_min is None or age >= population.age_min) and (
        population.age_max is None or age <= population.age_max
    )


def _admits(state: State, rule: GroupRule, age: int, sex: Sex) -> bool | None:
    full = _with_ages_of_group(state, rule)
    return full.admits(age, sex) if full.states_ages_or_sex else None


def _with_ages_of_group(state: State, rule: GroupRule) -> GroupRule:
    group = state.populations.find(rule.population)
    if group is None:
        return rule
    return replace(
        rule,
        age_min=group.age_min if rule.age_min is None else rule.age_min,
        age_max=group.age_max if rule.age_max is None else rule.age_max,
    )


def _rule_words(state: State, rule: GroupRule) -> str:
    full = _with_ages_of_group(state, rule)
    who = {Sex.FEMALE: "women and girls", Sex.MALE: "men and boys", None: "persons"}[full.sex]
    if full.age_max is not None and full.age_max < 18:
        who = {Sex.FEMALE: "girls", Sex.MALE: "boys", None: "children"}[full.sex]
    elif full.age_min is not None and full.age_min >= 18:
        who = {Sex.FEMALE: "women", Sex.MALE: "men", None: "adults"}[full.sex]
    return f"{who}{''.join(_age_words(full))}"


def _age_words(rule: GroupRule) -> Iterator[str]:
    if rule.age_min is not None and rule.age_max is not None:
        yield f" of {rule.age_min} to {rule.age_max}"
    elif rule.age_min is not None:
        yield f" of {rule.age_min} and older"
    elif rule.age_max is not None:
        yield f" up to {rule.age_max}"
