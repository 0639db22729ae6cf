"""What keys do in a sub-item: next, split, a step of its own, move, remove."""

from __future__ import annotations

from workbench.desktop.sops.step_card import Spot
from workbench.desktop.sops.typist import AT_THE_END, WHERE_IT_IS, Typist
from workbench.desktop.sops.wishes import Wish
from workbench.domain.edits.lines import AddLines, ChangeLine, MakeStep, MoveLine, RemoveLine
from workbench.domain.entity import new_id
from workbench.domain.prose import plain_words
from workbench.domain.text import Text
from workbench.domain.values import StepId


class LineKeys:
    """Does what is wished for in sub-items."""

    def __init__(self, typist: Typist) -> None:
        self._typist = typist

    def follow(self, spot: Spot, line: int, wish: Wish) -> None:
        """Do it."""
        match wish:
            case Wish.NEXT:
                self._next(spot, line)
            case Wish.ABOVE:
                self._new_line(spot, line)
            case Wish.SPLIT:
                self._split(spot, line)
            case Wish.OUTDENT:
                self._promote(spot, line)
            case Wish.MOVE_UP | Wish.MOVE_DOWN:
                self._move(spot, line, up=wish is Wish.MOVE_UP)
            case Wish.BACK:
                self._back(spot, line)
            case Wish.REMOVE:
                self._remove(spot, line)
            case _:
                return

    def _is_draft(self, spot: Spot) -> bool:
        return self._typist.drafts.line == spot

    def _next(self, spot: Spot, line: int) -> None:
        if not self._typist.record(spot):
            return
        if self._is_draft(spot):  # Enter in an empty sub-item: back to steps
            self._typist.begin_step(spot.step)
        else:
            self._new_line(spot, line + 1)

    def _new_line(self, spot: Spot, place: int) -> None:
        if self._typist.record(spot) and not self._is_draft(spot):
            self._typist.show(
                self._typist.drafts.with_line(spot.step, place), Spot(spot.step, place)
            )

    def _split(self, spot: Spot, line: int) -> None:
        typist, row = self._typist, self._typist.row_at(spot)
        if row is None or not typist.record(spot):
            return
        first, second = row.halves()
        language, step_id = typist.session.language, StepId(spot.step)
        new = (Text().put(language, second.strip()),)
        if typist.edit(ChangeLine(step_id, line, first, language), row.gesture) and typist.edit(
            AddLines(step_id, line + 1, new), row.gesture
        ):
            typist.cursor_wanted.emit(Spot(spot.step, line + 1), 0)

    def _promote(self, spot: Spot, line: int) -> None:
        typist, row = self._typist, self._typist.row_at(spot)
        if row is None or not typist.record(spot):
            return
        if self._is_draft(spot):
            typist.begin_step(spot.step)
            return
        new, at = StepId(new_id()), row.textCursor().position()
        if typist.edit(MakeStep(StepId(spot.step), line, new), row.gesture):
            typist.cursor_wanted.emit(Spot(new), at)

    def _move(self, spot: Spot, line: int, *, up: bool) -> None:
        typist = self._typist
        if not typist.record(spot) or self._is_draft(spot):
            return
        step = typist.session.state.steps[spot.step]
        above, below = typist.neighbours(spot.step)
        inside = line > 0 if up else line < len(step.how) - 1
        if not typist.edit(MoveLine(StepId(spot.step), line, up)):
            return
        if inside:
            goes_to = Spot(spot.step, line - 1 if up else line + 1)
        else:
            assert above is not None or not up
            goes_to = (
                Spot(above.id, len(above.how))
                if up and above
                else Spot(below.id, 0)
                if below
                else spot
            )
        typist.cursor_wanted.emit(goes_to, WHERE_IT_IS)

    def _back(self, spot: Spot, line: int) -> None:
        """Backspace at the start: an empty row goes, a full one joins the sub-item above."""
        typist, row = self._typist, self._typist.row_at(spot)
        if row is None:
            return
        if not row.words():
            self._remove(spot, line, upwards=True)
        elif line > 0 and typist.record(spot):
            language, step_id = typist.session.language, StepId(spot.step)
            above = typist.session.state.steps[spot.step].how[line - 1].exactly(language)
            joined = f"{above} {row.words()}".strip()
            if typist.edit(ChangeLine(step_id, line - 1, joined, language), row.gesture) and (
                typist.edit(RemoveLine(step_id, line), row.gesture)
            ):
                typist.cursor_wanted.emit(Spot(spot.step, line - 1), len(plain_words(above)))

    def _remove(self, spot: Spot, line: int, *, upwards: bool = False) -> None:
        typist = self._typist
        if self._is_draft(spot):
            typist.show(typist.drafts.without_any(), _above(spot, line))
            return
        last = len(typist.session.state.steps[spot.step].how) - 1
        goes_to = _above(spot, line) if upwards or line == last else spot
        if typist.edit(RemoveLine(StepId(spot.step), line)):
            typist.cursor_wanted.emit(goes_to, AT_THE_END)


def _above(spot: Spot, line: int) -> Spot:
    return Spot(spot.step, line - 1 if line else None)
