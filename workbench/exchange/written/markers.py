"""The signs before the items of a list: "1.", "a)", "1.1", "Step 2:", bullets; in any script."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum


class Kind(StrEnum):
    """What sort of sign stands before an item; items of one list share it."""

    STEP = "step"
    NUMBER = "number"
    LETTER = "letter"
    ROMAN = "roman"
    BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class Marker:
    """A sign before an item. `depth` counts the dots within "1.2.3"; `shape` tells styles apart."""

    kind: Kind
    number: str = ""
    depth: int = 0
    shape: str = ""

    @property
    def style(self) -> tuple[Kind, int, str]:
        """What the items of one list have in common."""
        return self.kind, self.depth, self.shape


_STEP_WORDS = (
    "step|стъпка|krok|крок|шаг|étape|etape|schritt|paso|passo|adım|pasul|langkah|bước|hapi|korak|"
    "خطوة|الخطوة|گام|مرحله|ধাপ|ជំហាន|चरण|ขั้นตอนที่"
)
_STEP = re.compile(
    rf"(?:{_STEP_WORDS})\s*[№#]?\s*(?P<number>\d{{1,3}}(?:\.\d{{1,2}}){{0,3}})"
    r"(?:(?P<bare>\s+|$)|\s*[.:)\-–—]+\s*)",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?:[(\[]\s*(?P<inside>\d{1,3}(?:\.\d{1,2}){0,4})\s*[)\]]"
    r"|(?P<dotted>\d{1,2}(?:\.\d{1,2}){1,4})(?:[.):](?!\d)|(?P<bare>(?=\s|$)))"
    r"|(?P<eastern>[٠-٩۰-۹]{1,3})\s?[-–.)]"
    r"|(?P<plain>\d{1,3})(?:[.)։।。、៖:](?!\d)|(?P<dash>\s?[-–—](?=\s+[^\s\d]))|(?=\t)))\s*"
)
_LONG_NUMBER = re.compile(r"[(\[]?(?P<number>\d{4,6})[.)\]]\s+(?=\S)")
_ROMAN = re.compile(
    r"[(\[]?(?P<number>(?=[ivxl])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3}))[.)\]](?:\s+|$)",
    re.IGNORECASE,
)
_LETTER = re.compile(r"[(\[]?(?P<number>[^\W\d_])[.)\]](?:\s+|$)")
_BULLET = re.compile(
    "(?P<sign>[•◦▪▫‣⁃●○■□◆◇►▶▸➢➤➔→✓✔☐☑☒·\uf000-\uf0ff]|[-–—−*](?=\\s))\\s*"
    "|(?P<letter>[o§Øüvqp])(?:\t|\\s{2,})\\s*"
)
_DASHES = "-–—−"


def marked(line: str) -> tuple[Marker | None, str]:
    """The sign before the words of a line, and the words; None where there is no sign.

    >>> marked("1.2) Ask")
    (Marker(kind=<Kind.NUMBER: 'number'>, number='1.2', depth=1, shape=''), 'Ask')
    """
    words = line.lstrip()
    for read in (_step, _number, _roman, _letter, _bullet):
        marker, taken = read(words)
        if marker is not None and (words[taken:].strip() or marker.kind is not Kind.STEP):
            return marker, words[taken:]
    return None, words


def marked_after(last: Marker | None, line: str) -> tuple[Marker | None, str]:
    """As `marked`; a number beyond 999 is a sign where it counts on, and else may be a year."""
    marker, words = marked(line)
    if marker is None and last is not None and last.kind is Kind.NUMBER and not last.depth:
        found = _LONG_NUMBER.match(words)
        if found is not None and int(found["number"]) == int(last.number) + 1:
            return replace(last, number=found["number"]), words[found.end() :]
    return marker, words


def _step(words: str) -> tuple[Marker | None, int]:
    found = _STEP.match(words)
    if found is None or (found["bare"] is not None and _goes_on(words, found.end())):
        return None, 0
    return Marker(Kind.STEP, _digits(found["number"])), found.end()


def _number(words: str) -> tuple[Marker | None, int]:
    found = _NUMBER.match(words)
    if found is None:
        return None, 0
    if (found["bare"] is not None or found["dash"]) and _goes_on(words, found.end()):
        return None, 0
    given = (found[name] for name in ("inside", "dotted", "eastern", "plain"))
    number = _digits(next(each for each in given if each))
    shape = "(" if found["inside"] else ""
    return Marker(Kind.NUMBER, number, number.count("."), shape), found.end()


def _goes_on(words: str, place: int) -> bool:
    """Whether a sentence seems to go on here, so that the number is a part of it: "1.5 hours"."""
    return words[place : place + 1].islower()


def _roman(words: str) -> tuple[Marker | None, int]:
    """Two letters or more, or an i: any other single letter may as well be one of an alphabet."""
    found = _ROMAN.match(words)
    if found is None or (len(found["number"]) == 1 and found["number"] not in "iI"):
        return None, 0
    shape = "A" if found["number"].isupper() else "a"
    return Marker(Kind.ROMAN, found["number"], shape=shape), found.end()


def _letter(words: str) -> tuple[Marker | None, int]:
    found = _LETTER.match(words)
    if found is None:
        return None, 0
    shape = "A" if found["number"].isupper() else "a"
    return Marker(Kind.LETTER, found["number"], shape=shape), found.end()


def _bullet(words: str) -> tuple[Marker | None, int]:
    found = _BULLET.match(words)
    if found is None:
        return None, 0
    sign = found["sign"] or found["letter"]
    return Marker(Kind.BULLET, shape="-" if sign in _DASHES else sign), found.end()


def _digits(number: str) -> str:
    """The number in digits 0 to 9, whatever its script."""
    return ".".join(str(int(part)) for part in number.split("."))
