"""The procedures: a chapter per population, a part per stage, a measure at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from workbench.diagram.flowchart import flowchart
from workbench.domain.entity import Detail
from workbench.domain.export_view import ExportView
from workbench.domain.procedures import measures_of, steps_of
from workbench.domain.readings.variants import TAKES_OVER, base_of, effective_steps
from workbench.domain.sops import Measure, MeasureId, Sop, SopId, VariantStatement
from workbench.domain.steps import Step
from workbench.publishing.blocks import (
    Block,
    Fact,
    FactStrip,
    Figure,
    Heading,
    Note,
    NoteKind,
    Paragraph,
    ParagraphRole,
    Steps,
    Table,
    TableKind,
)
from workbench.publishing.duty_rows import duty_words
from workbench.publishing.inline import (
    Inline,
    NotRecorded,
    Reference,
    in_a_row,
    joined,
    run_together,
    whole,
)
from workbench.publishing.options import PrintOptions
from workbench.publishing.section import section
from workbench.publishing.step_rows import step_row
from workbench.publishing.telling import Teller, anchor_of

_DRAFT_NOTES = {
    Detail.PARTIAL: "Only part of the source of this measure could be read. Do not rely on what "
    "is missing here.",
    Detail.TITLE_ONLY: "Only the titles of this measure and its steps are known.",
    Detail.NOT_RECORDED: "It is known that this measure exists for this group, but it has not "
    "been read yet. Ask the owner of the mechanism.",
}
_VARIANT_NOTES = {
    VariantStatement.SAME_AS_ADULT: "The same as for adults.",
    VariantStatement.ADDS: "The same steps as in the measure for adults hold, and those below.",
    VariantStatement.REPLACED: "For this group, other rules replace this measure.",
    VariantStatement.OMITTED: "This measure does not apply to this group.",
}


@section("procedures", "Procedures", 70)
def procedures(view: ExportView, options: PrintOptions) -> Iterator[Block]:
    """Every measure with its steps and its flowchart, for each population."""
    teller = Teller(view, options.language)
    for sop in view.sops.values():
        measures = [
            each for each in measures_of(view, SopId(sop.id)) if options.is_about(sop.id, each.id)
        ]
        if measures or options.is_about(sop.id):
            yield from _chapter(teller, sop, measures, options)
    alone = [
        each
        for each in view.measures.values()
        if each.sop not in view.sops and options.is_about(each.id)
    ]
    if not view.sops and not view.measures:
        yield Heading(teller.say("Procedures"))
        yield Note(teller.say("No procedure is recorded."), NoteKind.UNKNOWN)
    if alone:
        yield Heading(teller.say("Procedures for nobody in particular"))
        for measure in alone:
            yield from _measure(teller, measure, options)


def _chapter(
    teller: Teller, sop: Sop, measures: Sequence[Measure], options: PrintOptions
) -> Iterator[Block]:
    population = teller.population(sop.population) or teller.text(sop.title)
    yield Heading(
        teller.say("Procedures: {population}", population=population), anchor=anchor_of(sop)
    )
    yield Paragraph(
        teller.marked(teller.prose(sop.applies_to) or teller.text(sop.title), sop),
        ParagraphRole.LEAD,
    )
    if not measures:
        yield Note(teller.say("No measure is recorded for this group."), NoteKind.UNKNOWN)
    for stage, group in groupby(measures, key=lambda each: each.stage):
        named = teller.stage(stage)
        if named:
            yield Heading(teller.say("Stage {stage}", stage=named), 2, number="")
        for measure in group:
            yield from _measure(teller, measure, options)


def _measure(teller: Teller, measure: Measure, options: PrintOptions) -> Iterator[Block]:
    steps = steps_of(teller.view, MeasureId(measure.id))
    population = _population(teller, measure)
    yield Heading(
        teller.text(measure.title) or teller.say("Title not recorded"),
        3,
        anchor=anchor_of(measure),
        number=measure.number,
        kicker=f"{teller.say('Measure')} · {population}",
        in_head=True,
    )
    yield FactStrip(tuple(_facts(teller, measure, population)))
    if measure.detail in _DRAFT_NOTES:
        yield Note(teller.say(_DRAFT_NOTES[measure.detail]), NoteKind.DRAFT)
    yield from _variant(teller, measure)
    if measure.aim:
        yield from _aim(teller, measure)
    yield from _rules(teller, measure)
    yield from _taken_over(teller, measure, options)
    yield from _steps(teller, measure, steps, options.since)
    yield from _duties(teller, measure)


def _steps(
    teller: Teller, measure: Measure, steps: Sequence[Step], since: ExportView | None
) -> Iterator[Block]:
    if len(steps) > 1:
        yield _flowchart(teller, measure, _population(teller, measure))
    if steps:
        yield Steps(tuple(step_row(teller, step, since) for step in steps))


def _taken_over(teller: Teller, measure: Measure, options: PrintOptions) -> Iterator[Block]:
    """The steps that hold here too, where the measure that has them is not printed with it."""
    held = [each for each in effective_steps(teller.view, measure) if each.is_taken_over]
    for _, group in groupby(held, key=lambda each: each.measure.id):
        some = list(group)
        base = some[0].measure
        if not options.is_about(base.id, base.sop):
            name = _measure_words(teller, base)
            yield Heading(teller.say("Steps of {measure}", measure=name), 4, number="")
            yield from _steps(teller, base, [each.step for each in some], options.since)


def _variant(teller: Teller, measure: Measure) -> Iterator[Block]:
    """What the measure states of itself as a variant, and of which measure."""
    if measure.variant not in _VARIANT_NOTES:
        return
    said: Inline = teller.say(_VARIANT_NOTES[measure.variant])
    base = base_of(teller.view, measure)
    if base is not None:
        said = run_together(said, " ", Reference(anchor_of(base), _measure_words(teller, base)))
    elif measure.variant in TAKES_OVER:
        said = run_together(said, " ", teller.say("Which measure that is was not recorded."))
    yield Note(said)


def _measure_words(teller: Teller, measure: Measure) -> str:
    words = f"{measure.number} {teller.text(measure.title)}, {_population(teller, measure)}"
    return words.strip(" ,")


def _population(teller: Teller, measure: Measure) -> str:
    sop = teller.view.sops.find(measure.sop)
    return teller.population(sop.population) if sop else ""


def _aim(teller: Teller, measure: Measure) -> Iterator[Block]:
    """What the measure is for: short aims in one paragraph, longer ones as they were written."""
    if any("\n" in teller.text(each) for each in measure.aim):
        for each in measure.aim:
            yield from teller.paragraphs(each, role=ParagraphRole.LEAD)
    else:
        yield Paragraph(teller.listed(measure.aim), ParagraphRole.LEAD)


def _flowchart(teller: Teller, measure: Measure, population: str) -> Figure:
    picture = flowchart(teller.view, MeasureId(measure.id), teller.language)
    title = teller.say(
        "Flowchart of measure {number}, {population}",
        number=measure.number,
        population=population,
    )
    return Figure(picture, title, text_equivalent=picture.text_equivalent, may_follow=True)


def _facts(teller: Teller, measure: Measure, population: str) -> Iterator[Fact]:
    yield Fact(teller.say("For whom"), teller.prose(measure.entitled) or population)
    applies = in_a_row(teller.proses(measure.applies_when), "; ")
    yield Fact(teller.say("Applies when"), teller.recorded(applies, measure, "applies_when"))
    limits = in_a_row([teller.limit(each) for each in measure.time_limits], "; ")
    yield Fact(teller.say("Time limit"), teller.recorded(limits, measure, "time_limits"))
    yield Fact(teller.say("Who"), _who(teller, measure))


def _who(teller: Teller, measure: Measure) -> Inline:
    if measure.identifiers:
        return teller.agencies(measure.identifiers)
    return teller.recorded(teller.prose(measure.who), measure, "who")


def _rules(teller: Teller, measure: Measure) -> Iterator[Block]:
    """What holds for the whole measure, as named facts, with the sources of the measure."""
    rows: list[tuple[Inline, ...]] = [
        (teller.say(caption), in_a_row(lines, "; "))
        for caption, lines in (
            ("Time limit", tuple(_limit_terms(teller, measure))),
            ("Nature", _one(teller.prose(measure.nature))),
            ("Where", _one(teller.prose(measure.place))),
            ("Rule", teller.proses(measure.rules)),
            ("Does not depend on", teller.proses(measure.not_conditional_on)),
            ("Questions to ask", _one(teller.listed(measure.questions))),
            ("Rests on", teller.proses(measure.inputs)),
            ("What it is for", teller.proses(measure.functions)),
            ("Help", teller.proses(measure.help)),
            ("Advisable", teller.proses(measure.advisable)),
            (
                "Exceptions",
                tuple(teller.case(each.condition, each.text) for each in measure.exceptions),
            ),
            ("Safeguards", tuple(teller.safeguards(measure.safeguards))),
            ("Minimum standard", teller.proses(measure.minimum_standard)),
            ("Documentation", teller.proses(measure.documentation)),
        )
        if lines
    ]
    if measure.legal_basis:
        rows.append((teller.say("Legal basis"), _legal(teller, measure)))
    if measure.forms:
        rows.append((teller.say("Forms"), joined(teller.form(each) for each in measure.forms)))
    if measure.sources:
        rows.append((teller.say("Sources"), teller.source_codes(measure)))
    if rows:
        yield Table(rows=tuple(rows), kind=TableKind.FACTS, weights=(1.4, 5))


def _limit_terms(teller: Teller, measure: Measure) -> Iterator[Inline]:
    for limit in measure.time_limits:
        yield from teller.limit_terms(limit)


def _one(words: Inline) -> tuple[Inline, ...]:
    return (words,) if words else ()


def _legal(teller: Teller, measure: Measure) -> Inline:
    found = (teller.view.legal_bases.find(each) for each in measure.legal_basis)
    return joined(whole(each.code) if each else NotRecorded() for each in found)


def _duties(teller: Teller, measure: Measure) -> Iterator[Block]:
    """Duties that the source lists by agency instead of by step."""
    rows = teller.view.duties.where("measure", measure.id)
    if not rows:
        return
    yield Table(
        head=(teller.say("Agency"), teller.say("Duty in this measure")),
        rows=tuple(
            (
                teller.agencies(each.agencies),
                teller.marked(duty_words(teller, each), each),
            )
            for each in rows
        ),
        weights=(2, 5),
    )
