"""Edits to variants: how the procedure for one population stands to that for another."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from workbench.domain.edits.entities import put
from workbench.domain.entity import new_id
from workbench.domain.procedures import steps_of, transitions_of
from workbench.domain.sops import Measure, MeasureId, SopId, VariantStatement
from workbench.domain.state import State
from workbench.domain.steps import Step, TransitionId
from workbench.domain.values import StepId
from workbench.errors import EditRefused

_WITHOUT_STEPS = {
    VariantStatement.SAME_AS_ADULT: "is the same as the one it varies",
    VariantStatement.OMITTED: "does not apply",
}


@dataclass(frozen=True, slots=True)
class BeginVariant:
    """Begin the variant of a measure in the SOP of another population.

    Where the variant has its own text, it may begin as a copy of the steps of its base.
    """

    label: ClassVar = "Add variant"

    base: MeasureId
    sop: SopId
    statement: VariantStatement
    copy_steps: bool = False

    def apply(self, state: State) -> State:
        base = _measure(state, self.base)
        sop = state.sops.find(self.sop)
        if sop is None:
            raise EditRefused("This SOP is no longer there. Choose another one.")
        if base.sop == sop.id:
            raise EditRefused("A variant stands in the SOP of another population. Choose that one.")
        taken = {each.number for each in state.measures.where("sop", sop.id)}
        variant = Measure(
            id=MeasureId(new_id()),
            sop=SopId(sop.id),
            stage=base.stage,
            number="" if base.number in taken else base.number,
            title=base.title,
            variant=self.statement,
            base=MeasureId(base.id),
        )
        state = put(state, variant)
        if self.copy_steps and self.statement not in _WITHOUT_STEPS:
            state = _with_steps_of(state, base, variant)
        return state


@dataclass(frozen=True, slots=True)
class StateVariant:
    """Say how a measure stands to the one it varies; None takes the statement back.

    Refused where the measure has steps that would no longer count.
    """

    label: ClassVar = "Change variant"

    measure: MeasureId
    statement: VariantStatement | None
    base: MeasureId | None = None

    def apply(self, state: State) -> State:
        measure = _measure(state, self.measure)
        base = state.measures.find(self.base) if self.base else None
        if base is not None and base.sop == measure.sop:
            raise EditRefused("A measure varies one of another SOP. Choose a measure of that SOP.")
        steps = steps_of(state, MeasureId(measure.id))
        if self.statement in _WITHOUT_STEPS and steps:
            assert self.statement is not None
            count = "a step" if len(steps) == 1 else f"{len(steps)} steps"
            raise EditRefused(
                f"This measure has {count} of its own, so it cannot be said that it "
                f"{_WITHOUT_STEPS[self.statement]}. Remove the steps first, or say that it adds "
                "to the other."
            )
        changed = replace(measure, variant=self.statement, base=self.base or measure.base)
        return put(state, changed)


def _measure(state: State, measure_id: MeasureId) -> Measure:
    measure = state.measures.find(measure_id)
    if measure is None:
        raise EditRefused("This measure is no longer there.")
    return measure


def _with_steps_of(state: State, base: Measure, variant: Measure) -> State:
    """The state with the steps of the base and their branches once more, in the variant."""
    steps = steps_of(state, MeasureId(base.id))
    ids = {str(step.id): StepId(new_id()) for step in steps}
    copies = [_copy(step, variant, ids) for step in steps]
    branches = [
        replace(
            each,
            id=TransitionId(new_id()),
            code="",
            origin=ids[str(each.origin)],
            target=ids[str(each.target)],
        )
        for each in transitions_of(state, MeasureId(base.id))
        if each.origin in ids and each.target in ids
    ]
    return put(state, *copies, *branches)


def _copy(step: Step, variant: Measure, ids: dict[str, StepId]) -> Step:
    """A step as it will stand in the variant; what it says of other steps follows."""
    limits = tuple(
        replace(limit, after_step=ids.get(str(limit.after_step), limit.after_step))
        for limit in step.time_limits
    )
    consent = step.consent
    if consent is not None:
        consent = replace(
            consent,
            refusal_step=ids.get(str(consent.refusal_step), consent.refusal_step),
            withdrawal_step=ids.get(str(consent.withdrawal_step), consent.withdrawal_step),
        )
    return replace(
        step,
        id=ids[str(step.id)],
        code="",
        measure=MeasureId(variant.id),
        time_limits=limits,
        consent=consent,
    )
