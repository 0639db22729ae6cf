"""What stands on every page: the running head, the foot, and the mark of a draft."""

from __future__ import annotations

from dataclasses import dataclass

from workbench.publishing.blocks import Heading
from workbench.publishing.pdf.fonts import BOLD, REGULAR, text_width
from workbench.publishing.pdf.lines import draw_line, fitted
from workbench.publishing.pdf.placed import Canvas
from workbench.publishing.pdf.settings import PdfSettings
from workbench.publishing.pdf.styles import (
    HAIRLINE,
    LINE,
    MUTED,
    RUNNING,
    WARM,
    WATERMARK,
    PageShape,
)
from workbench.publishing.wording import wording

_MEASURE_LEVEL = 2


def numbered_text(heading: Heading) -> str:
    """A heading in one line, its number before it."""
    return " ".join(f"{heading.number or ''} {heading.text}".split())


@dataclass(slots=True)
class RunningHead:
    """Follows the headings: the chapter, and the measure in which a page begins."""

    chapter: str = ""
    measure: str = ""
    _of_page: str | None = None
    _is_fresh: bool = True

    def new_page(self) -> None:
        """A page begins in whatever was going on."""
        self._of_page = None
        self._is_fresh = True

    def text_passed(self) -> None:
        """Something other than a heading was placed: the page belongs to what was going on."""
        if self._of_page is None:
            self._of_page = self.measure
        self._is_fresh = False

    def heading_passed(self, heading: Heading) -> None:
        """A heading was placed; first on its page, or first in its chapter, it names the page."""
        if heading.level == 1:
            self.chapter, self.measure = numbered_text(heading), ""
        elif _in_head(heading):
            self.measure = numbered_text(heading)
            if self._is_fresh or not self._of_page:
                self._of_page = self.measure

    @property
    def words(self) -> str:
        """Chapter and measure in one line."""
        measure = self.measure if self._of_page is None else self._of_page
        return "  ·  ".join(filter(None, (self.chapter, measure)))


@dataclass(frozen=True, slots=True)
class PageFurniture:
    """Draws what every page but the cover carries."""

    settings: PdfSettings
    shape: PageShape
    left: float

    def draw(self, canvas: Canvas, head: str, page: int, pages: int) -> None:
        """Head, foot and the mark of a draft."""
        self._draw_head(canvas, head)
        self._draw_foot(canvas, page, pages)

    def draw_watermark(self, canvas: Canvas) -> None:
        """The pale word across the page; drawn first, so that text lies on top of it."""
        text = self.settings.watermark.upper()
        if not text:
            return
        size = min(120.0, 0.72 * self.shape.height / max(text_width(text, BOLD, 1), 1))
        canvas.saveState()
        canvas.translate(self.shape.width / 2, self.shape.height / 2)
        canvas.rotate(52 if self.shape.height > self.shape.width else 35)
        shift = text_width(text, BOLD, size) / 2
        draw_line(canvas, (-shift, -size / 3), text, (BOLD, size), WATERMARK)
        canvas.restoreState()

    @property
    def _right(self) -> float:
        return self.left + self.shape.body_width

    def _draw_head(self, canvas: Canvas, head: str) -> None:
        y = self.shape.height - self.shape.top + 24
        mark = self.settings.mark.upper()
        mark_width = text_width(mark, BOLD, RUNNING)
        draw_line(canvas, (self._right - mark_width, y), mark, (BOLD, RUNNING), WARM)
        room = self.shape.body_width - mark_width - 16
        words = fitted(head or self.settings.title, REGULAR, RUNNING, room)
        draw_line(canvas, (self.left, y), words, (REGULAR, RUNNING), MUTED)
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(HAIRLINE)
        canvas.line(self.left, y - 8, self._right, y - 8)

    def _draw_foot(self, canvas: Canvas, page: int, pages: int) -> None:
        y = self.shape.bottom - 34
        words = wording(self.settings.language)
        number = words.page_of.format(page=page, pages=pages)
        width = text_width(number, BOLD, RUNNING)
        draw_line(canvas, (self._right - width, y), number, (BOLD, RUNNING), MUTED)
        foot = fitted(self.settings.foot, REGULAR, RUNNING, self.shape.body_width - width - 16)
        draw_line(canvas, (self.left, y), foot, (REGULAR, RUNNING), MUTED)


def _in_head(heading: Heading) -> bool:
    return heading.level == _MEASURE_LEVEL if heading.in_head is None else heading.in_head
