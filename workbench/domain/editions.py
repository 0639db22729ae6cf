"""Editions of the handbook: what was adopted, who signed it, who holds it, who said what of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from workbench.domain.agencies import EditionId, OfficeId
from workbench.domain.entity import Entity
from workbench.domain.text import Text
from workbench.domain.values import AgencyId

SignOffId = NewType("SignOffId", str)
DistributionId = NewType("DistributionId", str)
CommentId = NewType("CommentId", str)


class EditionState(StrEnum):
    """How far an edition has come; only forward."""

    DRAFT = "draft"
    CONSULTATION = "consultation"
    APPROVED = "approved"
    IN_FORCE = "in_force"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"


class SignOffKind(StrEnum):
    """What a signature says."""

    DRAFTED = "drafted"
    REVIEWED = "reviewed"
    ENDORSED = "endorsed"
    APPROVED = "approved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition(Entity):
    """One edition of the procedures.

    `changed_after_adoption`: what is recorded is no longer, word for word, what was adopted.
    """

    id: EditionId
    number: str = ""
    title: Text = Text()
    form: Text = Text()
    parts: tuple[Text, ...] = ()
    languages: tuple[str, ...] = ()
    summary_languages: tuple[str, ...] = ()
    state: EditionState | None = None
    adopted_on: date | None = None
    approved_by: Text = Text()
    in_force_from: date | None = None
    review_due: date | None = None
    based_on: EditionId | None = None
    changes: Text = Text()
    current: bool = False
    changed_after_adoption: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff(Entity):
    """An agency's word on an edition; the signatory is a post."""

    id: SignOffId
    edition: EditionId | None = None
    agency: AgencyId | None = None
    post: Text = Text()
    kind: SignOffKind | None = None
    signed_on: date | None = None
    reservation: Text = Text()


@dataclass(frozen=True, slots=True, kw_only=True)
class Distribution(Entity):
    """Copies of an edition sent to an office, and whether it said so."""

    id: DistributionId
    edition: EditionId | None = None
    office: OfficeId | None = None
    audience: str = ""
    sent_on: date | None = None
    copies: int | None = None
    acknowledged_on: date | None = None


class SuggestionOutcome(StrEnum):
    """What became of a suggested wording."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Other words for one text: which field, in which language, what stood there, what should.

    `place` counts the lines of a field that has several, from 0.
    """

    field: str
    language: str
    place: int | None = None
    instead_of: str = ""
    words: str = ""
    outcome: SuggestionOutcome | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment(Entity):
    """A remark on any recorded thing, by an agency's post.

    It may suggest other words, and it may be work to do for an agency until a day.
    """

    id: CommentId
    about: str = ""
    agency: AgencyId | None = None
    post: Text = Text()
    text: Text = Text()
    reply_to: CommentId | None = None
    resolved: bool = False
    written_on: date | None = None
    to_do_for: AgencyId | None = None
    due: date | None = None
    suggestion: Suggestion | None = None
