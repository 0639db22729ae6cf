"""Edits that record what the task force decided about a finding."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from workbench.domain.assurance import (
    FindingState,
    FindingStateId,
    Handling,
    Waiver,
    WaiverId,
)
from workbench.domain.edits.entities import drop, put
from workbench.domain.entity import built_in_id
from workbench.domain.state import State
from workbench.domain.text import Text


@dataclass(frozen=True, slots=True)
class WaiveFinding:
    """Accept a finding, with the reason, who accepted it, and until when."""

    label: ClassVar = "Accept finding"

    finding: str
    reason: Text
    by_post: Text = Text()
    until: date | None = None
    handling: Handling = Handling.ACCEPTED_RISK

    def apply(self, state: State) -> State:
        waiver = Waiver(
            id=WaiverId(built_in_id("waiver", self.finding)),
            finding=self.finding,
            reason=self.reason,
            by_post=self.by_post,
            until=self.until,
        )
        handled = FindingState(
            id=FindingStateId(built_in_id("finding-state", self.finding)),
            finding=self.finding,
            handling=self.handling,
        )
        return put(state, waiver, handled)


@dataclass(frozen=True, slots=True)
class ReopenFinding:
    """Take back what was decided about a finding."""

    label: ClassVar = "Reopen finding"

    finding: str

    def apply(self, state: State) -> State:
        waivers = [each.id for each in state.waivers.where("finding", self.finding)]
        states = [each.id for each in state.finding_states.where("finding", self.finding)]
        return drop(drop(state, Waiver, *waivers), FindingState, *states)
