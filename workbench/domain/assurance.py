"""Journeys, standards, and what the task force decided about findings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from workbench.domain.entity import Entity
from workbench.domain.programme import StageId
from workbench.domain.text import Text
from workbench.domain.values import AgencyId, FeatureTest

JourneyId = NewType("JourneyId", str)
ClauseId = NewType("ClauseId", str)
ClauseVerdictId = NewType("ClauseVerdictId", str)
FindingStateId = NewType("FindingStateId", str)
WaiverId = NewType("WaiverId", str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey(Entity):
    """A test case: a kind of person, found somewhere, at an hour; never a real person."""

    id: JourneyId
    title: Text = Text()
    features: tuple[FeatureTest, ...] = ()
    weekday: int | None = None
    minute_of_day: int | None = None
    goals: tuple[StageId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause(Entity):
    """A requirement of an international standard, in own words.

    `verified` is true when the article number was checked against the official text.
    """

    id: ClauseId
    requirement: Text = Text()
    citation: str = ""
    verified: bool = False
    stage: str = ""


class Verdict(StrEnum):
    """Whether a clause is met."""

    MET = "met"
    PARTLY = "partly"
    NOT_MET = "not_met"
    NOT_APPLICABLE = "not_applicable"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseVerdict(Entity):
    """The task force's verdict on a clause, and the passages it rests on."""

    id: ClauseVerdictId
    clause: ClauseId | None = None
    verdict: Verdict | None = None
    evidence: tuple[str, ...] = ()
    assessed_on: date | None = None


class Handling(StrEnum):
    """What the task force does about a finding."""

    OPEN = "open"
    ACCEPTED_RISK = "accepted_risk"
    FIXED = "fixed"
    NOT_A_GAP = "not_a_gap"


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingState(Entity):
    """How a finding is handled; `finding` is its stable key."""

    id: FindingStateId
    finding: str = ""
    handling: Handling = Handling.OPEN
    owner: AgencyId | None = None
    due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver(Entity):
    """Why a finding is accepted, by whom and until when; `finding` is its stable key."""

    id: WaiverId
    finding: str = ""
    reason: Text = Text()
    agency: AgencyId | None = None
    by_post: Text = Text()
    until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the waiver still holds on this day."""
        return self.until is None or day <= self.until
