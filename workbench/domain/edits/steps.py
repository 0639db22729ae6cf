"""Edits to the steps of a measure: where they stand, who leads them, by when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from workbench.domain.edits.entities import drop, put
from workbench.domain.order import between_many, has_room, spread
from workbench.domain.procedures import precedence_broken, steps_of
from workbench.domain.references import released
from workbench.domain.sops import MeasureId
from workbench.domain.state import State
from workbench.domain.steps import Assignment, Part, Step, Transition
from workbench.domain.values import StepId, TimeLimit
from workbench.errors import EditRefused

BEFORE_THE_FIRST = StepId("")


@dataclass(frozen=True, slots=True)
class AddStep:
    """Add a step to a measure, after another one or at the end."""

    label: ClassVar = "Add step"

    step: Step
    after: StepId | None = None

    def apply(self, state: State) -> State:
        return AddSteps((self.step,), self.after).apply(state)


@dataclass(frozen=True, slots=True)
class AddSteps:
    """Add several steps to a measure in this order, after one of its steps or at the end.

    After `BEFORE_THE_FIRST` they come first. A branch that led from the step above to the one
    below leads to them now: what is written between is done between.
    """

    steps: tuple[Step, ...]
    after: StepId | None = None

    @property
    def label(self) -> str:
        """For example "Add 12 steps"."""
        return "Add step" if len(self.steps) == 1 else f"Add {len(self.steps)} steps"

    def apply(self, state: State) -> State:
        measures = {each.measure for each in self.steps}
        measure = next(iter(measures), None)
        if measure is None or len(measures) > 1:
            raise EditRefused("A step belongs to a measure, and steps added together to one.")
        if any(each.id in state.steps for each in self.steps):
            raise EditRefused("This step is already recorded.")
        there = steps_of(state, measure)
        places = (n for n, each in enumerate(there, start=1) if each.id == self.after)
        place = 0 if self.after == BEFORE_THE_FIRST else next(places, len(there))
        placed = _placed(state, there[:place], self.steps, there[place:])
        if 0 < place < len(there):
            placed = _led_through(placed, there[place - 1], self.steps[0], there[place])
        return _renumbered(placed, measure)


@dataclass(frozen=True, slots=True)
class MoveStep:
    """Give a step another place in its measure; numbers follow the order.

    Refused when a step would come before the consent it needs, unless the user insists.
    """

    label: ClassVar = "Move step"

    step_id: StepId
    place: int
    although_consent_comes_later: bool = False

    def apply(self, state: State) -> State:
        step = step_of(state, self.step_id)
        assert step.measure is not None
        others = tuple(each for each in steps_of(state, step.measure) if each.id != step.id)
        place = max(0, min(self.place, len(others)))
        moved = _placed(state, others[:place], (step,), others[place:])
        broken = precedence_broken(moved, step.measure)
        new = [each for each in broken if each not in precedence_broken(state, step.measure)]
        if new and not self.although_consent_comes_later:
            raise EditRefused(
                f"{new[0].title} would come before the consent it needs. Move the consent first; "
                "or move this once more to say that the order is meant."
            )
        return _renumbered(moved, step.measure)


@dataclass(frozen=True, slots=True)
class RemoveStep:
    """Take a step out with the branches from and to it; later steps are numbered again."""

    label: ClassVar = "Remove step"

    step_id: StepId

    def apply(self, state: State) -> State:
        step = step_of(state, self.step_id)
        assert step.measure is not None
        ends = ("origin", "target")
        branches = [each.id for end in ends for each in state.transitions.where(end, step.id)]
        gone = {step.id, *branches}
        kept = [each for each in released(state, "steps", [step.id]) if each.id not in gone]
        state = drop(drop(state, Transition, *branches), Step, step.id)
        return _renumbered(put(state, *kept), step.measure)


@dataclass(frozen=True, slots=True)
class SetActors:
    """Say who plays one part in a step; the other parts stay."""

    label: ClassVar = "Change who does a step"

    step_id: StepId
    part: Part
    actors: tuple[Assignment, ...]

    def apply(self, state: State) -> State:
        step = step_of(state, self.step_id)
        if any(each.part is not self.part for each in self.actors):
            raise EditRefused("All of these must play the same part.")
        others = tuple(each for each in step.assignments if each.part is not self.part)
        parts = list(Part)
        assignments = sorted(others + self.actors, key=lambda each: parts.index(each.part))
        unread = tuple(name for name in step.unread if name != "assignments" or not assignments)
        return put(state, replace(step, assignments=tuple(assignments), unread=unread))


@dataclass(frozen=True, slots=True)
class SetTimeLimit:
    """Give a step a time limit, at one place of its list, or take it away.

    With no limit left, `stated_none` records that there is none; otherwise it is not recorded.
    """

    label: ClassVar = "Change time limit"

    step_id: StepId
    limit: TimeLimit | None
    place: int = 0
    stated_none: bool = False

    def apply(self, state: State) -> State:
        step = step_of(state, self.step_id)
        new = () if self.limit is None else (self.limit,)
        limits = step.time_limits[: self.place] + new + step.time_limits[self.place + 1 :]
        marks = set(step.stated_none) - {"time_limits"}
        if self.stated_none and not limits:
            marks.add("time_limits")
        unread = tuple(name for name in step.unread if name != "time_limits")
        changed = replace(step, time_limits=limits, stated_none=tuple(sorted(marks)), unread=unread)
        return put(state, changed)


def step_of(state: State, step_id: StepId) -> Step:
    """The step of this id; refused where it is gone."""
    step = state.steps.find(step_id)
    if step is None:
        raise EditRefused("This step is no longer there.")
    return step


def _placed(
    state: State, before: tuple[Step, ...], new: tuple[Step, ...], behind: tuple[Step, ...]
) -> State:
    """New steps between others, which keep their keys where these leave room."""
    low = before[-1].order if before else ""
    high = behind[0].order if behind else ""
    beside_unplaced = (before and not low) or (behind and not high)
    if beside_unplaced or not has_room(low, high):
        new = (*before, *new, *behind)
        keys = spread(len(new))
    else:
        keys = between_many(low, high, len(new))
    return put(state, *(replace(each, order=key) for each, key in zip(new, keys, strict=True)))


def _led_through(state: State, above: Step, new: Step, below: Step) -> State:
    """Branches from one step to the next go to a new one between; it leads on by itself."""
    branches = state.transitions.where("origin", above.id)
    through = [each for each in branches if each.target == below.id]
    return put(state, *(replace(each, target=new.id) for each in through))


def _renumbered(state: State, measure: MeasureId) -> State:
    """Numbers in the printed order: 1, 2, 3."""
    changed = [
        replace(step, number=str(place))
        for place, step in enumerate(steps_of(state, measure), start=1)
        if step.number != str(place)
    ]
    return put(state, *changed)
