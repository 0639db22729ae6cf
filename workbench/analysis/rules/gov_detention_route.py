"""Procedures that detain a person before anybody asks whether it is a victim."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.analysis.engine import Citation, Context, Observation, rule
from workbench.analysis.steps import STEP_KINDS, PlacedStep, placed_steps
from workbench.domain.findings import Evidence, Family, Kind, Severity
from workbench.domain.procedures import measures_of, number_key, steps_of
from workbench.domain.programme import Sphere
from workbench.domain.state import State
from workbench.domain.steps import Restriction, Step, Transition
from workbench.domain.values import Feature

_RECOGNISES = {Sphere.IDENTIFICATION, Sphere.SHELTER}


@rule(
    "gov-detention-route",
    "Path runs through detention",
    family=Family.GOVERNANCE,
    severity=Severity.CRITICAL,
    reads=(*STEP_KINDS, Transition),
    source="Bulgarian national mechanism, measure 1.1 for foreigners",
    standard=(
        Citation("Bulgarian national mechanism, measure 1.1 for foreigners", verified=True),
        Citation("No detention of victims: OHCHR recommended guidelines 2.6 and 6.1"),
        Citation("ASEAN convention against trafficking in persons, article 14(8)"),
    ),
    per_sop=True,
)
def detention_before_identification(context: Context) -> Iterator[Observation]:
    """Each step that detains a person on a path where nothing identified a victim before.

    A gap where the path begins with it. Unknown where steps come before it, none of which is
    recorded as identifying, and where it is known to restrict liberty but not how.
    """
    state = context.state
    for placed in placed_steps(state):
        step = placed.step
        if "restricts_liberty" in step.unread:
            yield _how_is_unread(placed)
        elif step.restricts_liberty is Restriction.DETENTION and not _recognised(state, placed):
            before = _first_on_its_path(state, placed)
            if before is not None:
                yield _detained(placed, first=before)


def _how_is_unread(placed: PlacedStep) -> Observation:
    return Observation(
        kind=Kind.UNKNOWN,
        about=(placed.step, placed.measure),
        message=(
            f"{placed.persons} at {placed.words}: nobody has read whether the step detains them."
        ),
        evidence=(
            Evidence("Restriction of liberty: known to exist, but not read.", placed.step.id),
        ),
        remedy="Read the source again, and record how the step restricts liberty.",
    )


def _detained(placed: PlacedStep, *, first: bool) -> Observation:
    why = (
        "nothing comes before it that could recognise a victim"
        if first
        else "nobody has recorded that a step before it recognises victims"
    )
    return Observation(
        kind=Kind.GAP if first else Kind.UNKNOWN,
        about=(placed.step, placed.measure),
        message=f"{placed.persons} are detained at {placed.words}, and {why}.",
        evidence=(
            Evidence(f"Restriction of liberty at {placed.short}: detention.", placed.step.id),
        ),
        remedy="Screen for signs of trafficking first, and place presumed victims elsewhere.",
    )


def _recognised(state: State, placed: PlacedStep) -> bool:
    """Whether an earlier measure of the procedure is there to identify or to shelter."""
    if placed.sop is None:
        return False
    here = number_key(placed.measure.number)
    for measure in measures_of(state, placed.sop.id):
        stage = state.stages.find(measure.stage)
        earlier = number_key(measure.number) < here
        if earlier and stage is not None and stage.sphere in _RECOGNISES:
            return True
    return False


def _first_on_its_path(state: State, placed: PlacedStep) -> bool | None:
    """True where nothing comes before the step, False where something does, on any path.

    None where every path to it passes a step that identifies.
    """
    if not _before(state, placed.step, placed):
        return True
    open_paths, seen = [placed.step], {placed.step.id}
    while open_paths:
        before = _before(state, open_paths.pop(), placed)
        if not before:
            return False
        fresh = [each for each in before if each.id not in seen and not _identifies(each)]
        seen.update(each.id for each in fresh)
        open_paths += fresh
    return None


def _before(state: State, step: Step, placed: PlacedStep) -> list[Step]:
    """The steps that lead here: by its branches, else the one printed before it."""
    origins = (state.steps.find(e.origin) for e in state.transitions.where("target", step.id))
    recorded = [each for each in origins if each is not None]
    if recorded:
        return recorded
    printed = steps_of(state, placed.measure.id)
    place = next(place for place, each in enumerate(printed) if each.id == step.id)
    return [printed[place - 1]] if place else []


def _identifies(step: Step) -> bool:
    decision = step.decision
    branches = decision.branches if decision else ()
    return (
        bool(step.indicators)
        or (decision is not None and decision.proof is not None)
        or any(t.feature is Feature.IDENTIFIED for b in branches for t in b.condition.tests)
    )
