"""The place where procedures are written: outline, steps and flowchart in step."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

from workbench.desktop.jobs import JobRunner
from workbench.desktop.place import Place
from workbench.desktop.session import Session
from workbench.desktop.sops.centre import SopsCentre
from workbench.desktop.sops.flow_panel import FlowPanel
from workbench.desktop.sops.measure_view import MeasureView
from workbench.desktop.sops.outline import Outline
from workbench.desktop.sops.step_card import Spot
from workbench.domain.edits.measures import AddMeasure
from workbench.domain.entity import new_id
from workbench.domain.findings import Finding
from workbench.domain.procedures import measures_of, steps_of
from workbench.domain.sops import Measure, MeasureId, SopId
from workbench.domain.steps import StepKind
from workbench.workspace import Committed


class SopsPlace(Place):
    """Procedures: what is chosen in one panel is chosen in all of them."""

    key = "sops"
    title = "SOPs"
    icon = "list"
    inspector_width = 440  # a flowchart needs more room than a few facts

    def __init__(self, session: Session, jobs: JobRunner | None = None) -> None:
        super().__init__()
        self._session = session
        self._wanted_in = ""  # the SOP that a measure about to begin is to be in
        self._last = ""
        self.side = self._outline = Outline(session)
        self._measure = MeasureView(session)
        self.centre = self._pages = SopsCentre(session, self._measure)
        self.inspector = self._flow = FlowPanel(session, jobs)
        self._connect()
        self._open_first()

    def close(self) -> None:
        """Give the memory of printed pages back."""
        self._flow.close_pages()

    def shows(self, entity_id: str) -> bool:
        state = self._session.state
        return any(entity_id in table for table in (state.steps, state.measures, state.sops))

    def reveal(self, entity_id: str) -> None:
        state = self._session.state
        step, sop = state.steps.find(entity_id), state.sops.find(entity_id)
        if step is not None and step.measure is not None:
            self.open_measure(step.measure)
            self._session.choose(entity_id)
            self._show_chosen(entity_id)
            self._measure.put_cursor(Spot(entity_id))
        elif entity_id in state.measures:
            self.open_measure(entity_id)
        elif sop is not None and (measures := measures_of(state, SopId(sop.id))):
            self.open_measure(measures[0].id)

    def begin_work(self) -> bool:
        self._measure.begin()
        return True

    def status(self) -> str:
        measure = self._session.state.measures.find(self._measure.measure_id)
        if measure is None:
            return ""
        steps = steps_of(self._session.state, measure.id)
        found: dict[str, Finding] = {}
        for each in self.in_view():
            found |= {finding.key: finding for finding in self._session.findings_about(each)}
        counts = (_counted(len(steps), "step"), _counted(len(found), "finding"))
        return " · ".join((f"Measure {measure.number}".strip(), *counts))

    def in_view(self) -> frozenset[str]:
        """The open measure, its steps, and the referrals they stand for."""
        measure = self._measure.measure_id
        steps = self._session.state.steps.where("measure", measure) if measure else ()
        referrals = (referral for step in steps for referral in step.referrals)
        return frozenset({measure, *(step.id for step in steps), *referrals})

    def open_measure(self, measure_id: str) -> None:
        """Show a measure in all three panels."""
        if measure_id != self._measure.measure_id:
            self._last = measure_id
            self._measure.show_measure(measure_id)
            self._flow.show_measure(measure_id)
        self._pages.follow_measure(measure_id)
        self._outline.show_chosen(measure_id)
        self.view_changed.emit()
        if self._session.chosen_id not in self._session.state.steps:
            self._session.choose(measure_id)

    def begin_measure(self, sop_id: str = "") -> None:
        """Ask for the title of a new measure, in an SOP or in that of the measure open now."""
        open_now = self._session.state.measures.find(self._measure.measure_id)
        self._wanted_in = sop_id or (open_now.sop if open_now and open_now.sop else "")
        self._pages.show_steps()
        self._measure.show_measure("")
        self._outline.show_chosen("")
        self._measure.begin()
        self.view_changed.emit()

    def _connect(self) -> None:
        session = self._session
        self._outline.measure_chosen.connect(self.open_measure)
        self._outline.measure_wanted.connect(self.begin_measure)
        self._outline.entered.connect(self._measure.begin)
        self._outline.templates_wanted.connect(self._pages.show_templates)
        self._measure.comparison_wanted.connect(self._compare)
        self._pages.inserted.connect(self._show_inserted)
        self._measure.step_chosen.connect(session.choose)
        self._measure.measure_begun.connect(self._add_measure)
        self._measure.put_aside.connect(self._go_back)
        self._measure.told.connect(self.told)
        self._measure.asked.connect(self.asked)
        self._flow.step_chosen.connect(session.choose)
        self._flow.step_activated.connect(lambda step: self._measure.put_cursor(Spot(step)))
        self._flow.step_wanted.connect(self._add_step)
        session.chosen.connect(self._show_chosen)
        session.committed.connect(self._keep_open)
        for panel in (self.side, self.centre):
            for keys, perform in (
                ("Ctrl+Shift+N", self.begin_measure),
                ("Ctrl+Shift+T", self._pages.show_templates),
                ("Ctrl+Shift+C", self._compare),
            ):
                shortcut = QShortcut(QKeySequence(keys), panel)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(perform)

    def _open_first(self) -> None:
        """Open the first measure that has steps, else the first one, else ask for one."""
        steps = self._session.state.steps
        measures = self._outline.measure_ids()
        first = next((each for each in measures if steps.where("measure", each)), None)
        if first is None and measures:
            first = measures[0]
        self._measure.show_measure(first or "")
        if first is not None:
            self._last = first
            self._flow.show_measure(first)
            self._outline.show_chosen(first)
        self.view_changed.emit()

    def _show_chosen(self, entity_id: str) -> None:
        step = self._session.state.steps.find(entity_id)
        if step is not None and step.measure == self._measure.measure_id:
            self._measure.choose_step(entity_id)
            self._flow.show_chosen(entity_id)
        else:
            self._measure.choose_step("")

    def _add_step(self, after: str, decides: bool) -> None:  # noqa: FBT001  # of a signal
        self._measure.add_step(StepKind.DECISION if decides else StepKind.ACTION, after)

    def _add_measure(self, title: str) -> None:
        state = self._session.state
        last = state.measures.find(self._last)
        sop = self._wanted_in or next(iter(state.sops), "") or new_id()
        stage = last.stage if last is not None and last.sop == sop else None
        key = MeasureId(new_id())
        if self._session.edit(AddMeasure(key, SopId(sop), title, self._session.language, stage)):
            self._session.choose(key)
            self.open_measure(key)
            self._measure.begin()

    def _compare(self) -> None:
        if self._measure.measure_id:
            self._pages.compare(self._measure.measure_id)

    def _show_inserted(self, measure_id: str) -> None:
        """Open what a template brought; forms alone have no measure to open."""
        if measure_id:
            self.open_measure(measure_id)
            self._pages.show_steps()
        self.told.emit("The template is in. Undo takes all of it back.", "done")

    def _go_back(self) -> None:
        """A measure that was about to begin was put aside."""
        if self._last in self._session.state.measures:
            self.open_measure(self._last)
            self._measure.begin()

    def _keep_open(self, commit: Committed) -> None:
        """When the open measure is gone, show another one; after undo, what came back."""
        if not commit.delta.touches(Measure):
            return
        if self._measure.measure_id in commit.state.measures:
            return
        back = [each.id for each in commit.delta.of(Measure) if each.before is None]
        if self._measure.measure_id:
            self._open_first()
        elif back and not self._measure.is_asking:
            self.open_measure(back[0])


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
