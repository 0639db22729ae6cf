"""What can be told of a document before it comes in: its language, and details of persons in it."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from workbench.domain.case_data import suspicions
from workbench.domain.found import Announcement, Becomes, FoundPart, Passage

CASE_DATA = "case-data"
_SAMPLE = 20_000  # letters are enough to know a script
# Languages that are not written in Latin letters; every other one is taken to be.
_SCRIPTS = {
    "CYRILLIC": {"bg", "ru", "uk", "sr", "mk", "be", "kk", "ky", "mn", "tg"},
    "ARABIC": {"ar", "fa", "ur", "ps", "ku", "prs"},
    "GREEK": {"el"},
    "HEBREW": {"he", "yi"},
    "ARMENIAN": {"hy"},
    "GEORGIAN": {"ka"},
    "DEVANAGARI": {"hi", "ne", "mr"},
    "BENGALI": {"bn"},
    "KHMER": {"km"},
    "THAI": {"th"},
    "MYANMAR": {"my"},
    "LAO": {"lo"},
    "SINHALA": {"si"},
    "TAMIL": {"ta"},
    "ETHIOPIC": {"am", "ti"},
    "CJK": {"zh", "ja"},
    "HANGUL": {"ko"},
}


def likely_language(parts: Iterable[FoundPart], languages: Sequence[str]) -> str:
    """The first of the languages that is written in the letters of the document, else the first."""
    sample = " ".join(part.words for part in parts)[:_SAMPLE]
    counts = Counter(_script(letter) for letter in sample if letter.isalpha())
    script = counts.most_common(1)[0][0] if counts else "LATIN"
    elsewhere: set[str] = set().union(*_SCRIPTS.values())
    for language in languages:
        short = language.partition("-")[0].casefold()
        if short in _SCRIPTS.get(script, ()) or (script == "LATIN" and short not in elsewhere):
            return language
    return languages[0]


def details_of_persons(parts: Iterable[FoundPart], language: str) -> Announcement | None:
    """The passages that look like details of persons, in what would come in; None for none."""
    passages = [
        Passage(found.words, "; ".join(each for each in (found.kind.words, part.place) if each))
        for part in parts
        if part.becomes is not Becomes.LEAVE_OUT
        for words in (part.words, *part.comments)
        for found in suspicions(words, language)
    ]
    if not passages:
        return None
    return Announcement(
        CASE_DATA,
        "Looks like details of persons",
        "Procedures describe services, never the persons they help. Correct these passages, or "
        "leave them out.",
        tuple(passages),
        len(passages),
    )


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "?").partition(" ")[0]
