"""Referral procedures that do not say what to do when a referral fails."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.analysis.engine import Citation, Context, Observation, rule
from workbench.analysis.steps import STEP_KINDS, measure_words
from workbench.analysis.surveyed import variant_survey
from workbench.analysis.wording import name_of
from workbench.domain.entity import Detail
from workbench.domain.findings import Evidence, Family, Kind, Severity
from workbench.domain.procedures import steps_of
from workbench.domain.programme import SurveyMark
from workbench.domain.sops import Measure
from workbench.domain.state import State
from workbench.domain.steps import Step, StepKind


@rule(
    "sop-no-not-possible",
    "No step for impossible referral",
    family=Family.PROCEDURE,
    severity=Severity.HIGH,
    reads=(*STEP_KINDS, SurveyMark),
    source="Bulgarian national mechanism, measure 1.4 step 5",
    standard=(Citation("Bulgarian national mechanism, measure 1.4 step 5", verified=True),),
    per_sop=True,
)
def referral_measures_without_exception(context: Context) -> Iterator[Observation]:
    """Each measure with a referral step, but no exception for a referral that is not possible.

    A gap where the whole measure was read and its variant was surveyed, else unknown.
    """
    state = context.state
    for measure in state.measures.values():
        steps = steps_of(state, measure.id)
        handed_over = [step for step in steps if step.kind is StepKind.REFERRAL]
        if handed_over and not measure.exceptions and not any(map(_is_exception, steps)):
            yield _without_exception(state, measure, handed_over)


def _is_exception(step: Step) -> bool:
    return step.kind is StepKind.EXCEPTION or bool(step.exceptions)


def _without_exception(state: State, measure: Measure, handed_over: list[Step]) -> Observation:
    sop = state.sops.find(measure.sop)
    population = state.populations.find(sop.population) if sop else None
    mark = variant_survey(state, measure.number, population.id if population else None)
    kind = Kind.GAP if mark and measure.detail is Detail.FULL else Kind.UNKNOWN
    persons = name_of(population) if population else "Persons"
    return Observation(
        kind=kind,
        about=(measure, *handed_over),
        message=(
            f"{persons} whom the receiver cannot take: {measure_words(measure)} does not say what "
            "happens to them."
            if kind is Kind.GAP
            else f"{persons} whom the receiver cannot take: nobody has recorded what "
            f"{measure_words(measure)} does then."
        ),
        evidence=tuple(
            Evidence(f"Step {each.number} hands the person over: {each.title}.", each.id)
            for each in handed_over
        ),
        remedy="Add a step for a referral that is not possible: who decides, and where to then.",
    )
