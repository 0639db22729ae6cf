"""Drafts: steps and measures as they were found in a text, before they belong to a workspace.

Nothing of a draft is dropped when it becomes steps: what has no field of its own goes to the text
of its step.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from workbench.domain.entity import new_id
from workbench.domain.limits import read_limit
from workbench.domain.order import spread
from workbench.domain.prose import escape
from workbench.domain.recognition import Named, Names
from workbench.domain.records import Records
from workbench.domain.sops import MeasureId
from workbench.domain.steps import Assignment, Part, Step, StepKind
from workbench.domain.text import Text
from workbench.domain.values import AgencyId, FormId, StepId, TimeLimit
from workbench.words import say

_LONGEST_TITLE = 120
_LONGEST_LABEL = 80
_SENTENCE = re.compile(r"(?<=[^\W\d_][.!?։။។।؟])\s+|(?<=[。！？])")
_LABEL = re.compile(r":\s+")


@dataclass(frozen=True, slots=True)
class DraftStep:
    """One step as it was written; `number` is what it was called there, `lines` its sub-items."""

    title: str
    lines: tuple[str, ...] = ()
    text: str = ""
    who: str = ""
    support: str = ""
    when: str = ""
    where: str = ""
    forms: str = ""
    kind: StepKind = StepKind.ACTION
    number: str = ""
    comments: tuple[str, ...] = ()


Section = tuple[str, tuple[str, ...]]  # a heading, or "", and what stands below it


@dataclass(frozen=True, slots=True)
class DraftMeasure:
    """One measure as it was written; `stage` is the heading it stood under."""

    title: str
    number: str = ""
    stage: str = ""
    sections: tuple[Section, ...] = ()
    steps: tuple[DraftStep, ...] = ()
    comments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftNote:
    """What stood outside of all measures, under a heading."""

    title: str
    sections: tuple[Section, ...] = ()
    comments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """What a document gives: its measures, and the words outside of them."""

    measures: tuple[DraftMeasure, ...] = ()
    notes: tuple[DraftNote, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """How much would come in."""
        steps = [step for measure in self.measures for step in measure.steps]
        return {
            "stages": len({measure.stage for measure in self.measures if measure.stage}),
            "measures": len(self.measures),
            "steps": len(steps),
            "lines": sum(len(step.lines) for step in steps),
            "comments": sum(len(each.comments) for each in self.measures)
            + sum(len(each.comments) for each in steps)
            + sum(len(each.comments) for each in self.notes),
            "notes": len(self.notes),
        }


def titled(words: str) -> tuple[str, str]:
    """A title and what follows it; a sentence too long for a title is kept whole in what follows.

    >>> titled("Call the shelter.")
    ('Call the shelter.', '')
    """
    first, _, rest = words.strip().partition("\n")
    first = " ".join(first.split())
    if len(first) <= _LONGEST_TITLE:
        return first, rest.strip()
    for pattern, longest in ((_LABEL, _LONGEST_LABEL), (_SENTENCE, _LONGEST_TITLE)):
        cut = pattern.search(first)
        if cut is not None and cut.start() <= longest:
            return first[: cut.start()], f"{first[cut.end() :]}\n{rest}".strip()
    head = first[:_LONGEST_TITLE].rpartition(" ")[0] or first[:_LONGEST_TITLE]
    return f"{head}…", f"{first}\n{rest}".strip()


def steps_from(
    drafts: Sequence[DraftStep], records: Records, measure_id: MeasureId, language: str
) -> tuple[Step, ...]:
    """The drafts as steps of a measure, in their order, with words in one language.

    Agencies and forms that are recorded are linked; a limit that counts from a step counts from
    the one that had this number among the drafts. A draft in which nothing stands gives no step.
    """
    written = [draft for each in drafts if (draft := with_title(each)).title]
    placed = tuple(
        Step(
            id=StepId(new_id()),
            measure=measure_id,
            order=order,
            number=draft.number or str(place),
            title=Text().put(language, draft.title),
            kind=draft.kind,
        )
        for place, (draft, order) in enumerate(
            zip(written, spread(len(written)), strict=True), start=1
        )
    )
    reading = _Reading(records, language, placed)
    return tuple(
        replace(reading.step(step, draft), number=str(place))
        for place, (step, draft) in enumerate(zip(placed, written, strict=True), start=1)
    )


def with_title(draft: DraftStep) -> DraftStep:
    """The draft with a title, taken from its other words where it has none."""
    if draft.title.strip():
        return replace(draft, title=draft.title.strip())
    if draft.lines:
        return with_title(replace(draft, title=draft.lines[0], lines=draft.lines[1:]))
    if draft.text.strip():
        title, rest = titled(draft.text)
        return replace(draft, title=title, text=rest)
    words = next((w.strip() for w in _small_fields(draft) if w.strip()), "")
    return replace(draft, title=titled(words)[0])


def _small_fields(draft: DraftStep) -> tuple[str, ...]:
    return (draft.who, draft.support, draft.when, draft.where, draft.forms)


def actors_in(words: str, names: Names, part: Part, language: str) -> tuple[Assignment, ...]:
    """Who is named in words: agencies that are recorded, and roles for everybody else.

    A word in brackets, or before a colon, may give somebody another part: "Police (informed)".
    """
    actors: list[Assignment] = []
    now = part
    for named in names.named_in(words):
        now = part if named.begins else now
        label, colon, after = named.words.partition(":")
        labelled = part_named(label) if colon and named.id is None else None
        if labelled is None:
            actors.append(_actor(named, now, language))
            continue
        now = labelled
        behind = f"{after} ({named.inside})" if named.inside else after
        actors += [_actor(each, now, language) for each in names.named_in(behind)]
    return tuple(dict.fromkeys(actors))


def _actor(named: Named, part: Part, language: str) -> Assignment:
    own = part_named(named.inside)
    role = "" if own is not None else named.inside
    if named.id is None:
        role = f"{named.words} ({role})" if role else named.words
    return Assignment(
        part=own or part,
        agency=AgencyId(named.id) if named.id else None,
        role=Text().put(language, role),
    )


def part_named(word: str) -> Part | None:
    """The part that a word stands for, in English or Bulgarian, or None."""
    folded = word.strip().casefold()
    return next((part for part, words in _PART_WORDS.items() if folded in words), None)


_PART_WORDS = {
    Part.LEAD: {
        "lead",
        "leads",
        "leading",
        "responsible",
        "водещ",
        "водеща",
        "отговорен",
        "отговорник",
    },
    Part.SUPPORT: {
        *("support", "supports", "supporting", "assists", "partner", "partners"),
        *("подкрепа", "подкрепя", "съдейства", "съдействие", "партньор", "партньори"),
    },
    Part.CONSULTED: {"consulted", "consult", "консултиран", "консултира се", "консултации"},
    Part.INFORMED: {"informed", "notified", "inform", "информиран", "информира се", "уведомява се"},
    Part.AUTHORISES: {
        *("authorises", "authorizes", "authorised", "approves", "approval"),
        *("разрешава", "одобрява", "утвърждава"),
    },
    Part.RECEIVES: {"receives", "receiving", "recipient", "получава", "приема", "получател"},
}


class _Reading:
    """Reads the words of drafts against what is recorded."""

    def __init__(self, records: Records, language: str, placed: tuple[Step, ...]) -> None:
        self._agencies = Names.of_agencies(records)
        self._forms = Names.of_forms(records)
        self._language, self._placed = language, placed

    def step(self, step: Step, draft: DraftStep) -> Step:
        """The step with all that its draft says."""
        forms, unknown = self._forms_in(draft.forms)
        language = self._language
        label = say("Forms", language)
        beyond = f"{label}: {', '.join(unknown)}" if unknown else ""
        words = "\n\n".join(part for part in (draft.text.strip(), beyond) if part)
        return replace(
            step,
            text=Text().put(language, escape(words)),
            how=tuple(Text().put(language, escape(line)) for line in draft.lines if line.strip()),
            place=Text().put(language, draft.where.strip()),
            assignments=(
                *actors_in(draft.who, self._agencies, Part.LEAD, language),
                *actors_in(draft.support, self._agencies, Part.SUPPORT, language),
            ),
            time_limits=self._limits_in(draft.when, step),
            forms=forms,
        )

    def _forms_in(self, words: str) -> tuple[tuple[FormId, ...], list[str]]:
        known: list[FormId] = []
        unknown: list[str] = []
        for named in self._forms.named_in(words):
            if named.id is not None:
                known.append(FormId(named.id))
                unknown += [named.inside] if named.inside else []
            else:
                unknown.append(f"{named.words} ({named.inside})" if named.inside else named.words)
        return tuple(dict.fromkeys(known)), unknown

    def _limits_in(self, words: str, step: Step) -> tuple[TimeLimit, ...]:
        if not words.strip():
            return ()
        others = [each for each in self._placed if each.id != step.id]
        limits = (read_limit(each, self._language, others) for each in re.split(r"[;\n]", words))
        return tuple(limit for limit in limits if limit is not None)
