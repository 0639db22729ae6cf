"""The edit that brings in what was found in a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from workbench.domain.edits.whole import BringIn
from workbench.domain.records import Records
from workbench.domain.state import State
from workbench.errors import EditRefused


@dataclass(frozen=True, slots=True)
class BringInDraft:
    """Add the measures, steps and annexes that were found in a document, all at once."""

    label: ClassVar = "Bring in document"

    records: Records

    def apply(self, state: State) -> State:
        if not (self.records.measures or self.records.annexes):
            raise EditRefused(
                "Nothing would come in: everything is to be left out. Choose a part of the "
                "document and say what it becomes."
            )
        return BringIn(self.records).apply(state)
