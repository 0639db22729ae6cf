"""The things a user can do to a workspace, one frozen dataclass each."""

from __future__ import annotations

from typing import Protocol

from workbench.domain.delta import Delta, diff
from workbench.domain.invariants import refuse_broken
from workbench.domain.state import State


class Edit(Protocol):
    """A change a user asked for. It knows how to happen; undoing needs no code."""

    @property
    def label(self) -> str:
        """What the undo menu calls it: "Rename agency"."""

    def apply(self, state: State) -> State:
        """The state after the edit; raises EditRefused if it cannot be made."""


def perform(edit: Edit, state: State) -> Delta:
    """What the edit changes; raises EditRefused where a rule of the domain would break."""
    after = edit.apply(state)
    delta = diff(state, after)
    refuse_broken(after, delta)
    return delta
