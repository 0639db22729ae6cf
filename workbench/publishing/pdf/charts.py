"""Flowcharts on paper: never so small that they cannot be read, but cut into parts of a page.

A chart is cut across between rows of boxes into strips as high as a page, and a strip that is
too wide is cut down between lanes. Each line that is cut goes on at the same number.
"""

from __future__ import annotations

from workbench.diagram.chart_cut import LETTERS, cut_chart
from workbench.diagram.chart_passages import without_passages
from workbench.diagram.chart_shapes import ACROSS, DOWN
from workbench.diagram.picture import Picture
from workbench.publishing.pdf.styles import LARGEST_PRINT, PageShape
from workbench.words import say

READABLE = 7.5
"""The letters of a flowchart that is cut are not set smaller than this."""

JUST_READABLE = 7.0
"""Nor are those of one that fits a page in this size: nobody likes to turn a page for its end."""

ROOM_FOR_TITLES = 56.0
"""Left free on a page so that the caption stands with the figure."""


def parts_on_pages(
    picture: Picture, shape: PageShape, letters: tuple[float, float], language: str
) -> list[Picture]:
    """A chart as parts that can each be read on a page; anything else as it is.

    `letters` are the sizes of its smallest and its largest letters.
    """
    if not picture.lanes:
        return [picture]
    wide, high = _room(shape, letters, JUST_READABLE)
    if picture.width <= wide and picture.height <= high:
        return [picture]
    wide, high = _room(shape, letters, READABLE)
    cutting = _Cutting(language)
    parts = [
        part
        for strip in cutting.cut(picture, high, ACROSS)
        for part in cutting.cut(strip, wide, DOWN)
    ]
    return without_passages(parts)


class _Cutting:
    """Cuts one chart again and again; the numbers at its cuts go on."""

    def __init__(self, language: str) -> None:
        self._words = say("Lines go on at the same number in another part.", language)
        self._number = 1

    def cut(self, picture: Picture, room: float, way: int) -> list[Picture]:
        """The parts of a picture that are no larger than the room in one direction."""
        parts = []
        while _size(picture, way) > room:
            halves = cut_chart(picture, room, self._words, way=way, first_number=self._number)
            if halves is None or _size(halves.second, way) >= _size(picture, way):
                break  # what is repeated takes as much as was cut off
            if halves.first.boxes or halves.first.lines:
                parts.append(halves.first)
            picture, self._number = halves.second, halves.next_number
        return [*parts, picture]


def _size(picture: Picture, way: int) -> float:
    return picture.height if way == ACROSS else picture.width


def _room(shape: PageShape, letters: tuple[float, float], least: float) -> tuple[float, float]:
    """How wide and high a part of a chart may be, with letters of at least this size."""
    smallest, largest = letters
    scale = min(least / min(smallest, LETTERS), LARGEST_PRINT / largest)
    return shape.body_width / scale, (shape.body_height - ROOM_FOR_TITLES) / scale
