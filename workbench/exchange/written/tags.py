"""Cuts HTML into tags and words, in one pass whose length no page can stretch.

The parser of the standard library needs time that grows with the square of some pages made to
harm: minutes for a megabyte. This one reads only what lists, tables and paragraphs need.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

# No class lets a "<" pass, so that a tag which never ends is given up at the next one.
_TAG = re.compile(
    r"""<(?P<end>/?)(?P<name>[A-Za-z][\w:.-]*)(?P<given>(?:[^<>"']|"[^"<]*"|'[^'<]*')*)>"""
    r"|<[!?][^<>]*>"
)
_GIVEN = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))""")
_RAW = ("script", "style", "textarea", "title")
_MOST_GIVEN = 4_000  # letters of a tag that are looked at


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag that begins or ends an element, with what is given in it."""

    name: str
    ends: bool = False
    given: Mapping[str, str] = field(default_factory=dict)


def tags_and_words(page: str) -> Iterator[Tag | str]:
    """The tags and the stretches of words between them; comments and raw elements are left out."""
    page = _without_comments(page)
    place = 0
    lower = ""
    for found in _TAG.finditer(page):
        if found.start() < place:
            continue
        if found.start() > place:
            yield html.unescape(page[place : found.start()])
        place = found.end()
        if found["name"] is None:
            continue
        name = found["name"].lower()
        if name in _RAW and not found["end"]:
            lower = lower or page.lower()
            end = lower.find(f"</{name}", place)
            place = len(page) if end < 0 else end
            continue
        yield Tag(name, bool(found["end"]), _given(found["given"]))
    if place < len(page):
        yield html.unescape(page[place:])


def _without_comments(page: str) -> str:
    kept: list[str] = []
    place = 0
    while (start := page.find("<!--", place)) >= 0:
        end = page.find("-->", start + 2)
        kept.append(page[place:start])
        if end < 0:
            kept.append(page[start:].replace("<!--", " "))
            return "".join(kept)
        place = end + 3
    return "".join((*kept, page[place:]))


def _given(words: str) -> dict[str, str]:
    return {
        found[1].lower(): html.unescape(found[2] or found[3] or found[4] or "")
        for found in _GIVEN.finditer(words[:_MOST_GIVEN])
    }
