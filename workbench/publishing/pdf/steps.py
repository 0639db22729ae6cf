"""The step table: who does what, when, how and with which form, one step below the other."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.publishing.blocks import Actor, Branch, StepMark, StepRow, Steps
from workbench.publishing.inline import Inline, NotRecorded, is_blank, joined, muted, pieces, plain
from workbench.publishing.pdf.grid import Columns, Grid, GridCell, GridLook, GridRow
from workbench.publishing.pdf.placed import Placed, Stack, Words
from workbench.publishing.pdf.styles import DEEP, FAINT
from workbench.publishing.pdf.typesetter import Typesetter

_NUMBER, _WHO, _WHAT, _WHEN, _HOW, _FORMS = range(6)
_WEIGHTS = (0.055, 0.165, 0.265, 0.16, 0.27, 0.085)
_SHORT = 34
"""A longer time limit is a sentence, and too much of it to be set in bold."""

_DRAFT = frozenset({StepMark.TITLE_ONLY, StepMark.NOT_READ})
_LOOK = GridLook(padding=4, padding_above=5, padding_below=5.5)


@dataclass(frozen=True, slots=True)
class StepSetter:
    """Sets step tables; columns that no step of a table needs are left out."""

    typesetter: Typesetter

    def steps(self, steps: Steps) -> list[Placed]:
        """The table, or a sentence where no step is recorded."""
        words = self.typesetter.markup.words
        if not steps.rows:
            return [self.typesetter.words(steps.empty or words.nothing_here, "cell-empty")]
        shown = _shown_columns(steps)
        heads = (self._cell(words.step_heads[each], "cell-head") for each in shown)
        head = GridRow(tuple(heads), ground=DEEP)
        rows = [row for step in steps.rows for row in self._rows(step, shown)]
        columns = Columns.of([_WEIGHTS[each] for each in shown], (head, *rows), _LOOK)
        return [Grid([head], rows, columns, _LOOK, self.typesetter.shape.body_height)]

    def _rows(self, step: StepRow, shown: tuple[int, ...]) -> list[GridRow]:
        """The row of a step, and a row below it for each thing it carries."""
        cells = {
            _NUMBER: lambda: [self.typesetter.words(step.number, "step-number")],
            _WHO: lambda: self._who(step),
            _WHAT: lambda: self._what(step),
            _WHEN: lambda: self._when(step),
            _HOW: lambda: self._how(step),
            _FORMS: lambda: [self.typesetter.words(form, "step-form") for form in step.forms],
        }
        ground = FAINT if _DRAFT & set(step.marks) else None
        main = GridRow(tuple(GridCell(Stack(cells[each]())) for each in shown), anchor=step.anchor)
        rows = [main, *(self._carried(label, text, len(shown)) for label, text in self._tail(step))]
        for row in rows:
            row.ground = ground
        for row in rows[:-1]:
            row.leads_on = True
        return rows

    def _tail(self, step: StepRow) -> list[tuple[str, Inline]]:
        """What a step carries below its row, each with its label."""
        words = self.typesetter.markup.words
        tail: list[tuple[str, Inline]] = [(words.consent, text) for text in step.consent]
        tail += [(words.next, _way_on(branch)) for branch in step.branches]
        for note in step.notes:
            label = note.title or words.notes[note.kind]
            tail.append((label, note.text))
        return _without_repeated_labels(tail)

    def _carried(self, label: str, text: Inline, columns: int) -> GridRow:
        cells = (
            GridCell(Stack()),
            self._cell(label, "fact-label"),
            GridCell(Stack([self.typesetter.words(text, "cell")]), columns - 2),
        )
        return GridRow(cells, tight=True)

    def _who(self, step: StepRow) -> list[Words]:
        if not step.who:
            return [self._not_recorded()]
        return [self._actor(actor) for actor in step.who]

    def _actor(self, actor: Actor) -> Words:
        if not actor.part:
            return self.typesetter.words(actor.name, "cell-bold")
        named = joined((muted(f"{actor.part}:"), actor.name), " ")
        words = self.typesetter.words(named, "cell-small")
        words.spaceBefore = 2
        return words

    def _what(self, step: StepRow) -> list[Words]:
        title = NotRecorded() if is_blank(step.what) else step.what
        parts = [self.typesetter.words(title, "step-title")]
        parts += [
            self.typesetter.words(text, "step-detail") for text in step.detail if not is_blank(text)
        ]
        marks = self.typesetter.markup.words.marks
        return parts + [self.typesetter.words(marks[mark], "step-mark") for mark in step.marks]

    def _when(self, step: StepRow) -> list[Words]:
        said = [text for text in step.when if not is_blank(text)]
        if not said:
            return [self._not_recorded()]
        return [
            self.typesetter.words(text, "step-when" if len(plain(text)) <= _SHORT else "cell")
            for text in said
        ]

    def _how(self, step: StepRow) -> list[Words]:
        text = self.typesetter.in_cell(step.text)
        said = [line for line in step.how if not is_blank(line)]
        if len(said) == 1 and not text:
            return [self.typesetter.words(said[0], "cell")]
        return text + self.typesetter.items_in_cell(said)

    def _not_recorded(self) -> Words:
        return self.typesetter.words(NotRecorded(), "cell")

    def _cell(self, text: Inline, style_name: str) -> GridCell:
        return GridCell(Stack([self.typesetter.words(text, style_name)]))


def _shown_columns(steps: Steps) -> tuple[int, ...]:
    """The columns of a table; how and forms only where some step says something there."""
    shown = [_NUMBER, _WHO, _WHAT, _WHEN]
    if any(row.text or row.how for row in steps.rows):
        shown.append(_HOW)
    if any(row.forms for row in steps.rows):
        shown.append(_FORMS)
    return tuple(shown)


def _way_on(branch: Branch) -> Inline:
    """A branch in one line: when, an arrow, and where to."""
    arrow = "→ " if is_blank(branch.condition) else " → "
    return (*pieces(branch.condition), arrow, *pieces(branch.then))


def _without_repeated_labels(tail: list[tuple[str, Inline]]) -> list[tuple[str, Inline]]:
    """The labels once each: a label stands for the lines below it too."""
    shown: list[tuple[str, Inline]] = []
    before = ""
    for label, text in tail:
        shown.append(("" if label == before else label, text))
        before = label
    return shown
