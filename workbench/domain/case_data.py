"""What looks like a detail of a person assisted, in any free text.

This program describes services and procedures, never the persons they help. What is found here is
a suspicion, shown to whoever writes; it stops nobody, and it is written down nowhere.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import blake2s
from itertools import groupby

from workbench.domain.case_words import NEUTRAL, Pattern, SuspicionKind, WordSet, compiled
from workbench.domain.case_words_bulgarian import BULGARIAN
from workbench.domain.case_words_english import ENGLISH
from workbench.domain.entity import Entity
from workbench.domain.kinds import tables
from workbench.domain.naming import folded
from workbench.domain.prose import runs
from workbench.domain.records import Records
from workbench.domain.text import WORKING_LANGUAGE
from workbench.domain.translations import Path, texts_in

_BY_LANGUAGE = {"en": ENGLISH, "bg": BULGARIAN}
_DIGEST_SIZE = 12
_TEXTS_KEPT = 32768
# No sentence ends after an initial or a short form of a title or of "number".
_SENTENCE_END = re.compile(
    r"(?<=[.!?…])(?<!\b\w\.)(?<!\b[MD]r\.)(?<!\bMrs\.)(?<!\bMs\.)(?<!\b[NnРр][or]\.)"
    r"(?<!\bул\.)(?<!\bбул\.)(?<!\bкв\.)\s+(?=[A-ZА-Я„“\"])|\n"
)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
# A number of ten digits that begins with a date and ends with its check digit: no telephone.
_PERSONAL_NUMBER = re.compile(r"(?<![\d+./-])\d{10}(?![\d./-])")
_WEIGHTS = (2, 4, 8, 5, 10, 9, 7, 3, 6)


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A stretch of a text that looks like a detail of a person, and the sentence around it."""

    start: int
    end: int
    kind: SuspicionKind
    words: str
    sentence: str

    @property
    def digest(self) -> str:
        """What stands for these words where they are marked as made up."""
        return digest(self.words)


@dataclass(frozen=True, slots=True)
class SuspicionAt:
    """A suspicion in a recorded text: whose text, where in it, in which language."""

    entity: Entity
    path: Path
    language: str
    suspicion: Suspicion


def digest(words: str) -> str:
    """A mark from which nobody can read the words again."""
    return blake2s(folded(words).encode("utf-8", "replace"), digest_size=_DIGEST_SIZE).hexdigest()


@lru_cache(maxsize=_TEXTS_KEPT)
def suspicions(text: str, language: str) -> tuple[Suspicion, ...]:
    """What looks like a detail of a person in plain words, in the order of the text."""
    found = [
        suspicion
        for start, sentence in _sentences(text)
        for suspicion in _in_sentence(sentence, start, language)
    ]
    return tuple(_joined(sorted(found, key=lambda each: (each.start, -each.end)), text))


def suspicions_in_prose(prose: str, language: str) -> tuple[Suspicion, ...]:
    """Likewise in prose; the words of a link are the name of something recorded, so no detail."""
    lines = ("".join(_masked(run.text, run.link) for run in line) for line in runs(prose))
    return suspicions("\n".join(lines), language)


def suspicions_in(
    records: Records, fictitious: Collection[str] | None = None
) -> tuple[SuspicionAt, ...]:
    """Every suspicion in the texts of a workspace but for what was marked as made up.

    The marks are those of the records, unless they are given: readers are never told of them.
    """
    programme = records.programme
    own = programme.fictitious if programme else ()
    made_up = frozenset(own if fictitious is None else fictitious)
    return tuple(
        SuspicionAt(entity, path, language, suspicion)
        for table in tables()
        for entity in getattr(records, table).values()
        for path, language, words in _free_texts(entity)
        for suspicion in suspicions_in_prose(words, language)
        if suspicion.digest not in made_up
    )


def suspicion_words(count: int) -> str:
    """How many suspicions there are, as the beginning of a sentence."""
    if count == 1:
        return "1 passage looks like a detail of a person"
    return f"{count} passages look like details of a person"


def _free_texts(entity: Entity) -> Iterator[tuple[Path, str, str]]:
    for each in texts_in(entity):
        for language, words in each.text:
            yield each.path, language, words
    suggestion = getattr(entity, "suggestion", None)
    if suggestion is not None:
        yield ("suggestion", "words"), suggestion.language or WORKING_LANGUAGE, suggestion.words


def _masked(words: str, link: str) -> str:
    return re.sub(r"\S", "·", words) if link else words


def _sentences(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for found in _SENTENCE_END.finditer(text):
        if found.start() > start:
            yield start, text[start : found.start()]
        start = found.end()
    if start < len(text):
        yield start, text[start:]


def _in_sentence(sentence: str, start: int, language: str) -> Iterator[Suspicion]:
    for words in _word_sets(sentence, language):
        for pattern in words.patterns:
            for found in compiled(pattern.written).finditer(sentence):
                if _counts(found, pattern, words, sentence):
                    yield _suspicion(sentence, start, found.start(), found.end(), pattern.kind)
    for found in _PERSONAL_NUMBER.finditer(sentence):
        if _is_personal_number(found[0]):
            yield _suspicion(sentence, start, found.start(), found.end(), SuspicionKind.NUMBER)


def _suspicion(sentence: str, offset: int, start: int, end: int, kind: SuspicionKind) -> Suspicion:
    words = sentence[start:end]
    end -= len(words) - len(words.rstrip(" ,;.)"))
    return Suspicion(offset + start, offset + end, kind, sentence[start:end], sentence.strip())


def _word_sets(sentence: str, language: str) -> Iterator[WordSet]:
    """What holds in any language; and, in a language that is known, every known one it may hold."""
    if compiled(NEUTRAL.letters).search(sentence):
        yield NEUTRAL
    own = language.partition("-")[0].partition("_")[0]
    if own in _BY_LANGUAGE:
        yield from (
            words for words in _BY_LANGUAGE.values() if compiled(words.letters).search(sentence)
        )


def _counts(found: re.Match[str], pattern: Pattern, words: WordSet, sentence: str) -> bool:
    if pattern.unless and compiled(pattern.unless).search(sentence):
        return False
    parts = found.groupdict()
    if "capital" in parts and not parts["capital"].isupper():
        return False
    name, no_name = parts.get("name"), compiled(words.no_name)
    return name is None or not any(
        no_name.fullmatch(each) for each in _WORD.findall(name) if len(each) > 1
    )


def _is_personal_number(digits: str) -> bool:
    month, day = int(digits[2:4]) % 20, int(digits[4:6])
    if not (1 <= month <= 12 and 1 <= day <= 31 and int(digits[2:4]) <= 52):
        return False
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=False))
    return total % 11 % 10 == int(digits[9])


def _joined(found: list[Suspicion], text: str) -> Iterator[Suspicion]:
    """Suspicions that overlap as one, of the kind of the first."""
    for _, group in groupby(_numbered(found), key=lambda each: each[0]):
        members = [each for _, each in group]
        first, end = members[0], max(each.end for each in members)
        yield replace(first, end=end, words=text[first.start : end])


def _numbered(found: list[Suspicion]) -> Iterator[tuple[int, Suspicion]]:
    """Each suspicion with the number of the stretch that it is part of."""
    number, end = 0, -1
    for each in found:
        number += each.start >= end
        end = max(end, each.end)
        yield number, each
