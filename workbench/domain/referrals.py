"""Referrals: how one agency sends people to another; and the agreements they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from workbench.domain.agencies import OfferingId
from workbench.domain.entity import Entity
from workbench.domain.programme import ServiceCategoryId, StageId
from workbench.domain.text import Text
from workbench.domain.values import (
    AgencyId,
    AreaId,
    Condition,
    Duration,
    FormId,
    PopulationId,
    TimeLimit,
)

ReferralId = NewType("ReferralId", str)
AgreementId = NewType("AgreementId", str)


class ReferralKind(StrEnum):
    """What a referral does."""

    REFER = "refer"
    TRANSFER = "transfer"
    NOTIFY = "notify"
    MANDATORY_REPORT = "mandatory_report"
    JOINT_ACTION = "joint_action"
    INFORMATION = "information"


class ReferralState(StrEnum):
    """How far a referral is agreed."""

    AGREED = "agreed"
    UNCONFIRMED = "unconfirmed"
    PLANNED = "planned"
    MISSING = "missing"
    EXPIRED = "expired"


class AgreementKind(StrEnum):
    """What form an agreement between agencies has."""

    LAW = "law"
    REGULATION = "regulation"
    CIRCULAR = "circular"
    MEMORANDUM = "memorandum"
    PROTOCOL = "protocol"
    DATA_SHARING = "data_sharing"
    CONTRACT = "contract"
    INFORMAL = "informal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Entity):
    """An agreement between agencies: who, about what, and until when."""

    id: AgreementId
    title: Text = Text()
    kind: AgreementKind | None = None
    parties: tuple[AgencyId, ...] = ()
    categories: tuple[ServiceCategoryId, ...] = ()
    areas: tuple[AreaId, ...] = ()
    populations: tuple[PopulationId, ...] = ()
    data_sharing_terms: Text = Text()
    signed_on: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    review_on: date | None = None

    def in_force(self, day: date) -> bool:
        """Whether the recorded dates allow this day."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_to is None or day <= self.valid_to
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral(Entity):
    """A standing way in which one agency sends people, or word, to another.

    A referral to a service that a hand-over step names is the same thing on the map and in the
    procedure. `everyone` marks a referral that holds for every group.
    """

    id: ReferralId
    sender: AgencyId | None = None
    receiver: AgencyId | None = None
    offering: OfferingId | None = None
    category: ServiceCategoryId | None = None
    stage: StageId | None = None
    populations: tuple[PopulationId, ...] = ()
    everyone: bool = False
    areas: tuple[AreaId, ...] = ()
    condition: Condition = Condition()
    kind: ReferralKind | None = None
    state: ReferralState | None = None
    responsibility_passes: bool | None = None
    consent: Text = Text()
    content_shared: tuple[Text, ...] = ()
    form: FormId | None = None
    channel: Text = Text()
    time_limit: TimeLimit | None = None
    acknowledge_within: Duration | None = None
    outcome_within: Duration | None = None
    feedback_channel: Text = Text()
    escort: AgencyId | None = None
    transport: Text = Text()
    fallback: ReferralId | None = None
    priority: int | None = None
    agreement: AgreementId | None = None
    data_sharing: AgreementId | None = None
    cross_border: bool | None = None
    confirmed_by_sender: bool | None = None
    confirmed_by_receiver: bool | None = None
    tested_on: date | None = None

    @property
    def shown_state(self) -> ReferralState:
        """The recorded state, else what the two confirmations amount to."""
        if self.state is not None:
            return self.state
        confirmed = self.confirmed_by_sender and self.confirmed_by_receiver
        return ReferralState.AGREED if confirmed else ReferralState.UNCONFIRMED
