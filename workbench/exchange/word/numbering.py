"""The automatic numbers of a Word document, counted as Word counts them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from workbench.exchange.safe_xml import first
from workbench.exchange.word.package import value
from workbench.exchange.written.markers import Kind, Marker, marked

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_NO_LIST = "0"
_HIGHEST = 9_999


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is numbered."""

    form: str = "decimal"
    pattern: str = ""
    start: int = 1
    style: str = ""


@dataclass(slots=True)
class _Count:
    """The counters of one list, and the levels at which it was begun anew."""

    numbers: dict[int, int] = field(default_factory=dict)
    restarted: set[str] = field(default_factory=set)


class Numbering:
    """Gives each paragraph of a list its sign, in the order of the document."""

    def __init__(self, root: Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._overrides: dict[str, dict[int, _Level]] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, _Count] = {}
        if root is not None:
            self._read(root)

    def level_of_style(self, list_id: str, style_id: str) -> int | None:
        """The level of a list that belongs to a style."""
        levels = self._levels.get(self._abstract.get(list_id, ""), {})
        return next((n for n, level in levels.items() if level.style == style_id), None)

    def sign(self, list_id: str, level: int) -> Marker | None:
        """The sign of the next paragraph of a list; None where the level has none."""
        abstract = self._abstract.get(list_id)
        if list_id == _NO_LIST or abstract is None:
            return None
        count = self._counts.setdefault(abstract, _Count())
        self._restart(list_id, level, count)
        here = self._level(list_id, level)
        number = count.numbers.get(level)
        count.numbers[level] = min(here.start if number is None else number + 1, _HIGHEST)
        for deeper in [n for n in count.numbers if n > level]:
            del count.numbers[deeper]
        return self._marker(list_id, level, count)

    def _restart(self, list_id: str, level: int, count: _Count) -> None:
        start = self._starts.get(list_id, {}).get(level)
        key = f"{list_id}/{level}"
        if start is not None and key not in count.restarted:
            count.restarted.add(key)
            count.numbers[level] = start - 1

    def _level(self, list_id: str, level: int) -> _Level:
        own = self._overrides.get(list_id, {}).get(level)
        levels = self._levels.get(self._abstract.get(list_id, ""), {})
        return own or levels.get(level) or _Level(pattern=f"%{level + 1}.")

    def _marker(self, list_id: str, level: int, count: _Count) -> Marker | None:
        here = self._level(list_id, level)
        if here.form == "bullet":
            return Marker(Kind.BULLET)
        if here.form == "none" or not here.pattern.strip():
            return None
        label = self._label(list_id, here, count)
        read = marked(f"{label} x")[0]
        kind = read.kind if read is not None else Kind.NUMBER
        digits = ".".join(re.findall(r"\d+", label))
        if kind in (Kind.STEP, Kind.NUMBER) and digits:
            return Marker(kind, digits, digits.count("."))
        return Marker(kind, label.strip(" .()[]"), shape=here.form)

    def _label(self, list_id: str, here: _Level, count: _Count) -> str:
        def number(found: re.Match[str]) -> str:
            place = int(found[1]) - 1
            level = self._level(list_id, place)
            value = count.numbers.setdefault(place, level.start)
            return _written(value, level.form)

        return re.sub(r"%([1-9])", number, here.pattern)

    def _read(self, root: Element) -> None:
        links: dict[str, str] = {}
        named: dict[str, str] = {}
        for each in root.iter("w:abstractNum"):
            key = each.get("w:abstractNumId", "")
            self._levels[key] = dict(map(_level, (lvl for lvl in each if lvl.tag == "w:lvl")))
            link, style = first(each, "w:numStyleLink"), first(each, "w:styleLink")
            if link is not None:
                links[key] = link.get("w:val", "")
            if style is not None:
                named[style.get("w:val", "")] = key
        for key, style_name in links.items():
            if not self._levels[key] and style_name in named:
                self._levels[key] = self._levels[named[style_name]]
        for each in root.iter("w:num"):
            self._read_list(each)

    def _read_list(self, element: Element) -> None:
        key, abstract = element.get("w:numId", ""), first(element, "w:abstractNumId")
        if abstract is None:
            return
        self._abstract[key] = abstract.get("w:val", "")
        for each in element:
            if each.tag != "w:lvlOverride":
                continue
            place = _number(each.get("w:ilvl"), 0)
            start, level = first(each, "w:startOverride"), first(each, "w:lvl")
            if start is not None:
                self._starts.setdefault(key, {})[place] = _number(start.get("w:val"), 1)
            if level is not None:
                self._overrides.setdefault(key, {})[place] = _level(level)[1]


def _level(element: Element) -> tuple[int, _Level]:
    return _number(element.get("w:ilvl"), 0), _Level(
        form=value(element, "w:numFmt") or "decimal",
        pattern=value(element, "w:lvlText") or "",
        start=_number(value(element, "w:start"), 1),
        style=value(element, "w:pStyle") or "",
    )


def _number(words: str | None, default: int) -> int:
    return int(words) if words and words.isdecimal() and len(words) < 5 else default


def _written(number: int, form: str) -> str:
    letters = {"lowerLetter": _LATIN, "russianLower": _CYRILLIC}.get(_lowered(form))
    if letters and number > 0:
        written = letters[(number - 1) % len(letters)] * min((number - 1) // len(letters) + 1, 9)
    elif _lowered(form) == "lowerRoman":
        written = _roman(number)
    else:
        return str(number)
    return written.upper() if form.startswith(("upper", "russianUpper")) else written


def _lowered(form: str) -> str:
    return form.replace("upper", "lower").replace("Upper", "Lower")


def _roman(number: int) -> str:
    written = ""
    for worth, letters in _ROMAN:
        count, number = divmod(number, worth)
        written += letters * count
    return written
