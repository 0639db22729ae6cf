"""Pictures on paper: scaled to the page, with a caption and what they say in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbench.diagram.picture import Picture, Words, areas
from workbench.publishing.pdf.charts import (
    READABLE,
    ROOM_FOR_TITLES,
    parts_on_pages,
)
from workbench.publishing.pdf.drawing import draw_picture
from workbench.publishing.pdf.lines import draw_line, lines_of
from workbench.publishing.pdf.placed import Canvas, Part, Stack
from workbench.publishing.pdf.placed import Words as SetWords
from workbench.publishing.pdf.styles import LARGEST_PRINT, SMALLEST_PRINT, PageShape, style
from workbench.words import say

_SQUEEZE = 0.8
"""A figure is made smaller by no more than this to save a page."""

_NARROW = 0.6
"""A picture that takes no more of the width than this has its words beside it."""

_CAPTION_LINES = 3
_GUTTER = 22.0


class PictureOnPage(Part):
    """A picture scaled to the text area, its caption below, its words beside it or not here.

    `moves_with` is how many parts it takes along where the table after it may come first; 0 where
    it stays.
    """

    moves_with = 0

    def __init__(
        self,
        picture: Picture,
        caption: str,
        shape: PageShape,
        links: Mapping[str, str],
    ) -> None:
        super().__init__(before=8, after=8)
        self.picture = picture
        self.links = links
        self.shape = shape
        self.scale = self.drawn_at = fitting_scale(picture, shape)
        self.beside = Stack()
        made = style("caption")
        self._caption = lines_of(
            caption, made.fontName, made.fontSize, shape.body_width, _CAPTION_LINES
        )
        self._caption_height: float = len(self._caption) * made.leading + 6

    def takes_beside(self, words: Sequence[SetWords]) -> bool:
        """Take the words beside the picture, where it is narrow and they are not too many."""
        width = self.picture.width * self.scale
        if width > self.shape.body_width * _NARROW:
            return False
        stack = Stack(words)
        if stack.height(self._beside_width()) > self.shape.body_height / 2:
            return False
        self.beside = stack
        return True

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        high = self.picture.height * self.scale
        room = availHeight - self._caption_height
        squeezed = room / high if 0 < room < high else 1.0
        if squeezed < self._smallest_squeeze():
            squeezed = 1.0
        self.drawn_at = self.scale * squeezed
        self.width = availWidth
        self.height = self._with_words(high * squeezed)
        return self.width, self.height

    def start_height(self, width: float) -> float:
        """The height to which the picture may be squeezed to stay with its heading."""
        least = self._smallest_squeeze()
        return self._with_words(self.picture.height * self.scale * least)

    def paint(self, canvas: Canvas) -> None:
        canvas.saveState()
        width, high = self.picture.width * self.drawn_at, self.picture.height * self.drawn_at
        left = 0.0 if self.beside.parts else max(0.0, (self.width - width) / 2)
        canvas.translate(left, self.height - high)
        canvas.scale(self.drawn_at, self.drawn_at)
        draw_picture(canvas, self.picture)
        self._link(canvas)
        canvas.restoreState()
        x = self.picture.width * self.scale + _GUTTER
        self.beside.draw(canvas, x, self.height, self._beside_width())
        self._paint_caption(canvas)

    def _with_words(self, picture_height: float) -> float:
        beside = self.beside.height(self._beside_width()) if self.beside.parts else 0.0
        return max(picture_height, beside) + self._caption_height

    def _beside_width(self) -> float:
        return self.shape.body_width - self.picture.width * self.scale - _GUTTER

    def _paint_caption(self, canvas: Canvas) -> None:
        made = style("caption")
        y = self._caption_height - 6 - made.fontSize
        for line in self._caption:
            draw_line(canvas, (0, y), line, (made.fontName, made.fontSize), made.textColor)
            y -= made.leading

    def _smallest_squeeze(self) -> float:
        """How far the picture may be made smaller and still be read."""
        printed_at = smallest_letters(self.picture) * self.scale
        return min(1.0, max(_SQUEEZE, smallest_print(self.picture) / printed_at))

    def _link(self, canvas: Canvas) -> None:
        """Make what stands for a recorded thing lead to where it is described."""
        for area in areas(self.picture):
            if area.about in self.links:
                top = self.picture.height - area.y
                place = (area.x, top - area.height, area.x + area.width, top)
                canvas.linkRect("", self.links[area.about], place, relative=1, thickness=0)


def pictures_on_page(
    picture: Picture, caption: str, shape: PageShape, links: Mapping[str, str], language: str
) -> list[PictureOnPage]:
    """The picture; a chart too large to be read comes as several parts, each with its caption."""
    letters = smallest_letters(picture), max(_letters(picture))
    parts = parts_on_pages(picture, shape, letters, language)
    if len(parts) == 1:
        return [PictureOnPage(picture, caption, shape, links)]
    captions = (
        say("{figure} (part {part} of {parts})", language, figure=caption, part=n, parts=len(parts))
        for n in range(1, len(parts) + 1)
    )
    return [
        PictureOnPage(part, words, shape, links)
        for part, words in zip(parts, captions, strict=True)
    ]


def fitting_scale(picture: Picture, shape: PageShape) -> float:
    """The scale at which the picture fits into the text area of a page."""
    wide = shape.body_width / max(picture.width, 1.0)
    high = (shape.body_height - ROOM_FOR_TITLES) / max(picture.height, 1.0)
    return min(wide, high, LARGEST_PRINT / max(_letters(picture)))


def smallest_print(picture: Picture) -> float:
    """The size below which the letters of a picture cannot be read on paper."""
    return READABLE if picture.lanes else SMALLEST_PRINT


def needs_turning(picture: Picture, standing: PageShape, lying: PageShape) -> bool:
    """Whether the picture is too small to be read upright and larger on its side.

    A chart is turned where it takes fewer pages so.
    """
    if picture.lanes:
        letters = smallest_letters(picture), max(_letters(picture))
        upright_parts, lying_parts = (
            len(parts_on_pages(picture, shape, letters, "")) for shape in (standing, lying)
        )
        return upright_parts > lying_parts
    upright = fitting_scale(picture, standing)
    return smallest_letters(picture) * upright < SMALLEST_PRINT and (
        fitting_scale(picture, lying) > upright * 1.1
    )


def smallest_letters(picture: Picture) -> float:
    """The size of the smallest words in a picture, as it is drawn."""
    return min(_letters(picture))


def _letters(picture: Picture) -> list[float]:
    sizes = [item.size for item in picture.items if isinstance(item, Words) and item.size > 0]
    return sizes or [LARGEST_PRINT]
