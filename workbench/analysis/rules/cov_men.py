"""Areas where an adult man finds no bed."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.analysis.engine import Citation, Context, Observation, rule
from workbench.analysis.groups import ADULT_AGE, OLDEST
from workbench.analysis.offerings import (
    OFFERING_KINDS,
    PLACES_FOR_MEN,
    admission_evidence,
    areas_served,
    areas_surveyed,
    beds_for_adults,
    in_code_order,
    offering_name,
    serving,
    takes_any,
)
from workbench.analysis.surveyed import SURVEY_KINDS, services_survey
from workbench.analysis.wording import listed, name_of
from workbench.domain.findings import Evidence, Family, Kind, Severity
from workbench.domain.programme import Area, SurveyMark
from workbench.domain.services import Offering
from workbench.domain.state import State
from workbench.domain.values import Sex

_ADULT_AGES = range(ADULT_AGE, OLDEST + 1)


@rule(
    "cov-men",
    "No bed for adult men",
    family=Family.COVERAGE,
    severity=Severity.HIGH,
    reads=(*OFFERING_KINDS, *SURVEY_KINDS),
    source="Trafficking in Persons reports: Indonesia 2019, Singapore 2018",
    standard=(
        Citation("Secure and suitable housing: Council of Europe convention, article 12(1)a"),
        Citation("Non-discrimination: Council of Europe convention, article 3"),
    ),
)
def areas_without_bed_for_men(context: Context) -> Iterator[Observation]:
    """Each area with beds for adults, or surveyed for men, where no recorded bed takes adult men.

    Unknown while it is not recorded whom a shelter takes. Once all of it is recorded, a gap where
    accommodation for men was surveyed in the area, else still unknown.
    """
    state = context.state
    beds = beds_for_adults(state)
    for key in sorted({*areas_served(beds), *areas_surveyed(state, PLACES_FOR_MEN)}):
        area = state.areas.find(key)
        here = in_code_order(serving(state, beds, key))
        answers = {each: takes_any(state, each, _ADULT_AGES, Sex.MALE) for each in here}
        if area is None or True in answers.values():
            continue
        unrecorded = tuple(each for each, answer in answers.items() if answer is None)
        if unrecorded:
            yield _not_recorded(state, area, unrecorded)
        else:
            yield _none_takes_men(state, area, here)


def _not_recorded(state: State, area: Area, unrecorded: tuple[Offering, ...]) -> Observation:
    names = listed(offering_name(state, each) for each in unrecorded)
    return Observation(
        kind=Kind.UNKNOWN,
        about=(*unrecorded, area),
        message=f"Men found in {name_of(area)}: nobody has recorded whether {names} takes them.",
        evidence=admission_evidence(state, unrecorded),
        remedy="Ask the shelter whether it takes men, and record whom it takes.",
    )


def _none_takes_men(state: State, area: Area, here: tuple[Offering, ...]) -> Observation:
    mark = services_survey(state, PLACES_FOR_MEN, area.id, _ADULT_AGES)
    place = name_of(area)
    if mark is not None:
        kind = Kind.GAP
        message = f"Men found in {place} have no bed: no accommodation there takes adult men."
        remedy = "Rent flats, agree with a hotel, or contract a shelter that takes men."
    else:
        kind = Kind.UNKNOWN
        message = (
            f"Men found in {place}: no recorded accommodation takes adult men, and nobody has "
            "recorded whether there is another."
        )
        remedy = f"Ask where men found in {place} are housed, and mark the survey when it is done."
    return Observation(
        kind=kind,
        about=(area, *here),
        message=message,
        evidence=(*admission_evidence(state, here), *_survey(mark)),
        remedy=remedy,
    )


def _survey(mark: SurveyMark | None) -> Iterator[Evidence]:
    if mark is not None:
        yield Evidence("Accommodation for men was surveyed here: what is recorded is all.", mark.id)
