"""Edits to how the flowchart of a measure shows who acts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from workbench.domain.edits.entities import put
from workbench.domain.sops import MeasureId
from workbench.domain.state import State
from workbench.errors import EditRefused


@dataclass(frozen=True, slots=True)
class SetLanes:
    """Choose the order of the lanes of a measure's flowchart; none chosen is the printed order.

    Lanes are named by their keys. A key that no lane has any more does no harm, and lanes that
    come later stand after the chosen ones.
    """

    label: ClassVar = "Order lanes"

    measure_id: MeasureId
    lanes: tuple[str, ...] = ()

    def apply(self, state: State) -> State:
        measure = state.measures.find(self.measure_id)
        if measure is None:
            raise EditRefused("This measure is no longer there.")
        return put(state, replace(measure, lanes=tuple(dict.fromkeys(self.lanes))))
