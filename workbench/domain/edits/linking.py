"""Recording something new and naming it at once, as when its name is typed into a field."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.domain.edits.entities import Add, Change
from workbench.domain.entity import Entity
from workbench.domain.state import State


@dataclass(frozen=True, slots=True)
class AddAndChange:
    """Record new things and make the change that names them; neither happens without the other."""

    new: tuple[Entity, ...]
    change: Change

    @property
    def label(self) -> str:
        """Named after what is new: "Add form"."""
        return Add(self.new).label

    def apply(self, state: State) -> State:
        return self.change.apply(Add(self.new).apply(state))
