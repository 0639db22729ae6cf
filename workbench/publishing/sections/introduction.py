"""The introduction: what the mechanism is for, how to read the book, and what its marks mean."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.domain.export_view import ExportView
from workbench.domain.text import WORKING_LANGUAGE
from workbench.publishing.blocks import (
    Block,
    Heading,
    ListBlock,
    Note,
    NoteKind,
    Paragraph,
    ParagraphRole,
    Table,
    TableKind,
)
from workbench.publishing.inline import bold
from workbench.publishing.options import PrintOptions
from workbench.publishing.section import section
from workbench.publishing.telling import Teller


@section("introduction", "Introduction", 40)
def introduction(view: ExportView, options: PrintOptions) -> Iterator[Block]:
    """Purpose, stages, for whom each procedure is, and how certain its facts are."""
    teller = Teller(view, options.language)
    yield Heading(teller.say("Introduction"))
    programme = view.programme
    if programme is not None and programme.purpose:
        yield from teller.paragraphs(programme.purpose, programme, ParagraphRole.LEAD)
    yield Heading(teller.say("For whom the procedures are"), 2)
    yield Table(
        head=tuple(map(teller.say, ("Procedures", "Apply to", "Measures"))),
        rows=tuple(
            (
                teller.population(sop.population) or teller.text(sop.title),
                teller.marked(teller.prose(sop.applies_to) or teller.text(sop.title), sop),
                str(len(view.measures.where("sop", sop.id))),
            )
            for sop in view.sops.values()
        ),
        weights=(2, 6, 1),
        empty=teller.say("No procedure is recorded."),
    )
    yield Heading(teller.say("Stages"), 2)
    yield Table(
        head=tuple(map(teller.say, ("Stage", "Sphere of protection"))),
        rows=tuple(
            (teller.stage(stage.id), teller.say(stage.sphere.words))
            for stage in view.stages.values()
        ),
        empty=teller.say("No stage is recorded."),
    )
    more = [each for each in view.stages.values() if "more_measures_exist" in each.unread]
    if more:
        stages = "; ".join(teller.stage(each.id) for each in more)
        yield Note(
            teller.say(
                "Further measures may exist that have not been read: {stages}.", stages=stages
            ),
            NoteKind.UNKNOWN,
        )
    yield from _how_to_read(teller)


def _how_to_read(teller: Teller) -> Iterator[Block]:
    yield Heading(teller.say("How to read this book"), 2)
    yield Paragraph(
        teller.say(
            "A measure starts with whom it is for and when it applies. Its steps stand in a "
            "table, one row per step, and in a flowchart. Small numbers lead to the sources at "
            "the end of the chapter."
        )
    )
    if teller.language != WORKING_LANGUAGE:
        yield Paragraph(
            teller.say("What has not been translated stands in the language it was written in.")
        )
    yield ListBlock(
        tuple(
            (bold(teller.say(word) + ": "), teller.say(meaning))
            for word, meaning in (
                ("not recorded", "nobody has written it down yet; ask the agency"),
                ("not yet read", "it is known to exist, but could not be read in the source"),
                ("none", "it is recorded that there is none"),
                ("worked out", "it follows from the sources, but none of them says it"),
                ("Draft", "only part of the source could be read"),
            )
        )
    )
    yield Table(
        rows=(
            (
                teller.say("Urgent"),
                teller.say("Where life is in danger, call the emergency number first."),
            ),
            (
                teller.say("Privacy"),
                teller.say("Nothing in this book is about a person. Never write names into it."),
            ),
        ),
        kind=TableKind.FACTS,
        weights=(1, 5),
    )
