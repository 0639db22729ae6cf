"""Headings: the band that opens a chapter, the rule that opens a measure, and plain ones."""

from __future__ import annotations

from typing import Any

from workbench.publishing.blocks import Heading
from workbench.publishing.inline import Span, muted
from workbench.publishing.pdf.markup import NO_BREAK_SPACE
from workbench.publishing.pdf.placed import Canvas, Part, Placed, Stack, Words
from workbench.publishing.pdf.styles import DEEP, PALE, style
from workbench.publishing.pdf.typesetter import Typesetter

_BAR = 5.0
_BAND_PADDING = 15.0
_DEEPEST = 4


class TitleWords(Words):
    """A heading set as a paragraph; the document asks it what it heads."""

    heading: Heading | None = None

    def split(self, availWidth: float, availHeight: float) -> list[Words]:  # noqa: N803
        parts = super().split(availWidth, availHeight)
        if parts and isinstance(parts[0], TitleWords):
            parts[0].heading = self.heading
        return parts


class Opener(Part):
    """A heading with its kicker: on a band where it opens a chapter, else under a rule."""

    keep_next = True

    def __init__(self, heading: Heading, stack: Stack, *, on_band: bool) -> None:
        space = (24.0, 12.0) if on_band else (20.0, 6.0)
        super().__init__(before=space[0], after=space[1], anchor=heading.anchor)
        self.heading = heading
        self.stack = stack
        self.on_band = on_band
        self._aside = _BAR + _BAND_PADDING if on_band else 0.0
        self._above = _BAND_PADDING if on_band else 7.0
        self._below = _BAND_PADDING if on_band else 0.0

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        self.width = availWidth
        self.height = self.stack.height(availWidth - 2 * self._aside) + self._above + self._below
        return self.width, self.height

    def paint(self, canvas: Canvas) -> None:
        if self.on_band:
            canvas.setFillColor(PALE)
            canvas.rect(0, 0, self.width, self.height, stroke=0, fill=1)
            canvas.setFillColor(DEEP)
            canvas.rect(0, 0, _BAR, self.height, stroke=0, fill=1)
        else:
            canvas.setStrokeColor(DEEP)
            canvas.setLineWidth(1.4)
            canvas.line(0, self.height, self.width, self.height)
        inner = self.width - 2 * self._aside
        self.stack.draw(canvas, self._aside, self.height - self._above, inner)


def heading_parts(typesetter: Typesetter, heading: Heading) -> list[Placed]:
    """A heading; one too long for a band is set as a paragraph, which can break."""
    name = f"heading{min(heading.level, _DEEPEST)}"
    if heading.level == 1 or heading.kicker:
        opener = _opener(typesetter, heading, name)
        if opener.wrap(typesetter.shape.body_width, 0)[1] < typesetter.shape.body_height / 3:
            return [opener]
    return [_plain(typesetter, heading, style(name))]


def _opener(typesetter: Typesetter, heading: Heading, name: str) -> Opener:
    on_band = heading.level == 1
    parts: list[Words] = []
    if heading.kicker:
        parts.append(typesetter.words(heading.kicker, "kicker"))
    title = typesetter.words(_titled(heading), name if on_band else "heading2")
    title.spaceBefore = 1.0
    return Opener(heading, Stack([*parts, title]), on_band=on_band)


def _plain(typesetter: Typesetter, heading: Heading, made: Any) -> TitleWords:  # a ParagraphStyle
    words = TitleWords(typesetter.markup.of(_titled(heading)), made)
    words.heading = heading
    words.anchor = heading.anchor
    words.keep_next = True
    return words


def _titled(heading: Heading) -> tuple[Span | str, ...]:
    """The number, set back, and the words of a heading."""
    if not heading.number:
        return (heading.text,)
    number = muted(heading.number) if heading.level == 1 else Span(heading.number)
    return (number, 2 * NO_BREAK_SPACE, heading.text)
