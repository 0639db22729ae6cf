"""Edits to agencies and to where they stand on the map."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from workbench.domain.agencies import Agency, ContactPoint, MapPosition, MapPositionId, Office
from workbench.domain.edits.entities import drop, put
from workbench.domain.entity import Entity, built_in_id
from workbench.domain.programme import SurveyMark
from workbench.domain.references import references_to, without
from workbench.domain.referrals import Referral
from workbench.domain.services import Offering, Service
from workbench.domain.state import State
from workbench.domain.steps import Step
from workbench.domain.values import AgencyId
from workbench.errors import EditRefused


@dataclass(frozen=True, slots=True)
class RenameAgency:
    """Give an agency a new name in one language; everything that points at it follows."""

    label: ClassVar = "Rename agency"

    agency_id: AgencyId
    name: str
    language: str

    def apply(self, state: State) -> State:
        agency = _agency(state, self.agency_id)
        name = " ".join(self.name.split())
        if not name:
            raise EditRefused("An agency needs a name.")
        return put(state, replace(agency, name=agency.name.put(self.language, name)))


@dataclass(frozen=True, slots=True)
class RemoveAgency:
    """Take an agency out, with its offices, contacts, services and referrals.

    What merely mentions it (a step, a duty, an agreement) stays and no longer names it.
    """

    label: ClassVar = "Remove agency"

    agency_id: AgencyId

    def apply(self, state: State) -> State:
        _agency(state, self.agency_id)
        gone = _hangs_on(state, self.agency_id)
        state = drop(state, Agency, self.agency_id)
        for kind, ids in gone.items():
            state = drop(state, kind, *ids)
        everything = {self.agency_id, *(each for ids in gone.values() for each in ids)}
        for entity_id in sorted(everything):
            state = _no_longer_named(state, entity_id, everything)
        return state


@dataclass(frozen=True, slots=True)
class PlaceAgencies:
    """Put agencies at points of the network map."""

    label: ClassVar = "Move on the map"

    points: tuple[tuple[AgencyId, float, float], ...]

    def apply(self, state: State) -> State:
        rows = []
        for agency_id, x, y in self.points:
            _agency(state, agency_id)
            held = state.map_positions.where("agency", agency_id)
            key = held[0].id if held else MapPositionId(built_in_id("map-position", agency_id))
            rows.append(MapPosition(id=key, agency=agency_id, x=round(x, 1), y=round(y, 1)))
        return put(state, *rows)


@dataclass(frozen=True, slots=True)
class ArrangeAutomatically:
    """Forget where agencies were put by hand, so that the layout places them again."""

    label: ClassVar = "Arrange the map"

    def apply(self, state: State) -> State:
        return drop(state, MapPosition, *state.map_positions)


def _agency(state: State, agency_id: AgencyId) -> Agency:
    agency = state.agencies.find(agency_id)
    if agency is None:
        raise EditRefused("This agency is no longer there.")
    return agency


def _hangs_on(state: State, agency_id: AgencyId) -> dict[type, list[str]]:
    """What cannot stand without the agency, by kind."""
    services = {each.id for each in state.services.where("provider", agency_id)}
    offices = {each.id for each in state.offices.where("agency", agency_id)}
    offerings: list[str] = [
        each.id
        for each in state.offerings.values()
        if each.operated_at == agency_id or each.service in services
    ]
    return {
        Service: sorted(services),
        Office: sorted(offices),
        Offering: offerings,
        Referral: [
            each.id
            for each in state.referrals.values()
            if agency_id in (each.sender, each.receiver)
        ],
        ContactPoint: [
            each.id
            for each in state.contact_points.values()
            if each.agency == agency_id or each.office in offices or each.offering in offerings
        ],
        MapPosition: [each.id for each in state.map_positions.where("agency", agency_id)],
        SurveyMark: [each.id for each in state.survey_marks.where("agency", agency_id)],
    }


def _no_longer_named(state: State, gone: str, everything: set[str]) -> State:
    holders = {each.holder.id: each.holder for each in references_to(state, gone)}
    changed = (without(each, lambda _, key: key not in everything) for each in holders.values())
    return put(state, *(_without_empty_parts(each) for each in changed))


def _without_empty_parts(entity: Entity) -> Entity:
    """A step in which nobody is left to play a part does not name the part."""
    if not isinstance(entity, Step):
        return entity
    return replace(entity, assignments=tuple(each for each in entity.assignments if each.lane))
