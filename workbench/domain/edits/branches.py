"""Edits to what follows what: the branches between steps, and who leads a step.

A line of the chart that was only worked out becomes stated when it is edited; the other lines
that lead from its step are recorded with it, so that they stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import ClassVar

from workbench.domain.branching import Basis, Way, open_outcomes, takes, ways_out
from workbench.domain.edits.entities import drop, put
from workbench.domain.edits.steps import SetActors
from workbench.domain.entity import Confidence, new_id
from workbench.domain.kinds import label_of
from workbench.domain.procedures import steps_of
from workbench.domain.state import State
from workbench.domain.steps import (
    Assignment,
    Branch,
    Part,
    Step,
    StepKind,
    Transition,
    TransitionId,
)
from workbench.domain.text import WORKING_LANGUAGE, Text
from workbench.domain.values import AgencyId, Condition, StepId
from workbench.errors import EditRefused

_WORKED_OUT = (Basis.PRINTED, Basis.DECISION)


@dataclass(frozen=True, slots=True)
class AddBranch:
    """Let another step follow; what followed so far follows still.

    Drawn where a worked-out line stands already, it states that line and takes its words.
    """

    label: ClassVar = "Add branch"

    branch: Transition

    def apply(self, state: State) -> State:
        origin, target = _ends(state, self.branch.origin, self.branch.target)
        _refuse_end(origin)
        _refuse_loop_and_double(state, origin, target)
        _refuse_second_else(state, self.branch)
        ways = ways_out(state, origin)
        there = next(
            (each for each in ways if each.target == target.id and each.basis in _WORKED_OUT), None
        )
        branch = self.branch
        if there is not None and not (branch.condition or branch.is_else):
            branch = replace(branch, condition=there.condition, is_else=there.is_else)
        return put(_others_kept(state, origin, there, branch), branch)


@dataclass(frozen=True, slots=True)
class RetargetBranch:
    """Let a branch lead to another step, with its words."""

    label: ClassVar = "Lead branch elsewhere"

    way: Way
    target: StepId

    def apply(self, state: State) -> State:
        way = _present(state, self.way)
        origin, target = _ends(state, way.origin, self.target)
        if way.target == target.id:
            return state
        if way.basis is Basis.EXCEPTION:
            raise EditRefused(_worked_out_sentence(state, way))
        _refuse_loop_and_double(state, origin, target)
        if way.basis in (Basis.REFUSAL, Basis.WITHDRAWAL):
            return put(state, _with_consent_step(origin, way, target.id))
        state, branch = _stated(state, way)
        return put(state, replace(branch, target=target.id))


@dataclass(frozen=True, slots=True)
class LabelBranch:
    """Say in words when a branch is taken, or that it is taken in every other case."""

    label: ClassVar = "Name branch"

    way: Way
    language: str
    words: str
    is_else: bool = False

    def apply(self, state: State) -> State:
        way = _present(state, self.way)
        origin = state.steps[way.origin]
        if way.basis in (Basis.REFUSAL, Basis.WITHDRAWAL):
            raise EditRefused(
                f"This line says what happens without consent in {_name(origin)}. "
                "Its words follow from the consent point; change that."
            )
        state, branch = _stated(state, way)
        words = " ".join(self.words.split())
        text = branch.condition.text.put(self.language, words)
        named = replace(
            branch, condition=replace(branch.condition, text=text), is_else=self.is_else
        )
        named = _as_outcome_of(origin, named, self.language)
        _refuse_second_else(state, named)
        return put(put(state, named), _outcome_renamed(origin, way, named))


@dataclass(frozen=True, slots=True)
class RemoveBranch:
    """Take a branch out; where it was the last one, the printed order holds again."""

    label: ClassVar = "Remove branch"

    way: Way

    def apply(self, state: State) -> State:
        way = _present(state, self.way)
        if way.transition is not None:
            return drop(state, Transition, way.transition)
        if way.basis in (Basis.REFUSAL, Basis.WITHDRAWAL):
            return put(state, _with_consent_step(state.steps[way.origin], way, None))
        raise EditRefused(_worked_out_sentence(state, way))


@dataclass(frozen=True, slots=True)
class ReassignLead:
    """Give a step to who leads a lane of its flowchart; on which condition they lead stays.

    The lane is an agency, or a role as the measure words it; "" takes the lead away, so that it
    is not recorded. Where several lead, the first gives way.
    """

    label: ClassVar = "Change who leads"

    step_id: StepId
    lane: str

    def apply(self, state: State) -> State:
        step = _step(state, self.step_id)
        condition = step.leads[0].condition if step.leads else Condition()
        lead = self._lead(state, step, condition)
        if _says_who(step):
            step = _decided_by(step, lead)
            state = put(state, step)
            if not step.leads:
                return state
        others = tuple(each for each in step.leads[1:] if each != lead)
        return SetActors(step.id, Part.LEAD, (*((lead,) if lead else ()), *others)).apply(state)

    def _lead(self, state: State, step: Step, condition: Condition) -> Assignment | None:
        if not self.lane:
            return None
        if self.lane in state.agencies:
            return Assignment(part=Part.LEAD, agency=AgencyId(self.lane), condition=condition)
        for role in _roles(state, step):
            if str(role) == self.lane:
                return Assignment(part=Part.LEAD, role=role, condition=condition)
        raise EditRefused("Whoever led this lane is no longer there. Choose another lane.")


def branch(origin: StepId, target: StepId) -> Transition:
    """A new branch between two steps, with nothing said about when it is taken."""
    return Transition(id=TransitionId(new_id()), origin=origin, target=target)


def _decided_by(step: Step, lead: Assignment | None) -> Step:
    assert step.decision is not None
    decided = replace(
        step.decision,
        decided_by=lead.agency if lead else None,
        decided_by_role=lead.role if lead else Text(),
    )
    return replace(step, decision=decided)


def _says_who(step: Step) -> bool:
    decision = step.decision
    return decision is not None and bool(decision.decided_by or decision.decided_by_role)


def _roles(state: State, step: Step) -> Iterable[Text]:
    """Everything by which the measure calls those who act."""
    assert step.measure is not None
    for each in steps_of(state, step.measure):
        yield from (one.role for one in each.leads)
        if each.decision is not None:
            yield each.decision.decided_by_role
    measure = state.measures.find(step.measure)
    if measure is not None:
        yield measure.who


def _step(state: State, step_id: StepId | None) -> Step:
    step = state.steps.find(step_id)
    if step is None:
        raise EditRefused("This step is no longer there.")
    return step


def _ends(state: State, origin: StepId | None, target: StepId | None) -> tuple[Step, Step]:
    if origin is None or target is None:
        raise EditRefused("A branch needs a step it leaves and a step it leads to.")
    return _step(state, origin), _step(state, target)


def _present(state: State, way: Way) -> Way:
    """The way as it is now; refused where it is there no more."""
    origin = _step(state, way.origin)
    for each in ways_out(state, origin):
        if each == way or (way.transition is not None and each.transition == way.transition):
            return each
    raise EditRefused("This branch is no longer there.")


def _refuse_end(origin: Step) -> None:
    if origin.kind is StepKind.END:
        raise EditRefused(
            f"{_name(origin)} ends the measure, so nothing follows it. Give it another kind first."
        )


def _refuse_loop_and_double(state: State, origin: Step, target: Step) -> None:
    if origin.id == target.id:
        raise EditRefused(f"{_name(origin)} cannot lead to itself. Choose another step.")
    recorded = state.transitions.where("origin", origin.id)
    if any(each.target == target.id for each in recorded):
        raise EditRefused(
            f"There is already a branch from {_name(origin)} to {_name(target)}. "
            "Give that one other words, or choose another step."
        )


def _refuse_second_else(state: State, branch: Transition) -> None:
    if not branch.is_else:
        return
    for other in state.transitions.where("origin", branch.origin):
        if other.is_else and other.id != branch.id:
            to = state.steps.find(other.target)
            raise EditRefused(
                "Only one branch of a step can be for every other case, and the one to "
                f"{_name(to) if to else 'another step'} is. Change that one first."
            )


def _stated(state: State, way: Way) -> tuple[State, Transition]:
    """The way as a branch that is stated, while the other ways of its step are kept."""
    if way.transition is not None:
        return state, replace(state.transitions[way.transition], confidence=None)
    stated = replace(branch(way.origin, way.target), condition=way.condition, is_else=way.is_else)
    origin = state.steps[way.origin]
    return _others_kept(state, origin, way, stated), stated


def _others_kept(state: State, origin: Step, way: Way | None, new: Transition) -> State:
    """Record what would no longer follow once the new branch is recorded."""
    left = open_outcomes(origin, (*state.transitions.where("origin", origin.id), new))
    kept = [
        each
        for each in ways_out(state, origin)
        if each.basis in _WORKED_OUT and each != way and not _stays_open(each, left)
    ]
    return put(state, *(_recorded(each) for each in kept if not _is_taken(each, new)))


def _stays_open(way: Way, left: tuple[Branch, ...]) -> bool:
    """Whether the decision itself still says where this way leads."""
    said = (way.condition, way.is_else)
    return way.basis is Basis.DECISION and any((o.condition, o.is_else) == said for o in left)


def _is_taken(way: Way, new: Transition) -> bool:
    said = bool(new.condition) or new.is_else
    return said and (way.condition, way.is_else) == (new.condition, new.is_else)


def _recorded(way: Way) -> Transition:
    return replace(
        branch(way.origin, way.target),
        condition=way.condition,
        is_else=way.is_else,
        confidence=None if way.is_stated else Confidence.INFERRED,
    )


def _as_outcome_of(origin: Step, branch: Transition, language: str) -> Transition:
    """The branch under the condition of the decision's outcome that has the same words."""
    words = branch.condition.text.exactly(language)
    for outcome in origin.decision.branches if origin.decision is not None else ():
        if words and words.casefold() == outcome.condition.text.exactly(language).casefold():
            return replace(branch, condition=outcome.condition, is_else=outcome.is_else)
    return branch


