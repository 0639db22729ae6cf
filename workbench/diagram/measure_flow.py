"""What a measure says as a chart: who does what, what follows what, and how sure that is.

Transitions that are recorded hold. Where a step has none, the next step of the printed order
follows it. What was worked out rather than stated is marked, so that a picture can show it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from workbench.diagram.step_words import (
    NOT_RECORDED,
    condition_words,
    form_codes,
    is_title_only,
    lead_of,
    limits_of,
    marks,
    outcome_lines,
    step_title,
)
from workbench.domain.branching import open_outcomes, takes
from workbench.domain.entity import Confidence
from workbench.domain.procedures import steps_of
from workbench.domain.records import Records
from workbench.domain.sops import Measure, MeasureId
from workbench.domain.steps import Branch, Step, StepKind, Transition
from workbench.words import say

OTHERWISE = "otherwise"
EXCEPTION = "exception"


class NodeKind(StrEnum):
    """What a node of the chart stands for."""

    START = "start"
    END = "end"
    STEP = "step"
    DECISION = "decision"
    EXCEPTION = "exception"
    OUTCOME = "outcome"


@dataclass(frozen=True, slots=True)
class Lane:
    """Who acts; `is_recorded` is False for the lane of steps whose lead nobody recorded."""

    key: str
    title: str
    is_recorded: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartNode:
    """Something that happens in a lane; `about` is the step it stands for.

    `marks` are in English: signs go by them, and `say` puts them into words. `is_aside` is beside
    the usual way, as exceptions and what follows them are.
    """

    id: str
    kind: NodeKind
    lane: str
    about: str = ""
    number: str = ""
    title: str = ""
    limits: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    is_title_only: bool = False
    is_aside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartFlow:
    """What follows, and when; `stated` is False for what was worked out.

    `about` is the transition that was recorded, where there is one.
    """

    source: str
    target: str
    label: str = ""
    stated: bool = True
    about: str = ""


@dataclass(frozen=True, slots=True)
class MeasureFlow:
    """A measure as lanes, nodes in the printed order, and flows."""

    lanes: tuple[Lane, ...]
    nodes: tuple[ChartNode, ...]
    flows: tuple[ChartFlow, ...]


def in_chosen_order(lanes: Mapping[str, Lane], chosen: Sequence[str]) -> tuple[Lane, ...]:
    """The lanes in the order somebody chose, then those that nobody placed."""
    first = [lanes[key] for key in chosen if key in lanes]
    return (*first, *(lane for lane in lanes.values() if lane not in first))


def measure_flow(records: Records, measure_id: MeasureId, language: str) -> MeasureFlow:
    """The measure as a chart; a measure without steps has no nodes."""
    measure = records.measures[measure_id]
    steps = steps_of(records, measure_id)
    return _Builder(records, measure, steps, language).flow()


class _Builder:
    """Collects lanes, nodes and flows while it goes through the steps."""

    def __init__(
        self, records: Records, measure: Measure, steps: tuple[Step, ...], language: str
    ) -> None:
        self._records, self._measure, self._steps = records, measure, steps
        self._language = language
        self._lanes: dict[str, Lane] = {}
        self._nodes: list[ChartNode] = []
        self._flows: list[ChartFlow] = []
        self._usual = [step for step in steps if step.kind is not StepKind.EXCEPTION]
        self._places = {step.id: place for place, step in enumerate(self._usual)}

    def flow(self) -> MeasureFlow:
        """Everything, in the printed order."""
        for step in self._steps:
            self._nodes.append(self._node(step))
        for step in self._steps:
            self._leave(step)
        for step in self._steps:
            self._reach_exception(step)
        self._begin()
        self._finish()
        lanes = in_chosen_order(self._lanes, self._measure.lanes)
        return MeasureFlow(lanes, tuple(self._nodes), tuple(self._flows))

    def _node(self, step: Step) -> ChartNode:
        key, title = lead_of(self._records, self._measure, step, self._language)
        self._lanes.setdefault(
            key, Lane(key, title or self._say(NOT_RECORDED), is_recorded=bool(title))
        )
        return ChartNode(
            id=step.id,
            kind=_KINDS.get(step.kind, NodeKind.STEP),
            lane=key,
            about=step.id,
            number=step.number,
            title=step_title(step, self._language),
            limits=limits_of(self._records, step, self._language),
            forms=form_codes(self._records, step),
            marks=marks(step),
            is_title_only=is_title_only(step),
            is_aside=step.kind is StepKind.EXCEPTION,
        )

    def _leave(self, step: Step) -> None:
        """The flows out of a step: recorded ones, refusals, outcomes, else the printed order."""
        recorded = self._records.transitions.where("origin", step.id)
        for transition in recorded:
            self._follow(step, transition)
        self._refuse(step)
        outcomes = open_outcomes(step, recorded)
        if outcomes:
            self._decide(step, outcomes)
        elif recorded:
            if self._leads_only_to_exceptions(step):
                self._go_on(step.id, step, self._say(OTHERWISE), stated=False)
        elif step.kind is not StepKind.END:
            self._go_on(step.id, step, "", stated=True)

    def _follow(self, step: Step, transition: Transition) -> None:
        label = condition_words(transition.condition, self._language)
        target = self._records.steps.find(transition.target)
        if target is None:
            return
        node = str(target.id)
        if target.measure != self._measure.id:
            node = f"{transition.id}:elsewhere"
            self._elsewhere(node, step, target)
        label = label or (self._say(OTHERWISE) if transition.is_else else "")
        stated = transition.confidence is not Confidence.INFERRED
        branches = step.decision.branches if step.decision is not None else ()
        outcome = next((each for each in branches if takes(transition, each)), None)
        if outcome is None or not (outcome.outcomes or outcome.time_limits):
            self._join(step.id, node, label, stated=stated, about=transition.id)
            return
        between = self._outcome(step, outcome)
        self._join(step.id, between, label, stated=stated, about=transition.id)
        self._join(between, node, "", stated=stated, about=transition.id)

    def _elsewhere(self, node: str, step: Step, target: Step) -> None:
        """A box that names the step of another measure with which the work goes on."""
        measure = self._records.measures.find(target.measure)
        title = step_title(target, self._language)
        where = ""
        if measure is not None:
            where = say(
                "Measure {measure}, step {step}",
                self._language,
                measure=measure.number,
                step=target.number,
            )
        self._add_outcome(node, step, (where, title), about=target.id)

    def _refuse(self, step: Step) -> None:
        """What follows when consent is refused or withdrawn, where a step is named for it."""
        if step.consent is None:
            return
        known = {flow.target for flow in self._flows if flow.source == step.id}
        inside: set[str] = {each.id for each in self._steps}
        for target, label in (
            (step.consent.refusal_step, "consent refused"),
            (step.consent.withdrawal_step, "consent withdrawn"),
        ):
            if target is not None and target in inside - known:
                self._join(step.id, target, self._say(label), stated=True)

    def _decide(self, step: Step, branches: tuple[Branch, ...]) -> None:
        """The outcomes of a decision, from each of which the printed order goes on."""
        for branch in branches:
            label = condition_words(branch.condition, self._language)
            label = label or (self._say(OTHERWISE) if branch.is_else else "")
            if not (branch.outcomes or branch.time_limits):
                self._go_on(step.id, step, label, stated=False)
                continue
            node = self._outcome(step, branch)
            self._join(step.id, node, label, stated=True)
            self._go_on(node, step, "", stated=False)

    def _outcome(self, step: Step, branch: Branch) -> str:
        """The box that says what an outcome of a decision brings with it."""
        assert step.decision is not None
        node = f"{step.id}:outcome {step.decision.branches.index(branch)}"
        lines = outcome_lines(self._records, branch, self._language)
        self._add_outcome(node, step, lines, about=step.id)
        return node

    def _add_outcome(self, node: str, step: Step, lines: tuple[str, ...], about: str) -> None:
        lane = next(each.lane for each in self._nodes if each.id == step.id)
        at = 1 + max(
            place for place, each in enumerate(self._nodes) if each.id.split(":")[0] == step.id
        )
        outcome = ChartNode(id=node, kind=NodeKind.OUTCOME, lane=lane, about=about, outcomes=lines)
        self._nodes.insert(at, outcome)

    def _go_on(self, source: str, step: Step, label: str, *, stated: bool) -> None:
        """To the next step as printed; past it too where that is done on a condition only."""
        passed = False
        for following in self._following(step):
            condition = condition_words(following.condition, self._language)
            words = label or condition or (self._say(OTHERWISE) if passed else "")
            self._join(source, following.id, words, stated=stated and not passed)
            if label or not condition:
                return
            passed = True
        self._end(
            source, label or (self._say(OTHERWISE) if passed else ""), stated=stated and not passed
        )

    def _following(self, step: Step) -> Iterator[Step]:
        """The steps after this one as printed; an exception has none."""
        place = self._places.get(step.id)
        if place is not None:
            yield from islice(self._usual, place + 1, None)

    def _leads_only_to_exceptions(self, step: Step) -> bool:
        """Whether every recorded way out is a condition that leads beside the usual way."""
        ways_out = [flow for flow in self._flows if flow.source == step.id]
        beside = {each.id for each in self._nodes if each.kind is NodeKind.EXCEPTION}
        return step.id not in beside and all(
            flow.target in beside and flow.label not in ("", self._say(OTHERWISE))
            for flow in ways_out
        )

    def _reach_exception(self, step: Step) -> None:
        """An exception that no transition leads to belongs to the step printed before it."""
        if step.kind is not StepKind.EXCEPTION or self._is_reached(step.id):
            return
        before = [each for each in self._usual if each.order < step.order]
        if before:
            label = condition_words(step.condition, self._language) or self._say(EXCEPTION)
            self._join(before[-1].id, step.id, label, stated=False)

    def _begin(self) -> None:
        """A beginning for the first step, and for any other that nothing leads to."""
        reached = {flow.target for flow in self._flows}
        for step in reversed(self._steps):
            is_first = step is self._steps[0]
            if step.kind is StepKind.START or (step.id in reached and not is_first):
                continue
            place, node = next((p, n) for p, n in enumerate(self._nodes) if n.id == step.id)
            start = ChartNode(id=f"{step.id}:start", kind=NodeKind.START, lane=node.lane)
            self._nodes.insert(place, start)
            self._flows.insert(0, ChartFlow(source=start.id, target=step.id))

    def _finish(self) -> None:
        """An end for whatever leads nowhere."""
        left = {flow.source for flow in self._flows}
        for node in tuple(self._nodes):
            if node.id not in left and node.kind is not NodeKind.END:
                self._end(node.id, "", stated=True)

    def _say(self, english: str) -> str:
        return say(english, self._language)

    def _is_reached(self, node: str) -> bool:
        return any(flow.target == node for flow in self._flows)

    def _join(self, source: str, target: str, label: str, *, stated: bool, about: str = "") -> None:
        flow = ChartFlow(source=source, target=target, label=label, stated=stated, about=about)
        self._flows.append(flow)

    def _end(self, source: str, label: str, *, stated: bool) -> None:
        place, node = next((p, n) for p, n in enumerate(self._nodes) if n.id == source)
        end = ChartNode(
            id=f"{source}:end", kind=NodeKind.END, lane=node.lane, is_aside=node.is_aside
        )
        self._nodes.insert(place + 1, end)
        self._join(source, end.id, label, stated=stated)


_KINDS = {
    StepKind.START: NodeKind.START,
    StepKind.END: NodeKind.END,
    StepKind.DECISION: NodeKind.DECISION,
    StepKind.EXCEPTION: NodeKind.EXCEPTION,
}
