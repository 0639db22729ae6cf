"""Reading procedures: the steps of a measure in order, and what must come before what."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.domain.records import Records
from workbench.domain.sops import Measure, MeasureId, SopId
from workbench.domain.steps import Step, StepKind, Transition


def measures_of(records: Records, sop: SopId) -> tuple[Measure, ...]:
    """The measures of an SOP in the order of their numbers."""
    return tuple(sorted(records.measures.where("sop", sop), key=lambda m: number_key(m.number)))


def number_key(number: str) -> tuple[tuple[int, str], ...]:
    """What sorts "1.10" after "1.9", and numbers before words."""
    return tuple(
        (int(part), "") if part.isdecimal() else (10**9, part) for part in number.split(".")
    )


def steps_of(records: Records, measure: MeasureId) -> tuple[Step, ...]:
    """The steps of a measure in the printed order."""
    return tuple(
        sorted(records.steps.where("measure", measure), key=lambda each: (each.order, each.id))
    )


def transitions_of(records: Records, measure: MeasureId) -> tuple[Transition, ...]:
    """The branches between the steps of a measure, in the order of the steps they leave."""
    steps = steps_of(records, measure)
    return tuple(
        transition for step in steps for transition in records.transitions.where("origin", step.id)
    )


def precedence_broken(records: Records, measure: MeasureId) -> tuple[Step, ...]:
    """Hand-over steps that stand before the consent step of their measure.

    Consent to a referral comes before any contact with the other organisation (Bulgarian
    national mechanism, measure 1.4).
    """
    steps = steps_of(records, measure)
    consents = [place for place, step in enumerate(steps) if step.consent is not None]
    if not consents:
        return ()
    return tuple(step for step in steps[: consents[0]] if step.kind is StepKind.REFERRAL)


def next_number(measures: Sequence[Measure]) -> str:
    """A number for one more measure: the last one, counted on ("1.4" gives "1.5")."""
    if not measures:
        return "1"
    head, dot, last = measures[-1].number.rpartition(".")
    return f"{head}{dot}{int(last) + 1}" if last.isdecimal() else f"{measures[-1].number}.1"
