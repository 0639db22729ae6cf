"""What every recorded thing has in common: an id, a code, where it comes from, how sure it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NewType
from uuid import UUID, uuid4, uuid5

from workbench.domain.text import Text

SourceId = NewType("SourceId", str)

_BUILT_IN = UUID("6d0e6a0e-3b5c-5d8e-9f2a-0c1f4b7a9e21")


class Detail(StrEnum):
    """How much of a unit was readable when it was recorded."""

    FULL = "full"
    PARTIAL = "partial"
    TITLE_ONLY = "title_only"
    NOT_RECORDED = "not_recorded"


class Sensitivity(StrEnum):
    """The narrowest audience that may read a whole row."""

    PUBLIC = "public"
    PARTNERS = "partners"
    FULL = "full"


class Confidence(StrEnum):
    """Whether a fact was stated by its source or worked out from it."""

    STATED = "stated"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Something recorded.

    A field that is None or empty is *not recorded*. A field named in `unread` is known to exist
    but could not be read. A field named in `stated_none` is empty because its source, or the
    task force, says that there is none. Only the last of the three is a gap.
    """

    id: str
    code: str = ""
    notes: Text = Text()
    sources: tuple[SourceId, ...] = ()
    detail: Detail | None = None
    confidence: Confidence | None = None
    sensitivity: Sensitivity | None = None
    unread: tuple[str, ...] = ()
    stated_none: tuple[str, ...] = ()

    def says_none(self, field: str) -> bool:
        """Whether it is recorded that this field has no value."""
        return field in self.stated_none


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Entity):
    """A document or page from which facts were taken."""

    id: SourceId
    title: Text = Text()
    publisher: str = ""
    language: str = ""
    url: str = ""


def new_id() -> str:
    """A fresh id for an entity that a user adds."""
    return str(uuid4())


def built_in_id(*slugs: str) -> str:
    """The id of an entity that comes with the program: the same for the same slugs, for ever."""
    return str(uuid5(_BUILT_IN, "/".join(slugs)))
