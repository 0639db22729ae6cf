"""A step as a row of the step table: who, what, when, how, with which forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workbench.domain.entity import Confidence, Detail
from workbench.domain.export_view import ExportView
from workbench.domain.steps import Part, Restriction, Step, StepKind, Transition
from workbench.domain.values import LegalBasisId
from workbench.publishing.blocks import Actor, Branch, Note, NoteKind, StepMark, StepRow
from workbench.publishing.inline import Inline, in_a_row, joined, link, run_together, whole
from workbench.publishing.telling import Teller, anchor_of

_DETAIL_MARKS = {
    Detail.TITLE_ONLY: StepMark.TITLE_ONLY,
    Detail.PARTIAL: StepMark.PARTLY_READ,
    Detail.NOT_RECORDED: StepMark.NOT_READ,
}


def step_row(teller: Teller, step: Step, since: ExportView | None = None) -> StepRow:
    """Everything recorded of a step; what is not recorded is left to be said so.

    A step that reads otherwise than `since` carries the mark of a change.
    """
    changed = since is not None and since.steps.find(step.id) != step
    title = teller.text(step.title) or teller.say("Only known to exist")
    return StepRow(
        number=step.number,
        what=teller.marked(title, step),
        who=tuple(_actors(teller, step)),
        when=tuple(_when(teller, step)),
        text=teller.paragraphs(step.text),
        how=teller.proses(step.how),
        forms=tuple(_forms(teller, step)),
        detail=tuple(_detail(teller, step)),
        marks=(*_marks(step), *([StepMark.CHANGED] if changed else ())),
        consent=tuple(_consent(teller, step)),
        branches=tuple(_branches(teller, step)),
        notes=tuple(_notes(teller, step)),
        anchor=anchor_of(step),
    )


def _actors(teller: Teller, step: Step) -> Iterator[Actor]:
    for each in step.assignments:
        part = "" if each.part is Part.LEAD else teller.say(each.part.value)
        yield Actor(teller.actor(each), part)
    if step.leads:
        return
    measure = teller.view.measures.find(step.measure)
    if step.says_none("assignments"):
        yield Actor(teller.say("nobody leads"))
    elif "assignments" in step.unread:
        yield Actor(teller.not_yet_read())
    elif measure is not None and measure.who:
        yield Actor(teller.prose(measure.who))


def _when(teller: Teller, step: Step) -> Iterator[Inline]:
    for limit in step.time_limits:
        yield teller.limit(limit)
    if step.time_limits:
        return
    if step.says_none("time_limits"):
        yield teller.say("no limit is set")
    elif "time_limits" in step.unread:
        yield teller.not_yet_read()


def _forms(teller: Teller, step: Step) -> Iterator[Inline]:
    for each in step.forms:
        yield teller.form(each)
    if not step.forms and "forms" in step.unread:
        yield teller.not_yet_read()


def _detail(teller: Teller, step: Step) -> Iterator[Inline]:
    """What belongs to the step besides its four columns, each with its caption."""
    criteria = step.criteria
    if criteria is not None:
        caption = "Any of these" if criteria.match.value == "any" else "All of these"
        more = f" ({teller.say('the list is cut off')})" if criteria.complete is False else ""
        items = in_a_row(teller.proses(criteria.items), "; ")
        yield run_together(f"{teller.say(caption)}{more}: ", items)
    for limit in step.time_limits:
        yield from teller.limit_terms(limit)
    for caption, said in (
        ("Purpose", teller.prose(step.purpose)),
        ("Only if", teller.condition(step.condition)),
        ("Where", teller.prose(step.place)),
        ("Shared", in_a_row(teller.proses(step.shared), "; ")),
        ("Result", in_a_row(teller.proses(step.output), "; ")),
        ("Options", in_a_row(teller.proses(step.options), "; ")),
        ("Signed by", teller.prose(step.sign_off)),
        ("Record", teller.prose(step.record_kept)),
        ("Minimum standard", in_a_row(teller.proses(step.minimum_standard), "; ")),
        ("Safeguards", in_a_row(tuple(teller.safeguards(step.safeguards)), "; ")),
        ("Exceptions", in_a_row(tuple(_exceptions(teller, step)), "; ")),
    ):
        if said:
            yield teller.captioned(caption, said)
    basis = [each for key in step.legal_basis if (each := teller.view.legal_bases.find(key))]
    if basis:
        codes = joined(link(each.code, anchor_of(each)) for each in basis)
        yield joined([f"{teller.say('Legal basis')}: ", codes], "")
    yield from _referrals(teller, step)


def _referrals(teller: Teller, step: Step) -> Iterator[Inline]:
    for key in step.referrals:
        referral = teller.view.referrals.find(key)
        if referral is not None:
            ends = [teller.agency(referral.sender), teller.agency(referral.receiver)]
            yield joined([f"{teller.say('Referral')}: ", joined(ends, " → ")], "")


def _exceptions(teller: Teller, step: Step) -> Iterator[Inline]:
    return (teller.case(each.condition, each.text) for each in step.exceptions)


def _marks(step: Step) -> Iterator[StepMark]:
    if step.detail in _DETAIL_MARKS:
        yield _DETAIL_MARKS[step.detail]
    if step.confidence is Confidence.INFERRED:
        yield StepMark.INFERRED
    if step.kind is StepKind.EXCEPTION:
        yield StepMark.EXCEPTION
    if step.restricts_liberty not in (None, Restriction.NONE):
        yield StepMark.RESTRICTS_LIBERTY


def _consent(teller: Teller, step: Step) -> Iterator[Inline]:
    point = step.consent
    if point is None:
        return
    subjects = in_a_row(teller.proses(point.subjects), "; ")
    if subjects:
        yield run_together(teller.say("To: {subjects}", subjects=""), subjects)
    elif point.required:
        yield teller.say("The person must agree.")
    for caption, said in (
        ("When", teller.prose(point.timing)),
        ("Given by", teller.prose(point.given_by)),
        ("If the person refuses", teller.prose(point.refusal)),
        ("If the person withdraws", teller.prose(point.withdrawal)),
    ):
        if said:
            yield teller.captioned(caption, said)
    refusal = teller.view.steps.find(point.refusal_step)
    if refusal is not None:
        yield teller.say("After a refusal: step {number}", number=refusal.number)


def _branches(teller: Teller, step: Step) -> Iterator[Branch]:
    if step.decision is not None:
        for branch in step.decision.branches:
            condition = teller.condition(branch.condition) or teller.say("otherwise")
            outcomes = list(teller.proses(branch.outcomes))
            outcomes += [teller.limit(each) for each in branch.time_limits]
            outcomes += _codes(teller, branch.legal_basis)
            yield Branch(condition, in_a_row(outcomes, "; "))
    for transition in teller.view.transitions.where("origin", step.id):
        yield _branch(teller, transition)


def _codes(teller: Teller, keys: Iterable[LegalBasisId]) -> list[str]:
    found = (teller.view.legal_bases.find(each) for each in keys)
    codes = ", ".join(each.code for each in found if each is not None)
    return [f"{teller.say('Legal basis')}: {codes}"] if codes else []


def _branch(teller: Teller, transition: Transition) -> Branch:
    target = teller.view.steps.find(transition.target)
    condition = teller.condition(transition.condition)
    if not condition:
        condition = teller.say("otherwise" if transition.is_else else "then")
    number = target.number if target else "?"
    said = joined([teller.say("step") + " ", whole(number)], "")
    return Branch(condition, teller.marked(said, transition))


def _notes(teller: Teller, step: Step) -> Iterator[Note]:
    """Duties to share without consent stand out: they are overrides, never consents."""
    for each in step.overrides:
        yield Note(
            teller.case(each.condition, each.text),
            NoteKind.CAUTION,
            teller.say("Must be shared even without consent")
            if each.must_share
            else teller.say("May be shared without consent"),
        )
