"""Small values that entities are made of: durations, time limits, conditions, opening hours."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType

from workbench.domain.text import Text

AgencyId = NewType("AgencyId", str)
AreaId = NewType("AreaId", str)
FormId = NewType("FormId", str)
LegalBasisId = NewType("LegalBasisId", str)
PopulationId = NewType("PopulationId", str)
StepId = NewType("StepId", str)


class Unit(StrEnum):
    """A unit of time; working days and calendar days are never mixed."""

    MINUTE = "minute"
    HOUR = "hour"
    WORKING_DAY = "working_day"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time as it was stated: 30 days and 1 month are different statements."""

    value: int
    unit: Unit

    def words(self) -> str:
        """The duration in English words: "24 hours", "1 month"."""
        name = self.unit.value.replace("_", " ")
        return f"{self.value} {name}" if self.value == 1 else f"{self.value} {name}s"


class LimitKind(StrEnum):
    """The six kinds of time limit found in real procedures (domain report 2.5)."""

    DEADLINE = "deadline"
    ENTITLEMENT = "entitlement"
    MAXIMUM_STAY = "maximum_stay"
    RECURRING = "recurring"
    AT_EVENT = "at_event"
    QUALITATIVE = "qualitative"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLimit:
    """By when, or for how long.

    `entitlement` names the right it expresses, so that two statements of one right can be
    compared.
    """

    kind: LimitKind
    duration: Duration | None = None
    text: Text = Text()
    starts: Text = Text()
    after_step: StepId | None = None
    ends: tuple[Text, ...] = ()
    entitlement: str = ""
    automatic: bool | None = None
    extendable: bool | None = None
    extended_by: Text = Text()
    legal_basis: tuple[LegalBasisId, ...] = ()
    informed_by: Text = Text()
    on_breach: Text = Text()
    stated_as: str = ""


class Feature(StrEnum):
    """What a rule may depend on: the routing vocabulary (domain report 2.7)."""

    AGE = "age"
    SEX = "sex"
    NATIONALITY = "nationality"
    LEGAL_STATUS = "legal_status"
    PLACE = "place"
    CROSS_BORDER = "cross_border"
    EXPLOITATION = "exploitation"
    VICTIMS = "victims"
    ENTRY_CHANNEL = "entry_channel"
    AREA = "area"
    RISK = "risk"
    MEDICAL_EMERGENCY = "medical_emergency"
    WITH_CHILDREN = "with_children"
    DISABILITY = "disability"
    LANGUAGE = "language"
    CONSENT = "consent"
    COOPERATION = "cooperation"
    IDENTIFIED = "identified"


@dataclass(frozen=True, slots=True)
class FeatureTest:
    """One test of a condition: the feature has one of these values."""

    feature: Feature
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Condition:
    """When a rule applies: in words, and as tests that can be worked out."""

    text: Text = Text()
    tests: tuple[FeatureTest, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text) or bool(self.tests)


class Sex(StrEnum):
    """Sex as admission rules name it."""

    FEMALE = "female"
    MALE = "male"


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRule:
    """Whom a service admits: ages are inclusive and in whole years; None is not recorded."""

    population: PopulationId | None = None
    sex: Sex | None = None
    age_min: int | None = None
    age_max: int | None = None
    nationality: str = ""
    legal_status: str = ""
    text: Text = Text()

    def admits(self, age: int, sex: Sex) -> bool:
        """Whether a person of this age and sex is within the ages and sex named."""
        return (
            (self.sex is None or self.sex == sex)
            and (self.age_min is None or age >= self.age_min)
            and (self.age_max is None or age <= self.age_max)
        )

    @property
    def states_ages_or_sex(self) -> bool:
        """Whether the rule says anything about age or sex."""
        return self.sex is not None or self.age_min is not None or self.age_max is not None


class HoursKind(StrEnum):
    """Whether a place is always open."""

    ALWAYS = "always"
    LIMITED = "limited"


@dataclass(frozen=True, slots=True)
class OpenSpan:
    """Open on one weekday (1 Monday to 7 Sunday) between two minutes of the day."""

    weekday: int
    opens: int
    closes: int


@dataclass(frozen=True, slots=True)
class Hours:
    """When a service answers."""

    kind: HoursKind
    spans: tuple[OpenSpan, ...] = ()
    text: Text = Text()


class CapacityUnit(StrEnum):
    """What a capacity counts."""

    BEDS = "beds"
    CASES_PER_MONTH = "cases_per_month"


@dataclass(frozen=True, slots=True)
class Capacity:
    """How many persons a service can take."""

    unit: CapacityUnit
    value: int
    emergency: int | None = None
