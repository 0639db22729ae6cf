"""The table of contents: every heading with its real page, dotted leaders and links."""

from __future__ import annotations

from collections.abc import Mapping

from workbench.publishing.blocks import Heading
from workbench.publishing.pdf.fonts import BOLD, REGULAR, text_width
from workbench.publishing.pdf.lines import draw_line, lines_of
from workbench.publishing.pdf.placed import Canvas, Part
from workbench.publishing.pdf.styles import DEEP, INK, LINE, style

_PAGE_ROOM = 34.0
_NUMBER_GAP = 8.0
_MOST_LINES = 3
_INDENTS = (0.0, 0.0, 20.0, 50.0)


class ContentsEntry(Part):
    """One line of the contents; a long title wraps, its page stays at the right."""

    def __init__(self, heading: Heading, pages: Mapping[str, int]) -> None:
        self.level = min(heading.level, 3)
        self.set_in = style(f"contents{self.level}")
        super().__init__(before=self.set_in.spaceBefore, after=0)
        self.entry = heading
        self.pages = pages
        self._lines: tuple[str, ...] = ()

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        if not self._lines or availWidth != self.width:
            room = availWidth - _PAGE_ROOM - self._start()
            self._lines = lines_of(
                self.entry.text, self.set_in.fontName, self.set_in.fontSize, room, _MOST_LINES
            )
        self.width = availWidth
        self.height = len(self._lines) * self.set_in.leading
        return self.width, self.height

    def paint(self, canvas: Canvas) -> None:
        font, size, leading = self.set_in.fontName, self.set_in.fontSize, self.set_in.leading
        colour = DEEP if self.level == 1 else INK
        base = self.height - size
        if self.entry.number:
            draw_line(canvas, (self._indent(), base), self.entry.number, (font, size), colour)
        for place, line in enumerate(self._lines):
            draw_line(canvas, (self._start(), base - place * leading), line, (font, size), colour)
        last = base - (len(self._lines) - 1) * leading
        page = str(self.pages.get(self.entry.anchor, ""))
        face = (BOLD if self.level == 1 else REGULAR, size)
        page_at = self.width - text_width(page, *face)
        draw_line(canvas, (page_at, last), page, face, colour)
        self._leader(canvas, last, page_at)
        area = (0, 0, self.width, self.height)
        canvas.linkRect("", self.entry.anchor, area, relative=1, thickness=0)

    def _leader(self, canvas: Canvas, y: float, page_at: float) -> None:
        begin = self._start() + 6
        if self._lines:
            begin += text_width(self._lines[-1], self.set_in.fontName, self.set_in.fontSize)
        end = min(page_at - 6, self.width - 20)
        if end - begin < 10:
            return
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.7)
        canvas.setDash([0.8, 2.4])
        canvas.line(begin, y + 1, end, y + 1)
        canvas.setDash([])

    def _indent(self) -> float:
        return _INDENTS[self.level]

    def _start(self) -> float:
        """Where the title begins: behind a column for the number."""
        if not self.entry.number:
            return self._indent()
        number = text_width(self.entry.number, self.set_in.fontName, self.set_in.fontSize)
        column = (20.0, 20.0, 30.0, 36.0)[self.level]
        return self._indent() + max(column, number + _NUMBER_GAP)
