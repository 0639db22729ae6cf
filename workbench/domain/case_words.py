"""How details of a person look in any language, and what the patterns of each language are made of.

Each pattern says what kind of detail it finds. Where it finds a name (the group `name`), the name
is none if one of its words is a word of institutions, places or documents.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache


class SuspicionKind(StrEnum):
    """What a stretch of text looks like."""

    BIRTH = "birth"
    DATE = "date"
    NUMBER = "number"
    AGED_NAME = "aged_name"
    NAMED_PERSON = "named_person"
    CONTACT = "contact"

    @property
    def words(self) -> str:
        """The kind in English words."""
        return _KIND_WORDS[self]


_KIND_WORDS = {
    SuspicionKind.BIRTH: "a date of birth",
    SuspicionKind.DATE: "a date in somebody's life",
    SuspicionKind.NUMBER: "the number of a person's document or case",
    SuspicionKind.AGED_NAME: "a name with an age",
    SuspicionKind.NAMED_PERSON: "the name of a person",
    SuspicionKind.CONTACT: "where a person lives or can be reached",
}


# Compiled when a text is first looked at: starting the program need not wait for it.
@cache
def compiled(written: str) -> re.Pattern[str]:
    """The regular expression."""
    return re.compile(written)


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way in which a detail is written; `unless` in the same sentence speaks against it."""

    kind: SuspicionKind
    written: str
    unless: str = ""


@dataclass(frozen=True, slots=True)
class WordSet:
    """The patterns of one language, and the capitalised words in it that are no one's name."""

    letters: str
    patterns: tuple[Pattern, ...]
    no_name: str


def pattern_of(
    kind: SuspicionKind, parts: Mapping[str, str], written: str, unless: str = ""
) -> Pattern:
    """A pattern whose parts stand between tildes: `~name~`."""
    for key, part in parts.items():
        written = written.replace(f"~{key}~", part)
    return Pattern(kind, written, unless)


NUMERIC_DATE = r"(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d|(?:19|20)\d\d-\d\d-\d\d)(?!\d)"
VALUE = r"(?!C-\d)[A-Z]{0,3}[ -]?\d[\d/ -]*\d(?:[/-]?\w+)*"

NEUTRAL = WordSet(
    (r"\d"),
    (
        Pattern(
            SuspicionKind.BIRTH,
            (
                r"(?i)\b(?:né\(?e?\)? le|date de naissance|nacid[oa] el|fecha de nacimiento"
                r"|geboren am|geburtsdatum"
                r"|născut[ăa]? (?:la|pe|în)|data nașterii|doğum tarihi|дата (?:рождения"
                r"|народження)|родил(?:ась|ся)"
                r"|народи(?:лася|вся)|tanggal lahir|ngày sinh|nat[oa] il|data di nascita)"
                r"[^.\n]{0,24}?(?:\d{1,2}[./ -]\w+[./ -](?:19|20)\d\d|(?:19|20)\d\d)"
                r"|(?:تاريخ الميلاد|مواليد)[^.\n]{0,24}?\d{2,4}"
            ),
        ),
        Pattern(
            SuspicionKind.AGED_NAME,
            (r"\b(?P<capital>[^\W\d_])[^\W\d_]+ [^\W\d_]\.,? \(?[1-9]\d?(?=[),.;]|$)(?!\.\d)"),
        ),
        Pattern(
            SuspicionKind.NUMBER,
            (
                r"(?i)\b(?:passeport|pasaporte|pașaport|pasaport|reisepass|passaporto|паспорт"
                r"|paspor|hộ chiếu)"
                r"(?:ul|u)?(?: (?:n[°ºo]?|nr|no|número|numéro|numărul|number|№|số|nomor"
                r"|numarası)\b\.?)? ?[:°º№]? ?"
                r"[A-ZА-Я]{0,3} ?\d[\d ]{4,}\d"
                r"|جواز[^.\n\d]{0,16}[A-Z]{0,3} ?\d{5,}"
                r"|\bP<[A-Z]{3}[A-Z<]{10,}"
            ),
        ),
    ),
    (r"(?!)"),
)
