"""Makes records of a draft: measures with their steps, under stages, in an SOP.

What is recorded already is used: stages by their title, agencies and forms by their names. What
stood outside of all measures becomes annexes, and remarks become comments where they stood.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from workbench.domain.drafts import (
    Draft,
    DraftMeasure,
    DraftNote,
    Section,
    steps_from,
    with_title,
)
from workbench.domain.editions import Comment, CommentId
from workbench.domain.entity import Source, SourceId, new_id
from workbench.domain.procedures import measures_of, next_number
from workbench.domain.programme import Sphere, Stage, StageId
from workbench.domain.prose import escape
from workbench.domain.records import Records
from workbench.domain.sops import Annex, AnnexId, Measure, MeasureId, Sop, SopId
from workbench.domain.steps import Step
from workbench.domain.table import Table
from workbench.domain.text import Text
from workbench.domain.values import PopulationId


@dataclass(frozen=True, slots=True)
class Target:
    """Where a draft goes: an SOP of the workspace, or a new one of this title and for a group.

    `stage` takes the measures that stand under no heading of a stage.
    """

    title: str
    sop: SopId | None = None
    population: PopulationId | None = None
    stage: StageId | None = None


def records_of(draft: Draft, records: Records, target: Target, language: str) -> Records:
    """Everything that the draft adds to what is recorded."""
    return _Making(records, target, language).made(draft)


def stage_named(heading: str, records: Records) -> Stage | None:
    """The stage of the workspace that a heading names, or None."""
    _, title = stage_heading(heading)
    wanted = {_folded(heading), _folded(title)} - {""}
    return next(
        (
            stage
            for stage in records.stages.values()
            if any(_folded(words) in wanted for _, words in stage.title)
        ),
        None,
    )


def stage_heading(heading: str) -> tuple[str, str]:
    """The number and the title in the heading of a stage: "Stage 1: Identification"."""
    found = _STAGE.fullmatch(heading.strip())
    if found is None:
        return "", heading.strip()
    return found["number"].strip("."), found["title"].strip() or heading.strip()


_STAGE = re.compile(
    r"(?:(?:stage|етап|phase|фаза|sphere|сфера|part|част|chapter|глава)\s*№?\s*)?"
    r"(?P<number>\d{1,2}|[IVX]{1,4})\s*[.:)\-–—]*\s+(?P<title>.*)",
    re.IGNORECASE,
)
_SPHERES = {
    Sphere.IDENTIFICATION: ("identif", "идентиф", "разпозна"),
    Sphere.SHELTER: ("shelter", "recover", "подслон", "настан", "възстанов"),
    Sphere.REDRESS: ("redress", "compensation", "justice", "обезщет", "правосъд"),
    Sphere.RETURN: ("return", "integration", "inclusion", "завръщ", "интегра", "включване"),
    Sphere.SAFETY: ("safety", "security", "protection", "безопас", "сигурн", "закрил", "защит"),
    Sphere.GOVERNANCE: ("governance", "coordination", "управлен", "координ"),
}
# Headings of sections that have a field of their own in a measure.
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "aim": ("aim", "aims", "purpose", "goal", "goals", "objective", "objectives", "цел", "цели"),
    "applies_when": (
        *("when", "when it applies", "applies when", "precondition", "preconditions", "conditions"),
        *("кога", "кога се прилага", "предпоставки", "предварителни условия", "условия"),
    ),
    "minimum_standard": (
        *("minimum standard", "minimum standards", "standards"),
        *("минимален стандарт", "минимални стандарти", "стандарти", "критерии и стандарти"),
    ),
    "documentation": ("documentation", "records", "документация", "документиране"),
    "rules": ("rules", "principles", "правила", "принципи"),
    "questions": ("questions", "въпроси"),
    "advisable": ("recommendations", "advisable", "препоръки", "препоръчително"),
}
_FIELD_OF = {head: field for field, heads in _FIELDS.items() for head in heads}


def section_field(heading: str) -> str | None:
    """The field of a measure that a heading within it names, or None."""
    return _FIELD_OF.get(_folded(heading))


def _folded(words: str) -> str:
    return " ".join(re.sub(r"[^\w]+", " ", words.casefold()).split())


class _Making:
    """Makes records one after the other; those made before are known to those after."""

    def __init__(self, records: Records, target: Target, language: str) -> None:
        self._records, self._target, self._language = records, target, language
        self._source = Source(
            id=SourceId(new_id()), title=self._text(target.title), language=language
        )
        self._sop = records.sops.find(target.sop) or Sop(
            id=SopId(new_id()), title=self._text(target.title), population=target.population
        )
        self._stages: list[Stage] = []
        self._measures: list[Measure] = list(measures_of(records, self._sop.id))
        self._steps: list[Step] = []
        self._comments: list[Comment] = []

    def made(self, draft: Draft) -> Records:
        """The records of a whole draft."""
        known = len(self._measures)
        for measure in draft.measures:
            self._make_measure(measure)
        annexes = [self._annex(note) for note in draft.notes]
        return Records(
            sources=Table([self._source]),
            sops=Table([] if self._sop.id in self._records.sops else [self._sop]),
            stages=Table(self._stages),
            measures=Table(self._measures[known:]),
            steps=Table(self._steps),
            annexes=Table(annexes),
            comments=Table(self._comments),
        )

    def _make_measure(self, draft: DraftMeasure) -> None:
        stage = self._stage(draft.stage) if draft.stage else self._target.stage
        measure = Measure(
            id=MeasureId(new_id()),
            sop=self._sop.id,
            stage=stage,
            number=self._number(draft.number, stage),
            title=self._text(draft.title),
            sources=(self._source.id,),
        )
        self._measures.append(self._with_sections(measure, draft.sections))
        self._remark(measure.id, draft.comments)
        drafts = [each for each in draft.steps if with_title(each).title]
        steps = steps_from(drafts, self._records, measure.id, self._language)
        for step, each in zip(steps, drafts, strict=True):
            self._remark(step.id, each.comments)
        self._steps += steps

    def _with_sections(self, measure: Measure, sections: Iterable[Section]) -> Measure:
        """The measure with its sections in the fields their headings name, else in its aim."""
        fields: dict[str, list[Text]] = {}
        for heading, texts in sections:
            field = section_field(heading) if heading else "aim"
            if field is None or not texts:
                fields.setdefault("aim", []).append(self._text(f"**{escape(heading)}**"))
            kept = texts if field in (None, "aim") else [_without_bullet(each) for each in texts]
            fields.setdefault(field or "aim", []).extend(self._text(escape(each)) for each in kept)
        # Each field has a type of its own, and all of these hold texts: hence Any.
        values: dict[str, Any] = {name: tuple(texts) for name, texts in fields.items()}
        return replace(measure, **values)

    def _stage(self, heading: str) -> StageId:
        """The stage that a heading names; a new one where there is none of that title."""
        known = stage_named(heading, self._records) or next(
            (each for each in self._stages if each.code == heading), None
        )
        if known is not None:
            return known.id
        number, title = stage_heading(heading)
        taken = {each.number for each in (*self._records.stages.values(), *self._stages)}
        stage = Stage(
            id=StageId(new_id()),
            code=heading,
            number=number if number not in taken else _free_number(taken),
            title=self._text(title),
            sphere=_sphere(title),
        )
        self._stages.append(stage)
        return stage.id

    def _number(self, number: str, stage: StageId | None) -> str:
        """The number that stood there where it is free, else the next one of the stage."""
        taken = {each.number for each in self._measures}
        if number and number not in taken:
            return number
        beside = [each for each in self._measures if each.stage == stage and each.number]
        held = next(
            (s for s in (*self._stages, *self._records.stages.values()) if s.id == stage), None
        )
        if beside:
            wanted = next_number(beside)
        else:
            wanted = f"{held.number}.1" if held and held.number else next_number(self._measures)
        while wanted in taken:
            wanted = next_number([Measure(id=MeasureId(""), number=wanted)])
        return wanted

    def _annex(self, note: DraftNote) -> Annex:
        annex = Annex(
            id=AnnexId(new_id()),
            title=self._text(note.title),
            content=self._text(_content(note.sections)),
            sources=(self._source.id,),
        )
        self._remark(annex.id, note.comments)
        return annex

    def _remark(self, about: str, remarks: Sequence[str]) -> None:
        self._comments += [
            Comment(id=CommentId(new_id()), about=about, text=self._text(words))
            for words in remarks
        ]

    def _text(self, words: str) -> Text:
        return Text().put(self._language, words)


def _without_bullet(words: str) -> str:
    """An item of a list without the sign before it: the field is a list itself."""
    return words.strip().removeprefix("- ")


def _content(sections: Iterable[Section]) -> str:
    lines: list[str] = []
    for heading, texts in sections:
        lines += [f"**{escape(heading)}**"] if heading else []
        lines += [escape(each) for each in texts]
    return "\n".join(lines)


def _sphere(title: str) -> Sphere:
    folded = title.casefold()
    return next(
        (sphere for sphere, words in _SPHERES.items() if any(word in folded for word in words)),
        Sphere.CROSS_CUTTING,
    )


def _free_number(taken: set[str]) -> str:
    return next(str(number) for number in range(1, len(taken) + 2) if str(number) not in taken)
