"""Everything that has a name, found by what somebody typed: a part of it, in any language."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from workbench.domain.agencies import Agency, Office
from workbench.domain.entity import Entity
from workbench.domain.forms import Form
from workbench.domain.identity import Same
from workbench.domain.kinds import label_of, table_of
from workbench.domain.programme import Area
from workbench.domain.records import Records
from workbench.domain.referrals import Referral
from workbench.domain.services import Service
from workbench.domain.sops import IndicatorSet, LegalBasis, Measure, Term
from workbench.domain.table import AnyTable
from workbench.domain.text import WORKING_LANGUAGE, Text

NAMED_KINDS: tuple[type[Entity], ...] = (
    Agency,
    Service,
    Form,
    Term,
    Measure,
    IndicatorSet,
    LegalBasis,
    Referral,
)
_NAME_FIELDS = ("name", "acronym", "title", "term", "act")
_CODE_FIELDS = ("code", "number", "abbreviation", "article")
OFFERED_KINDS = NAMED_KINDS[:5]  # what comes up by itself; the others after an "@"
_TABLES_KEPT = 64
_LONGEST_TYPED = 60
_FEWEST_LETTERS = 3
_WORD = re.compile(r"[^\W\d_]+")
_WORD_START = re.compile(r"(?<![\w@.'’-])\w")
_ASKED = re.compile(r"(?<!\w)@(\w[^@\n]*)?\Z")


@dataclass(frozen=True, slots=True)
class Named:
    """Something recorded, by the name a reader knows it by; `aside` tells namesakes apart."""

    id: str
    kind: type[Entity]
    name: str
    aside: str = ""


@dataclass(frozen=True, slots=True)
class _Entry:
    """One thing with everything it is called, folded, and with its name in each language."""

    row: Entity
    names: tuple[str, ...]
    codes: tuple[str, ...]
    haystack: str
    shown: Mapping[str, str]

    def name(self, language: str) -> str:
        """Where the thing stands in an alphabetical list."""
        return self.shown.get(language) or self.shown.get(WORKING_LANGUAGE) or self.haystack


@dataclass(frozen=True, slots=True)
class _Index:
    """The entries of one kind by id, and every name in order, for finding what begins with."""

    entries: dict[str, _Entry]
    beginnings: tuple[tuple[str, str], ...]


def best_matches(
    records: Records,
    typed: str,
    kinds: Iterable[type[Entity]],
    language: str,
    most: int = 8,
) -> tuple[Named, ...]:
    """What matches every word typed, the best first: codes, whole names, beginnings, parts.

    Nothing typed matches everything, in the order of the kinds and of the names.
    """
    wanted = folded(typed)
    parts = wanted.split()
    found = [
        (_rank(entry, wanted), place, entry)
        for place, kind in enumerate(kinds)
        for entry in _index(records, kind).entries.values()
        if all(part in entry.haystack for part in parts)
    ]
    best = sorted(found, key=lambda each: (each[0], each[1], each[2].name(language)))[:most]
    return tuple(_named(records, entry.row, language) for _, _, entry in best)


def names_beginning(
    records: Records,
    typed: str,
    kinds: Iterable[type[Entity]],
    language: str,
    most: int = 8,
) -> tuple[Named, ...]:
    """What has a name, acronym or code that begins with what was typed, in their order."""
    wanted = folded(typed)
    found: dict[str, tuple[str, Entity]] = {}
    for kind in kinds:
        mine = _beginning(_index(records, kind), wanted, most)
        found = {row.id: (name, row) for name, row in mine} | found
    best = sorted(found.values(), key=lambda each: each[0])[:most]
    return tuple(_named(records, row, language) for _, row in best)


def name_being_typed(
    records: Records, before: str, language: str, most: int = 8
) -> tuple[str, tuple[Named, ...]]:
    """What the words before the cursor may be the beginning of, and the words that are meant.

    Three letters that begin a name are enough; "@" asks for everything that has a name. Nothing
    is offered where nothing fits.
    """
    tail = before[-_LONGEST_TYPED:]
    if asked := _ASKED.search(tail):
        wanted = asked[1] or ""
        return asked[0], best_matches(records, wanted, NAMED_KINDS, language, most)
    for found in _WORD_START.finditer(tail):
        typed = tail[found.start() :]
        if sum(map(str.isalpha, typed)) < _FEWEST_LETTERS:
            break
        if offered := names_beginning(records, typed, OFFERED_KINDS, language, most):
            return typed, offered
    return "", ()


def as_typed(named: Named, typed: str) -> str:
    """The words to write for what was chosen: its acronym where somebody began to type that.

    A term is a common noun: it begins with a small letter where a small letter was typed.
    """
    begun = folded(typed.removeprefix("@"))
    if named.kind is Agency and begun and not folded(named.name).startswith(begun):
        return named.aside if folded(named.aside).startswith(begun) else named.name
    if named.kind is Term and typed[:1].islower():
        return beginning_small(named.name)
    return named.name


def beginning_small(name: str) -> str:
    """The name inside a sentence: its first letter small, unless it begins with an acronym."""
    is_word = len(name) < 2 or not name[1].isupper()
    return name[:1].lower() + name[1:] if is_word else name


def called_exactly(
    records: Records, words: str, kinds: Iterable[type[Entity]], language: str
) -> tuple[Named, ...]:
    """What has exactly this name, acronym or code, whatever the case and the accents."""
    wanted = folded(words)
    return tuple(
        _named(records, entry.row, language)
        for kind in kinds
        for entry in _index(records, kind).entries.values()
        if wanted and (wanted in entry.names or wanted in entry.codes)
    )


def names_in(entity: Entity) -> dict[tuple[str, str], str]:
    """What an entity is called, by the field that says it and the language."""
    texts = ((field, getattr(entity, field, None)) for field in _NAME_FIELDS)
    return {
        (field, language): words
        for field, text in texts
        if isinstance(text, Text)
        for language, words in text
    }


def words_of_names(records: Records) -> frozenset[str]:
    """Every word, folded, that is part of the name of something: no dictionary knows them."""
    kinds = (*NAMED_KINDS[:-1], Office, Area)
    return frozenset().union(*(_words_of(Same(getattr(records, table_of(each)))) for each in kinds))


def folded(words: str) -> str:
    """Words as they are compared: without case, accents and spare spaces."""
    if not words.isascii():
        apart = unicodedata.normalize("NFKD", words)
        words = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return " ".join(words.casefold().split())


def _named(records: Records, row: Entity, language: str) -> Named:
    if isinstance(row, Referral):
        return Named(row.id, Referral, _referral_name(records, row, language))
    name = label_of(row, language)
    return Named(row.id, type(row), name, _aside(records, row, language))


def _aside(records: Records, row: Entity, language: str) -> str:
    """What tells the thing from others of its name: acronym, code, who provides it, for whom."""
    if isinstance(row, Agency):
        return row.acronym.in_language(language)
    if isinstance(row, Service):
        provider = records.agencies.find(row.provider)
        return provider.label(language) if provider else ""
    if isinstance(row, Measure):
        sop = records.sops.find(row.sop)
        return " ".join(
            part for part in (row.number, label_of(sop, language) if sop else "") if part
        )
    if isinstance(row, Term):
        return row.abbreviation
    return row.article if isinstance(row, LegalBasis) else row.code


def _rank(entry: _Entry, wanted: str) -> int:
    """0 for the code itself, then the name itself, its beginning, the beginning of a word."""
    if wanted in entry.codes:
        return 0
    if wanted in entry.names:
        return 1
    if any(name.startswith(wanted) for name in entry.names):
        return 2
    return 3 if f" {wanted}" in entry.haystack else 4


def _beginning(index: _Index, wanted: str, most: int) -> Iterator[tuple[str, Entity]]:
    """The first few rows, each with the first of its names that begins so."""
    told: set[str] = set()
    for name, key in islice(index.beginnings, bisect_left(index.beginnings, (wanted, "")), None):
        if not name.startswith(wanted) or len(told) == most:
            break
        if key not in told:
            told.add(key)
            yield name, index.entries[key].row


def _index(records: Records, kind: type[Entity]) -> _Index:
    table: AnyTable = getattr(records, table_of(kind))
    if kind is Referral:
        return _referral_index(Same(table), Same(records.agencies))
    return _table_index(Same(table))


# Only tables that changed are read again, and of those only the rows that did.
@lru_cache(maxsize=_TABLES_KEPT)
def _table_index(same: Same[AnyTable]) -> _Index:
    return _indexed(_entry(Same(row)) for row in same.value.values())


@lru_cache(maxsize=_TABLES_KEPT)
def _words_of(same: Same[AnyTable]) -> frozenset[str]:
    return frozenset(
        word
        for entry in _table_index(same).entries.values()
        for word in _WORD.findall(entry.haystack)
    )


@lru_cache(maxsize=65536)
def _entry(same: Same[Entity]) -> _Entry:
    row = same.value
    texts = (getattr(row, field, None) for field in _NAME_FIELDS)
    names = [each for text in texts if isinstance(text, Text) for each in text]
    return _entry_of(row, names, (str(getattr(row, field, "")) for field in _CODE_FIELDS))


@lru_cache(maxsize=_TABLES_KEPT // 8)
def _referral_index(referrals: Same[AnyTable], agencies: Same[AnyTable]) -> _Index:
    records = Records(referrals=referrals.value, agencies=agencies.value)
    return _indexed(
        _entry_of(row, _referral_names(records, row), (row.code,))
        for row in referrals.value.values()
    )


def _referral_names(records: Records, referral: Referral) -> Iterator[tuple[str, str]]:
    ends = [records.agencies.find(end) for end in (referral.sender, referral.receiver)]
    languages = dict.fromkeys(each for end in ends if end for each, _ in end.name)
    for language in languages or ("",):
        yield language, _referral_name(records, referral, language)


def _referral_name(records: Records, referral: Referral, language: str) -> str:
    ends = (records.agencies.find(end) for end in (referral.sender, referral.receiver))
    return " → ".join(end.label(language) if end else "?" for end in ends)


def _entry_of(row: Entity, names: Iterable[tuple[str, str]], codes: Iterable[str]) -> _Entry:
    """`names` are pairs of language and name; the first of a language is the one that is shown."""
    shown: dict[str, str] = {}
    kept: dict[str, None] = {}
    for language, name in names:
        if plain := folded(name):
            shown.setdefault(language, plain)
            kept[plain] = None
    called = tuple(dict.fromkeys(code for code in map(folded, codes) if code))
    return _Entry(row, tuple(kept), called, " ".join(("", *kept, *called)), shown)


def _indexed(entries: Iterable[_Entry]) -> _Index:
    by_id = {entry.row.id: entry for entry in entries}
    beginnings = sorted(
        (name, key) for key, entry in by_id.items() for name in (*entry.names, *entry.codes)
    )
    return _Index(by_id, tuple(beginnings))
