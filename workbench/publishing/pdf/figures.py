"""Pictures on paper: scaled to the page, with a caption and what they say in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbench.diagram.chart_cut import Halves, cut_chart
from workbench.diagram.picture import Picture, Words, areas
from workbench.domain.text import WORKING_LANGUAGE
from workbench.publishing.pdf.charts import (
    FIRST_PART,
    READABLE,
    ROOM_FOR_TITLES,
    is_worth_it,
    parts_side_by_side,
    room_before_a_cut,
    words_of_pages,
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
_SLACK = 2.0


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
        language: str = WORKING_LANGUAGE,
        first_number: int = 1,
    ) -> None:
        super().__init__(before=8, after=8)
        self.picture = picture
        self.links = links
        self.shape = shape
        self.language = language
        self.scale = self.drawn_at = fitting_scale(picture, shape)
        self.beside = Stack()
        self._text = caption
        self._next_number = first_number
        made = style("caption")
        self._caption = lines_of(
            caption, made.fontName, made.fontSize, shape.body_width, _CAPTION_LINES
        )
        self._caption_height: float = len(self._caption) * made.leading + 6
        if self.picture.height * self.scale > self._full_page and not self._halves(self._full_page):
            self.scale = self.drawn_at = whole_scale(picture, shape)

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

    def split(self, availWidth: float, availHeight: float) -> list[PictureOnPage]:  # noqa: N803
        """A chart in two, where enough of it stands before the end of the page."""
        halves = self._halves(availHeight - self._caption_height - _SLACK)
        if halves is None:
            return []
        more = say("{figure} (continued)", self.language, figure=self._text)
        first = self._part(halves.first, self._text, self._next_number)
        second = self._part(halves.second, more, halves.next_number)
        first.anchor = self.anchor
        high = halves.first.height * self.scale
        first.beside, second.beside = self.beside.cut(self._beside_width(), high)
        return [first, second]

    def start_height(self, width: float) -> float:
        """The height to which the picture may be squeezed, or cut, to stay with its heading."""
        least = self._with_words(self.picture.height * self.scale * self._smallest_squeeze())
        cut = FIRST_PART * self.shape.body_height + self._caption_height
        return cut if cut < least and self._halves(cut) else least

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

    @property
    def _full_page(self) -> float:
        """What a picture may take of a page by itself."""
        return self.shape.body_height - self._caption_height - _SLACK

    def _halves(self, room: float) -> Halves | None:
        if not self.picture.lanes:
            return None
        high = self.picture.height * self.scale
        before = room_before_a_cut(high, room, self.shape)
        words = words_of_pages(self.language)
        number = self._next_number
        halves = cut_chart(self.picture, before / self.scale, words, first_number=number)
        must = room >= self._full_page
        return halves if halves is not None and (must or is_worth_it(halves)) else None

    def _part(self, picture: Picture, caption: str, number: int) -> PictureOnPage:
        """One half, drawn as large as the whole."""
        part = PictureOnPage(picture, caption, self.shape, self.links, self.language, number)
        part.scale = part.drawn_at = min(self.scale, part.scale)
        return part

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
    """The picture; a chart too wide to be read comes as several parts, each with its caption."""
    parts = list(parts_side_by_side(picture, shape, smallest_letters(picture), language))
    if len(parts) == 1:
        return [PictureOnPage(picture, caption, shape, links, language)]
    captions = (
        say("{figure} (part {part} of {parts})", language, figure=caption, part=n, parts=len(parts))
        for n in range(1, len(parts) + 1)
    )
    return [
        PictureOnPage(part, words, shape, links, language)
        for part, words in zip(parts, captions, strict=True)
    ]


def fitting_scale(picture: Picture, shape: PageShape) -> float:
    """The scale at which the picture fits into the text area of a page.

    A chart that could not be read at it is as large as the width allows, and is cut.
    """
    whole = whole_scale(picture, shape)
    if picture.lanes and smallest_letters(picture) * whole < READABLE:
        return _scale_of_width(picture, shape)
    return whole


def whole_scale(picture: Picture, shape: PageShape) -> float:
    """The scale at which the whole picture fits into the text area of a page."""
    high = (shape.body_height - ROOM_FOR_TITLES) / max(picture.height, 1.0)
    return min(_scale_of_width(picture, shape), high)


def _scale_of_width(picture: Picture, shape: PageShape) -> float:
    """The scale at which the picture is as wide as the text, and its letters are not too large."""
    wide = shape.body_width / max(picture.width, 1.0)
    return min(wide, LARGEST_PRINT / max(_letters(picture)))


def smallest_print(picture: Picture) -> float:
    """The size below which the letters of a picture cannot be read on paper."""
    return READABLE if picture.lanes else SMALLEST_PRINT


def needs_turning(picture: Picture, standing: PageShape, lying: PageShape) -> bool:
    """Whether the picture is too small to be read upright and larger on its side."""
    upright = fitting_scale(picture, standing)
    return smallest_letters(picture) * upright < smallest_print(picture) and (
        fitting_scale(picture, lying) > upright * 1.1
    )


def smallest_letters(picture: Picture) -> float:
    """The size of the smallest words in a picture, as it is drawn."""
    return min(_letters(picture))


def _letters(picture: Picture) -> list[float]:
    sizes = [item.size for item in picture.items if isinstance(item, Words) and item.size > 0]
    return sizes or [LARGEST_PRINT]
