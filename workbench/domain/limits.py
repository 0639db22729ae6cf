"""Time limits as people say and type them: "24 hours after step 1", "30 days", "at once".

What is typed is read only where it is plain; anything else is kept as words, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from workbench.domain.steps import Step
from workbench.domain.text import Text
from workbench.domain.values import Duration, LimitKind, StepId, TimeLimit, Unit
from workbench.words import say

NumberOf = Callable[[StepId], str]

_UNITS = {
    "min": Unit.MINUTE,
    "minute": Unit.MINUTE,
    "h": Unit.HOUR,
    "hr": Unit.HOUR,
    "hour": Unit.HOUR,
    "working day": Unit.WORKING_DAY,
    "wd": Unit.WORKING_DAY,
    "d": Unit.DAY,
    "day": Unit.DAY,
    "calendar day": Unit.DAY,
    "week": Unit.WEEK,
    "month": Unit.MONTH,
    "year": Unit.YEAR,
}
_LENGTH = r"(?P<value>\d{1,4})\s*(?P<unit>[a-z]+(?: [a-z]+)?)"
_AFTER = r"(?:\s+after\s+(?:step\s+)?(?P<step>\w+))?"
_DEADLINE = re.compile(rf"(?:within\s+)?{_LENGTH}{_AFTER}\s*\.?", re.IGNORECASE)
_EVERY = re.compile(rf"every\s+{_LENGTH}\s*\.?", re.IGNORECASE)
_AT_MOST = re.compile(rf"(?:at most|up to)\s+{_LENGTH}\s*\.?", re.IGNORECASE)
_AT_LEAST = re.compile(rf"(?:at least|for)\s+{_LENGTH}\s*\.?", re.IGNORECASE)


def limit_words(limit: TimeLimit, language: str, number_of: NumberOf | None = None) -> str:
    """A limit in a few words; `number_of` names the step that a limit counts from."""
    if limit.duration is None:
        words = limit.text.in_language(language)
    else:
        length = duration_words(limit.duration, language)
        words = say(_PATTERNS.get(limit.kind, "Within {length}"), language, length=length)
    if limit.after_step is not None and number_of is not None:
        number = number_of(limit.after_step)
        words = say("{limit} after step {number}", language, limit=words, number=number)
    elif limit.starts and limit.duration:
        start = _lowered(limit.starts.in_language(language))
        words = say("{limit} from {start}", language, limit=words, start=start)
    return words or say(limit.kind.value.replace("_", " ").capitalize(), language)


_PATTERNS = {
    LimitKind.ENTITLEMENT: "For {length}",
    LimitKind.MAXIMUM_STAY: "At most {length}",
    LimitKind.RECURRING: "Every {length}",
}


def duration_words(duration: Duration, language: str) -> str:
    """A length of time in words: "24 hours", "1 month"."""
    unit = duration.unit.value.replace("_", " ")
    if duration.value == 1:
        return say(f"1 {unit}", language)
    return say(f"{{value}} {unit}s", language, value=duration.value)


def _lowered(words: str) -> str:
    """The words inside a sentence: no capital at the start, save for acronyms and names."""
    return words[:1].lower() + words[1:] if words[1:2].islower() else words


def read_limit(typed: str, language: str, steps: Sequence[Step] = ()) -> TimeLimit | None:
    """The limit that was typed, None for nothing; what is not plain is kept as words."""
    words = " ".join(typed.split())
    if not words:
        return None
    for pattern, kind in (
        (_EVERY, LimitKind.RECURRING),
        (_AT_MOST, LimitKind.MAXIMUM_STAY),
        (_AT_LEAST, LimitKind.ENTITLEMENT),
        (_DEADLINE, LimitKind.DEADLINE),
    ):
        limit = _read(pattern, kind, words, steps)
        if limit is not None:
            return limit
    return TimeLimit(kind=LimitKind.QUALITATIVE, text=Text().put(language, words))


def reworded(
    limit: TimeLimit | None, typed: str, language: str, steps: Sequence[Step] = ()
) -> TimeLimit | None:
    """A limit after its words were typed anew; what the words do not say is kept.

    A right keeps what it entitles to and its legal basis when only its length changes.
    """
    new = read_limit(typed, language, steps)
    if limit is None or new is None:
        return new
    kept = replace(limit, duration=new.duration, after_step=new.after_step)
    if new.duration is None:
        kept = replace(kept, kind=LimitKind.QUALITATIVE, starts=Text())
        return replace(kept, text=limit.text.put(language, new.text.exactly(language)))
    if limit.kind in (LimitKind.QUALITATIVE, LimitKind.AT_EVENT):
        kept = replace(kept, kind=new.kind)
    return replace(kept, text=Text())


def _read(
    pattern: re.Pattern[str], kind: LimitKind, words: str, steps: Sequence[Step]
) -> TimeLimit | None:
    found = pattern.fullmatch(words)
    unit = _unit(found["unit"]) if found else None
    if found is None or unit is None:
        return None
    after = None
    if wanted := found.groupdict().get("step"):
        after = next((each.id for each in steps if each.number == wanted), None)
        if after is None:
            return None
    return TimeLimit(kind=kind, duration=Duration(int(found["value"]), unit), after_step=after)


def _unit(word: str) -> Unit | None:
    folded = word.casefold()
    return _UNITS.get(folded) or _UNITS.get(folded.removesuffix("s"))
