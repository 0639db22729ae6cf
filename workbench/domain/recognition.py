"""Finds the agencies and forms that people name in words: by name, acronym or code.

What is written is cut only where a name begins or ends, because names hold commas and "and"
themselves. What names nothing that is recorded stays as it was written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Self

from workbench.domain.records import Records

_LONGEST_RUN = 12  # of pieces that may together be one name

_CUT = re.compile(
    r"\s*[;\n]\s*|\s*,\s*|\s*(?<![\dd])/(?!or\b|\d)\s*|\s+(?:and|и|&)\s+", re.IGNORECASE
)
_WORDS_ONLY = re.compile(r"\s+(?:and|и|&)\s+", re.IGNORECASE)
_STRONG = ";\n"
_BRACKET = re.compile(r"(?P<name>[^()]+?)\s*\((?P<inside>[^()]*)\)")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+")


@dataclass(frozen=True, slots=True)
class Named:
    """A stretch of what was written; `id` is what it names, `inside` stood in brackets behind it.

    `begins` tells that a semicolon or a new line stood before it.
    """

    words: str
    id: str | None = None
    inside: str = ""
    begins: bool = False


class Names:
    """Everything of one kind by the names it goes by; a name of two things names neither."""

    def __init__(self, named: Iterable[tuple[str, str]]) -> None:
        """`named` gives pairs of a name and the id of what it names."""
        ids: dict[str, set[str]] = {}
        for name, key in named:
            if folded := _folded(name):
                ids.setdefault(folded, set()).add(key)
        self._ids = {name: next(iter(keys)) for name, keys in ids.items() if len(keys) == 1}

    @classmethod
    def of_agencies(cls, records: Records) -> Self:
        """The agencies in use, by name, acronym and code in any language."""
        return cls(
            (name, each.id)
            for each in records.agencies.values()
            if not each.retired
            for name in (each.code, *_all(each.name.values), *_all(each.acronym.values))
        )

    @classmethod
    def of_forms(cls, records: Records) -> Self:
        """The forms, by title and code in any language."""
        return cls(
            (name, each.id)
            for each in records.forms.values()
            for name in (each.code, *_all(each.title.values))
        )

    def find(self, words: str) -> str | None:
        """What these words name, all of them together."""
        return self._ids.get(_folded(words))

    def named_in(self, words: str) -> tuple[Named, ...]:
        """The words cut into what they name and what they do not, in their order."""
        pieces = _pieces(words)
        found: list[Named] = []
        unknown: list[_Piece] = []
        place = 0
        while place < len(pieces):
            known, taken = self._longest(pieces[place : place + _LONGEST_RUN])
            if known is None:
                unknown.append(pieces[place])
            else:
                found += self._kept(unknown)
                unknown = []
                found.append(known)
            place += taken
        return (*found, *self._kept(unknown))

    def _longest(self, pieces: Sequence[_Piece]) -> tuple[Named | None, int]:
        """The longest name that begins here, and of how many pieces it is made."""
        for count in range(len(pieces), 0, -1):
            named = self._read(_joined(pieces[:count]), begins=pieces[0].begins)
            if named.id is not None:
                return named, count
        return None, 1

    def _read(self, words: str, *, begins: bool) -> Named:
        if key := self.find(words):
            return Named(words, key, begins=begins)
        bracket = _BRACKET.fullmatch(words)
        if bracket is None:
            return Named(words, begins=begins)
        name, inside = bracket["name"], bracket["inside"].strip()
        key, other = self.find(name), self.find(inside)
        if other is not None and key in (None, other):
            return Named(name, other, "" if key else name, begins=begins)
        return Named(name, key, inside, begins=begins)

    def _kept(self, pieces: list[_Piece]) -> list[Named]:
        """What names nothing: cut at commas, yet never at a mere "and"."""
        groups: list[list[_Piece]] = []
        for piece in pieces:
            if groups and _WORDS_ONLY.fullmatch(piece.before):
                groups[-1].append(piece)
            else:
                groups.append([piece])
        return [self._read(_joined(group), begins=group[0].begins) for group in groups]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch between two cuts, and what stood in the cut before it."""

    words: str
    before: str = ""

    @property
    def begins(self) -> bool:
        return any(sign in self.before for sign in _STRONG)


def _pieces(words: str) -> list[_Piece]:
    """The words cut wherever a name may end, outside of brackets."""
    pieces: list[_Piece] = []
    start, before = 0, ""
    depth = counted = 0
    for cut in _CUT.finditer(words):
        depth += words.count("(", counted, cut.start()) - words.count(")", counted, cut.start())
        counted = cut.start()
        if depth > 0:
            continue
        pieces.append(_Piece(words[start : cut.start()].strip(), before))
        start, before = cut.end(), cut.group()
    pieces.append(_Piece(words[start:].strip(), before))
    return [piece for piece in pieces if piece.words]


def _joined(pieces: Sequence[_Piece]) -> str:
    return pieces[0].words + "".join(each.before + each.words for each in pieces[1:])


def _folded(words: str) -> str:
    """What two spellings of one name have in common."""
    text = unicodedata.normalize("NFKC", words).casefold()
    text = " ".join(text.split()).strip(" .:;,\"'«»„“”()")
    return _ARTICLE.sub("", text)


def _all(values: Iterable[tuple[str, str]]) -> Iterable[str]:
    return (words for _, words in values)
