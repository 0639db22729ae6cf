"""Hand-overs to which nobody asked the person first."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.analysis.engine import Citation, Context, Observation, absence, rule
from workbench.analysis.steps import STEP_KINDS, PlacedStep, placed_steps
from workbench.analysis.wording import how_recorded
from workbench.domain.findings import Evidence, Family, Kind, Severity
from workbench.domain.procedures import measures_of, number_key, precedence_broken, steps_of
from workbench.domain.referrals import Referral, ReferralKind
from workbench.domain.sops import Measure
from workbench.domain.state import State
from workbench.domain.steps import Step, StepKind


@rule(
    "gov-consent-before-referral",
    "Referral without prior consent",
    family=Family.GOVERNANCE,
    severity=Severity.CRITICAL,
    reads=(*STEP_KINDS, Referral),
    source="Bulgarian national mechanism, measure 1.4",
    standard=(
        Citation(
            "Consent to referral before any contact: Bulgarian national mechanism, measure "
            "1.4 step 1",
            verified=True,
        ),
        Citation(
            "Services on a consensual and informed basis: Council of Europe convention, "
            "article 12(7)"
        ),
    ),
    per_sop=True,
)
def hand_overs_without_consent(context: Context) -> Iterator[Observation]:
    """Each referral step before which the procedure asks nobody for consent.

    A gap where the consent step of the measure stands after it, or where it is recorded that
    none is asked; else unknown. Consent in the step itself or in an earlier measure is enough,
    and what the law orders to report needs none.
    """
    state = context.state
    for placed in placed_steps(state):
        step = placed.step
        if step.kind is not StepKind.REFERRAL or step.consent is not None:
            continue
        if _must_be_reported(state, step) or _was_asked(state, placed):
            continue
        late = any(each.id == step.id for each in precedence_broken(state, placed.measure.id))
        kind = Kind.GAP if late else absence(step, "consent")
        yield Observation(
            kind=kind,
            about=(step, placed.measure),
            message=f"{placed.persons} at {placed.words}: {_what_is_wrong(kind, late=late)}",
            evidence=(
                Evidence(
                    f"Consent before {placed.short}: {_recorded(placed, late=late)}.", step.id
                ),
            ),
            remedy="Ask for consent before any contact with the receiver, as a step of its own.",
        )


def _what_is_wrong(kind: Kind, *, late: bool) -> str:
    if late:
        return "they are handed over before the step that asks for their consent."
    if kind is Kind.GAP:
        return "they are handed over without being asked for their consent."
    return "nobody has recorded that they are asked for their consent first."


def _recorded(placed: PlacedStep, *, late: bool) -> str:
    return "it stands after it" if late else how_recorded(placed.step, "consent", placed.measure)


def _must_be_reported(state: State, step: Step) -> bool:
    kinds = {
        referral.kind
        for key in step.referrals
        if (referral := state.referrals.find(key)) is not None
    }
    return kinds == {ReferralKind.MANDATORY_REPORT}


def _was_asked(state: State, placed: PlacedStep) -> bool:
    """Whether a consent step stands before, in this measure or in an earlier one."""
    before: list[Step] = []
    for each in steps_of(state, placed.measure.id):
        if each.id == placed.step.id:
            break
        before.append(each)
    earlier = [s for m in _earlier_measures(state, placed) for s in steps_of(state, m.id)]
    return any(each.consent is not None for each in (*before, *earlier))


def _earlier_measures(state: State, placed: PlacedStep) -> Iterator[Measure]:
    if placed.sop is not None:
        here = number_key(placed.measure.number)
        for each in measures_of(state, placed.sop.id):
            if number_key(each.number) < here:
                yield each
