"""The duties of an agency as rows of a table: where on the left, what on the right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from workbench.domain.entity import Detail
from workbench.domain.readings.duties import AgencyDuty, DutyKind
from workbench.domain.referrals import ReferralKind
from workbench.domain.sops import Duty
from workbench.publishing.blocks import Cell, ListBlock, Paragraph, Row
from workbench.publishing.inline import Inline, in_a_row, joined, link, run_together
from workbench.publishing.telling import Teller, anchor_of

_BROUGHT = {
    ReferralKind.REFER: "Receives persons from",
    ReferralKind.TRANSFER: "Takes responsibility over from",
    ReferralKind.NOTIFY: "Is notified by",
    ReferralKind.MANDATORY_REPORT: "Receives reports from",
    ReferralKind.INFORMATION: "Is informed by",
    ReferralKind.JOINT_ACTION: "Acts together with",
}


def duty_rows(teller: Teller, duties: Sequence[AgencyDuty]) -> Iterator[Row]:
    """A row for each measure or stage, with every duty there."""
    for _, group in groupby(duties, key=_where_key):
        some = list(group)
        lines = _lines(teller, some)
        said = Paragraph(lines[0]) if len(lines) == 1 else ListBlock(tuple(lines))
        yield _where(teller, some[0]), Cell((said,))


def duty_words(teller: Teller, duty: Duty) -> Inline:
    """What a duty says, with a word where its source could be read only in part."""
    said = teller.recorded(teller.listed(duty.duties), duty, "duties")
    if duty.detail is not Detail.PARTIAL:
        return said
    return joined([said, f"({teller.say('Draft: the source was readable in part')})"], " ")


def _where_key(duty: AgencyDuty) -> tuple[object, ...]:
    return (
        duty.sop.id if duty.sop else None,
        duty.measure.id if duty.measure else duty.stage,
        duty.kind is DutyKind.HANDS_OUT,
    )


def _where(teller: Teller, duty: AgencyDuty) -> Inline:
    if duty.kind is DutyKind.HANDS_OUT:
        return teller.say("Forms")
    population = teller.population(duty.sop.population) if duty.sop else ""
    where: Inline = teller.stage(duty.stage) or teller.say("Referral network")
    if duty.measure is not None:
        number = f"{teller.say('Measure')} {duty.measure.number}"
        where = link(number, anchor_of(duty.measure))
    return joined([where, *([population] if population else [])])


def _lines(teller: Teller, duties: Sequence[AgencyDuty]) -> list[Inline]:
    """One line for each duty; those who send persons here stand in one line together."""
    lines: list[Inline] = []
    senders: list[AgencyDuty] = []
    forms: list[AgencyDuty] = []
    for each in duties:
        if each.kind is DutyKind.RECEIVES and each.step is None:
            senders.append(each)
        elif each.kind is DutyKind.HANDS_OUT:
            forms.append(each)
        else:
            lines.append(_line(teller, each))
    for caption in dict.fromkeys(_receives(each) for each in senders):
        some = [each for each in senders if _receives(each) == caption]
        told = dict.fromkeys(_sender(teller, each) for each in some)
        lines.append(teller.captioned(caption, in_a_row(list(told), "; ")))
    if forms:
        codes = joined(teller.form(each.form.id) for each in forms if each.form)
        lines.append(teller.captioned("Hands out", codes))
    return lines


def _line(teller: Teller, duty: AgencyDuty) -> Inline:
    match duty.kind:
        case DutyKind.LISTED if duty.duty is not None:
            said = teller.marked(duty_words(teller, duty.duty), duty.duty)
        case DutyKind.IDENTIFIES:
            said = teller.say("Identifies persons in this measure")
        case DutyKind.RECEIVES:
            senders = teller.captioned(_receives(duty), _sender(teller, duty))
            said = _at_step(teller, duty, senders)
        case DutyKind.DECIDES:
            question = duty.step.decision.question if duty.step and duty.step.decision else None
            asked = teller.prose(question) if question else ""
            decides = teller.captioned("decides", asked) if asked else teller.say("decides")
            said = _at_step(teller, duty, decides)
        case _:
            said = _at_step(teller, duty, _parts(teller, duty))
    limits = in_a_row([teller.limit(each) for each in duty.limits], "; ")
    return run_together(said, "; ", limits) if limits else said


def _at_step(teller: Teller, duty: AgencyDuty, what: Inline) -> Inline:
    """The step by number and title, then what is to be done there."""
    if duty.step is None:
        return what
    number = link(f"{teller.say('Step')} {duty.step.number}".strip(), anchor_of(duty.step))
    title = teller.text(duty.step.title) or teller.say("Only known to exist")
    return run_together(number, f" {title} (", what, ")")


def _parts(teller: Teller, duty: AgencyDuty) -> Inline:
    """The parts played, each with its condition."""
    parts: list[Inline] = []
    for each in duty.assignments:
        condition = teller.condition(each.condition)
        part = teller.say(each.part.value)
        parts.append(run_together(part, ", ", condition) if condition else part)
    return in_a_row(list(dict.fromkeys(parts)), "; ")


def _receives(duty: AgencyDuty) -> str:
    """What a referral brings; where nobody recorded its kind, no more is said than that."""
    kind = duty.referral.kind if duty.referral else None
    return _BROUGHT[kind] if kind else "Receives referrals from"


def _sender(teller: Teller, duty: AgencyDuty) -> Inline:
    referral = duty.referral
    if referral is None:
        return ""
    category = teller.view.service_categories.find(referral.category)
    what = f" ({teller.text(category.name)})" if category else ""
    return run_together(teller.agency(referral.sender), what)
