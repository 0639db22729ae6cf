"""Duties by agency: what each has to do, turned out of the steps and the stage chapters."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.agencies import Agency
from workbench.domain.entity import Detail
from workbench.domain.export_view import ExportView
from workbench.domain.procedures import number_key
from workbench.domain.sops import Duty
from workbench.domain.steps import Step
from workbench.publishing.blocks import Block, Heading, Note, NoteKind, Paragraph, Table
from workbench.publishing.inline import Inline, joined, link
from workbench.publishing.options import PrintOptions
from workbench.publishing.section import section
from workbench.publishing.telling import Teller, anchor_of


@section("duties", "Duties by agency", 80)
def duties(view: ExportView, options: PrintOptions) -> Iterator[Block]:
    """Each agency's duties in every stage, with the part it plays in each step."""
    teller = Teller(view, options.language)
    yield Heading(teller.say("Duties by agency"), anchor="duties")
    yield Paragraph(
        teller.say(
            "The same facts as in the procedures, turned by agency: what falls to each body, in "
            "which stage and for whom."
        )
    )
    told = False
    for agency in sorted(view.agencies.values(), key=lambda each: each.label(options.language)):
        rows = tuple(_rows(teller, agency))
        if rows:
            told = True
            yield Heading(agency.label(options.language), 2, number="", in_contents=False)
            yield Table(
                head=tuple(map(teller.say, ("Stage, for whom", "Duty"))), rows=rows, weights=(2, 5)
            )
    others = [each for each in view.duties.values() if each.others]
    if others:
        yield Note(
            teller.say("The source lists duties of further bodies that have not been read yet."),
            NoteKind.UNKNOWN,
        )
    elif not told:
        yield Note(teller.say("No duty is recorded."), NoteKind.UNKNOWN)


def _rows(teller: Teller, agency: Agency) -> Iterator[tuple[Inline, ...]]:
    for duty in teller.view.duties.values():
        if agency.id in duty.agencies:
            yield _place(teller, duty), teller.marked(duty_words(teller, duty), duty)
    for step in sorted(teller.view.steps.values(), key=lambda each: _order(teller, each)):
        parts = [each.part for each in step.assignments if each.agency == agency.id]
        if parts:
            words = ", ".join(teller.say(part.value) for part in parts)
            yield _step_place(teller, step), f"{teller.text(step.title)} ({words})"


def duty_words(teller: Teller, duty: Duty) -> Inline:
    """What a duty says, with a word where its source could be read only in part."""
    said = teller.recorded(teller.listed(duty.duties), duty, "duties")
    if duty.detail is not Detail.PARTIAL:
        return said
    return joined([said, f"({teller.say('Draft: the source was readable in part')})"], " ")


def _place(teller: Teller, duty: Duty) -> str:
    sop = teller.view.sops.find(duty.sop)
    measure = teller.view.measures.find(duty.measure)
    where = f"{teller.say('Measure')} {measure.number}" if measure else teller.stage(duty.stage)
    population = teller.population(sop.population) if sop else ""
    return ", ".join(part for part in (where, population) if part)


def _step_place(teller: Teller, step: Step) -> Inline:
    measure = teller.view.measures.find(step.measure)
    if measure is None:
        return ""
    sop = teller.view.sops.find(measure.sop)
    population = teller.population(sop.population) if sop else ""
    words = f"{measure.number} {teller.say('step')} {step.number}"
    return joined([link(words, anchor_of(step)), *([population] if population else [])])


def _order(teller: Teller, step: Step) -> tuple[object, ...]:
    measure = teller.view.measures.find(step.measure)
    return number_key(measure.number if measure else ""), str(step.measure), step.order
