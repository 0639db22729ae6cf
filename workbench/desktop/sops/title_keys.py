"""What keys do in the title of a step: next, split, sub-item, move, remove."""

from __future__ import annotations

from workbench.desktop.sops.step_card import Spot
from workbench.desktop.sops.typist import AT_THE_END, WHERE_IT_IS, Typist
from workbench.desktop.sops.wishes import Wish
from workbench.domain.edits.lines import JoinStep, MakeSubItem, SplitStep
from workbench.domain.edits.steps import BEFORE_THE_FIRST, MoveStep, RemoveStep
from workbench.domain.entity import new_id
from workbench.domain.prose import plain_words
from workbench.domain.steps import Step
from workbench.domain.values import StepId


class TitleKeys:
    """Does what is wished for in titles."""

    def __init__(self, typist: Typist) -> None:
        self._typist = typist
        self._refused = ("", 0)

    def follow(self, spot: Spot, wish: Wish) -> None:
        """Do it."""
        match wish:
            case Wish.NEXT:
                self._next(spot)
            case Wish.ABOVE:
                self._above(spot)
            case Wish.SPLIT:
                self._split(spot)
            case Wish.INDENT:
                self._indent(spot)
            case Wish.MOVE_UP | Wish.MOVE_DOWN:
                self._move(spot, -1 if wish is Wish.MOVE_UP else 1)
            case Wish.BACK:
                self._back(spot)
            case Wish.REMOVE:
                self._remove(spot)
            case _:
                return

    def _is_draft(self, spot: Spot) -> bool:
        return spot.step not in self._typist.session.state.steps

    def _next(self, spot: Spot) -> None:
        typist = self._typist
        if not typist.record(spot):
            return
        _, below = typist.neighbours(spot.step)
        if self._is_draft(spot):  # nothing was typed
            if below is not None:
                typist.show(typist.drafts.without_any(), Spot(below.id))
        elif below is not None and below.id == typist.drafts.last.id:
            typist.show(typist.drafts.without_any(), Spot(below.id))
        else:
            typist.begin_step(spot.step)

    def _above(self, spot: Spot) -> None:
        if self._typist.record(spot):
            above, _ = self._typist.neighbours(spot.step)
            drafts = self._typist.drafts.with_step(above.id if above else BEFORE_THE_FIRST)
            assert drafts.between is not None
            self._typist.show(drafts, Spot(drafts.between.id))

    def _split(self, spot: Spot) -> None:
        typist, row = self._typist, self._typist.row_at(spot)
        if row is None or not typist.record(spot):
            return
        first, second = (plain_words(each) for each in row.halves())
        new = StepId(new_id())
        edit = SplitStep(StepId(spot.step), new, (first, second), typist.session.language)
        if typist.edit(edit, row.gesture):
            typist.cursor_wanted.emit(Spot(new), 0)

    def _indent(self, spot: Spot) -> None:
        typist, row = self._typist, self._typist.row_at(spot)
        above, _ = typist.neighbours(spot.step)
        if row is None or not typist.record(spot):
            return
        if above is None or above.id not in typist.session.state.steps:
            typist.told.emit("This is the first step: there is none above it to be a part of.")
        elif self._is_draft(spot):
            place = len(above.how)
            typist.show(typist.drafts.with_line(above.id, place), Spot(above.id, place))
        else:
            at = row.textCursor().position()
            if typist.edit(MakeSubItem(StepId(spot.step)), row.gesture):
                typist.cursor_wanted.emit(Spot(above.id, len(above.how)), at)

    def _move(self, spot: Spot, by: int) -> None:
        typist = self._typist
        if not typist.record(spot) or self._is_draft(spot):
            return
        order = [each.id for each in typist.steps()]
        place = order.index(StepId(spot.step)) + by
        if 0 <= place < len(order):
            meant = self._refused == (spot.step, place)
            made = typist.edit(
                MoveStep(StepId(spot.step), place, although_consent_comes_later=meant)
            )
            self._refused = ("", 0) if made else (spot.step, place)
            if made:
                typist.cursor_wanted.emit(spot, WHERE_IT_IS)

    def _back(self, spot: Spot) -> None:
        """Backspace at the start: an empty row goes, a full one joins the step above."""
        typist, row = self._typist, self._typist.row_at(spot)
        above, _ = typist.neighbours(spot.step)
        if row is None:
            return
        if not row.plain_words():
            self._remove(spot, upwards=True)
        elif above is not None and typist.record(spot):
            at = len(above.title.exactly(typist.session.language))
            if typist.edit(JoinStep(StepId(spot.step)), row.gesture):
                typist.cursor_wanted.emit(Spot(above.id), at)

    def _remove(self, spot: Spot, *, upwards: bool = False) -> None:
        typist = self._typist
        above, below = typist.neighbours(spot.step)
        upwards = upwards or below is None
        cursor = last_spot(above) if upwards and above else Spot(below.id) if below else None
        if self._is_draft(spot):
            typist.show(typist.drafts.without_any(), cursor)
        elif typist.edit(RemoveStep(StepId(spot.step))) and cursor is not None:
            typist.cursor_wanted.emit(cursor, AT_THE_END)


def last_spot(step: Step) -> Spot:
    """The last row of a step: its last sub-item, or its title."""
    return Spot(step.id, len(step.how) - 1 if step.how else None)
