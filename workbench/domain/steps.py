"""Steps of a measure: who does what, when, how, with which form, for whom, and what comes next."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from workbench.domain.entity import Entity
from workbench.domain.referrals import ReferralId
from workbench.domain.sops import (
    IndicatorSetId,
    LanguageContent,
    MeasureId,
    ProcedureException,
    Safeguard,
)
from workbench.domain.text import Text
from workbench.domain.values import (
    AgencyId,
    Condition,
    FormId,
    LegalBasisId,
    StepId,
    TimeLimit,
)

TransitionId = NewType("TransitionId", str)


class StepKind(StrEnum):
    """What a step is."""

    ACTION = "action"
    DECISION = "decision"
    CONSENT = "consent"
    REFERRAL = "referral"
    DOCUMENT = "document"
    NOTIFICATION = "notification"
    WAIT = "wait"
    EXCEPTION = "exception"
    START = "start"
    END = "end"


class Part(StrEnum):
    """The part an agency plays in a step."""

    LEAD = "lead"
    SUPPORT = "support"
    CONSULTED = "consulted"
    INFORMED = "informed"
    AUTHORISES = "authorises"
    RECEIVES = "receives"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """Who plays which part in a step: an agency, or a role in words, or both (a post of it)."""

    part: Part
    agency: AgencyId | None = None
    role: Text = Text()
    condition: Condition = Condition()

    @property
    def lane(self) -> str:
        """What tells this actor from another in a picture or a matrix."""
        return self.agency or str(self.role)


class ConsentForm(StrEnum):
    """How consent is given."""

    WRITTEN = "written"
    ORAL_RECORDED = "oral_recorded"
    ASSENT_WITH_GUARDIAN = "assent_with_guardian"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentPoint:
    """Where the person decides: about what, when, with which outcomes.

    A duty to tell something without consent is an override, never a consent.
    """

    subjects: tuple[Text, ...] = ()
    required: bool | None = None
    timing: Text = Text()
    form: ConsentForm | None = None
    given_by: Text = Text()
    recipients: tuple[Text, ...] = ()
    data_items: tuple[Text, ...] = ()
    purpose: Text = Text()
    information_first: tuple[Text, ...] = ()
    refusal: Text = Text()
    refusal_step: StepId | None = None
    withdrawal: Text = Text()
    withdrawal_step: StepId | None = None
    storage: Text = Text()


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentOverride:
    """What must or may be shared without consent, with whom, and on what ground."""

    condition: Condition = Condition()
    text: Text = Text()
    must_share: bool | None = None
    recipients: tuple[Text, ...] = ()
    legal_basis: tuple[LegalBasisId, ...] = ()
    person_is_told: bool | None = None


class Proof(StrEnum):
    """The standard of proof of a decision."""

    SUSPICION = "suspicion"
    REASONABLE_GROUNDS = "reasonable_grounds"
    BALANCE = "balance"
    CONCLUSIVE = "conclusive"


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """One outcome of a decision: when it applies and what follows."""

    condition: Condition = Condition()
    outcomes: tuple[Text, ...] = ()
    is_else: bool = False
    time_limits: tuple[TimeLimit, ...] = ()
    legal_basis: tuple[LegalBasisId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A question that somebody decides."""

    question: Text = Text()
    decided_by: AgencyId | None = None
    decided_by_role: Text = Text()
    proof: Proof | None = None
    branches: tuple[Branch, ...] = ()
    review: Text = Text()
    person_is_told: Text = Text()


class Match(StrEnum):
    """Whether any or all of a list of criteria must hold."""

    ANY = "any"
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Criteria:
    """A list of criteria; `complete` is False where the readable list was cut off."""

    match: Match
    items: tuple[Text, ...] = ()
    complete: bool | None = None


class Restriction(StrEnum):
    """How a step restricts liberty."""

    DETENTION = "detention"
    TRAVEL_BAN = "travel_ban"
    RESIDENCE_ORDER = "residence_order"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Entity):
    """One step of a measure. Only a title is mandatory, and even that may be unread."""

    id: StepId
    measure: MeasureId | None = None
    order: str = ""
    number: str = ""
    title: Text = Text()
    kind: StepKind = StepKind.ACTION
    purpose: Text = Text()
    condition: Condition = Condition()
    place: Text = Text()
    text: Text = Text()
    how: tuple[Text, ...] = ()
    criteria: Criteria | None = None
    assignments: tuple[Assignment, ...] = ()
    time_limits: tuple[TimeLimit, ...] = ()
    forms: tuple[FormId, ...] = ()
    indicators: tuple[IndicatorSetId, ...] = ()
    consent: ConsentPoint | None = None
    overrides: tuple[ConsentOverride, ...] = ()
    shared: tuple[Text, ...] = ()
    decision: Decision | None = None
    referrals: tuple[ReferralId, ...] = ()
    output: tuple[Text, ...] = ()
    options: tuple[Text, ...] = ()
    sign_off: Text = Text()
    record_kept: Text = Text()
    minimum_standard: tuple[Text, ...] = ()
    safeguards: tuple[Safeguard, ...] = ()
    exceptions: tuple[ProcedureException, ...] = ()
    legal_basis: tuple[LegalBasisId, ...] = ()
    restricts_liberty: Restriction | None = None
    content: tuple[LanguageContent, ...] = ()

    def actors(self, part: Part) -> tuple[Assignment, ...]:
        """Who plays this part."""
        return tuple(each for each in self.assignments if each.part is part)

    @property
    def leads(self) -> tuple[Assignment, ...]:
        """Who leads the step."""
        return self.actors(Part.LEAD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition(Entity):
    """From one step to the next, under a condition."""

    id: TransitionId
    origin: StepId | None = None
    target: StepId | None = None
    condition: Condition = Condition()
    is_else: bool = False
