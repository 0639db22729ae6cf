"""The words of the glossary in the texts: words to avoid, and terms that a translation lacks.

Words are compared by their stems, because languages inflect. Where it cannot be told whether a
translation uses a term, it is taken to use it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from workbench.domain.entity import Entity
from workbench.domain.identity import Same
from workbench.domain.kinds import table_of
from workbench.domain.naming import folded
from workbench.domain.prose import plain_words
from workbench.domain.records import Records
from workbench.domain.sops import Annex, Duty, Measure, Principle, Sop, Term
from workbench.domain.steps import Step
from workbench.domain.table import AnyTable
from workbench.domain.translations import Path, drafted_in, texts_in

READ_FOR_TERMS: tuple[type[Entity], ...] = (Sop, Measure, Step, Duty, Principle, Annex)
_TABLES_KEPT = 32
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_SHORT = 4  # such words have no ending to speak of
_ENDING = 4  # how much longer than its stem an inflected word may be


@dataclass(frozen=True, slots=True)
class AvoidedWord:
    """A stretch of a text that uses a word to avoid, and the term to use in its place."""

    start: int
    end: int
    term: Term
    instead: str


@dataclass(frozen=True, slots=True)
class TermUse:
    """A translation that does not use the term of the glossary which its source uses."""

    entity: Entity
    path: Path
    language: str
    term: Term


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A term, or words to avoid, word by word."""

    term: Term
    words: tuple[str, ...]


def words_to_avoid(records: Records, text: str, language: str) -> tuple[AvoidedWord, ...]:
    """Where plain words use what the glossary says to avoid, in the order of the text."""
    phrases = _avoided(Same(records.terms), language)
    if not phrases:
        return ()
    found = list(_WORD.finditer(text))
    stems = [folded(each[0]) for each in found]
    return tuple(
        AvoidedWord(
            found[place].start(),
            found[place + len(phrase.words) - 1].end(),
            phrase.term,
            phrase.term.term.exactly(language),
        )
        for place in range(len(stems))
        for phrase in phrases
        if _stands_at(phrase.words, stems, place, strict=language == "en")
    )


def terms_off(records: Records) -> tuple[TermUse, ...]:
    """Each translation, not behind its source, that lacks the translation of a term used there."""
    source = drafted_in(records)
    terms = [term for term in records.terms.values() if len(term.term.languages) > 1]
    if not terms:
        return ()
    return tuple(
        TermUse(entity, path, language, term)
        for kind in READ_FOR_TERMS
        for entity in getattr(records, table_of(kind)).values()
        for path, language, term in _off(Same(entity), Same(records.terms), source)
    )


# An edit changes one entity; what was found in the others still holds.
@lru_cache(maxsize=65536)
def _off(
    entity: Same[Entity], terms: Same[AnyTable], source: str
) -> tuple[tuple[Path, str, Term], ...]:
    return tuple(
        (each.path, language, term)
        for each in texts_in(entity.value)
        if each.text.exactly(source)
        for term in _used(terms, source, each.text.exactly(source))
        for language, words in each.text
        if language != source and language not in each.text.stale
        if not _may_use(words, term.term.exactly(language))
    )


def _used(terms: Same[AnyTable], language: str, prose: str) -> Iterator[Term]:
    words = [folded(each) for each in _WORD.findall(plain_words(prose))]
    for phrase in _phrases(terms, language):
        strict = language == "en"
        if any(
            _stands_at(phrase.words, words, place, strict=strict) for place in range(len(words))
        ):
            yield phrase.term


@lru_cache(maxsize=_TABLES_KEPT)
def _phrases(terms: Same[AnyTable], language: str) -> tuple[_Phrase, ...]:
    return tuple(
        _Phrase(term, words)
        for term in terms.value.values()
        if (words := _words(term.term.exactly(language)))
    )


@lru_cache(maxsize=_TABLES_KEPT)
def _avoided(terms: Same[AnyTable], language: str) -> tuple[_Phrase, ...]:
    return tuple(
        _Phrase(term, words)
        for term in terms.value.values()
        for avoid in term.avoid
        if (words := _words(avoid.exactly(language)))
    )


def _words(text: str) -> tuple[str, ...]:
    return tuple(folded(each) for each in _WORD.findall(text))


def _stands_at(wanted: tuple[str, ...], words: list[str], place: int, *, strict: bool) -> bool:
    """Whether the words stand there in their order; strict: with no ending but that of several."""
    there = words[place : place + len(wanted)]
    if len(there) < len(wanted):
        return False
    same = _is_plural if strict else _is_inflected
    return all(same(word, each) for word, each in zip(wanted, there, strict=True))


def _is_plural(word: str, there: str) -> bool:
    return there == word or there in (f"{word}s", f"{word}es", f"{word}'s", f"{word}’s")


def _is_inflected(word: str, there: str) -> bool:
    stem = word if len(word) <= _SHORT else word[:-1]
    return there == word or (there.startswith(stem) and len(there) <= len(word) + _ENDING)


def _may_use(prose: str, translation: str) -> bool:
    """Whether a translation may well use the term: True also where nobody translated the term."""
    text = folded(plain_words(prose))
    if folded(translation) in text:  # also where nobody translated the term
        return True
    wanted = [word for word in _words(translation) if len(word) >= _SHORT]
    words = _WORD.findall(text)
    return bool(wanted) and all(
        any(each.startswith(_stem(word)) for each in words) for word in wanted
    )


def _stem(word: str) -> str:
    """The first half of a word and a little more: what inflection leaves alone."""
    return word[: max(_SHORT, round(len(word) * 0.6))]
