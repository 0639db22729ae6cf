"""The ways through a measure: which steps may follow which.

Recorded transitions hold; without one, the next step of the printed order follows. It is the same
reading that the flowchart draws.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from workbench.domain.procedures import steps_of
from workbench.domain.records import Records
from workbench.domain.sops import MeasureId
from workbench.domain.steps import Step, StepKind
from workbench.domain.values import StepId


def ways_on(records: Records, measure: MeasureId) -> Mapping[StepId, tuple[StepId, ...]]:
    """For each step, in the printed order, the steps of the measure that may follow it."""
    steps = steps_of(records, measure)
    inside = {step.id for step in steps}
    usual = [step for step in steps if step.kind is not StepKind.EXCEPTION]
    places = {step.id: place for place, step in enumerate(usual)}
    ways = {
        step.id: tuple(
            dict.fromkeys(each for each in _ways(records, step, usual, places) if each in inside)
        )
        for step in steps
    }
    for before, exception in _unreached_exceptions(steps, ways):
        ways[before] += (exception,)
    return ways


def _ways(
    records: Records, step: Step, usual: Sequence[Step], places: Mapping[StepId, int]
) -> Iterator[StepId]:
    recorded = [each.target for each in records.transitions.where("origin", step.id) if each.target]
    yield from recorded
    if step.consent is not None:
        for target in (step.consent.refusal_step, step.consent.withdrawal_step):
            if target is not None:
                yield target
    only_aside = all(each not in places and each in records.steps for each in recorded)
    if step.id in places and step.kind is not StepKind.END and only_aside:
        for following in usual[places[step.id] + 1 :]:
            yield following.id
            if not following.condition:
                return


def _unreached_exceptions(
    steps: Sequence[Step], ways: Mapping[StepId, tuple[StepId, ...]]
) -> Iterator[tuple[StepId, StepId]]:
    """Each exception that nothing leads to, with the usual step printed before it."""
    reached = {target for targets in ways.values() for target in targets}
    before: StepId | None = None
    for step in steps:
        if step.kind is not StepKind.EXCEPTION:
            before = step.id
        elif before is not None and step.id not in reached:
            yield before, step.id
