"""Reading a time limit out of what was typed, and saying what was understood of it.

Only what is plain is read: a known opening, one length of time, and what it counts from. Anything
else is kept as words, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from workbench.domain import limit_vocabulary as vocabulary
from workbench.domain.steps import Step
from workbench.domain.text import Text
from workbench.domain.values import Duration, LimitKind, StepId, TimeLimit, Unit

_LONGEST = 300
_TOO_LONG = "it is too long for a length of time"


@dataclass(frozen=True, slots=True)
class LimitReading:
    """What was understood: the limit, and whether its kind was said or is only the usual one.

    `doubt` is why words that look like a length of time were not read as one.
    """

    limit: TimeLimit
    kind_is_said: bool = True
    doubt: str = ""


def reading_of(typed: str, language: str, steps: Sequence[Step] = ()) -> LimitReading | None:
    """What was understood of the words that were typed, None for no words at all."""
    words = " ".join(typed.split())
    if not words:
        return None
    if len(words) > _LONGEST:
        return LimitReading(_in_words(LimitKind.QUALITATIVE, words, language), doubt=_TOO_LONG)
    plain, extension = _without_extension(words.rstrip(" .;"))
    try:
        reading = _with_length(plain, language, steps) or _without_length(words, language)
    except _NotPlainError as doubt:
        return LimitReading(_in_words(LimitKind.QUALITATIVE, words, language), doubt=str(doubt))
    if reading.limit.duration is None or extension is None:
        return reading
    return replace(reading, limit=_extended(reading.limit, extension, language))


class _NotPlainError(Exception):
    """A length of time was there, but the words around it say more than can be worked out."""


def _any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; spaces and dots may be left out."""
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(each).replace(r"\ ", r"[ .-]\s*") for each in longest_first)


_OPENING = re.compile(
    rf"(?P<opening>{_any_of(vocabulary.OPENINGS)})\.?(?:\s+|(?=\d))", re.IGNORECASE
)
_NUMBER = rf"(?P<digits>\d{{1,4}})|(?P<spelled>{_any_of(vocabulary.NUMBERS)})(?!\w)"
_SPELLED_OUT = r"(?:\s*\((?P<again>[^()]*)\))?"
_UNIT = rf"(?P<unit>{_any_of(vocabulary.UNITS)}|w\.\s*d|р\.\s*д|к\.\s*д)(?!\w)\.?"
_LENGTH = re.compile(rf"(?:{_NUMBER}){_SPELLED_OUT}\s*-?\s*{_UNIT}", re.IGNORECASE)
_ONE_UNIT = re.compile(_UNIT, re.IGNORECASE)
_STEP = re.compile(
    rf"(?:{vocabulary.AFTER})\s+(?:the\s+)?(?:{vocabulary.STEP})\s+"
    r"(?P<step>[\w.]+)|(?:after|след)\s+(?P<number>\d[\w.]*)",
    re.IGNORECASE,
)
_EVENT = re.compile(rf"(?:{vocabulary.AFTER})\s+(?P<event>\D.*)", re.IGNORECASE)
_BEGINS_STEP = re.compile(rf"(?:the\s+)?(?:{vocabulary.STEP})s?\b", re.IGNORECASE)
_MORE_THAN_AN_EVENT = re.compile(rf"\b(?:{vocabulary.NOT_PLAIN})\b|;", re.IGNORECASE)
_HASTE = re.compile(rf"(?:{vocabulary.SAID_OF_HASTE})\b", re.IGNORECASE)
_EACH_TIME = re.compile(rf"(?:{vocabulary.EACH_TIME})\b", re.IGNORECASE)
_AT_AN_EVENT = re.compile(rf"(?:{vocabulary.AT_AN_EVENT})\b", re.IGNORECASE)
_EXTENSION = re.compile(
    rf"(?P<rest>.+?)[\s,;(]+(?:(?P<never>{vocabulary.NOT_EXTENDABLE})|"
    rf"(?:{vocabulary.EXTENDABLE})(?:\s+(?:{vocabulary.BY})\s+(?P<by>[^\d()]+))?)\)?",
    re.IGNORECASE,
)


def _without_extension(words: str) -> tuple[str, re.Match[str] | None]:
    """The words before "extendable by the court", and those."""
    found = _EXTENSION.fullmatch(words)
    return (words, None) if found is None else (found["rest"], found)


