"""Edits that bring in much at once, as one undo step."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from workbench.domain.kinds import tables
from workbench.domain.records import Records
from workbench.domain.state import State


@dataclass(frozen=True, slots=True)
class BringIn:
    """Add everything of an example, a template or an import; what is there is kept."""

    label: ClassVar = "Bring in"

    records: Records

    def apply(self, state: State) -> State:
        return State(
            **{
                name: getattr(state, name).put(
                    *(
                        row
                        for row in getattr(self.records, name).values()
                        if row.id not in getattr(state, name)
                    )
                )
                for name in tables()
            }
        )
