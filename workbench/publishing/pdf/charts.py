"""Flowcharts on paper: never so small that they cannot be read, cut between rows where needed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from workbench.diagram.chart_cut import DOWN, LETTERS, CutWords, Halves, cut_chart
from workbench.diagram.measure_flow import NodeKind
from workbench.diagram.picture import Picture
from workbench.publishing.pdf.styles import PageShape
from workbench.words import say

READABLE = 7.5
"""The letters of a flowchart are not set smaller than this."""

_LEAST_BOXES = 2
_EVENTS = (NodeKind.START, NodeKind.END)
FIRST_PART = 0.3
_LAST_PART = 0.15
"""Parts of a page: the least that stands before a cut, and after it."""

ROOM_FOR_TITLES = 96.0
"""Left free on a page so that headings and the caption stand with the figure."""


def parts_side_by_side(
    picture: Picture, shape: PageShape, smallest: float, language: str
) -> Iterator[Picture]:
    """A picture, or a chart as parts that are each no wider than a page on which it can be read."""
    room = shape.body_width * min(smallest, LETTERS) / READABLE
    number = 1
    while len(picture.lanes) > 1 and picture.width > room:
        halves = cut_chart(picture, room, _words_of_parts(language), way=DOWN, first_number=number)
        if halves is None:
            break
        yield halves.first
        picture, number = halves.second, halves.next_number
    yield picture


def is_worth_it(halves: Halves) -> bool:
    """Whether enough is done in each half for a cut before the end of a page that has begun."""
    done = [
        sum(box.kind not in _EVENTS for box in half.boxes) for half in (halves.first, halves.second)
    ]
    return done[0] >= _LEAST_BOXES and done[1] >= 1


def room_before_a_cut(height: float, available: float, shape: PageShape) -> float:
    """How much of a chart may stand before a cut; nought where it should go to the next page.

    What fits on a page is never cut.
    """
    body = shape.body_height
    if available < FIRST_PART * body or height < body - ROOM_FOR_TITLES:
        return 0.0
    return min(available, height - _LAST_PART * body)


@cache
def words_of_pages(language: str) -> CutWords:
    """What stands where a chart goes on overleaf."""
    return CutWords(
        ahead=say("Numbered lines go on at the same number on the next page.", language),
        back=say("Numbered lines come from the same number on the page before.", language),
    )


@cache
def _words_of_parts(language: str) -> CutWords:
    return CutWords(
        ahead=say("Numbered lines go on at the same number in the next part.", language),
        back=say("Numbered lines come from the same number in the part before.", language),
    )
