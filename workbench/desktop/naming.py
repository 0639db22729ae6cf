"""What recorded things are called on the screen, short enough for a row."""

from __future__ import annotations

from workbench.domain.entity import Entity
from workbench.domain.kinds import find_anywhere, label_of
from workbench.domain.records import Records
from workbench.domain.referrals import Referral
from workbench.domain.services import Offering
from workbench.domain.sops import Measure
from workbench.domain.steps import Step, Transition


def name_of(records: Records, entity: Entity, language: str) -> str:
    """What an entity is called by itself: "Police → Shelter", "1.4 Referral", "Border Police"."""
    if isinstance(entity, Referral):
        return f"{_agency(records, entity.sender, language)} → " + _agency(
            records, entity.receiver, language
        )
    if isinstance(entity, Measure | Step):
        return f"{entity.number} {entity.title.in_language(language)}".strip()
    if isinstance(entity, Transition):
        return f"Branch {_step_number(records, entity.origin)} → " + _step_number(
            records, entity.target
        )
    if isinstance(entity, Offering):
        return _offering(records, entity, language)
    return label_of(entity, language)


def place_of(records: Records, entity_id: str, language: str) -> str:
    """Where a reader finds it: "SOP 1.4 adult, step 2"; "" where it is gone."""
    entity = find_anywhere(records, entity_id)
    if entity is None:
        return ""
    if isinstance(entity, Measure):
        return _measure(records, entity, language)
    if isinstance(entity, Step):
        measure = records.measures.find(entity.measure)
        where = _measure(records, measure, language) if measure else "SOP"
        return f"{where}, step {entity.number}" if entity.number else where
    return name_of(records, entity, language)


def programme_name(records: Records, language: str) -> str:
    """What the whole workspace is called; "" where nobody has written it."""
    programme = records.programme
    return programme.name.in_language(language) if programme else ""


def _measure(records: Records, measure: Measure, language: str) -> str:
    sop = records.sops.find(measure.sop)
    population = records.populations.find(sop.population) if sop else None
    for_whom = population.name.in_language(language).lower() if population else ""
    return " ".join(word for word in ("SOP", measure.number, for_whom) if word)


def _agency(records: Records, agency_id: str | None, language: str) -> str:
    agency = records.agencies.find(agency_id)
    if agency is None:
        return "?"
    return agency.acronym.exactly(language) or agency.label(language)


def _step_number(records: Records, step_id: str | None) -> str:
    step = records.steps.find(step_id)
    return step.number if step is not None else "?"


def _offering(records: Records, offering: Offering, language: str) -> str:
    service = records.services.find(offering.service)
    if service is not None and service.name:
        return service.name.in_language(language)
    agency = records.agencies.find(offering.operated_at)
    return agency.label(language) if agency else label_of(offering, language)
