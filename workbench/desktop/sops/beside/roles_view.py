"""Who plays which part in which step, as a matrix; one lead for each step, or none, is seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.desktop.session import Session
from workbench.desktop.sops.beside.grid import Grid, GridCell, GridColumn, GridRow
from workbench.desktop.sops.beside.reading_view import ReadingView
from workbench.desktop.widgets import Segmented, words
from workbench.diagram.step_words import condition_words, step_title
from workbench.domain.agencies import Agency
from workbench.domain.readings.roles import (
    Actor,
    LeadState,
    Load,
    RoleCell,
    RoleMatrix,
    RoleRow,
    roles_of_measure,
    roles_of_sop,
)
from workbench.domain.sops import Measure, MeasureId, SopId
from workbench.domain.steps import Part, Step

LETTERS = {
    Part.LEAD: ("L", "leads"),
    Part.SUPPORT: ("S", "supports"),
    Part.CONSULTED: ("C", "is consulted"),
    Part.INFORMED: ("I", "is informed"),
    Part.AUTHORISES: ("A", "authorises"),
    Part.RECEIVES: ("R", "receives"),
}
DECIDES = ("D", "decides")
_NO_LEAD = {
    LeadState.NOT_RECORDED: ("not recorded", "unknown", "Nobody has recorded who leads this step."),
    LeadState.UNREAD: ("not read", "unknown", "Who leads this step could not be read."),
    LeadState.NONE: ("no lead", "critical", "It is recorded that nobody leads this step."),
}
_ACTOR_WIDTH, _STEP_WIDTH, _LEAD_WIDTH = 80, 140, 78
_LEAST_STEPS = 4  # below this, leading most of them says nothing


class RolesView(ReadingView):
    """The role matrix of the measure, or of all measures of its SOP."""

    key = "roles"
    title = "Roles"
    reads = (Step, Measure, Agency)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._scope = Segmented("roles-scope", (("measure", "This measure"), ("sop", "Whole SOP")))
        self._scope.choose("measure")
        self._scope.chosen.connect(lambda _scope: self.make_stale())
        self._sentence = words("", wrap=True)
        self._sentence.setObjectName("roles-sentence")
        self.grid = Grid("roles", "Who plays which part in which step")
        self.grid.followed.connect(self.step_chosen)
        legend = " · ".join(f"{letter} {means}" for letter, means in (*LETTERS.values(), DECIDES))
        head = QWidget()
        lines = QVBoxLayout(head)
        lines.setContentsMargins(12, 10, 12, 8)
        lines.setSpacing(6)
        row = QHBoxLayout()
        row.addWidget(self._scope)
        row.addStretch(1)
        lines.addLayout(row)
        lines.addWidget(self._sentence)
        lines.addWidget(words(legend, "small", wrap=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.grid, 1)

    def show_chosen(self, step_id: str) -> None:
        self.grid.show_target(step_id)

    def refresh(self) -> None:
        state = self.session.state
        measure = state.measures[self.measure_id]
        is_whole = self._scope.choice == "sop" and measure.sop is not None
        matrix = (
            roles_of_sop(state, SopId(str(measure.sop)))
            if is_whole
            else roles_of_measure(state, MeasureId(measure.id))
        )
        self._sentence.setText(" ".join(self._told(matrix)))
        self.grid.show_rows(tuple(self._columns(matrix)), tuple(self._rows(matrix)))
        self.grid.show_target(self.session.chosen_id)

    def _columns(self, matrix: RoleMatrix) -> Iterator[GridColumn]:
        yield GridColumn("Step", width=_STEP_WIDTH, weight=1)
        yield GridColumn("Lead", width=_LEAD_WIDTH)
        for actor in matrix.actors:
            name = self._name(actor)
            yield GridColumn(self._short_name(actor), tip=name, width=_ACTOR_WIDTH, in_middle=True)

    def _rows(self, matrix: RoleMatrix) -> Iterator[GridRow]:
        measure: object = None
        for row in matrix.rows:
            if self._scope.choice == "sop" and row.step.measure != measure:
                measure = row.step.measure
                yield GridRow((GridCell(self._measure_words(row.step)),), is_heading=True)
            yield GridRow(tuple(self._cells(matrix, row)))
        most = _most_loaded(matrix)
        yield GridRow(
            (
                GridCell("Leads in all", tone="muted"),
                GridCell(),
                *(self._load_cell(matrix, load, is_most=load in most) for load in matrix.loads),
            )
        )

    def _cells(self, matrix: RoleMatrix, row: RoleRow) -> Iterator[GridCell]:
        step = row.step
        title = step_title(step, self.session.language)
        taken = "Taken over from the measure this is a variant of." if row.is_taken_over else ""
        yield GridCell(f"{step.number} {title}".strip(), tip=taken, target=step.id)
        yield _lead_cell(row)
        for actor, cell in zip(matrix.actors, row.cells, strict=True):
            yield self._part_cell(actor, cell)

    def _part_cell(self, actor: Actor, cell: RoleCell) -> GridCell:
        if not cell:
            return GridCell()
        name, language = self._name(actor), self.session.language
        letters, told = [], []
        for each in cell.parts:
            letter, means = LETTERS[each.part]
            post, when = each.post.in_language(language), condition_words(each.condition, language)
            letters.append(letter + ("*" if when else ""))
            told.append(
                f"{name}{f' ({post})' if post else ''} {means}{f': {when}' if when else ''}"
            )
        if cell.decides:
            letters.append(DECIDES[0])
            told.append(f"{name} {DECIDES[1]}")
        leads = any(each.part is Part.LEAD for each in cell.parts)
        return GridCell(
            " ".join(dict.fromkeys(letters)),
            tip="\n".join(told),
            tone="accent" if leads else "",
            bold=leads,
            tinted=leads,
        )

    def _load_cell(self, matrix: RoleMatrix, load: Load, *, is_most: bool) -> GridCell:
        tip = f"{self._name(load.actor)} leads {load.led} of {len(matrix.rows)} steps"
        return GridCell(
            str(load.led),
            tip=tip,
            tone="high" if is_most else "muted",
            bold=is_most,
            tinted=is_most,
        )

    def _told(self, matrix: RoleMatrix) -> Iterator[str]:
        if not matrix.rows:
            yield "No steps are recorded."
            return
        states = Counter(each.lead_state for each in matrix.rows)
        several = sum(each.leads > 1 for each in matrix.rows)
        for count, ending in (
            (states[LeadState.NONE], "no lead, and that is recorded"),
            (several, "more than one lead at a time"),
            (states[LeadState.NOT_RECORDED], "a lead that is not recorded"),
            (states[LeadState.UNREAD], "a lead that could not be read"),
        ):
            if count:
                yield f"{'1 step has' if count == 1 else f'{count} steps have'} {ending}."
        for load in _most_loaded(matrix):
            yield f"{self._name(load.actor)} leads {load.led} of {len(matrix.rows)} steps."
        if several + states[LeadState.RECORDED] == len(matrix.rows) and not several:
            yield "Every step has one lead at a time."

    def _measure_words(self, step: Step) -> str:
        measure = self.session.state.measures.find(step.measure)
        if measure is None:
            return ""
        return f"{measure.number} {measure.title.in_language(self.session.language)}".strip()

    def _name(self, actor: Actor) -> str:
        language = self.session.language
        agency = self.session.state.agencies.find(actor.agency)
        return agency.label(language) if agency else actor.role.in_language(language)

    def _short_name(self, actor: Actor) -> str:
        agency = self.session.state.agencies.find(actor.agency)
        acronym = agency.acronym.in_language(self.session.language) if agency else ""
        return acronym or self._name(actor)


def _lead_cell(row: RoleRow) -> GridCell:
    if row.lead_state is not LeadState.RECORDED:
        text, tone, tip = _NO_LEAD[row.lead_state]
        return GridCell(text, tip=tip, tone=tone, tinted=tone == "critical")
    if row.leads > 1:
        tip = "More than one leads at the same time; nobody is accountable alone."
        return GridCell(f"{row.leads} leads", tip=tip, tone="high", tinted=True)
    return GridCell("one", tip="One lead at a time", tone="good")


def _most_loaded(matrix: RoleMatrix) -> tuple[Load, ...]:
    """Whoever leads more than half of the steps, where there are enough to say so."""
    if len(matrix.rows) < _LEAST_STEPS:
        return ()
    return tuple(each for each in matrix.loads if 2 * each.led > len(matrix.rows))
