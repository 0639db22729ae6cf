"""Edits that join a hand-over of a procedure to a referral of the map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from workbench.domain.edits.entities import Change
from workbench.domain.edits.referrals import AddReferral
from workbench.domain.programme import StageId
from workbench.domain.referrals import Referral, ReferralId
from workbench.domain.state import State
from workbench.domain.steps import Step
from workbench.domain.values import AgencyId, PopulationId, StepId
from workbench.errors import EditRefused


@dataclass(frozen=True, slots=True)
class BindReferral:
    """Say that a step stands for a referral of the map, besides those it stands for already."""

    label: ClassVar = "Link hand-over"

    step_id: StepId
    referral_id: ReferralId

    def apply(self, state: State) -> State:
        step = _step(state, self.step_id)
        if self.referral_id not in state.referrals:
            raise EditRefused("This referral is no longer on the map. Choose another one.")
        if self.referral_id in step.referrals:
            raise EditRefused("The step already stands for this referral.")
        referrals = (*step.referrals, self.referral_id)
        return Change(Step, step.id, {"referrals": referrals}).apply(state)


@dataclass(frozen=True, slots=True)
class UnbindReferral:
    """Say that a step no longer stands for a referral; the referral stays on the map."""

    label: ClassVar = "Unlink hand-over"

    step_id: StepId
    referral_id: ReferralId

    def apply(self, state: State) -> State:
        step = _step(state, self.step_id)
        if self.referral_id not in step.referrals:
            raise EditRefused("The step does not stand for this referral.")
        kept = tuple(each for each in step.referrals if each != self.referral_id)
        return Change(Step, step.id, {"referrals": kept}).apply(state)


@dataclass(frozen=True, slots=True)
class AddReferralForStep:
    """Put on the map the referral that a hand-over needs, and say that the step stands for it.

    Nobody has agreed to it by that: it is unconfirmed until both sides confirm it. It is for the
    stage and the group of the step's measure.
    """

    label: ClassVar = "Add referral for a step"

    step_id: StepId
    referral_id: ReferralId
    sender: AgencyId
    receiver: AgencyId

    def apply(self, state: State) -> State:
        step = _step(state, self.step_id)
        stage, populations = _place(state, step)
        new = Referral(
            id=self.referral_id,
            sender=self.sender,
            receiver=self.receiver,
            stage=stage,
            populations=populations,
        )
        return BindReferral(step.id, new.id).apply(AddReferral(new).apply(state))


def _place(state: State, step: Step) -> tuple[StageId | None, tuple[PopulationId, ...]]:
    measure = state.measures.find(step.measure)
    sop = state.sops.find(measure.sop) if measure else None
    population = sop.population if sop else None
    return measure.stage if measure else None, (population,) if population else ()


def _step(state: State, step_id: StepId) -> Step:
    step = state.steps.find(step_id)
    if step is None:
        raise EditRefused("This step is no longer there.")
    return step
