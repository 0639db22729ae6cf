"""Pasting into the outline: lists, tables and lines from elsewhere become steps or sub-items."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, Signal

from workbench.desktop.sops.step_card import Spot
from workbench.desktop.sops.typist import Typist
from workbench.domain.drafts import DraftStep, steps_from
from workbench.domain.edits.lines import AddLines
from workbench.domain.edits.steps import AddSteps
from workbench.domain.prose import escape
from workbench.domain.sops import MeasureId
from workbench.domain.text import Text
from workbench.domain.values import StepId
from workbench.errors import WorkbenchError

MOST_UNASKED, _MOST_AT_ONCE = 300, 1500
_STRUCTURE = ("<li", "<tr", "<h1", "<h2", "<h3", "<br", "<p")


class Pasting(QObject):
    """Takes what is pasted into a row where it is more than a line, as one undo step.

    `asked` is a question before very much is pasted: words, an answer, and what it does.
    """

    told = Signal(str, str)
    asked = Signal(str, str, object)

    def __init__(self, typist: Typist) -> None:
        super().__init__(typist)
        self._typist = typist

    def take(self, spot: Spot, source: QMimeData) -> bool:
        """Whether it was dealt with here; a single line is left to the row."""
        html, text = source.html(), source.text()
        if not _has_lines(html, text):
            return False
        from workbench.exchange.pasting import pasted_steps  # read when needed

        try:
            drafts = pasted_steps(html, text)
        except WorkbenchError as problem:
            self.told.emit(str(problem), "refusal")
            return True
        if not drafts or drafts == (DraftStep(drafts[0].title, kind=drafts[0].kind),):
            return False
        if spot.line is not None:
            return self._lines(spot, spot.line, drafts)
        return self._steps(spot, drafts)

    def _steps(self, spot: Spot, drafts: tuple[DraftStep, ...]) -> bool:
        measure = MeasureId(self._typist.measure_id)
        if len(drafts) <= MOST_UNASKED:
            self._add_steps(measure, spot, drafts)
            return True
        count = f"{len(drafts):,}"
        while_it_lasts = " It takes a while." if len(drafts) > _MOST_AT_ONCE else ""
        self.asked.emit(
            f"What you paste would become {count} steps of one measure, as one undo step."
            f"{while_it_lasts} A document of many measures is better imported. "
            "Nothing is pasted yet.",
            f"Paste {count} steps",
            lambda: self._add_steps(measure, spot, drafts),
        )
        return True

    def _add_steps(self, measure: MeasureId, spot: Spot, drafts: tuple[DraftStep, ...]) -> None:
        """Add them where was pasted, also if another measure is open when that is confirmed."""
        typist = self._typist
        if not typist.record(spot):
            return
        after = self._after(spot)
        state, language = typist.session.state, typist.session.language
        steps = steps_from(drafts, state, measure, language)
        typist.drop_drafts()
        if steps and typist.edit(AddSteps(steps, after)):
            if typist.measure_id == measure:
                typist.cursor_wanted.emit(Spot(steps[-1].id), -1)
            count = "One step" if len(steps) == 1 else f"{len(steps):,} steps"
            self.told.emit(f"{count} pasted. Undo with Ctrl+Z.", "done")

    def _after(self, spot: Spot) -> StepId | None:
        """The step after which the new ones come; None at the end."""
        typist = self._typist
        if spot.step in typist.session.state.steps:
            return StepId(spot.step)
        between = typist.drafts.between
        if between is not None and between.id == spot.step:
            return StepId(typist.drafts.after)
        return None

    def _lines(self, spot: Spot, line: int, drafts: tuple[DraftStep, ...]) -> bool:
        """In a sub-item everything becomes sub-items: there is one level of them."""
        typist = self._typist
        if not typist.record(spot):
            return True
        said = [words for each in drafts for words in (each.title, *each.lines, each.text) if words]
        language = typist.session.language
        texts = tuple(Text().put(language, escape(" ".join(each.split()))) for each in said)
        place = line if typist.drafts.line == spot else line + 1
        typist.drop_drafts()
        if typist.edit(AddLines(StepId(spot.step), place, texts)):
            typist.cursor_wanted.emit(Spot(spot.step, place + len(texts) - 1), -1)
            self.told.emit(f"{len(texts)} sub-items pasted. Undo with Ctrl+Z.", "done")
        return True


def _has_lines(html: str, text: str) -> bool:
    if "\n" in text.strip() or "\t" in text.strip():
        return True
    folded = html.casefold()
    return sum(folded.count(each) for each in _STRUCTURE) > 1
