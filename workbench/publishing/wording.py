"""The few words that a printed page says by itself, in the language of the document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from workbench.publishing.blocks import NoteKind, StepMark
from workbench.words import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Words of the page itself in one language; texts in braces are filled in."""

    language: str
    page_of: str
    on_page: str
    contents: str
    figure: str
    table: str
    sources: str
    not_recorded: str
    in_words: str
    nothing_here: str
    step_heads: tuple[str, str, str, str, str, str]
    consent: str
    next: str
    notes: Mapping[NoteKind, str]
    marks: Mapping[StepMark, str]
    date_parts: tuple[str, str, str]


_NOTES = {
    NoteKind.NOTE: "Note",
    NoteKind.DRAFT: "Draft",
    NoteKind.UNKNOWN: "Not recorded",
    NoteKind.CAUTION: "Caution",
}
_MARKS = {
    StepMark.TITLE_ONLY: "Draft: only the title is known",
    StepMark.PARTLY_READ: "Draft: the source was readable in part",
    StepMark.NOT_READ: "Draft: not yet read from the source",
    StepMark.INFERRED: "Worked out, not stated by the source",
    StepMark.EXCEPTION: "Exception",
    StepMark.RESTRICTS_LIBERTY: "Restricts liberty",
    StepMark.CHANGED: "Changed in this edition",
}


@cache
def wording(language: str) -> Wording:
    """The words of a language, in English where the product does not speak it yet."""

    def said(english: str) -> str:
        return say(english, language)

    return Wording(
        language=language,
        page_of=said("Page {page} of {pages}"),
        on_page=said("page {page}"),
        contents=said("Contents"),
        figure=said("Figure {number}"),
        table=said("Table {number}"),
        sources=said("Sources"),
        not_recorded=said("not recorded"),
        in_words=said("The same in words"),
        nothing_here=said("Nothing is recorded here."),
        step_heads=(
            said("No"),
            said("Who"),
            said("What"),
            said("When"),
            said("How"),
            said("Forms"),
        ),
        consent=said("Consent"),
        next=said("Next"),
        notes={kind: said(english) for kind, english in _NOTES.items()},
        marks={mark: said(english) for mark, english in _MARKS.items()},
        date_parts=(said("day"), said("month"), said("year")),
    )
