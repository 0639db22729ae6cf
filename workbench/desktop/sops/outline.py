"""The outline: every population with its stages and measures, and how many findings each has."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from workbench.desktop.panels import Column
from workbench.desktop.session import Session
from workbench.desktop.theme import SPHERE_COLOURS
from workbench.desktop.widgets import Dot, FilterRow, push_button, words
from workbench.domain.findings import Kind
from workbench.domain.procedures import measures_of
from workbench.domain.programme import Stage
from workbench.domain.sops import Measure, Sop
from workbench.workspace import Committed

_INDENT = 16


class Outline(Column):
    """The side list of the procedures."""

    measure_chosen = Signal(str)
    measure_wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__("sop-outline")
        self._session = session
        self._rows: dict[str, FilterRow] = {}
        self._group = QButtonGroup(self)
        session.committed.connect(self._follow)
        session.findings_changed.connect(self._count)
        session.language_changed.connect(self._build)
        self._build()

    def measure_ids(self) -> tuple[str, ...]:
        """The measures in the order in which they are listed."""
        return tuple(self._rows)

    def show_chosen(self, measure_id: str) -> None:
        """Mark the row of a measure."""
        row = self._rows.get(measure_id)
        if row is not None:
            row.setChecked(True)
            self.ensureWidgetVisible(row)

    def _follow(self, commit: Committed) -> None:
        if commit.delta.touches(Sop, Measure, Stage):
            chosen = next((key for key, row in self._rows.items() if row.isChecked()), "")
            self._build()
            self.show_chosen(chosen)

    def _build(self) -> None:
        self.clear()
        self._rows.clear()
        for sop in self._session.state.sops.values():
            self._add_sop(sop)
        self._count()

    def _add_sop(self, sop: Sop) -> None:
        state, language = self._session.state, self._session.language
        population = state.populations.find(sop.population)
        self.section((population.name if population else sop.title).in_language(language))
        stage_shown = None
        for measure in measures_of(state, sop.id):
            stage = state.stages.find(measure.stage)
            if stage is not None and stage.id != stage_shown:
                stage_shown = stage.id
                self.add(_stage_row(stage, language))
            self._add_measure(measure, language)
        add = push_button("Add measure", f"add-measure-{sop.code}", "plus", "link")
        add.clicked.connect(lambda _checked=False, key=sop.id: self.measure_wanted.emit(key))
        self.add(_indented(add))

    def _add_measure(self, measure: Measure, language: str) -> None:
        title = measure.title.in_language(language)
        row = FilterRow(f"measure-{measure.code or measure.id}", f"{measure.number} {title}")
        row.clicked.connect(lambda _checked=False, key=measure.id: self.measure_chosen.emit(key))
        self._group.addButton(row)
        self._rows[measure.id] = row
        self.add(_indented(row))

    def _count(self) -> None:
        """How many gaps and conflicts each measure has; questions to ask are not counted."""
        steps = self._session.state.steps
        counts: Counter[str] = Counter()
        for finding in self._session.findings:
            if finding.kind is not Kind.UNKNOWN:
                measures = {
                    step.measure if (step := steps.find(each)) else each for each in finding.about
                }
                counts.update(each for each in measures if each in self._rows)
        for key, row in self._rows.items():
            row.show_count(counts[key] or None)


def _stage_row(stage: Stage, language: str) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(6, 6, 6, 2)
    row.setSpacing(8)
    row.addWidget(Dot(swatch=SPHERE_COLOURS[stage.sphere]))
    row.addWidget(
        words(f"{stage.number} {stage.title.in_language(language)}", "strong", wrap=True), 1
    )
    return line


def _indented(widget: QWidget) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(_INDENT, 0, 0, 0)
    row.addWidget(widget)
    return line
