"""Records what is typed in the outline of one measure, and keeps the rows not yet recorded."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from workbench.desktop.session import Session
from workbench.desktop.sops.drafting import Drafts
from workbench.desktop.sops.rows import OutlineRow
from workbench.desktop.sops.step_card import Spot
from workbench.domain.edits import Edit
from workbench.domain.edits.lines import AddLines, ChangeLine, RenameStep
from workbench.domain.edits.steps import AddStep, RemoveStep
from workbench.domain.procedures import steps_of
from workbench.domain.sops import MeasureId
from workbench.domain.steps import Step, StepKind
from workbench.domain.text import Text
from workbench.domain.typed import one_line
from workbench.domain.values import StepId

RowAt = Callable[[Spot], OutlineRow | None]
AT_THE_END, WHERE_IT_IS = -1, -2


class Typist(QObject):
    """The hand that writes into the workspace what stands in the rows.

    `changed` says that rows came or went of which no commit tells; `cursor_wanted` where to go on
    typing, after how many characters.
    """

    changed = Signal()
    cursor_wanted = Signal(Spot, int)
    fields_wanted = Signal(str)
    left = Signal(str)
    left_upwards = Signal()
    told = Signal(str)

    def __init__(self, session: Session, row_at: RowAt) -> None:
        super().__init__()
        self.session = session
        self.row_at = row_at
        self.is_working = False
        self._measure = ""
        self._drafts = Drafts.of("")
        self._fresh: tuple[str, object] = ("", None)

    @property
    def drafts(self) -> Drafts:
        """What stands on the screen and is not recorded."""
        return self._drafts

    @property
    def measure_id(self) -> str:
        """The measure that is typed in."""
        return self._measure

    def open(self, measure_id: str) -> None:
        """Type in another measure."""
        self._measure = measure_id
        self._drafts = Drafts.of(measure_id)

    def steps(self) -> tuple[Step, ...]:
        """The recorded steps of the measure."""
        return steps_of(self.session.state, MeasureId(self._measure))

    def rows(self) -> list[Step]:
        """Every step to be seen; drafts that were recorded meanwhile are drafts no longer."""
        recorded = self.steps()
        self._drafts = self._drafts.settled(recorded)
        return self._drafts.all_steps(recorded)

    def neighbours(self, step_id: str) -> tuple[Step | None, Step | None]:
        """The steps above and below one on the screen."""
        rows = self.rows()
        place = next((n for n, each in enumerate(rows) if each.id == step_id), -1)
        above = rows[place - 1] if place > 0 else None
        return above, rows[place + 1] if 0 <= place < len(rows) - 1 else None

    def begin_step(self, after: str, kind: StepKind = StepKind.ACTION) -> None:
        """Put an empty step after another one, and the cursor into it."""
        recorded = self.steps()
        if not recorded or recorded[-1].id == after:
            last = replace(self._drafts.last, kind=kind)
            self.show(replace(self._drafts.without_any(), last=last), Spot(last.id))
            return
        drafts = self._drafts.with_step(after, kind)
        assert drafts.between is not None
        self.show(drafts, Spot(drafts.between.id))

    def drop_drafts(self) -> None:
        """Forget the empty row between others; what comes next tells of it."""
        self._drafts = self._drafts.without_any()

    def show(self, drafts: Drafts, cursor: Spot | None = None, at: int = AT_THE_END) -> None:
        """Show other empty rows, and go on typing somewhere."""
        if drafts != self._drafts:
            self._drafts = drafts
            with self._working():
                self.changed.emit()
        if cursor is not None:
            self.cursor_wanted.emit(cursor, at)

    def edit(self, edit: Edit, gesture: object = None) -> bool:
        """Make an edit of one's own; refusals are told in a banner."""
        with self._working():
            return self.session.edit(edit, gesture=gesture)

    def record(self, spot: Spot) -> bool:
        """Record what was typed in a row; False where that was refused."""
        row = self.row_at(spot)
        if row is None or not row.has_typing:
            return True
        if spot.line is None:
            return self._record_title(spot, row)
        return self._record_line(spot, spot.line, row)

    def tidy(self, entered: Spot) -> None:
        """An empty row that the cursor has left for another one goes without a trace."""
        line, between = self._drafts.line, self._drafts.between
        left_line = line is not None and line != entered
        if left_line or (between is not None and between.id != entered.step):
            self.show(self._drafts.without_any())

    @contextmanager
    def _working(self) -> Iterator[None]:
        """While this lasts rows come and go by typing, and the cursor is taken care of."""
        self.is_working = True
        try:
            yield
        finally:
            self.is_working = False

    def _record_title(self, spot: Spot, row: OutlineRow) -> bool:
        title, language = one_line(row.plain_words()), self.session.language
        step = self.session.state.steps.find(spot.step)
        if step is not None:
            return title == step.title.exactly(language) or self._retitle(step, title, row)
        draft = self._drafts.find(spot.step)
        if draft is None or not title:
            return True
        new = replace(draft, title=Text().put(language, title))
        after = StepId(self._drafts.after) if draft is self._drafts.between else None
        self._fresh = (draft.id, row.gesture)
        return self.edit(AddStep(new, after), row.gesture)

    def _retitle(self, step: Step, title: str, row: OutlineRow) -> bool:
        if not title and row.hasFocus():
            return True  # it may be typed anew
        if not title and self._fresh == (step.id, row.gesture):
            return self.edit(RemoveStep(step.id), row.gesture)
        return self._restoring(row, RenameStep(step.id, title, self.session.language))

    def _record_line(self, spot: Spot, line: int, row: OutlineRow) -> bool:
        words, language = row.words().strip(), self.session.language
        step_id = StepId(spot.step)
        if self._drafts.line == spot:
            if not words:
                return True
            self._drafts = self._drafts.without_any()
            return self.edit(AddLines(step_id, line, (Text().put(language, words),)), row.gesture)
        step = self.session.state.steps.find(spot.step)
        if step is None or line >= len(step.how) or words == step.how[line].exactly(language):
            return True
        if not words and row.hasFocus():
            return True
        return self._restoring(row, ChangeLine(step_id, line, words, language))

    def _restoring(self, row: OutlineRow, edit: Edit) -> bool:
        """Make an edit; what was refused stands as it was before."""
        made = self.edit(edit, row.gesture)
        if not made:
            row.take_back()
        return made
