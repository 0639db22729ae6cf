"""One entitlement, stated with different lengths of time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from workbench.analysis.engine import Citation, Context, Observation, in_order, rule
from workbench.analysis.steps import STEP_KINDS, measure_words, placed_steps
from workbench.analysis.wording import listed, name_of
from workbench.domain.findings import Evidence, Family, Kind, Severity
from workbench.domain.programme import Population
from workbench.domain.sops import Measure
from workbench.domain.state import State
from workbench.domain.steps import Step
from workbench.domain.values import Duration, TimeLimit


@dataclass(frozen=True, slots=True)
class _Statement:
    """That an entitlement lasts so long, and where it is said."""

    entitlement: str
    population: Population | None
    duration: Duration
    said_by: Measure | Step
    place: str


def _statements(state: State) -> Iterator[_Statement]:
    for measure in state.measures.values():
        sop = state.sops.find(measure.sop)
        population = state.populations.find(sop.population) if sop else None
        for limit, duration in _entitlements(measure.time_limits):
            yield _Statement(
                limit.entitlement, population, duration, measure, measure_words(measure)
            )
    for placed in placed_steps(state):
        for limit, duration in _entitlements(_limits(placed.step)):
            yield _Statement(
                limit.entitlement, placed.population, duration, placed.step, placed.short
            )


def _limits(step: Step) -> Iterator[TimeLimit]:
    yield from step.time_limits
    for branch in step.decision.branches if step.decision else ():
        yield from branch.time_limits


def _entitlements(limits: Iterable[TimeLimit]) -> Iterator[tuple[TimeLimit, Duration]]:
    for limit in limits:
        if limit.entitlement and limit.duration is not None:
            yield limit, limit.duration


@rule(
    "sop-time-inconsistent",
    "Time limits disagree",
    family=Family.PROCEDURE,
    severity=Severity.MEDIUM,
    reads=STEP_KINDS,
    source="Bulgarian national mechanism, measure 2.2 against 3.1",
    standard=(
        Citation(
            "Recovery and reflection period of at least 30 days: Council of Europe "
            "convention, article 13(1)"
        ),
    ),
    facts=_statements,
)
def entitlements_that_disagree(context: Context) -> Iterator[Observation]:
    """Each entitlement that the procedures of one group state with different durations.

    Durations are compared as they stand: 30 days and 1 month are different statements, and so
    are 30 days and 30 working days. Groups may differ from each other.
    """
    by_subject: dict[tuple[str, str], list[_Statement]] = {}
    for each in context.facts:
        group = each.population.id if each.population else ""
        by_subject.setdefault((each.entitlement, group), []).append(each)
    for statements in by_subject.values():
        if len({each.duration for each in statements}) > 1:
            yield _conflict(sorted(statements, key=lambda each: in_order(each.said_by)))


def _conflict(statements: list[_Statement]) -> Observation:
    first = statements[0]
    persons = name_of(first.population) if first.population else "Persons"
    lengths = listed(dict.fromkeys(each.duration.words() for each in statements))
    entitlement = first.entitlement.replace("_", " ")
    return Observation(
        kind=Kind.CONFLICT,
        about=tuple(dict.fromkeys(each.said_by for each in statements)),
        aspect=first.entitlement,
        message=f"{persons} are told different lengths of one right ({entitlement}): {lengths}.",
        evidence=tuple(
            Evidence(f"In {each.place}: {each.duration.words()}.", each.said_by.id)
            for each in statements
        ),
        remedy="Decide on one length, state it once, and refer to it everywhere else.",
    )
