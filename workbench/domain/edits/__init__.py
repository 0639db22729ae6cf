"""The things a user can do to a workspace, one frozen dataclass each."""

from __future__ import annotations

from typing import Protocol

from workbench.domain.adoption import with_adopted_marked
from workbench.domain.delta import Delta, apply, diff
from workbench.domain.invariants import refuse_broken
from workbench.domain.linked_names import follow_names
from workbench.domain.state import State
from workbench.domain.translations import drafted_in, with_translations_behind


class Edit(Protocol):
    """A change a user asked for. It knows how to happen; undoing needs no code."""

    @property
    def label(self) -> str:
        """What the undo menu calls it: "Rename agency"."""

    def apply(self, state: State) -> State:
        """The state after the edit; raises EditRefused if it cannot be made."""


def perform(edit: Edit, state: State) -> Delta:
    """What the edit changes; raises EditRefused where a rule of the domain would break.

    What follows from an edit, whichever it is, belongs to it: a translation whose source changed
    falls behind, links follow a new name, and an adopted edition tells that its text was changed.
    """
    after = edit.apply(state)
    asked = diff(state, after)
    followed = follow_names(state, with_translations_behind(asked, drafted_in(state)))
    delta = with_adopted_marked(followed, state)
    refuse_broken(after if delta is asked else apply(state, delta), delta)
    return delta
