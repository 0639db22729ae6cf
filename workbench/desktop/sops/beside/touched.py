"""Whether a change shows in the chart of a measure; most changes in a workspace do not."""

from __future__ import annotations

from workbench.domain.agencies import Agency
from workbench.domain.delta import Change, Delta
from workbench.domain.forms import Form
from workbench.domain.programme import Stage
from workbench.domain.references import references_from
from workbench.domain.sops import Measure
from workbench.domain.state import State
from workbench.domain.steps import Step, Transition


def touches_measure(delta: Delta, state: State, measure_id: str) -> bool:
    """Whether the measure, its steps, branches, or the agencies and forms they name changed."""
    named: set[str] | None = None
    for change in delta.changes:
        entity = change.after or change.before
        if isinstance(entity, Agency | Form | Stage):
            named = _named(state, measure_id) if named is None else named
            if entity.id in named:
                return True
        elif _is_of(change, state, measure_id):
            return True
    return False


def _is_of(change: Change[Measure | Step | Transition], state: State, measure_id: str) -> bool:
    for entity in (change.before, change.after):
        if isinstance(entity, Measure) and entity.id == measure_id:
            return True
        if isinstance(entity, Step) and entity.measure == measure_id:
            return True
        if isinstance(entity, Transition):
            origin = state.steps.find(entity.origin)
            if origin is not None and origin.measure == measure_id:
                return True
    return False


def _named(state: State, measure_id: str) -> set[str]:
    """Everything that the measure and its steps point at."""
    measure = state.measures.find(measure_id)
    holders = (*((measure,) if measure else ()), *state.steps.where("measure", measure_id))
    return {reference.target for holder in holders for reference in references_from(holder)}
