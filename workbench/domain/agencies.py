"""Agencies: who takes part, what they may do, and how to reach them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from workbench.domain.entity import Entity
from workbench.domain.text import Text
from workbench.domain.values import AgencyId, AreaId, Hours, LegalBasisId

OfficeId = NewType("OfficeId", str)
ContactPointId = NewType("ContactPointId", str)
TrainingRecordId = NewType("TrainingRecordId", str)
MapPositionId = NewType("MapPositionId", str)
OfferingId = NewType("OfferingId", str)
EditionId = NewType("EditionId", str)


class AgencyType(StrEnum):
    """What kind of body an agency is (domain report 2.9)."""

    COORDINATION = "coordination"
    LOCAL_COORDINATION = "local_coordination"
    LAW_ENFORCEMENT = "law_enforcement"
    BORDER = "border"
    COAST_GUARD = "coast_guard"
    IMMIGRATION = "immigration"
    DETENTION = "detention"
    PROSECUTION = "prosecution"
    COURT = "court"
    LABOUR = "labour"
    SOCIAL_WELFARE = "social_welfare"
    CHILD_PROTECTION = "child_protection"
    ASYLUM = "asylum"
    CONSULAR = "consular"
    HEALTH = "health"
    LEGAL_AID = "legal_aid"
    COMPENSATION = "compensation"
    EDUCATION = "education"
    GOVERNMENT = "government"
    LOCAL_GOVERNMENT = "local_government"
    OVERSIGHT = "oversight"
    INTERNATIONAL = "international"
    NGO = "ngo"
    ACCOMMODATION = "accommodation"
    HOTLINE = "hotline"
    INTERPRETERS = "interpreters"
    SURVIVORS = "survivors"
    COMMUNITY = "community"
    UNION = "union"
    BUSINESS = "business"
    FOREIGN = "foreign"
    OTHER = "other"

    @property
    def words(self) -> str:
        """The type in English words."""
        return _UNUSUAL_TITLES.get(self, self.value.replace("_", " ").capitalize())


_UNUSUAL_TITLES = {
    AgencyType.NGO: "NGO",
    AgencyType.BORDER: "Border police",
    AgencyType.LABOUR: "Labour inspection",
    AgencyType.INTERNATIONAL: "International organisation",
    AgencyType.SURVIVORS: "Survivor group",
    AgencyType.FOREIGN: "Counterpart abroad",
}


class Power(StrEnum):
    """What the law allows an agency to decide or do."""

    FORMAL_IDENTIFY = "formal_identify"
    INFORMAL_IDENTIFY = "informal_identify"
    DETAIN = "detain"
    PLACE_CHILD = "place_child"
    AUTHORISE_SHELTER = "authorise_shelter"
    GRANT_REFLECTION = "grant_reflection"
    APPOINT_GUARDIAN = "appoint_guardian"
    ISSUE_TRAVEL_DOCUMENT = "issue_travel_document"
    PROSECUTE = "prosecute"

    @property
    def words(self) -> str:
        """What it allows, after "may": "identify formally"."""
        return _POWER_WORDS[self]


_POWER_WORDS = {
    Power.FORMAL_IDENTIFY: "identify formally",
    Power.INFORMAL_IDENTIFY: "identify informally",
    Power.DETAIN: "detain",
    Power.PLACE_CHILD: "place a child",
    Power.AUTHORISE_SHELTER: "authorise shelter",
    Power.GRANT_REFLECTION: "grant a reflection period",
    Power.APPOINT_GUARDIAN: "appoint a guardian",
    Power.ISSUE_TRAVEL_DOCUMENT: "issue travel documents",
    Power.PROSECUTE: "prosecute",
}


class TaskForceRole(StrEnum):
    """How an agency sits in the task force."""

    CHAIR = "chair"
    MEMBER = "member"
    OBSERVER = "observer"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency(Entity):
    """An organisation that takes part in the mechanism.

    A pseudo-agency stands for a rule that binds everybody, or for bodies nobody can name;
    rules skip it. `count` is how many such bodies exist (ten local commissions).
    """

    id: AgencyId
    name: Text = Text()
    acronym: Text = Text()
    type: AgencyType | None = None
    parent: AgencyId | None = None
    mandate: Text = Text()
    roles: tuple[Text, ...] = ()
    powers: tuple[Power, ...] = ()
    task_force_role: TaskForceRole | None = None
    areas: tuple[AreaId, ...] = ()
    legal_basis: tuple[LegalBasisId, ...] = ()
    count: int | None = None
    pseudo: bool = False
    retired: bool = False
    address: Text = Text()
    website: str = ""
    email: str = ""
    phone: str = ""
    fax: str = ""

    def label(self, language: str) -> str:
        """The name in a language, or the code where no name was written."""
        return self.name.in_language(language) or self.code


@dataclass(frozen=True, slots=True, kw_only=True)
class Office(Entity):
    """A unit or branch of an agency at a place."""

    id: OfficeId
    agency: AgencyId | None = None
    name: Text = Text()
    area: AreaId | None = None
    address: Text = Text()
    hours: Hours | None = None
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactPoint(Entity):
    """How to reach a post; contacts are posts, never persons."""

    id: ContactPointId
    agency: AgencyId | None = None
    office: OfficeId | None = None
    offering: OfferingId | None = None
    post: Text = Text()
    phones: tuple[str, ...] = ()
    duty_phone: str = ""
    email: str = ""
    other_channel: Text = Text()
    hours: Hours | None = None
    languages: tuple[str, ...] = ()
    alternate: ContactPointId | None = None
    last_verified: date | None = None
    verified_by: Text = Text()


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingRecord(Entity):
    """A training that an agency's staff attended; counts only, no names."""

    id: TrainingRecordId
    agency: AgencyId | None = None
    topic: Text = Text()
    edition: EditionId | None = None
    held_on: date | None = None
    participants: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPosition(Entity):
    """Where an agency was put by hand on the network map, in points from the top left."""

    id: MapPositionId
    agency: AgencyId | None = None
    x: float = 0.0
    y: float = 0.0
