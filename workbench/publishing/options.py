"""What a user chooses before something is printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from workbench.domain.audiences import Audience
from workbench.domain.export_view import ExportView


class Paper(StrEnum):
    """A size of paper that a product can be printed on."""

    A4 = "a4"
    LETTER = "letter"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintOptions:
    """For whom, in which language, on which paper, and which parts.

    `sections` None takes the product's own choice. `since` is what the same audience could read
    of an earlier edition, so that changes are marked. `today` is passed in, so that the same
    state prints the same page. `only` are the ids of what a product is about, where it can be
    about one thing; without them it is about all.
    """

    audience: Audience
    today: date
    language: str = "en"
    paper: Paper = Paper.A4
    sections: tuple[str, ...] | None = None
    since: ExportView | None = None
    only: tuple[str, ...] = ()
    two_sided: bool = False

    def is_about(self, *entity_ids: str | None) -> bool:
        """Whether what belongs to one of these things is wanted."""
        return not self.only or not set(self.only).isdisjoint(entity_ids)
