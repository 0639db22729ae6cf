"""Steps as rules see them: each with the measure, procedure, stage and group it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.analysis.wording import name_of
from workbench.domain.programme import Population, Stage
from workbench.domain.sops import Measure, Sop
from workbench.domain.state import State
from workbench.domain.steps import Step

STEP_KINDS = (Step, Measure, Sop, Stage, Population)


@dataclass(frozen=True, slots=True)
class PlacedStep:
    """A step and where it stands."""

    step: Step
    measure: Measure
    sop: Sop | None
    stage: Stage | None
    population: Population | None

    @property
    def persons(self) -> str:
        """The group whose procedure this is."""
        return name_of(self.population) if self.population else "Persons"

    @property
    def words(self) -> str:
        """The step in a sentence: step 2 of measure 1.4 (Contact the receiver)."""
        title = f" ({self.step.title})" if self.step.title else ""
        return f"{self.short}{title}"

    @property
    def short(self) -> str:
        """The step by its numbers alone."""
        number = f"step {self.step.number}" if self.step.number else "a step"
        return f"{number} of {measure_words(self.measure)}"


def measure_words(measure: Measure) -> str:
    """The measure in a sentence: by its number, else by its title."""
    return f"measure {measure.number or name_of(measure)}"


def placed_steps(state: State) -> Iterator[PlacedStep]:
    """Every step that belongs to a measure."""
    for step in state.steps.values():
        measure = state.measures.find(step.measure)
        if measure is not None:
            yield placed(state, step, measure)


def placed(state: State, step: Step, measure: Measure) -> PlacedStep:
    """One step with where it stands."""
    sop = state.sops.find(measure.sop)
    return PlacedStep(
        step,
        measure,
        sop,
        state.stages.find(measure.stage),
        state.populations.find(sop.population) if sop else None,
    )
