"""Prose as it is printed: paragraphs, lists, bold and italic words, and links that lead to pages.

The signs are read by the one grammar that the writing fields use (`workbench.domain.prose`), so
that what was seen while writing is what stands on the page. A list of numbers is one only where
it counts from 1 on: any other number at the start of a line is printed as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from workbench.domain.prose import Run, runs
from workbench.publishing.blocks import ListBlock, Paragraph, ParagraphRole
from workbench.publishing.inline import Inline, Piece, Span, run_together

LeadTo = Callable[[str, str], Piece]
"""The words that lead to an entity, by its id, as a piece of text."""

_BULLET = re.compile(r"( *)- +(?=\S)")
_NUMBER = re.compile(r"(\d{1,3})\. +(?=\S)")
_INDENTED = 2

Line = tuple[Run, ...]


def inline_prose(prose: str, lead_to: LeadTo) -> Inline:
    """Prose in one run of text; its lines follow each other as lines."""
    parts: list[Inline] = []
    for place, line in enumerate(runs(prose)):
        parts += ["\n"] if place else []
        parts.append(_set(line, lead_to))
    return run_together(*parts)


def prose_blocks(
    prose: str, lead_to: LeadTo, role: ParagraphRole = ParagraphRole.BODY
) -> tuple[Paragraph | ListBlock, ...]:
    """Prose as paragraphs and lists; empty lines only part them."""
    lines = [line for line in runs(prose) if any(run.text.strip() for run in line)]
    return tuple(_blocks(lines, lead_to, role))


def _blocks(
    lines: Sequence[Line], lead_to: LeadTo, role: ParagraphRole
) -> Iterator[Paragraph | ListBlock]:
    place = 0
    while place < len(lines):
        bullets = _bulleted(lines[place:])
        numbers = _numbered(lines[place:])
        if bullets:
            yield _bullet_list(lines[place : place + bullets], lead_to)
        elif numbers:
            items = (_without(line, _NUMBER) for line in lines[place : place + numbers])
            yield ListBlock(tuple(_set(item, lead_to) for item in items), numbered=True)
        else:
            yield Paragraph(_set(lines[place], lead_to), role)
        place += bullets or numbers or 1


def _bulleted(lines: Sequence[Line]) -> int:
    """How many lines from here on are items of a list with bullets."""
    count = 0
    for line in lines:
        if not _BULLET.match(_start(line)):
            break
        count += 1
    return count


def _numbered(lines: Sequence[Line]) -> int:
    """How many lines from here on count from 1 on; one alone is no list."""
    count = 0
    for line in lines:
        found = _NUMBER.match(_start(line))
        if found is None or int(found[1]) != count + 1:
            break
        count += 1
    return count if count > 1 else 0


def _bullet_list(lines: Sequence[Line], lead_to: LeadTo) -> ListBlock:
    """The items; those further in make a list of their own below the item before them."""
    items: list[Inline | ListBlock] = []
    for is_inner, group in groupby(lines, key=_is_inner):
        set_items = tuple(_set(_without(line, _BULLET), lead_to) for line in group)
        if is_inner and items:
            items.append(ListBlock(set_items))
        else:
            items += set_items
    return ListBlock(tuple(items))


def _is_inner(line: Line) -> bool:
    found = _BULLET.match(_start(line))
    return found is not None and len(found[1]) >= _INDENTED


def _start(line: Line) -> str:
    """The plain words a line begins with; what is bold or a link begins no list."""
    first = line[0]
    return "" if first.bold or first.italic or first.link else _full(line)


def _full(line: Line) -> str:
    return "".join(run.text for run in line)


def _without(line: Line, mark: re.Pattern[str]) -> Line:
    found = mark.match(_full(line))
    assert found is not None
    left = found.end()
    kept: list[Run] = []
    for run in line:
        text = run.text[left:]
        left = max(0, left - len(run.text))
        if text:
            kept.append(Run(text, run.bold, run.italic, run.link))
    return tuple(kept)


def _set(line: Line, lead_to: LeadTo) -> Inline:
    return run_together(*(_piece(run, lead_to) for run in line))


def _piece(run: Run, lead_to: LeadTo) -> Piece:
    if not (run.bold or run.italic or run.link):
        return run.text
    piece = lead_to(run.text, run.link) if run.link else run.text
    if isinstance(piece, str):
        return Span(piece, bold=run.bold, italic=run.italic) if run.bold or run.italic else piece
    if isinstance(piece, Span):
        return Span(
            piece.text, bold=run.bold, italic=run.italic, link=piece.link, address=piece.address
        )
    return piece
