"""The styles of a Word document: which are headings, lists or contents, with what they inherit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from workbench.exchange.safe_xml import first
from workbench.exchange.word.package import value

_HEADING = re.compile(r"heading ([1-9])")
_LONGEST_CHAIN = 30


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph style says that matters here; None is not said.

    `heading` is the level of a heading, from 1; `list_id` and `list_level` are a list it belongs
    to.
    """

    name: str = ""
    heading: int | None = None
    list_id: str | None = None
    list_level: int | None = None
    bold: bool | None = None
    capitals: bool | None = None


class Styles:
    """The styles of a document by their ids."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._default = ""
        self._known: dict[str, Style] = {}
        for style in root.iter("w:style") if root is not None else ():
            key = style.get("w:styleId", "")
            self._elements.setdefault(key, style)
            if style.get("w:type") == "paragraph" and is_on(style.get("w:default", "0")):
                self._default = key

    def style(self, key: str | None) -> Style:
        """The style of that id with all it inherits; the default style where there is none."""
        key = key or self._default
        if key not in self._known:
            self._known[key] = self._made(key)
        return self._known[key]

    def _made(self, key: str) -> Style:
        chain: list[Element] = []
        here = self._elements.get(key)
        while here is not None and len(chain) < _LONGEST_CHAIN:
            chain.append(here)
            based_on = first(here, "w:basedOn")
            here = None if based_on is None else self._elements.get(based_on.get("w:val", ""))
        name = value(chain[0], "w:name") or "" if chain else key
        return Style(
            name=name.casefold(),
            heading=_heading_level(chain, name),
            list_id=_first(chain, "w:pPr/w:numPr/w:numId"),
            list_level=_number(_first(chain, "w:pPr/w:numPr/w:ilvl")),
            bold=_first_switch(chain, "w:rPr/w:b"),
            capitals=_first_switch(chain, "w:rPr/w:caps"),
        )


def is_on(value: str | None) -> bool:
    """Whether a switch is on; one without a value is."""
    return value is None or value.casefold() not in ("0", "false", "off", "none")


def switch(parent: Element | None, path: str) -> bool | None:
    """A switch below an element; None where nothing is said."""
    found = first(parent, path)
    return None if found is None else is_on(found.get("w:val"))


def _heading_level(chain: list[Element], name: str) -> int | None:
    level = _number(_first(chain, "w:pPr/w:outlineLvl"))
    if level is not None:
        return level + 1 if level < 9 else None
    found = _HEADING.fullmatch(name.casefold())
    return int(found[1]) if found else None


def _first(chain: list[Element], path: str) -> str | None:
    return next((said for each in chain if (said := value(each, path)) is not None), None)


def _first_switch(chain: list[Element], path: str) -> bool | None:
    return next((said for each in chain if (said := switch(each, path)) is not None), None)


def _number(value: str | None) -> int | None:
    return int(value) if value is not None and value.isdecimal() and len(value) < 4 else None
