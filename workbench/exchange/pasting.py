"""Makes steps of what people paste: lists and tables of Word, web pages and spreadsheets.

Every word that is pasted stands in a step afterwards, save for the signs before the items of a
list and the heads of columns that are understood.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from workbench.domain.drafts import DraftStep
from workbench.exchange.written.cleaning import cleaned, refuse_long_page, refuse_too_much
from workbench.exchange.written.markers import Kind, marked, marked_after
from workbench.exchange.written.outline import Line, continued, placed, steps_of
from workbench.exchange.written.step_tables import Cell, Row, understood
from workbench.exchange.written.web_page import Part, parts_of

_TAB_STOP = 4
_LEAST_SHARE_OF_ROWS = 0.6
_PLAIN = re.compile(r"([^\t\n]*)")
_QUOTED = re.compile(r'"((?:[^"]|""){0,5000})"(?=[\t\n]|\Z)')


def pasted_steps(html: str, text: str) -> tuple[DraftStep, ...]:
    """The steps in what was pasted, given as HTML, as plain text, or both ("" for none).

    HTML is read where it has lists, tables or headings; plain text knows more of other things.
    Raises WorkbenchError with a sentence where there is too much to be a procedure.
    """
    refuse_too_much(text)
    if html.strip():
        refuse_long_page(html)
        parts = parts_of(html)
        if any(_is_structure(part) for part in parts) or not text.strip():
            return tuple(_steps(parts))
    return tuple(_steps(_parts_of_text(cleaned(text))))


def _is_structure(part: Part) -> bool:
    return not isinstance(part, Line) or part.marker is not None or part.heading


def _steps(parts: Iterable[Part]) -> Iterator[DraftStep]:
    for are_lines, group in groupby(parts, key=lambda part: isinstance(part, Line)):
        if are_lines:
            lines = [part for part in group if isinstance(part, Line)]
            yield from steps_of(placed(continued(lines)))
        else:
            for part in group:
                if not isinstance(part, Line):
                    yield from understood(part).steps()


def _parts_of_text(text: str) -> list[Part]:
    lines = text.strip("\n").split("\n")
    filled = [line for line in lines if line.strip()]
    rows = [line for line in filled if "\t" in _without_sign(line)]
    if filled and len(rows) >= _LEAST_SHARE_OF_ROWS * len(filled):
        return [tuple(_rows(text.strip("\n")))]
    return list(_lines(lines))


def _without_sign(line: str) -> str:
    return marked(line)[1].strip()


def _lines(lines: Iterable[str]) -> Iterator[Line]:
    loose, last = False, None
    for line in lines:
        if not line.strip():
            loose = True
            continue
        marker, words = marked_after(last, line)
        if marker is not None and marker.kind is Kind.NUMBER and not marker.depth:
            last = marker
        indent = len(line.expandtabs(_TAB_STOP)) - len(line.lstrip().expandtabs(_TAB_STOP))
        yield Line(" ".join(words.split()), marker, indent, loose=loose)
        loose = False


def _rows(text: str) -> Iterator[Row]:
    """Rows of a spreadsheet: cells between tabs, in quotation marks where they hold lines."""
    row: list[Cell] = []
    place = 0
    while place <= len(text):
        found = _QUOTED.match(text, place) or _PLAIN.match(text, place)
        assert found is not None  # the plain one fits everywhere
        words, place = found[1], found.end()
        if found.re is _QUOTED:
            words = words.replace('""', '"')
        row.append(Cell(words))
        if place >= len(text) or text[place] == "\n":
            yield tuple(row)
            row = []
        place += 1