def _extended(limit: TimeLimit, said: re.Match[str], language: str) -> TimeLimit:
    by = Text().put(language, (said["by"] or "").strip())
    return replace(limit, extendable=said["never"] is None, extended_by=by)


def _with_length(words: str, language: str, steps: Sequence[Step]) -> LimitReading | None:
    """A limit with a length of time; None where the words hold no such thing."""
    if (unit := vocabulary.ADVERBS.get(words.casefold())) is not None:
        return LimitReading(TimeLimit(kind=LimitKind.RECURRING, duration=Duration(1, unit)))
    opening = _OPENING.match(words)
    kind = vocabulary.OPENINGS[_spaced(opening["opening"])] if opening else LimitKind.DEADLINE
    rest = words[opening.end() :] if opening else words
    found = _LENGTH.match(rest)
    duration = _duration(found) if found else None
    if found is None and kind is LimitKind.RECURRING and opening is not None:
        found = _ONE_UNIT.match(rest)
        duration = Duration(1, _unit(found["unit"])) if found else None
    if found is None or duration is None:
        _refuse_hidden_length(words)
        return None
    after, starts = _counted_from(rest[found.end() :].strip(), language, steps)
    limit = TimeLimit(kind=kind, duration=duration, after_step=after, starts=starts)
    return LimitReading(limit, kind_is_said=opening is not None)


def _duration(found: re.Match[str]) -> Duration:
    value = _number(found["digits"] or found["spelled"])
    assert value is not None
    if found["again"] is not None and _number(found["again"]) != value:
        raise _NotPlainError("the number and the words in brackets differ")
    return Duration(value, _unit(found["unit"]))


def _number(words: str) -> int | None:
    folded = _spaced(words).strip()
    return int(folded) if folded.isdecimal() else vocabulary.NUMBERS.get(folded)


def _unit(words: str) -> Unit:
    folded = _spaced(words)
    return vocabulary.UNITS.get(folded) or vocabulary.UNITS[re.sub(r"[.\s-]", "", folded)]


def _spaced(words: str) -> str:
    """The words as the vocabulary has them: small letters, one space or hyphen at most."""
    folded = " ".join(words.casefold().split())
    for known in (vocabulary.NUMBERS, vocabulary.UNITS, vocabulary.OPENINGS):
        if folded in known:
            return folded
    return " ".join(re.sub(r"[.-]", " ", folded).split())


def _counted_from(rest: str, language: str, steps: Sequence[Step]) -> tuple[StepId | None, Text]:
    """The step or the event that a length of time counts from."""
    if not rest:
        return None, Text()
    if found := _STEP.fullmatch(rest):
        number = found["step"] or found["number"]
        step = next((each.id for each in steps if each.number == number), None)
        if step is None:
            raise _NotPlainError(f"there is no step {number} in this measure")
        return step, Text()
    found = _EVENT.fullmatch(rest)
    if found is None or _is_more_than_an_event(found["event"]):
        raise _NotPlainError("it says more than one length of time and what it counts from")
    return None, Text().put(language, found["event"])


def _is_more_than_an_event(words: str) -> bool:
    return bool(
        _BEGINS_STEP.match(words) or _MORE_THAN_AN_EVENT.search(words) or _LENGTH.search(words)
    )


def _refuse_hidden_length(words: str) -> None:
    """A length of time in the middle of other words is not read, and the reason is told."""
    found = re.search(r"\d", words)
    if found and not _is_event(words):
        raise _NotPlainError("no length of time was understood")


def _is_event(words: str) -> bool:
    return bool(_EACH_TIME.match(words) or _AT_AN_EVENT.match(words)) and not _LENGTH.search(words)


def _without_length(words: str, language: str) -> LimitReading:
    """What happens at an event, each time, or as fast as words can say."""
    if _HASTE.match(words):
        kind = LimitKind.QUALITATIVE
    elif _EACH_TIME.match(words):
        kind = LimitKind.RECURRING
    elif _AT_AN_EVENT.match(words):
        kind = LimitKind.AT_EVENT
    else:
        kind = LimitKind.QUALITATIVE
    said = kind is not LimitKind.QUALITATIVE
    return LimitReading(_in_words(kind, words, language), kind_is_said=said)


def _in_words(kind: LimitKind, words: str, language: str) -> TimeLimit:
    return TimeLimit(kind=kind, text=Text().put(language, words))
