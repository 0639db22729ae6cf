"""Duties by agency: what the procedures, the network and the forms ask of each agency.

Duties that the source lists itself stand beside those that follow from the steps.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from workbench.domain.forms import Form
from workbench.domain.procedures import number_key
from workbench.domain.programme import StageId
from workbench.domain.readings.placed import PlacedStep, placed_measures, placed_steps
from workbench.domain.records import Records
from workbench.domain.referrals import Referral
from workbench.domain.sops import Duty, Measure, Sop
from workbench.domain.steps import Assignment, Part, Step
from workbench.domain.values import AgencyId, TimeLimit


class DutyKind(StrEnum):
    """Where a duty comes from."""

    LISTED = "listed"
    IDENTIFIES = "identifies"
    TAKES_PART = "takes_part"
    DECIDES = "decides"
    RECEIVES = "receives"
    HANDS_OUT = "hands_out"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyDuty:
    """One duty of an agency, and where it comes from.

    `assignments` are its parts in a step; `limits` are those of a step that it leads or decides,
    or of a referral that it receives.
    """

    agency: AgencyId
    kind: DutyKind
    sop: Sop | None = None
    stage: StageId | None = None
    measure: Measure | None = None
    step: Step | None = None
    assignments: tuple[Assignment, ...] = ()
    limits: tuple[TimeLimit, ...] = ()
    duty: Duty | None = None
    referral: Referral | None = None
    form: Form | None = None


def duties_of(records: Records, agency: AgencyId) -> tuple[AgencyDuty, ...]:
    """The duties of one agency, by SOP, stage and measure."""
    return duties_by_agency(records).get(agency, ())


def duties_by_agency(records: Records) -> Mapping[AgencyId, tuple[AgencyDuty, ...]]:
    """The duties of every agency that has one, by SOP, stage and measure."""
    found: dict[AgencyId, list[AgencyDuty]] = {}
    for each in _all_duties(records):
        found.setdefault(each.agency, []).append(each)
    order = _Order(records)
    return {agency: tuple(sorted(duties, key=order.of)) for agency, duties in found.items()}


def _all_duties(records: Records) -> Iterator[AgencyDuty]:
    for duty in records.duties.values():
        yield from _listed(records, duty)
    for sop, measure in placed_measures(records):
        yield from _identifying(sop, measure)
    for placed in placed_steps(records):
        yield from _in_step(placed)
    yield from _receiving(records)
    for form in records.forms.values():
        for agency in dict.fromkeys(form.handed_out_by):
            yield AgencyDuty(agency=agency, kind=DutyKind.HANDS_OUT, form=form)


def _identifying(sop: Sop | None, measure: Measure) -> Iterator[AgencyDuty]:
    for agency in dict.fromkeys(measure.identifiers):
        yield AgencyDuty(
            agency=agency,
            kind=DutyKind.IDENTIFIES,
            sop=sop,
            stage=measure.stage,
            measure=measure,
        )


def _receiving(records: Records) -> Iterator[AgencyDuty]:
    """Referrals at the steps that hand over by them; those that no step names stand alone."""
    in_steps: set[str] = set()
    for placed in placed_steps(records):
        for key in dict.fromkeys(placed.step.referrals):
            referral = records.referrals.find(key)
            if referral is not None and referral.receiver is not None:
                in_steps.add(referral.id)
                yield _received(referral, placed)
    for referral in records.referrals.values():
        if referral.receiver is not None and referral.id not in in_steps:
            yield _received(referral, None)


def _listed(records: Records, duty: Duty) -> Iterator[AgencyDuty]:
    measure = records.measures.find(duty.measure)
    for agency in dict.fromkeys(duty.agencies):
        yield AgencyDuty(
            agency=agency,
            kind=DutyKind.LISTED,
            sop=records.sops.find(duty.sop or (measure.sop if measure else None)),
            stage=duty.stage or (measure.stage if measure else None),
            measure=measure,
            duty=duty,
        )


def _in_step(placed: PlacedStep) -> Iterator[AgencyDuty]:
    """The parts of each agency in a step, and the decision where it is theirs."""
    step = placed.step
    parts: dict[AgencyId, list[Assignment]] = {}
    for each in step.assignments:
        if each.agency is not None:
            parts.setdefault(each.agency, []).append(each)
    for agency, played in parts.items():
        leads = any(each.part is Part.LEAD for each in played)
        yield _of_step(placed, agency, tuple(played), leads=leads)
    if step.decision is not None and step.decision.decided_by is not None:
        yield _of_step(placed, step.decision.decided_by, (), leads=True)


def _of_step(
    placed: PlacedStep, agency: AgencyId, assignments: tuple[Assignment, ...], *, leads: bool
) -> AgencyDuty:
    return AgencyDuty(
        agency=agency,
        kind=DutyKind.TAKES_PART if assignments else DutyKind.DECIDES,
        sop=placed.sop,
        stage=placed.measure.stage if placed.measure else None,
        measure=placed.measure,
        step=placed.step,
        assignments=assignments,
        limits=placed.step.time_limits if leads else (),
    )


def _received(referral: Referral, placed: PlacedStep | None) -> AgencyDuty:
    assert referral.receiver is not None
    measure = placed.measure if placed else None
    return AgencyDuty(
        agency=referral.receiver,
        kind=DutyKind.RECEIVES,
        sop=placed.sop if placed else None,
        stage=referral.stage or (measure.stage if measure else None),
        measure=measure,
        step=placed.step if placed else None,
        limits=(referral.time_limit,) if referral.time_limit else (),
        referral=referral,
    )


class _Order:
    """The order of duties: by SOP, stage, measure and step; what belongs nowhere comes last."""

    def __init__(self, records: Records) -> None:
        self._sops = {key: place for place, key in enumerate(records.sops)}
        self._stages = {key: place for place, key in enumerate(records.stages)}

    def of(self, duty: AgencyDuty) -> tuple[object, ...]:
        """What sorts one duty among the others of its agency."""
        return (
            self._sops.get(duty.sop.id, 0) if duty.sop else len(self._sops),
            self._stages.get(duty.stage or "", len(self._stages)),
            number_key(duty.measure.number) if duty.measure else (),
            duty.measure.id if duty.measure else "",
            list(DutyKind).index(duty.kind) if duty.step is None else len(DutyKind),
            duty.step.order if duty.step else "",
        )