def _outcome_renamed(origin: Step, way: Way, branch: Transition) -> Step:
    """The step with the outcome that the way takes over called as the branch is called now."""
    decision = origin.decision
    if decision is None:
        return origin
    before = replace(branch, condition=way.condition, is_else=way.is_else)
    branches = tuple(
        replace(each, condition=branch.condition, is_else=branch.is_else)
        if takes(before, each)
        else each
        for each in decision.branches
    )
    return replace(origin, decision=replace(decision, branches=branches))


def _with_consent_step(origin: Step, way: Way, target: StepId | None) -> Step:
    assert origin.consent is not None
    if way.basis is Basis.REFUSAL:
        return replace(origin, consent=replace(origin.consent, refusal_step=target))
    return replace(origin, consent=replace(origin.consent, withdrawal_step=target))


def _worked_out_sentence(state: State, way: Way) -> str:
    target = _name(state.steps[way.target])
    if way.basis is Basis.EXCEPTION:
        return (
            f"This line was worked out, because no branch leads to {target}. "
            "Draw a line to it from the step it belongs to, and this one goes."
        )
    return (
        f"This line follows from the printed order and is not recorded. Pull its end from "
        f"{target} to the step that follows instead."
    )


def _name(step: Step) -> str:
    return label_of(step, WORKING_LANGUAGE)
