"""Time limits as people say and type them: "24 hours after step 1", "30 days", "at once".

What is typed is read only where it is plain; anything else is kept as words, never guessed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from workbench.domain.limit_reading import reading_of
from workbench.domain.steps import Step
from workbench.domain.text import Text
from workbench.domain.values import Duration, LimitKind, StepId, TimeLimit
from workbench.words import say

NumberOf = Callable[[StepId], str]


def limit_words(limit: TimeLimit, language: str, number_of: NumberOf | None = None) -> str:
    """A limit in a few words; `number_of` names the step that a limit counts from."""
    if limit.duration is None:
        words = limit.text.in_language(language)
    else:
        words = _length_words(limit.kind, limit.duration, language)
    if limit.after_step is not None and number_of is not None:
        number = number_of(limit.after_step)
        words = say("{limit} after step {number}", language, limit=words, number=number)
    elif limit.starts and limit.duration:
        start = _lowered(limit.starts.in_language(language))
        words = say("{limit} from {start}", language, limit=words, start=start)
    return words or say(limit.kind.value.replace("_", " ").capitalize(), language)


def _length_words(kind: LimitKind, duration: Duration, language: str) -> str:
    if kind is LimitKind.RECURRING and duration.value == 1:
        return say(f"Every {duration.unit.value.replace('_', ' ')}", language)
    length = duration_words(duration, language)
    return say(_PATTERNS.get(kind, "Within {length}"), language, length=length)


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
    reading = reading_of(typed, language, steps)
    return reading.limit if reading else None


def reworded(
    limit: TimeLimit | None, typed: str, language: str, steps: Sequence[Step] = ()
) -> TimeLimit | None:
    """A limit after its words were typed anew; what the words do not say is kept.

    A right keeps what it entitles to and its legal basis when only its length changes.
    """
    reading = reading_of(typed, language, steps)
    if limit is None or reading is None:
        return reading.limit if reading else None
    new = reading.limit
    if new.duration is None:
        return _in_other_words(limit, new, language)
    kind = new.kind if reading.kind_is_said or limit.duration is None else limit.kind
    kept = replace(limit, kind=kind, duration=new.duration, after_step=new.after_step)
    if limit.duration is None:
        kept = replace(kept, text=Text())
    if limit.after_step is None or new.starts:
        kept = replace(kept, starts=_same_start(limit.starts, new.starts, language))
    if new.extendable is not None:
        by = new.extended_by or (limit.extended_by if new.extendable else Text())
        kept = replace(kept, extendable=new.extendable, extended_by=by)
    return kept


def _in_other_words(limit: TimeLimit, new: TimeLimit, language: str) -> TimeLimit:
    """A limit that is said in words now; one that already was keeps its kind where it can."""
    text = limit.text.put(language, new.text.exactly(language))
    if limit.duration is not None:
        return replace(
            limit, kind=new.kind, text=text, duration=None, after_step=None, starts=Text()
        )
    kind = limit.kind if new.kind is LimitKind.QUALITATIVE else new.kind
    return replace(limit, kind=kind, text=text)


def _same_start(old: Text, new: Text, language: str) -> Text:
    """What a limit counts from: as it was in all languages where the same words were typed."""
    typed = new.exactly(language)
    if _lowered(old.in_language(language)) == _lowered(typed):
        return old
    return old.put(language, typed) if typed else Text()
