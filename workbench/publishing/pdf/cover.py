"""The cover: a calm band with the title, the five spheres as rings, and the facts below."""

from __future__ import annotations

from workbench.publishing.blocks import Cover, Fact, Table, TableKind
from workbench.publishing.inline import Inline, is_blank, joined, muted
from workbench.publishing.pdf.drawing import draw_picture
from workbench.publishing.pdf.fonts import BOLD, text_width
from workbench.publishing.pdf.lines import draw_line, fitted
from workbench.publishing.pdf.placed import Canvas, Part, Placed, Words
from workbench.publishing.pdf.styles import (
    AMBER,
    CALM,
    DEEP,
    WHITE,
    PageShape,
    style,
)
from workbench.publishing.pdf.tables import TableSetter
from workbench.publishing.pdf.typesetter import Typesetter

_BAND_SHARE = 0.46
_STRIP = 7.0
_EMBLEM = 62.0
_SMALLEST_TITLE = 16.0
_RINGS = 5
_MARK_SIZE = 10.0


class CoverPage(Part):
    """The whole first page, to its edges."""

    def __init__(self, cover: Cover, typesetter: Typesetter) -> None:
        super().__init__()
        self.cover = cover
        self.typesetter = typesetter
        self.page: PageShape = typesetter.shape

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        self.width, self.height = self.page.width, min(availHeight, self.page.height)
        return self.width, self.height

    def paint(self, canvas: Canvas) -> None:
        band = self.page.height * _BAND_SHARE
        foot = self.page.height - band
        self._paint_band(canvas, foot, band)
        self._paint_top_line(canvas)
        self._paint_title(canvas, foot)
        self._paint_below(canvas, foot - _STRIP - 44)

    def _paint_band(self, canvas: Canvas, foot: float, high: float) -> None:
        """The ground of the title with one ring for each sphere of protection."""
        canvas.setFillColor(DEEP)
        canvas.rect(0, foot, self.page.width, high, stroke=0, fill=1)
        canvas.saveState()
        clip = canvas.beginPath()
        clip.rect(0, foot, self.page.width, high)
        canvas.clipPath(clip, stroke=0, fill=0)
        canvas.setStrokeColor(CALM)
        canvas.setFillColor(CALM)
        canvas.setLineWidth(1.1)
        x, y = self.page.width - 92, foot + 40
        for ring in range(1, _RINGS + 1):
            canvas.circle(x, y, ring * 58, stroke=1, fill=0)
            canvas.circle(x - ring * 58 * 0.8, y + ring * 58 * 0.6, 3.4, stroke=0, fill=1)
        canvas.restoreState()
        canvas.setFillColor(AMBER)
        canvas.rect(0, foot - _STRIP, self.page.width, _STRIP, stroke=0, fill=1)

    def _paint_top_line(self, canvas: Canvas) -> None:
        """Emblem, country and edition, and the mark in its frame."""
        top = self.page.height - 58
        left = self.page.inner
        if self.cover.emblem is not None:
            self._paint_emblem(canvas, left, top + 14)
            left += _EMBLEM + 16
        lines = [self.cover.country, self.cover.edition]
        y = top + 14
        for text in filter(None, lines):
            y = self._paint_words(canvas, text, "cover-line", (left, y, 250)) - 2
        if self.cover.mark:
            self._paint_mark(canvas, top)

    def _paint_emblem(self, canvas: Canvas, x: float, top: float) -> None:
        picture = self.cover.emblem
        if picture is None or picture.width <= 0 or picture.height <= 0:
            return
        scale = _EMBLEM / max(picture.width, picture.height)
        canvas.saveState()
        canvas.translate(x, top - picture.height * scale)
        canvas.scale(scale, scale)
        draw_picture(canvas, picture)
        canvas.restoreState()

    def _paint_mark(self, canvas: Canvas, y: float) -> None:
        words = fitted(self.cover.mark, BOLD, _MARK_SIZE, 180)
        wide = text_width(words, BOLD, _MARK_SIZE) + 30
        left = self.page.width - self.page.outer - wide
        canvas.setStrokeColor(WHITE)
        canvas.setFillColor(DEEP)
        canvas.setLineWidth(1.3)
        canvas.roundRect(left, y - 11, wide, 26, 3, stroke=1, fill=1)
        draw_line(canvas, (left + 15, y - 2), words, (BOLD, _MARK_SIZE), WHITE)

    def _paint_title(self, canvas: Canvas, foot: float) -> None:
        """Title and subtitle standing on the lower part of the band, as large as they may."""
        width = self.page.width - self.page.inner - self.page.outer - 30
        room = self.page.height * _BAND_SHARE - 150
        subtitle = self._words(self.cover.subtitle, "cover-subtitle", width)
        under = subtitle.height + 10 if subtitle else 0.0
        title = _largest_title(self.typesetter, self.cover.title, width, room - under)
        y = foot + 46
        if subtitle:
            subtitle.drawOn(canvas, self.page.inner, y)
            y += under
        title.drawOn(canvas, self.page.inner, y)

    def _paint_below(self, canvas: Canvas, top: float) -> None:
        """Owner, audience, the facts and what to do in danger."""
        width = self.page.body_width
        y = self._paint_words(
            canvas, self.cover.owner, "cover-owner", (self.page.inner, top, width)
        )
        line = joined([t for t in (self.cover.audience, self.cover.language) if t], " · ")
        y = self._paint_words(canvas, line, "cover-audience", (self.page.inner, y - 4, width))
        if self.cover.draft:
            y = self._paint_words(
                canvas, self.cover.draft, "cover-draft", (self.page.inner, y - 10, width)
            )
        for part in self._facts():
            high = part.wrap(width, y)[1]
            part.drawOn(canvas, self.page.inner, y - 26 - high)
            y -= 26 + high
        self._paint_words(
            canvas, self.cover.urgent, "cover-urgent", (self.page.inner, y - 24, width)
        )

    def _facts(self) -> list[Placed]:
        if not self.cover.facts:
            return []
        rows = tuple((fact.label, _said(fact)) for fact in self.cover.facts)
        table = Table(kind=TableKind.FACTS, rows=rows, weights=(0.25, 0.75))
        return TableSetter(self.typesetter).table(table)

    def _paint_words(
        self, canvas: Canvas, text: Inline, name: str, place: tuple[float, float, float]
    ) -> float:
        """Words below a point, in a width; gives where they end."""
        x, top, width = place
        words = self._words(text, name, width)
        if words is None:
            return top
        words.drawOn(canvas, x, top - words.height)
        return top - float(words.height)

    def _words(self, text: Inline, name: str, width: float) -> Words | None:
        if is_blank(text):
            return None
        words = self.typesetter.words(text, name)
        words.wrap(width, 1e6)
        return words


def _largest_title(typesetter: Typesetter, title: str, width: float, room: float) -> Words:
    """The title in the largest letters in which it fits into the band."""
    made = style("cover-title")
    words = typesetter.words(title, "cover-title")
    size = float(made.fontSize)
    while words.wrap(width, 1e6)[1] > room and size > _SMALLEST_TITLE:
        size -= 2
        smaller = made.clone("cover-title", fontSize=size, leading=size * 1.2)
        words = Words(typesetter.markup.of(title), smaller)
    return words


def _said(fact: Fact) -> Inline:
    return muted("–") if is_blank(fact.text) else fact.text
