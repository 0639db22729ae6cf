"""Rows on the screen that are not recorded yet: a step or sub-item about to be typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.desktop.sops.step_card import Spot
from workbench.domain.edits.steps import BEFORE_THE_FIRST
from workbench.domain.entity import new_id
from workbench.domain.sops import MeasureId
from workbench.domain.steps import Step, StepKind
from workbench.domain.values import StepId


@dataclass(frozen=True, slots=True)
class Drafts:
    """The empty step that always stands at the end, and one more step or sub-item between.

    `after` is the step after which the one between stands, or `BEFORE_THE_FIRST`.
    """

    last: Step
    between: Step | None = None
    after: str = BEFORE_THE_FIRST
    line: Spot | None = None

    @classmethod
    def of(cls, measure_id: str) -> Drafts:
        """Only the empty step at the end of a measure."""
        return cls(new_step(measure_id))

    def find(self, step_id: str) -> Step | None:
        """The step of this id that is not recorded yet."""
        return next(
            (each for each in (self.last, self.between) if each and each.id == step_id), None
        )

    def settled(self, recorded: Sequence[Step]) -> Drafts:
        """The drafts without those that are recorded by now."""
        ids = {each.id for each in recorded}
        drafts = self
        if self.between is not None and self.between.id in ids:
            drafts = replace(drafts, between=None, after=BEFORE_THE_FIRST)
        if self.last.id in ids:
            drafts = replace(drafts, last=new_step(self.last.measure or ""))
        if drafts.between is not None and drafts.after not in (*ids, BEFORE_THE_FIRST):
            drafts = replace(drafts, between=None)
        if self.line is not None and self.line.step not in ids:
            drafts = replace(drafts, line=None)
        return drafts

    def with_step(self, after: str, kind: StepKind = StepKind.ACTION) -> Drafts:
        """With one empty step after another one, and none elsewhere between."""
        step = replace(new_step(self.last.measure or ""), kind=kind)
        return replace(self, between=step, after=after, line=None)

    def with_line(self, step_id: str, place: int) -> Drafts:
        """With one empty sub-item at this place of a step."""
        return replace(self, between=None, line=Spot(step_id, place))

    def without_any(self) -> Drafts:
        """Only the empty step at the end."""
        return replace(self, between=None, line=None)

    def all_steps(self, recorded: Sequence[Step]) -> list[Step]:
        """Recorded steps and drafts from top to bottom, the drafts numbered as they would be."""
        steps = list(recorded)
        if self.between is not None:
            places = [n for n, each in enumerate(steps, start=1) if each.id == self.after]
            place = places[0] if places else 0
            steps.insert(place, replace(self.between, number=str(place + 1)))
        return [*steps, replace(self.last, number=str(len(recorded) + 1))]


def new_step(measure_id: str) -> Step:
    """A step of a measure, with nothing in it yet."""
    return Step(id=StepId(new_id()), measure=MeasureId(measure_id))
