"""Services: what agencies do for people, and where, when and for whom they offer it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from workbench.domain.agencies import OfferingId
from workbench.domain.entity import Entity
from workbench.domain.programme import ServiceCategoryId
from workbench.domain.text import Text
from workbench.domain.values import (
    AgencyId,
    AreaId,
    Capacity,
    FormId,
    GroupRule,
    Hours,
    LegalBasisId,
    PopulationId,
)

ServiceId = NewType("ServiceId", str)


class Trilean(StrEnum):
    """Yes, no, or asked and still unknown; None is nobody asked."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class OfferingStatus(StrEnum):
    """Whether an offering can be used."""

    ACTIVE = "active"
    PAUSED = "paused"
    PLANNED = "planned"
    CLOSED = "closed"


class Cost(StrEnum):
    """What the person pays."""

    FREE = "free"
    FEE = "fee"
    FEE_WITH_WAIVER = "fee_with_waiver"


@dataclass(frozen=True, slots=True, kw_only=True)
class Service(Entity):
    """A kind of help that an agency provides."""

    id: ServiceId
    name: Text = Text()
    category: ServiceCategoryId | None = None
    provider: AgencyId | None = None
    description: Text = Text()
    beneficiaries: tuple[Text, ...] = ()
    functions: tuple[Text, ...] = ()
    anonymous_use: bool | None = None
    licence_required: bool | None = None
    specialised: bool | None = None
    forms: tuple[FormId, ...] = ()
    legal_basis: tuple[LegalBasisId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Offering(Entity):
    """A service at a place, for certain people, at certain hours.

    `operated_at` is the agency on the map that people are sent to. A location whose
    confidentiality nobody recorded counts as confidential.
    """

    id: OfferingId
    service: ServiceId | None = None
    operated_at: AgencyId | None = None
    areas: tuple[AreaId, ...] = ()
    address: Text = Text()
    location_confidential: Trilean | None = None
    groups: tuple[GroupRule, ...] = ()
    populations: tuple[PopulationId, ...] = ()
    groups_note: Text = Text()
    exploitation: tuple[str, ...] = ()
    accepts_dependants: bool | None = None
    accessible: bool | None = None
    hours: Hours | None = None
    languages: tuple[str, ...] = ()
    interpreter: str = ""
    capacity: Capacity | None = None
    cost: Cost | None = None
    conditions: Text = Text()
    cooperation_required: bool | None = None
    documents_required: tuple[Text, ...] = ()
    services_inside: tuple[Text, ...] = ()
    required_form: FormId | None = None
    response_promise: Text = Text()
    transport: bool | None = None
    status: OfferingStatus | None = None
    opened: date | None = None
    closes: date | None = None
    licence_until: date | None = None
    funded_until: date | None = None
    last_verified: date | None = None
    verified_by: Text = Text()

    @property
    def location_is_confidential(self) -> bool:
        """Confidential unless it was recorded that it is not."""
        return self.location_confidential is not Trilean.NO

    @property
    def is_active(self) -> bool:
        """Usable as far as anybody recorded."""
        return self.status in (None, OfferingStatus.ACTIVE)
