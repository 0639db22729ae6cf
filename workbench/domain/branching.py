"""What follows a step: the branches that are recorded, and what is worked out where none is.

Recorded branches hold. Where a step has none, its decision says what may follow, and else the
printed order. A branch that takes over one outcome of a decision leaves the other outcomes alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from workbench.domain.procedures import steps_of
from workbench.domain.records import Records
from workbench.domain.steps import Branch, Step, StepKind, Transition, TransitionId
from workbench.domain.values import Condition, StepId


class Basis(StrEnum):
    """Why one step follows another."""

    RECORDED = "recorded"
    PRINTED = "printed"
    DECISION = "decision"
    REFUSAL = "refusal"
    WITHDRAWAL = "withdrawal"
    EXCEPTION = "exception"


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One way from a step to another of its measure; `transition` is what records it."""

    origin: StepId
    target: StepId
    basis: Basis
    condition: Condition = Condition()
    is_else: bool = False
    transition: TransitionId | None = None
    is_stated: bool = False


def ways_out(records: Records, step: Step) -> tuple[Way, ...]:
    """Every way out of a step to another step of its measure."""
    return (*_recorded(records, step), *_consent_ways(records, step), *_worked_out(records, step))


def takes(transition: Transition, branch: Branch) -> bool:
    """Whether a recorded branch says what follows this outcome of a decision."""
    same = (transition.condition, transition.is_else) == (branch.condition, branch.is_else)
    return same and (branch.is_else or bool(branch.condition))


def open_outcomes(step: Step, recorded: Sequence[Transition]) -> tuple[Branch, ...]:
    """The outcomes of a step's decision that no recorded branch takes over.

    Recorded branches that have nothing to do with outcomes of a bare decision stand in their place.
    """
    branches = step.decision.branches if step.decision is not None else ()
    taken = [each for each in branches if any(takes(one, each) for one in recorded)]
    return tuple(
        each for each in branches if each not in taken and (taken or each.outcomes or not recorded)
    )


def leads_only_to_exceptions(records: Records, step: Step) -> bool:
    """Whether every recorded way out is a condition that leads beside the usual way."""
    recorded = _recorded(records, step)
    aside = [_is_exception(records, each.target) and each.condition for each in recorded]
    consent = [_is_exception(records, each.target) for each in _consent_ways(records, step)]
    return step.kind is not StepKind.EXCEPTION and bool(recorded) and all(aside) and all(consent)


def _recorded(records: Records, step: Step) -> tuple[Way, ...]:
    return tuple(
        Way(
            origin=step.id,
            target=each.target,
            basis=Basis.RECORDED,
            condition=each.condition,
            is_else=each.is_else,
            transition=each.id,
            is_stated=each.confidence is None or each.confidence.value == "stated",
        )
        for each in records.transitions.where("origin", step.id)
        if each.target is not None
    )


def _consent_ways(records: Records, step: Step) -> Iterator[Way]:
    """What follows when consent is refused or withdrawn, where no branch leads there anyway."""
    if step.consent is None:
        return
    known = {each.target for each in _recorded(records, step)}
    for target, basis in (
        (step.consent.refusal_step, Basis.REFUSAL),
        (step.consent.withdrawal_step, Basis.WITHDRAWAL),
    ):
        held = records.steps.find(target)
        if held is not None and held.measure == step.measure and held.id not in known:
            yield Way(origin=step.id, target=held.id, basis=basis, is_stated=True)


def _worked_out(records: Records, step: Step) -> tuple[Way, ...]:
    recorded = records.transitions.where("origin", step.id)
    outcomes = open_outcomes(step, recorded)
    following = _following(records, step)
    exceptions = tuple(_exceptions_after(records, step))
    if outcomes:
        return *_from_decision(step, outcomes, following), *exceptions
    if recorded:
        if following and leads_only_to_exceptions(records, step):
            onwards = Way(origin=step.id, target=following[0].id, basis=Basis.PRINTED, is_else=True)
            return onwards, *exceptions
        return exceptions
    printed = () if step.kind is StepKind.END else _printed(step, following)
    return *printed, *exceptions


def _following(records: Records, step: Step) -> tuple[Step, ...]:
    """The steps after this one as printed; an exception has none."""
    assert step.measure is not None
    usual = [
        each for each in steps_of(records, step.measure) if each.kind is not StepKind.EXCEPTION
    ]
    place = next((n for n, each in enumerate(usual) if each.id == step.id), len(usual))
    return tuple(usual[place + 1 :])


def _printed(step: Step, following: tuple[Step, ...]) -> Iterator[Way]:
    """To the next step; past it too where that is done on a condition only."""
    for passed, each in enumerate(following):
        yield Way(
            origin=step.id,
            target=each.id,
            basis=Basis.PRINTED,
            condition=each.condition,
            is_else=bool(passed) and not each.condition,
            is_stated=not passed,
        )
        if not each.condition:
            return


def _from_decision(
    step: Step, outcomes: tuple[Branch, ...], following: tuple[Step, ...]
) -> Iterator[Way]:
    """From each outcome as printed; one that is only a condition leads to the next step."""
    for each in outcomes:
        says_when = bool(each.condition) or each.is_else
        onwards = tuple(_printed(step, following))
        for way in onwards[:1] if says_when and not each.outcomes else onwards:
            said = (each.condition, each.is_else) if says_when else (way.condition, way.is_else)
            yield replace(
                way, basis=Basis.DECISION, condition=said[0], is_else=said[1], is_stated=False
            )


def _exceptions_after(records: Records, step: Step) -> Iterator[Way]:
    """The exceptions that nothing leads to, and that are printed after this step."""
    assert step.measure is not None
    if step.kind is StepKind.EXCEPTION:
        return
    steps = steps_of(records, step.measure)
    consent = {way.target for each in steps for way in _consent_ways(records, each)}
    before: Step | None = None
    for each in steps:
        if each.kind is not StepKind.EXCEPTION:
            before = each
            continue
        is_reached = records.transitions.where("target", each.id) or each.id in consent
        if before is not None and before.id == step.id and not is_reached:
            yield Way(
                origin=step.id, target=each.id, basis=Basis.EXCEPTION, condition=each.condition
            )


def _is_exception(records: Records, step_id: StepId) -> bool:
    step = records.steps.find(step_id)
    return step is not None and step.kind is StepKind.EXCEPTION
