"""The place where procedures are written: outline, steps and flowchart in step."""

from __future__ import annotations

from workbench.desktop.place import Place
from workbench.desktop.session import Session
from workbench.desktop.sops.flow_panel import FlowPanel
from workbench.desktop.sops.measure_view import MeasureView
from workbench.desktop.sops.outline import Outline
from workbench.domain.edits.entities import Add
from workbench.domain.entity import new_id
from workbench.domain.procedures import measures_of, next_number, steps_of
from workbench.domain.programme import StageId
from workbench.domain.sops import Measure, MeasureId, Sop, SopId
from workbench.domain.text import Text
from workbench.workspace import Committed


class SopsPlace(Place):
    """Procedures: what is chosen in one panel is chosen in all of them."""

    key = "sops"
    title = "SOPs"
    icon = "list"
    inspector_width = 440  # a flowchart needs more room than a few facts

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.side = self._outline = Outline(session)
        self.centre = self._measure = MeasureView(session)
        self.inspector = self._flow = FlowPanel(session)
        self._outline.measure_chosen.connect(self.open_measure)
        self._outline.measure_wanted.connect(self._add_measure)
        self._measure.step_chosen.connect(session.choose)
        self._flow.step_chosen.connect(session.choose)
        self._flow.step_activated.connect(self._edit_title)
        session.chosen.connect(self._show_chosen)
        session.committed.connect(self._keep_open)
        self._open_first()

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
        elif entity_id in state.measures:
            self.open_measure(entity_id)
        elif sop is not None and (measures := measures_of(state, SopId(sop.id))):
            self.open_measure(measures[0].id)

    def status(self) -> str:
        measure = self._session.state.measures.find(self._measure.measure_id)
        if measure is None:
            return ""
        steps = steps_of(self._session.state, MeasureId(measure.id))
        about = self.in_view()
        found = sum(not about.isdisjoint(each.about) for each in self._session.findings)
        return f"Measure {measure.number} · {len(steps)} steps · {found} findings"

    def in_view(self) -> frozenset[str]:
        """The open measure, its steps, and the referrals they stand for."""
        measure = self._measure.measure_id
        steps = steps_of(self._session.state, MeasureId(measure))
        referrals = (referral for step in steps for referral in step.referrals)
        return frozenset({measure, *(step.id for step in steps), *referrals})

    def open_measure(self, measure_id: str) -> None:
        """Show a measure in all three panels."""
        if measure_id != self._measure.measure_id:
            self._measure.show_measure(measure_id)
            self._flow.show_measure(measure_id)
        self._outline.show_chosen(measure_id)
        self.view_changed.emit()
        if self._session.chosen_id not in self._session.state.steps:
            self._session.choose(measure_id)

    def _open_first(self) -> None:
        """Open the first measure that has steps, else the first one."""
        steps = self._session.state.steps
        measures = self._outline.measure_ids()
        first = next((each for each in measures if steps.where("measure", each)), None)
        if first is None and measures:
            first = measures[0]
        if first is not None:
            self._measure.show_measure(first)
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

    def _edit_title(self, step_id: str) -> None:
        for card in self._measure.cards:
            if card.step_id == step_id:
                card.edit_title()

    def _add_measure(self, sop_id: str) -> None:
        state = self._session.state
        sop: Sop = state.sops[sop_id]
        measures = measures_of(state, SopId(sop.id))
        stage = measures[-1].stage if measures else next(iter(state.stages), None)
        measure = Measure(
            id=MeasureId(new_id()),
            sop=SopId(sop.id),
            stage=StageId(stage) if stage else None,
            number=next_number(measures),
            title=Text().put(self._session.language, "New measure"),
        )
        if self._session.edit(Add((measure,))):
            self.open_measure(measure.id)

    def _keep_open(self, commit: Committed) -> None:
        """When the open measure is gone, show another one."""
        if commit.delta.touches(Measure) and self._measure.measure_id not in commit.state.measures:
            self._open_first()
