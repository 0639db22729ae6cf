"""The duties of one agency over all procedures: the agency extract, read out and never retyped."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.desktop.choices import Choice
from workbench.desktop.session import Session
from workbench.desktop.sops import describing
from workbench.desktop.sops.beside.grid import Grid, GridCell, GridColumn, GridRow
from workbench.desktop.sops.beside.reading_view import ReadingView
from workbench.desktop.sops.beside.roles_view import LETTERS
from workbench.desktop.widgets import words
from workbench.diagram.step_words import condition_words, step_title
from workbench.domain.agencies import Agency
from workbench.domain.forms import Form
from workbench.domain.readings.duties import AgencyDuty, DutyKind, duties_by_agency
from workbench.domain.referrals import Referral
from workbench.domain.sops import Duty, Measure, Sop
from workbench.domain.steps import Step
from workbench.domain.values import AgencyId

_COLUMNS = (
    GridColumn("What", width=150, weight=5),
    GridColumn("Part", width=80, weight=2),
    GridColumn("Time limit", width=80, weight=3),
    GridColumn("Forms", width=60, weight=1),
)


class DutiesView(ReadingView):
    """Choose an agency; everything that procedures, forms and the network ask of it is listed."""

    key = "duties"
    title = "Duties"
    settles_after = 300
    reads = (Step, Measure, Sop, Agency, Form, Referral, Duty)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._agency: AgencyId | None = None
        self._agencies = Choice("duties-agency", "Agency")
        self._agencies.activated.connect(self._choose)
        self._count = words("", "muted")
        self.grid = Grid("duties", "Duties of the agency")
        self.grid.followed.connect(self._follow_step)
        head = QWidget()
        line = QHBoxLayout(head)
        line.setContentsMargins(12, 10, 12, 8)
        line.setSpacing(10)
        line.addWidget(self._agencies, 1)
        line.addWidget(self._count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.grid, 1)

    def refresh(self) -> None:
        duties = duties_by_agency(self.session.state)
        self._offer(frozenset(duties))
        shown = duties.get(self._agency, ()) if self._agency else ()
        self._count.setText("1 duty" if len(shown) == 1 else f"{len(shown)} duties")
        self.grid.show_rows(_COLUMNS, tuple(self._rows(shown)))

    def _offer(self, with_duties: frozenset[AgencyId]) -> None:
        """The agencies by name; those without any duty stand below, and say so."""
        state, language = self.session.state, self.session.language
        agencies = sorted(
            state.agencies.values(),
            key=lambda each: (each.id not in with_duties, each.label(language).casefold()),
        )
        if self._agency not in state.agencies:
            self._agency = self._first(with_duties) or next((a.id for a in agencies), None)
        self._agencies.clear()
        for each in agencies:
            none = "" if each.id in with_duties else " (no duty recorded)"
            self._agencies.addItem(each.label(language) + none, each.id)
        self._agencies.setCurrentIndex(self._agencies.findData(self._agency))

    def _first(self, with_duties: frozenset[AgencyId]) -> AgencyId | None:
        """Whoever leads the chosen step, else any step of the measure."""
        state = self.session.state
        chosen = state.steps.find(self.session.chosen_id)
        steps = (*((chosen,) if chosen else ()), *state.steps.where("measure", self.measure_id))
        leads = (each.agency for step in steps for each in step.leads)
        found = next((each for each in leads if each in with_duties), None)
        return found or next(iter(sorted(with_duties)), None)

    def _choose(self, place: int) -> None:
        self._agency = AgencyId(str(self._agencies.itemData(place)))
        self.make_stale()

    def _rows(self, duties: tuple[AgencyDuty, ...]) -> Iterator[GridRow]:
        before: object = self
        for duty in duties:
            here = (duty.sop, duty.measure)
            if here != before:
                before = here
                yield GridRow((GridCell(self._place(duty)),), is_heading=True)
            yield self._row(duty)

    def _row(self, duty: AgencyDuty) -> GridRow:
        state, language = self.session.state, self.session.language
        limits = (describing.limit_in_words(state, each, language) for each in duty.limits)
        forms = [state.forms.find(each) for each in duty.step.forms] if duty.step else [duty.form]
        codes = ", ".join(each.code for each in forms if each)
        titles = "\n".join(each.title.in_language(language) for each in forms if each)
        target = duty.step.id if duty.step else duty.measure.id if duty.measure else ""
        return GridRow(
            (
                GridCell(self._what(duty), target=target),
                GridCell(self._part(duty)),
                GridCell("; ".join(limits)),
                GridCell(codes, tip=titles),
            )
        )

    def _what(self, duty: AgencyDuty) -> str:
        language = self.session.language
        if duty.duty is not None:
            return "\n".join(f"• {each.in_language(language)}" for each in duty.duty.duties)
        if duty.step is not None:
            return f"{duty.step.number} {step_title(duty.step, language)}".strip()
        if duty.form is not None:
            return f"{duty.form.code} {duty.form.title.in_language(language)}".strip()
        if duty.referral is not None:
            return f"Persons referred by {self._sender(duty.referral)}"
        return "May identify victims" if duty.kind is DutyKind.IDENTIFIES else ""

    def _part(self, duty: AgencyDuty) -> str:
        if duty.kind is DutyKind.TAKES_PART:
            return "; ".join(
                f"{LETTERS[each.part][1]}{self._when(condition_words(each.condition, language))}"
                for language in (self.session.language,)
                for each in duty.assignments
            )
        if duty.kind is DutyKind.RECEIVES and duty.referral is not None and duty.step is not None:
            return f"receives from {self._sender(duty.referral)}"
        return _PART_WORDS[duty.kind]

    def _sender(self, referral: Referral) -> str:
        sender = self.session.state.agencies.find(referral.sender)
        return sender.label(self.session.language) if sender else "?"

    def _place(self, duty: AgencyDuty) -> str:
        language = self.session.language
        sop = duty.sop.title.in_language(language) if duty.sop else ""
        stage = self.session.state.stages.find(duty.stage)
        if duty.measure is not None:
            where = f"{duty.measure.number} {duty.measure.title.in_language(language)}"
        else:
            where = stage.title.in_language(language) if stage else ""
        return " · ".join(each for each in (sop, where.strip()) if each) or "Beside the procedures"

    @staticmethod
    def _when(words_: str) -> str:
        return f" ({words_})" if words_ else ""

    def _follow_step(self, entity_id: str) -> None:
        """Go to the step; it may belong to another measure."""
        self.session.go_to(entity_id)


_PART_WORDS = {
    DutyKind.LISTED: "as the source lists it",
    DutyKind.IDENTIFIES: "identifies",
    DutyKind.TAKES_PART: "takes part",
    DutyKind.DECIDES: "decides",
    DutyKind.RECEIVES: "receives",
    DutyKind.HANDS_OUT: "hands out",
}
