"""Decisions that leave a case out."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.analysis.engine import Citation, Context, Observation, rule
from workbench.analysis.steps import STEP_KINDS, PlacedStep, placed_steps
from workbench.analysis.wording import listed
from workbench.domain.findings import Evidence, Family, Kind, Severity
from workbench.domain.state import State
from workbench.domain.steps import Branch, StepKind, Transition


@rule(
    "sop-decision-incomplete",
    "Decision leaves a case out",
    family=Family.PROCEDURE,
    severity=Severity.HIGH,
    reads=(*STEP_KINDS, Transition),
    source="Deduced; Bulgarian national mechanism, measure 1.1 for foreigners",
    standard=(
        Citation(
            "Written procedures for every likely first contact: OHCHR recommended guideline 2.1"
        ),
    ),
    per_sop=True,
)
def incomplete_decisions(context: Context) -> Iterator[Observation]:
    """Each decision with no way out for every other case.

    One branch for "otherwise" is enough. Two or more branches in words alone may cover all cases,
    and no machine can tell: they are left to the reader. Always unknown, because nobody records
    that a case is meant to have no way out.
    """
    state = context.state
    for placed in placed_steps(state):
        if placed.step.kind is not StepKind.DECISION:
            continue
        ways = tuple(_ways_out(state, placed))
        if any(each.is_else for each in ways) or _may_be_complete(ways):
            continue
        yield _incomplete(placed, ways)


def _ways_out(state: State, placed: PlacedStep) -> Iterator[Branch | Transition]:
    if placed.step.decision is not None:
        yield from placed.step.decision.branches
    yield from state.transitions.where("origin", placed.step.id)


def _may_be_complete(ways: tuple[Branch | Transition, ...]) -> bool:
    return len(ways) > 1 and not all(each.condition.tests for each in ways)


def _incomplete(placed: PlacedStep, ways: tuple[Branch | Transition, ...]) -> Observation:
    known = listed(str(e.condition.text) or "a case in tests alone" for e in ways)
    return Observation(
        kind=Kind.UNKNOWN,
        about=(placed.step, placed.measure),
        message=(
            f"{placed.persons} at {placed.words}: nobody has recorded what happens to those to "
            "whom no branch applies."
        ),
        evidence=(Evidence(f"Branches of {placed.short}: {known}.", placed.step.id),),
        remedy="Add a branch for every other case, or mark the last branch as the other cases.",
    )
