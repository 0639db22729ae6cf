"""Every step with the measure and SOP it stands in, in the order of reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.domain.procedures import measures_of, steps_of
from workbench.domain.records import Records
from workbench.domain.sops import Measure, MeasureId, Sop, SopId
from workbench.domain.steps import Step


@dataclass(frozen=True, slots=True)
class PlacedStep:
    """A step and where it stands."""

    step: Step
    measure: Measure | None = None
    sop: Sop | None = None


def placed_measures(records: Records) -> Iterator[tuple[Sop | None, Measure]]:
    """Every measure: those of each SOP by their numbers, then those that belong to none."""
    for sop in records.sops.values():
        for measure in measures_of(records, SopId(sop.id)):
            yield sop, measure
    for measure in records.measures.values():
        if measure.sop not in records.sops:
            yield None, measure


def placed_steps(records: Records) -> Iterator[PlacedStep]:
    """Every step, measure by measure in the printed order; those of no measure come last."""
    for sop, measure in placed_measures(records):
        for step in steps_of(records, MeasureId(measure.id)):
            yield PlacedStep(step, measure, sop)
    for step in records.steps.values():
        if step.measure not in records.measures:
            yield PlacedStep(step)
