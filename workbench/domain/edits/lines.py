"""Edits to the outline of a measure: titles, the lines below them, and what becomes of either."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from workbench.domain.edits.entities import put
from workbench.domain.edits.steps import AddStep, RemoveStep, step_of
from workbench.domain.entity import Detail
from workbench.domain.outline import burdens, steps_around
from workbench.domain.state import State
from workbench.domain.steps import Step
from workbench.domain.text import Text
from workbench.domain.typed import one_line
from workbench.domain.values import StepId
from workbench.errors import EditRefused


@dataclass(frozen=True, slots=True)
class RenameStep:
    """Give a step another title in one language."""

    label: ClassVar = "Change step title"

    step_id: StepId
    title: str
    language: str

    def apply(self, state: State) -> State:
        step = step_of(state, self.step_id)
        title = step.title.put(self.language, one_line(self.title))
        if not title and step.detail is not Detail.NOT_RECORDED:
            raise EditRefused("A step needs a title.")
        detail = Detail.TITLE_ONLY if title and step.detail is Detail.NOT_RECORDED else step.detail
        unread = tuple(name for name in step.unread if name != "title" or not title)
        return put(state, replace(step, title=title, detail=detail, unread=unread))


@dataclass(frozen=True, slots=True)
class SplitStep:
    """Make two steps of one where its title is cut; all else it holds stays with the first."""

    label: ClassVar = "Split step"

    step_id: StepId
    new_id: StepId
    titles: tuple[str, str]
    language: str

    def apply(self, state: State) -> State:
        step = step_of(state, self.step_id)
        first, second = (one_line(each) for each in self.titles)
        if not first or not second:
            raise EditRefused("Each of the two steps needs a title.")
        kept = put(state, replace(step, title=step.title.put(self.language, first)))
        title = Text().put(self.language, second)
        new = Step(id=self.new_id, measure=step.measure, title=title, kind=step.kind)
        return AddStep(new, after=step.id).apply(kept)


@dataclass(frozen=True, slots=True)
class JoinStep:
    """Add the title of a step to that of the step above it, and its lines below.

    Refused where the step holds more than a title and lines.
    """

    label: ClassVar = "Join steps"

    step_id: StepId

    def apply(self, state: State) -> State:
        step = step_of(state, self.step_id)
        above, _ = steps_around(state, step)
        if above is None:
            raise EditRefused("This is the first step: there is none above it to join.")
        if above.how:
            raise EditRefused(
                "The step above has sub-items. Make this one a sub-item with Tab instead."
            )
        _refuse_burdened(state, step, "cannot be joined to the step above")
        title = above.title
        for language, words in step.title:
            title = title.put(language, one_line(f"{above.title.exactly(language)} {words}"))
        joined = replace(above, title=title, how=step.how)
        return RemoveStep(step.id).apply(put(state, joined))


@dataclass(frozen=True, slots=True)
class MakeSubItem:
    """Turn a step, with its lines, into lines of the step above it.

    Refused where the step holds more than a line can: who does it, by when, branches ...
    """

    label: ClassVar = "Make sub-item"

    step_id: StepId

    def apply(self, state: State) -> State:
        step = step_of(state, self.step_id)
        above, _ = steps_around(state, step)
        if above is None:
            raise EditRefused(
                "This is the first step: there is none above it of which it could be a part."
            )
        _refuse_burdened(state, step, "cannot become a sub-item")
        if not step.title:
            raise EditRefused("Type a title first: a sub-item needs some words.")
        longer = _with_lines(above, (*above.how, step.title, *step.how))
        return RemoveStep(step.id).apply(put(state, longer))


@dataclass(frozen=True, slots=True)
class MakeStep:
    """Turn a line into a step of its own, after the step it belonged to; the lines below follow."""

    label: ClassVar = "Make step"

    step_id: StepId
    place: int
    new_id: StepId

    def apply(self, state: State) -> State:
        step, line = _line(state, self.step_id, self.place)
        shorter = _with_lines(step, step.how[: self.place])
        new = Step(id=self.new_id, measure=step.measure, title=line, how=step.how[self.place + 1 :])
        return AddStep(new, after=step.id).apply(put(state, shorter))


@dataclass(frozen=True, slots=True)
class AddLines:
    """Put lines below the title of a step, before the one that has this place now."""

    step_id: StepId
    place: int
    lines: tuple[Text, ...]

    @property
    def label(self) -> str:
        """For example "Add 3 sub-items"."""
        return "Add sub-item" if len(self.lines) == 1 else f"Add {len(self.lines)} sub-items"

    def apply(self, state: State) -> State:
        step = step_of(state, self.step_id)
        place = max(0, min(self.place, len(step.how)))
        how = (*step.how[:place], *self.lines, *step.how[place:])
        if not all(self.lines):
            raise EditRefused("A sub-item needs some words.")
        return put(state, _with_lines(step, how))


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """Give a line other words in one language; without words in any language it goes."""

    label: ClassVar = "Change sub-item"

    step_id: StepId
    place: int
    words: str
    language: str

    def apply(self, state: State) -> State:
        step, line = _line(state, self.step_id, self.place)
        changed = line.put(self.language, self.words.strip())
        new = (changed,) if changed else ()
        how = (*step.how[: self.place], *new, *step.how[self.place + 1 :])
        return put(state, _with_lines(step, how))


@dataclass(frozen=True, slots=True)
class RemoveLine:
    """Take a line out, in every language."""

    label: ClassVar = "Remove sub-item"

    step_id: StepId
    place: int

    def apply(self, state: State) -> State:
        step, _ = _line(state, self.step_id, self.place)
        how = step.how[: self.place] + step.how[self.place + 1 :]
        return put(state, _with_lines(step, how))


@dataclass(frozen=True, slots=True)
class MoveLine:
    """Move a line up or down by one; beyond the first or last it goes to the next step."""

    label: ClassVar = "Move sub-item"

    step_id: StepId
    place: int
    up: bool

    def apply(self, state: State) -> State:
        step, line = _line(state, self.step_id, self.place)
        rest = step.how[: self.place] + step.how[self.place + 1 :]
        place = self.place - 1 if self.up else self.place + 1
        if 0 <= place < len(step.how):
            return put(state, _with_lines(step, (*rest[:place], line, *rest[place:])))
        neighbour = steps_around(state, step)[0 if self.up else 1]
        if neighbour is None:
            raise EditRefused(
                "There is no step above this one."
                if self.up
                else "There is no step below this one."
            )
        how = (*neighbour.how, line) if self.up else (line, *neighbour.how)
        return put(state, _with_lines(step, rest), _with_lines(neighbour, how))


def _line(state: State, step_id: StepId, place: int) -> tuple[Step, Text]:
    step = step_of(state, step_id)
    if not 0 <= place < len(step.how):
        raise EditRefused("This sub-item is no longer there.")
    return step, step.how[place]


def _with_lines(step: Step, lines: tuple[Text, ...]) -> Step:
    """The step with these lines; what has lines is neither unread nor said to have none."""
    if not lines:
        return replace(step, how=lines)
    return replace(
        step,
        how=lines,
        unread=tuple(name for name in step.unread if name != "how"),
        stated_none=tuple(name for name in step.stated_none if name != "how"),
    )


def _refuse_burdened(state: State, step: Step, what: str) -> None:
    held = burdens(state, step)
    if held:
        words = f"{', '.join(held[:-1])} and {held[-1]}" if len(held) > 1 else held[0]
        raise EditRefused(
            f"{step.title or 'This step'} {what}: a line has no room for {words}. "
            "Take these away first, or leave it a step."
        )
