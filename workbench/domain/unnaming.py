"""Links to what readers may not know of: their words name it, so words and link both go.

What looks like a link and is none, because somebody broke it, tells as much and goes too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import is_dataclass, replace
from itertools import groupby
from typing import Any, TypeVar

from workbench.domain.plain import plain_fields, remembered
from workbench.domain.prose import Run, prose_of, runs
from workbench.domain.text import WORKING_LANGUAGE, Text
from workbench.words import say

Value = TypeVar("Value")
IsHidden = Callable[[str], bool]

UNNAMED = "(not named in this edition)"
_MENTION = re.compile(r"wb:\s*([\w.-]+)")
_OPENING = re.compile(r"\]\s*\(\s*$")


def unnamed(value: Value, is_hidden: IsHidden) -> Value:
    """The value with every link taken out, in any text of it, for which `is_hidden` holds."""
    kept: Value = _unnamed(value, is_hidden, WORKING_LANGUAGE)
    return kept


def unnamed_words(prose: str, is_hidden: IsHidden, language: str) -> str:
    """Prose with other words in the place of each hidden link; the rest reads as before."""
    if "wb:" not in prose:
        return prose
    if not any(is_hidden(found[1]) for found in _MENTION.finditer(prose)):
        return prose
    instead = say(UNNAMED, language)
    lines = [list(_without_links(line, is_hidden, instead)) for line in runs(prose)]
    return _without_mentions(prose_of(lines), is_hidden, instead)


# A field may hold any type: hence Any below.
def _unnamed(value: Any, is_hidden: IsHidden, language: str) -> Any:
    if isinstance(value, str):
        # A value of a closed set is a str too, and says nothing of anybody.
        return unnamed_words(value, is_hidden, language) if type(value) is str else value
    if isinstance(value, Text):
        return _unnamed_text(value, is_hidden)
    if isinstance(value, tuple):
        parts = tuple(_unnamed(each, is_hidden, language) for each in value)
        return value if all(a is b for a, b in zip(parts, value, strict=True)) else parts
    if is_dataclass(value) and not isinstance(value, type):
        new = {}
        for name in _telling_fields(type(value)):
            # Most fields of most things are empty, and a workspace has a million of them.
            before = getattr(value, name)
            if before and (after := _unnamed(before, is_hidden, language)) is not before:
                new[name] = after
        return replace(value, **new) if new else value
    return value


@remembered
def _telling_fields(kind: Any) -> tuple[str, ...]:
    return tuple(each.name for each in plain_fields(kind) if each.name != "id")


def _unnamed_text(text: Text, is_hidden: IsHidden) -> Text:
    if not any("wb:" in words for _, words in text):
        return text
    values = tuple(
        (language, unnamed_words(words, is_hidden, language)) for language, words in text
    )
    return text if values == text.values else Text(values, text.stale)


def _without_links(line: tuple[Run, ...], is_hidden: IsHidden, instead: str) -> Iterator[Run]:
    for target, group in groupby(line, key=lambda run: run.link):
        if target and is_hidden(target):
            yield Run(instead)
        else:
            yield from group


def _without_mentions(prose: str, is_hidden: IsHidden, instead: str) -> str:
    """The prose without what is left of broken links: their words as far as they can be told."""
    place = 0
    while (found := _MENTION.search(prose, place)) is not None:
        if not is_hidden(found[1]):
            place = found.end()
            continue
        start = _beginning(prose, found.start())
        end = found.end() + (prose[found.end() : found.end() + 1] == ")")
        before = prose[:start].removesuffix("\\")
        prose = before + instead + prose[end:]
        place = len(before) + len(instead)
    return prose


def _beginning(prose: str, mention: int) -> int:
    """Where the words in brackets before a mention begin, the outermost brackets counting."""
    opening = _OPENING.search(prose, 0, mention)
    if opening is None:
        return mention
    depth, at = 0, opening.start()
    while at >= 0:
        depth += (prose[at] == "]") - (prose[at] == "[")
        if depth == 0:
            return at
        at -= 1
    return max(0, prose.find("[", 0, opening.start()))
