"""The few words that a printed page says by itself, in the languages the product speaks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.publishing.blocks import NoteKind, StepMark


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Words of the page itself in one language; texts in braces are filled in."""

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


_ENGLISH = Wording(
    page_of="Page {page} of {pages}",
    on_page="page {page}",
    contents="Contents",
    figure="Figure {number}",
    table="Table {number}",
    sources="Sources",
    not_recorded="not recorded",
    in_words="The same in words",
    nothing_here="Nothing is recorded here.",
    step_heads=("No", "Who", "What", "When", "How", "Forms"),
    consent="Consent",
    next="Next",
    notes={
        NoteKind.NOTE: "Note",
        NoteKind.DRAFT: "Draft",
        NoteKind.UNKNOWN: "Not recorded",
        NoteKind.CAUTION: "Caution",
    },
    marks={
        StepMark.TITLE_ONLY: "Draft: only the title is known",
        StepMark.PARTLY_READ: "Draft: the source was readable in part",
        StepMark.NOT_READ: "Draft: not yet read from the source",
        StepMark.INFERRED: "Worked out, not stated by the source",
        StepMark.EXCEPTION: "Exception",
        StepMark.RESTRICTS_LIBERTY: "Restricts liberty",
        StepMark.CHANGED: "Changed in this edition",
    },
    date_parts=("day", "month", "year"),
)

_BULGARIAN = Wording(
    page_of="Страница {page} от {pages}",
    on_page="стр. {page}",
    contents="Съдържание",
    figure="Фигура {number}",
    table="Таблица {number}",
    sources="Източници",
    not_recorded="няма данни",
    in_words="Същото с думи",
    nothing_here="Тук няма записани данни.",
    step_heads=("№", "Кой", "Какво", "Кога", "Как", "Образци"),
    consent="Съгласие",
    next="Следва",
    notes={
        NoteKind.NOTE: "Бележка",
        NoteKind.DRAFT: "Чернова",
        NoteKind.UNKNOWN: "Няма данни",
        NoteKind.CAUTION: "Внимание",
    },
    marks={
        StepMark.TITLE_ONLY: "Чернова: известно е само заглавието",
        StepMark.PARTLY_READ: "Чернова: източникът е прочетен отчасти",
        StepMark.NOT_READ: "Чернова: още не е прочетено от източника",
        StepMark.INFERRED: "Изведено, не е казано в източника",
        StepMark.EXCEPTION: "Изключение",
        StepMark.RESTRICTS_LIBERTY: "Ограничава свободата",
        StepMark.CHANGED: "Променено в това издание",
    },
    date_parts=("ден", "месец", "година"),
)

_BY_LANGUAGE = {"en": _ENGLISH, "bg": _BULGARIAN}


def wording(language: str) -> Wording:
    """The words of a language, in English where the product does not speak it yet."""
    return _BY_LANGUAGE.get(language.partition("-")[0].casefold(), _ENGLISH)
