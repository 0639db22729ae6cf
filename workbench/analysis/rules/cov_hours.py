"""Nights and weekends at which nobody answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.analysis.engine import Citation, Context, Observation, rule
from workbench.analysis.groups import OLDEST
from workbench.analysis.offerings import (
    OFFERING_KINDS,
    in_code_order,
    offering_name,
    usable_offerings,
)
from workbench.analysis.opening import always_open
from workbench.analysis.surveyed import SURVEY_KINDS, national_survey
from workbench.analysis.wording import how_recorded, listed, name_of
from workbench.domain.findings import Evidence, Family, Kind, Severity
from workbench.domain.programme import ServiceCategory
from workbench.domain.services import Offering, Service
from workbench.domain.state import State


@dataclass(frozen=True, slots=True)
class _Need:
    """What must answer at every hour, for whom, and what it is called."""

    code: str
    persons: str
    noun: str


_NEEDS = (
    _Need("INF.hotline", "Persons who call for help at night or at the weekend", "hotline"),
    _Need("SEC.emergency", "Persons in danger at night or at the weekend", "emergency service"),
    _Need("ACC.emergency", "Persons found at night or at the weekend", "emergency bed"),
)


@rule(
    "cov-hours",
    "No cover at night or weekend",
    family=Family.COVERAGE,
    severity=Severity.HIGH,
    reads=(*OFFERING_KINDS, *SURVEY_KINDS),
    source="Task force operational protocol (OVC e-guide 3.1); Global Modern Slavery Directory",
    standard=(
        Citation(
            "Safety and protection needs of each victim: Council of Europe convention, "
            "article 12(2)"
        ),
    ),
)
def hours_without_cover(context: Context) -> Iterator[Observation]:
    """Hotline, emergency police and emergency bed: each that is not available at every hour.

    One that is always open is enough, and so are several whose hours fill the week. Unknown while
    the hours of any are not recorded. A category with nothing recorded in it is a gap where it
    was surveyed in the whole country, and unknown as soon as other services are recorded.
    """
    state = context.state
    for need in _NEEDS:
        for category in state.service_categories.where("code", need.code):
            yield from _cover(state, need, category)


def _cover(state: State, need: _Need, category: ServiceCategory) -> Iterator[Observation]:
    offerings = in_code_order(usable_offerings(state, need.code))
    bare = _services_without_offering(state, category)
    hours = [each.hours for each in offerings if each.hours is not None]
    unrecorded: tuple[Offering | Service, ...] = (
        *(each for each in offerings if each.hours is None),
        *bare,
    )
    covered = always_open(hours) if hours else False
    if covered:
        return
    if unrecorded:
        yield _not_recorded(state, need, unrecorded)
    elif offerings:
        kind = Kind.GAP if covered is False else Kind.UNKNOWN
        yield _closed_at_times(state, need, offerings, kind)
    elif state.services:
        yield _nothing_recorded(state, need, category)


def _services_without_offering(state: State, category: ServiceCategory) -> tuple[Service, ...]:
    services = state.services.where("category", category.id)
    bare = (each for each in services if not state.offerings.where("service", each.id))
    return tuple(sorted(bare, key=lambda each: (each.code, each.id)))


def _not_recorded(
    state: State, need: _Need, unrecorded: tuple[Offering | Service, ...]
) -> Observation:
    names = [_name(state, each) for each in unrecorded]
    return Observation(
        kind=Kind.UNKNOWN,
        about=unrecorded,
        aspect=need.code,
        message=f"{need.persons}: nobody has recorded the hours of {listed(names)}.",
        evidence=tuple(
            Evidence(f"Hours of {name}: {how_recorded(each, 'hours')}.", each.id)
            for name, each in zip(names, unrecorded, strict=True)
        ),
        remedy=f"Ask each {need.noun} when it answers, and record the hours.",
    )


def _closed_at_times(
    state: State, need: _Need, offerings: tuple[Offering, ...], kind: Kind
) -> Observation:
    return Observation(
        kind=kind,
        about=offerings,
        aspect=need.code,
        message=(
            f"{need.persons} find no {need.noun} open: none is open at every hour."
            if kind is Kind.GAP
            else f"{need.persons}: nobody has recorded whether the hours of every {need.noun} "
            "together fill the week."
        ),
        evidence=tuple(
            Evidence(f"{_name(state, each)} is not always open.", each.id) for each in offerings
        ),
        remedy="Agree on a duty roster, or on who answers at night and at weekends.",
    )


def _nothing_recorded(state: State, need: _Need, category: ServiceCategory) -> Observation:
    mark = national_survey(state, need.code, range(OLDEST + 1))
    return Observation(
        kind=Kind.UNKNOWN if mark is None else Kind.GAP,
        about=(category,),
        aspect=need.code,
        message=(
            f"{need.persons}: nobody has recorded any {need.noun}."
            if mark is None
            else f"{need.persons} find no {need.noun}: there is none in the country."
        ),
        evidence=(Evidence(f"Offerings of {name_of(category)}: none recorded.", category.id),),
        remedy=f"Ask who gives this help at night, and record every {need.noun} with its hours.",
    )


def _name(state: State, each: Offering | Service) -> str:
    return offering_name(state, each) if isinstance(each, Offering) else name_of(each)
