"""Which forms are used where: form by form, the steps, who fills it in and who signs."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.desktop.session import Session
from workbench.desktop.sops import describing
from workbench.desktop.sops.beside.grid import Grid, GridCell, GridColumn, GridRow
from workbench.desktop.sops.beside.reading_view import ReadingView
from workbench.desktop.widgets import Segmented, words
from workbench.diagram.step_words import step_title
from workbench.domain.agencies import Agency
from workbench.domain.forms import Form
from workbench.domain.readings.forms_used import FormUse, forms_used
from workbench.domain.referrals import Referral
from workbench.domain.sops import Measure
from workbench.domain.steps import Step

_COLUMNS = (
    GridColumn("Used in", width=150, weight=4),
    GridColumn("Filled in by", width=90, weight=3),
    GridColumn("Signed by", width=80, weight=2),
)
_NOT_RECORDED = GridCell("not recorded", tone="muted")


class FormsView(ReadingView):
    """The forms of the measure, or all forms with everything that uses them."""

    key = "forms"
    title = "Forms"
    settles_after = 300
    reads = (Step, Measure, Agency, Form, Referral)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._scope = Segmented("forms-scope", (("measure", "This measure"), ("all", "All forms")))
        self._scope.choose("measure")
        self._scope.chosen.connect(lambda _scope: self.make_stale())
        self._sentence = words("", "muted", wrap=True)
        self._sentence.setObjectName("forms-sentence")
        self.grid = Grid("forms-used", "Forms and where they are used")
        self.grid.followed.connect(session.go_to)
        head = QWidget()
        line = QHBoxLayout(head)
        line.setContentsMargins(12, 10, 12, 8)
        line.setSpacing(10)
        line.addWidget(self._scope)
        line.addWidget(self._sentence, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.grid, 1)

    def refresh(self) -> None:
        used = forms_used(self.session.state)
        shown = [each for each in used.uses if self._scope.choice == "all" or self._is_here(each)]
        unused = len([each for each in shown if not each.is_used])
        told = "1 form" if len(shown) == 1 else f"{len(shown)} forms"
        if unused:
            told += f", {unused} of them used nowhere"
        self._sentence.setText(told)
        self.grid.show_rows(_COLUMNS, [row for use in shown for row in self._rows(use)])

    def _is_here(self, use: FormUse) -> bool:
        measure = self.session.state.measures[self.measure_id]
        return (
            any(each.measure == measure.id for each in use.steps)
            or measure in use.measures
            or measure.number in use.numbers
        )

    def _rows(self, use: FormUse) -> Iterator[GridRow]:
        language = self.session.language
        form = use.form
        version = f", version {form.version}" if form.version else ""
        title = f"{form.code} {form.title.in_language(language)}{version}".strip()
        yield GridRow((GridCell(title, tip=form.purpose.in_language(language)),), is_heading=True)
        filled, signed = self._filled_by(use), self._signed_by(form)
        places = tuple(self._places(use))
        if not places:
            places = (GridCell("no step uses it", tone="muted"),)
        for number, place in enumerate(places):
            yield GridRow(
                (place, filled if not number else GridCell(), signed if not number else GridCell())
            )

    def _places(self, use: FormUse) -> Iterator[GridCell]:
        state, language = self.session.state, self.session.language
        for step in use.steps:
            measure = state.measures.find(step.measure)
            number = measure.number if measure else ""
            words_ = f"{number} step {step.number} {step_title(step, language)}"
            yield GridCell(words_.strip(), target=step.id)
        for measure in use.measures:
            title = measure.title.in_language(language)
            yield GridCell(f"{measure.number} {title}", target=measure.id)
        for number in use.numbers:
            yield GridCell(f"Measure {number}", tip="The form itself names this measure.")
        for referral in use.referrals:
            ends = (state.agencies.find(each) for each in (referral.sender, referral.receiver))
            names = " → ".join(each.label(language) if each else "?" for each in ends)
            yield GridCell(f"Referral {names}", target=referral.id)

    def _filled_by(self, use: FormUse) -> GridCell:
        state, language = self.session.state, self.session.language
        if use.form.filled_by:
            return GridCell(use.form.filled_by.in_language(language))
        names = dict.fromkeys(describing.actor(state, each, language) for each in use.fillers)
        if not names:
            return _NOT_RECORDED
        return GridCell(", ".join(names), tip="Who leads the steps that use it", tone="muted")

    def _signed_by(self, form: Form) -> GridCell:
        names = [each.in_language(self.session.language) for each in form.signed_by]
        return GridCell(", ".join(names)) if names else _NOT_RECORDED
