"""What was found in a document: its parts in their order, what each becomes, and what to know.

A part is shown and corrected before anything comes in. `drafted` folds the parts into a draft;
only what is to be left out does not stand in it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from workbench.domain.drafts import Draft, DraftMeasure, DraftNote, DraftStep, titled


class Becomes(StrEnum):
    """What a part of a document becomes."""

    STAGE = "stage"
    MEASURE = "measure"
    STEP = "step"
    LINE = "line"
    TEXT = "text"
    LEAVE_OUT = "leave_out"

    @property
    def words(self) -> str:
        """What a person calls it."""
        return _BECOMES_WORDS[self]


_BECOMES_WORDS = {
    Becomes.STAGE: "Stage",
    Becomes.MEASURE: "Measure",
    Becomes.STEP: "Step",
    Becomes.LINE: "Sub-item",
    Becomes.TEXT: "Text",
    Becomes.LEAVE_OUT: "Leave out",
}


@dataclass(frozen=True, slots=True)
class FoundPart:
    """One part: its words, its number as it stood there, and what it becomes.

    `heading` is the level of a heading from 1, or 0; one that becomes text stands above what
    follows it. `place` tells a reader where the part stood in the document.
    """

    words: str
    becomes: Becomes = Becomes.TEXT
    number: str = ""
    heading: int = 0
    who: str = ""
    support: str = ""
    when: str = ""
    where: str = ""
    forms: str = ""
    place: str = ""
    comments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of the document, and where they stand in it."""

    words: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Announcement:
    """Something a reader must know about the document; `done` says what became of it."""

    key: str
    title: str
    done: str
    passages: tuple[Passage, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """A document as it was read."""

    title: str
    parts: tuple[FoundPart, ...] = ()
    announcements: tuple[Announcement, ...] = ()


def drafted(parts: Iterable[FoundPart], title: str) -> Draft:
    """The draft that the parts make; `title` names what has no heading of its own."""
    folding = _Folding(title)
    for part in parts:
        folding.take(part)
    return folding.draft()


_LAST_LEVEL = 9


@dataclass(slots=True)
class _Gathering:
    """A measure, or a note, while its parts come by; `level` is that of its heading."""

    title: str
    level: int = 0
    is_measure: bool = False
    number: str = ""
    stage: str = ""
    comments: list[str] = field(default_factory=list)
    sections: list[tuple[str, list[str]]] = field(default_factory=lambda: [("", [])])
    steps: list[DraftStep] = field(default_factory=list)
    in_step: bool = False

    @property
    def reaches(self) -> int:
        """The deepest level of a heading that ends it; deeper ones stand within it."""
        return self.level or (1 if self.is_measure else _LAST_LEVEL)

    def add(self, part: FoundPart) -> None:
        """Text that belongs here: to the last step, else to the last section."""
        words = f"{part.number} {part.words}".strip() if part.number else part.words
        if part.heading:
            self.sections.append((part.words, []))
            self.in_step = False
        elif self.in_step:
            step = self.steps[-1]
            text = f"{step.text}\n{words}" if step.text else words
            self.steps[-1] = replace(step, text=text, comments=step.comments + part.comments)
            return
        else:
            self.sections[-1][1].append(words)
        self.comments += part.comments

    def add_line(self, part: FoundPart) -> None:
        """A sub-item of the last step, or of the last section where there is no step."""
        if not self.in_step:
            self.sections[-1][1].append(f"- {part.words}")
            self.comments += part.comments
            return
        step = self.steps[-1]
        self.steps[-1] = replace(
            step, lines=(*step.lines, part.words), comments=step.comments + part.comments
        )

    def kept(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The sections in which something stands."""
        return tuple((head, tuple(texts)) for head, texts in self.sections if head or texts)


class _Folding:
    """Folds parts into measures and notes, in the order of the document."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._stage = ""
        self._measures: list[_Gathering] = []
        self._notes: list[_Gathering] = []
        self._here: _Gathering | None = None

    def take(self, part: FoundPart) -> None:
        """Put one part where it belongs."""
        match part.becomes:
            case Becomes.STAGE:
                self._stage = f"{part.number} {part.words}".strip()
                self._begin_note(self._stage, part).stage = self._stage
            case Becomes.MEASURE:
                here = self._begin_measure(part.words, part)
            case Becomes.STEP:
                here = self._measure(part)
                here.steps.append(_step(part))
                here.in_step = True
            case Becomes.LINE:
                self._place(part).add_line(part)
            case Becomes.TEXT:
                self._take_text(part)
            case Becomes.LEAVE_OUT:
                pass

    def draft(self) -> Draft:
        """Everything that was taken in."""
        return Draft(
            measures=tuple(
                DraftMeasure(
                    title=each.title,
                    number=each.number,
                    stage=each.stage,
                    sections=each.kept(),
                    steps=tuple(each.steps),
                    comments=tuple(each.comments),
                )
                for each in self._measures
            ),
            notes=tuple(
                DraftNote(each.title, each.kept(), tuple(each.comments))
                for each in self._notes
                if each.kept() or each.comments or not self._is_used_up(each)
            ),
        )

    def _is_used_up(self, note: _Gathering) -> bool:
        """Whether this is only the heading of a stage, and measures stand under it."""
        return bool(note.stage) and any(each.stage == note.stage for each in self._measures)

    def _take_text(self, part: FoundPart) -> None:
        here = self._here
        if part.heading and (here is None or part.heading <= here.reaches):
            self._begin_note(part.words, part)
        else:
            self._place(part).add(part)

    def _begin_measure(self, words: str, part: FoundPart) -> _Gathering:
        title, rest = titled(words)
        is_own = part.becomes is Becomes.MEASURE
        here = _Gathering(title, part.heading, is_measure=True, stage=self._stage)
        if is_own:
            here.number = part.number
            here.comments += part.comments
        if rest:
            here.sections[0][1].append(rest)
        self._measures.append(here)
        self._here = here
        return here

    def _begin_note(self, title: str, part: FoundPart) -> _Gathering:
        here = _Gathering(title or self._title, part.heading)
        if part.heading or part.becomes is Becomes.STAGE:
            here.comments += part.comments
        self._notes.append(here)
        self._here = here
        return here

    def _place(self, part: FoundPart) -> _Gathering:
        return self._here or self._begin_note("", part)

    def _measure(self, part: FoundPart) -> _Gathering:
        """The measure that is open; a step outside of any measure gets one."""
        here = self._here
        if here is not None and here.is_measure:
            return here
        return self._begin_measure(here.title if here else self._title, part)


def _step(part: FoundPart) -> DraftStep:
    title, rest = titled(part.words)
    return DraftStep(
        title=title,
        text=rest,
        who=part.who,
        support=part.support,
        when=part.when,
        where=part.where,
        forms=part.forms,
        number=part.number,
        comments=part.comments,
    )
