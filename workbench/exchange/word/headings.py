"""Which headings of a document are stages and measures, and which only order the page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from workbench.domain.bringing_in import section_field
from workbench.exchange.written.markers import Kind, marked


class Role(StrEnum):
    """What a heading is for."""

    STAGE = "stage"
    MEASURE = "measure"
    STEP = "step"
    SECTION = "section"  # of a measure
    FIELD = "field"  # a section that has a field of its own
    STRUCTURE = "structure"  # it only says that steps follow
    APART = "apart"  # what stands before, between or behind the measures


_STAGE = re.compile(r"(?:stage|етап|phase|фаза|sphere|сфера)\s*№?\s*(?:\d|[ivx]+\b)", re.IGNORECASE)
_MEASURE = re.compile(r"(?:measure|мярка|sop|соп|procedure|процедура)\s*№?\s*\d", re.IGNORECASE)
_NUMBERED_WORD = re.compile(
    r"(?:measure|мярка|sop|соп|procedure|процедура)\s*№?\s*(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})"
    r"\s*[.:)\-–—]*\s*(?P<title>.*)",
    re.IGNORECASE,
)
_STRUCTURE = {
    *("steps", "procedure", "the steps", "action steps", "actions", "process", "flow"),
    *("стъпки", "процедура", "действия", "ред на действията", "ход на действията"),
}
_APART = (
    *("contents", "table of contents", "foreword", "preface", "acknowledg", "acronym", "abbrev"),
    *("introduction", "background", "definition", "glossary", "legal framework", "legal basis"),
    *("annex", "appendix", "appendices", "references", "bibliography", "signature", "signatories"),
    *("document control", "distribution", "version history", "guiding principle", "scope"),
    *("съдържание", "предговор", "благодарност", "съкращения", "въведение", "увод", "определения"),
    *("речник", "правна рамка", "правно основание", "приложени", "литература", "източници"),
    *("подписи", "ръководни принципи", "обхват", "контрол на документа", "разпространение"),
)


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading: its words and level, and how many lists and tables of steps stand below it."""

    words: str
    level: int
    groups: int = 0


def numbered_title(words: str) -> tuple[str, str]:
    """The number and the title of a measure: "Measure 1.4: Referral" or "1.4 Referral"."""
    found = _NUMBERED_WORD.fullmatch(words.strip())
    if found is not None:
        return found["number"], found["title"] or words.strip()
    marker, rest = marked(words)
    if marker is not None and marker.kind in (Kind.NUMBER, Kind.STEP) and rest:
        return marker.number, rest
    return "", words.strip()


def roles(headings: Sequence[Heading]) -> list[Role]:
    """The role of each heading, in their order."""
    given = [_said(each.words) for each in headings]
    measure = _measure_level(headings, given)
    found: list[Role] = []
    apart: int | None = None
    for heading, said in zip(headings, given, strict=True):
        if apart is not None and heading.level <= apart:
            apart = None
        if apart is not None:
            found.append(Role.APART)
        elif said is Role.APART and (measure is None or heading.level <= measure):
            apart = heading.level
            found.append(Role.APART)
        elif said in (Role.STAGE, Role.MEASURE):
            found.append(said)
        else:
            found.append(_by_level(heading, measure, found, headings))
    return found


def _said(words: str) -> Role | None:
    """What the words of a heading say by themselves."""
    title = numbered_title(words)[1].casefold().strip(" .:")
    if _STAGE.match(words.strip()):
        return Role.STAGE
    if _MEASURE.match(words.strip()):
        return Role.MEASURE
    if title in _STRUCTURE:
        return Role.STRUCTURE
    return Role.APART if title.startswith(_APART) else None


def _measure_level(headings: Sequence[Heading], given: Sequence[Role | None]) -> int | None:
    """The level at which measures stand: said, or the one above most lists of steps."""
    said = Counter(h.level for h, role in zip(headings, given, strict=True) if role is Role.MEASURE)
    if said:
        return said.most_common(1)[0][0]
    stages = [h.level for h, role in zip(headings, given, strict=True) if role is Role.STAGE]
    votes: Counter[int] = Counter()
    for place, heading in enumerate(headings):
        if heading.groups and given[place] is not Role.APART:
            votes[_holder(headings, given, place)] += 1
    if votes:
        return votes.most_common(1)[0][0]
    levels = sorted({h.level for h, role in zip(headings, given, strict=True) if role is None})
    deeper = [level for level in levels if not stages or level > min(stages)]
    if not deeper:
        return levels[-1] if levels else None
    return deeper[0] if stages or len(deeper) == 1 else deeper[1]


def _holder(headings: Sequence[Heading], given: Sequence[Role | None], place: int) -> int:
    """The level of the heading that holds the steps: above one that only announces them."""
    level = headings[place].level
    if given[place] is not Role.STRUCTURE and section_field(headings[place].words) is None:
        return level
    return next((each.level for each in reversed(headings[:place]) if each.level < level), level)


def _by_level(
    heading: Heading, measure: int | None, found: Sequence[Role], headings: Sequence[Heading]
) -> Role:
    if measure is None or heading.level == measure:
        return Role.MEASURE
    if heading.level < measure:
        return Role.STAGE if _is_above(heading, measure, len(found), headings) else Role.APART
    return _within(heading, has_steps=_has_steps(len(found), measure, headings))


def _within(heading: Heading, *, has_steps: bool) -> Role:
    """The role of a heading below that of its measure."""
    title = numbered_title(heading.words)[1]
    if title.casefold().strip(" .:") in _STRUCTURE:
        return Role.STRUCTURE
    if section_field(title) is not None:
        return Role.FIELD
    marker = marked(heading.words)[0]
    if marker is not None and marker.kind is Kind.STEP:
        return Role.STEP
    return Role.SECTION if has_steps else Role.STEP


def _is_above(heading: Heading, measure: int, place: int, headings: Sequence[Heading]) -> bool:
    """Whether the next heading of another level is that of a measure."""
    following = next((h.level for h in headings[place + 1 :] if h.level != heading.level), None)
    return following == measure


def _has_steps(place: int, measure: int, headings: Sequence[Heading]) -> bool:
    """Whether the measure in which a heading stands has lists or tables of steps."""
    start = next((n for n in range(place, -1, -1) if headings[n].level <= measure), 0)
    within = headings[start : start + 1]
    for each in headings[start + 1 :]:
        if each.level <= measure:
            break
        within = [*within, each]
    return any(each.groups for each in within)
