"""The programme: the task force, its languages, places, groups, kinds of service and plans."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from workbench.domain.entity import Entity
from workbench.domain.text import WORKING_LANGUAGE, Text
from workbench.domain.values import AgencyId, AreaId, Condition, LegalBasisId, PopulationId

ProgrammeId = NewType("ProgrammeId", str)
StageId = NewType("StageId", str)
ServiceCategoryId = NewType("ServiceCategoryId", str)
PlanningFigureId = NewType("PlanningFigureId", str)
SurveyMarkId = NewType("SurveyMarkId", str)


class Sphere(StrEnum):
    """The spheres of protection of the founding document, with what cuts across them."""

    IDENTIFICATION = "identification"
    SAFETY = "safety"
    SHELTER = "shelter"
    REDRESS = "redress"
    RETURN = "return"
    CROSS_CUTTING = "cross_cutting"
    GOVERNANCE = "governance"

    @property
    def number(self) -> int | None:
        """1 to 5 for the five spheres, None for what cuts across them."""
        place = list(Sphere).index(self) + 1
        return place if place <= 5 else None

    @property
    def words(self) -> str:
        """The sphere's name in English."""
        return _SPHERE_TITLES[self]


_SPHERE_TITLES = {
    Sphere.IDENTIFICATION: "Identification",
    Sphere.SAFETY: "Safety and security",
    Sphere.SHELTER: "Shelter and recovery",
    Sphere.REDRESS: "Redress",
    Sphere.RETURN: "Return and (re)integration",
    Sphere.CROSS_CUTTING: "Cross-cutting",
    Sphere.GOVERNANCE: "Governance",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme(Entity):
    """The country, its task force, and how it works; there is one in a workspace.

    The first language is the one drafted in; the others are translated from it. `known_words` are
    right though no dictionary has them. `fictitious` holds digests of stretches of text that look
    like details of a person and that somebody has declared to be made up.
    """

    id: ProgrammeId
    name: Text = Text()
    country: str = ""
    task_force: Text = Text()
    owner: AgencyId | None = None
    chair: AgencyId | None = None
    secretariat: AgencyId | None = None
    legal_instrument: LegalBasisId | None = None
    purpose: Text = Text()
    languages: tuple[str, ...] = (WORKING_LANGUAGE,)
    known_words: tuple[str, ...] = ()
    fictitious: tuple[str, ...] = ()
    front_matter: tuple[str, ...] = ()
    chapters_per_stage: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Area(Entity):
    """A country, province, district or site."""

    id: AreaId
    name: Text = Text()
    level: str = ""
    parent: AreaId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Population(Entity):
    """A group of persons for whom procedures or services differ."""

    id: PopulationId
    name: Text = Text()
    definition: Text = Text()
    condition: Condition = Condition()
    age_min: int | None = None
    age_max: int | None = None
    has_own_procedures: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceCategory(Entity):
    """A kind of service, by the taxonomy code ("ACC.shelter")."""

    id: ServiceCategoryId
    name: Text = Text()
    sphere: Sphere = Sphere.CROSS_CUTTING
    essential: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage(Entity):
    """A stage of the national mechanism, with the sphere of protection it belongs to."""

    id: StageId
    number: str = ""
    title: Text = Text()
    sphere: Sphere = Sphere.CROSS_CUTTING
    more_measures_exist: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanningFigure(Entity):
    """A number the task force plans with: expected cases, total places."""

    id: PlanningFigureId
    what: Text = Text()
    value: int | None = None
    category: ServiceCategoryId | None = None
    area: AreaId | None = None
    population: PopulationId | None = None
    stated_on: date | None = None


class Surveyed(StrEnum):
    """What a survey mark covers."""

    SERVICES = "services"
    MEASURE_VARIANTS = "measure_variants"
    REFERRALS = "referrals"
    FORMAL_POWERS = "formal_powers"


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyMark(Entity):
    """A cell that the task force has looked into: what is absent inside it is a gap.

    Everywhere else an absent thing is unknown. Which fields matter depends on `covers`:
    services use category, area and populations; measure variants use measure numbers;
    referrals use the agency asked and whether it answered.
    """

    id: SurveyMarkId
    covers: Surveyed = Surveyed.SERVICES
    category: ServiceCategoryId | None = None
    area: AreaId | None = None
    populations: tuple[PopulationId, ...] = ()
    measures: tuple[str, ...] = ()
    agency: AgencyId | None = None
    answered: bool | None = None
    surveyed_on: date | None = None
