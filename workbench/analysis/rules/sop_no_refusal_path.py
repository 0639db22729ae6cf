"""Consent that says nothing about "no"."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.analysis.engine import Citation, Context, Observation, rule
from workbench.analysis.steps import STEP_KINDS, PlacedStep, placed_steps
from workbench.analysis.wording import listed
from workbench.domain.findings import Evidence, Family, Kind, Severity
from workbench.domain.steps import ConsentPoint


@rule(
    "sop-no-refusal-path",
    'Nothing said about "no"',
    family=Family.PROCEDURE,
    severity=Severity.CRITICAL,
    reads=STEP_KINDS,
    source="Bulgarian national mechanism, measure 1.4; United Kingdom first responder guidance",
    standard=(
        Citation("Bulgarian national mechanism, measure 1.4 step 1", verified=True),
        Citation(
            "Services on a consensual and informed basis: Council of Europe convention, "
            "article 12(7)"
        ),
    ),
    per_sop=True,
)
def consent_without_refusal(context: Context) -> Iterator[Observation]:
    """Each consent point that does not say what follows a refusal, or a later withdrawal.

    Always unknown: a step can only say that nothing is recorded, not that refusing is barred.
    Consent that is not required needs no such path.
    """
    for placed in placed_steps(context.state):
        consent = placed.step.consent
        if consent is None or consent.required is False:
            continue
        missing = tuple(_missing(consent))
        if missing:
            yield _not_recorded(placed, missing)


_REFUSE = "refuse"


def _missing(consent: ConsentPoint) -> Iterator[str]:
    if not consent.refusal and consent.refusal_step is None:
        yield _REFUSE
    if not consent.withdrawal and consent.withdrawal_step is None:
        yield "withdraw their consent later"


def _not_recorded(placed: PlacedStep, missing: tuple[str, ...]) -> Observation:
    return Observation(
        kind=Kind.UNKNOWN,
        about=(placed.step, placed.measure),
        # The engine's title speaks of a "no"; here only a later withdrawal is left open.
        title="" if _REFUSE in missing else "Nothing said about withdrawing",
        message=(
            f"{placed.persons} at {placed.words}: nobody has recorded what follows when they "
            f"{' or '.join(missing)}."
        ),
        evidence=(
            Evidence(
                f"Consent at {placed.short}, path for those who {listed(missing)}: not recorded.",
                placed.step.id,
            ),
        ),
        remedy="Ask what happens then, and add the path: another service, or safety planning.",
    )
