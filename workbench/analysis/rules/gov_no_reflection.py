"""Procedures for adults without time to recover and to decide."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.analysis.engine import Citation, Context, Observation, rule
from workbench.analysis.groups import is_for_adults
from workbench.analysis.steps import STEP_KINDS
from workbench.analysis.wording import name_of
from workbench.domain.findings import Evidence, Family, Kind, Severity
from workbench.domain.procedures import measures_of, steps_of
from workbench.domain.sops import Sop
from workbench.domain.state import State
from workbench.domain.values import Duration, TimeLimit, Unit

_LEAST_DAYS = 30
# A month is as long as thirty days here: only what is plainly shorter is a gap.
_DAYS = {
    Unit.MINUTE: 0,
    Unit.HOUR: 1 / 24,
    Unit.WORKING_DAY: 1,
    Unit.DAY: 1,
    Unit.WEEK: 7,
    Unit.MONTH: 30,
    Unit.YEAR: 365,
}


@rule(
    "gov-no-reflection",
    "No recovery and reflection period",
    family=Family.GOVERNANCE,
    severity=Severity.CRITICAL,
    reads=STEP_KINDS,
    source="GRETA guidance note on recovery and reflection; Bulgarian national mechanism, "
    "measure 2.2",
    standard=(
        Citation(
            "Recovery and reflection period of at least 30 days: Council of Europe "
            "convention, article 13(1)"
        ),
        Citation("GRETA guidance note on the recovery and reflection period", verified=True),
        Citation("Bulgarian national mechanism, measure 2.2", verified=True),
    ),
    per_sop=True,
)
def procedures_without_reflection(context: Context) -> Iterator[Observation]:
    """Each procedure for adults that grants no reflection period, or one shorter than 30 days.

    A gap where every period it states is shorter; unknown where it states none.
    """
    state = context.state
    for sop in state.sops.values():
        if not is_for_adults(state.populations.find(sop.population)):
            continue
        periods = tuple(_periods(state, sop))
        if not any(_days(each) >= _LEAST_DAYS for each in periods) and measures_of(state, sop.id):
            yield _too_little(state, sop, periods)


def _periods(state: State, sop: Sop) -> Iterator[Duration]:
    for measure in measures_of(state, sop.id):
        limits: list[TimeLimit] = [*measure.time_limits]
        for step in steps_of(state, measure.id):
            limits += step.time_limits
        for limit in limits:
            if "reflection" in limit.entitlement.casefold() and limit.duration is not None:
                yield limit.duration


def _days(duration: Duration) -> float:
    return duration.value * _DAYS[duration.unit]


def _too_little(state: State, sop: Sop, periods: tuple[Duration, ...]) -> Observation:
    persons = name_of(state.populations.find(sop.population))
    longest = max(periods, key=_days).words() if periods else ""
    return Observation(
        kind=Kind.GAP if periods else Kind.UNKNOWN,
        about=(sop,),
        message=(
            f"{persons} have only {longest} to recover and to decide."
            if periods
            else f"{persons}: nobody has recorded how long they may recover before they decide."
        ),
        evidence=(
            Evidence(
                f"Longest reflection period in {name_of(sop)}: {longest or 'none recorded'}.",
                sop.id,
            ),
        ),
        remedy="Grant at least 30 days to every presumed victim, with no removal meanwhile.",
    )
