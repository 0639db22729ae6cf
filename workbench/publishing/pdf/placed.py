"""Things placed on a page: the paragraph, the stack of paragraphs in a cell, and what they share.

ReportLab lays a document out several times before it is drawn. What is placed here therefore
wraps once per width, and draws nothing while pages are only being counted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from reportlab.platypus import Flowable, FrameBreak, Paragraph

Canvas = Any  # ReportLab ships no types
Placed = Any  # a flowable of this package

_ABOVE_ANCHOR = 6.0


def is_counting(canvas: Canvas) -> bool:
    """Whether pages are only counted, so that nothing needs to be drawn."""
    return getattr(canvas, "is_counting", False)


def bookmark(canvas: Canvas, anchor: str, y: float) -> None:
    """Let links to the anchor show this height of the page, from its left edge."""
    _, top = canvas.absolutePosition(0, y)
    canvas.bookmarkHorizontalAbsolute(anchor, top + _ABOVE_ANCHOR)


class Part(Flowable):  # type: ignore[misc]  # ReportLab ships no types
    """Something with a size of its own that paints itself."""

    keep_next = False
    is_note = False

    def __init__(self, *, before: float = 0.0, after: float = 0.0, anchor: str = "") -> None:
        super().__init__()
        self.width = 0.0
        self.height = 0.0
        self.spaceBefore = before
        self.spaceAfter = after
        self.anchor = anchor

    def draw(self) -> None:
        if is_counting(self.canv):
            return
        if self.anchor:
            bookmark(self.canv, self.anchor, self.height)
        self.paint(self.canv)

    def paint(self, canvas: Canvas) -> None:
        """Draw with the lower left corner at the origin."""

    def start_height(self, width: float) -> float:
        """How much of the part must stand under a heading for the heading to stay with it."""
        return float(self.wrap(width, 1e6)[1])

    def anchors(self) -> tuple[str, ...]:
        """The anchors that stand in the part."""
        return (self.anchor,) if self.anchor else ()


class Words(Paragraph):  # type: ignore[misc]  # ReportLab ships no types
    """A paragraph that wraps once per width; `writer` gives its markup anew as pages settle."""

    keep_next = False
    is_note = False

    def __init__(
        self,
        text: str | None,
        style: Any,  # a ParagraphStyle
        bulletText: str | None = None,  # noqa: N803  (ReportLab splits by calling this)
        frags: Any = None,  # ReportLab's own fragments
        writer: Callable[[], str] | None = None,
    ) -> None:
        self.writer = writer
        self.anchor = ""
        self._markup = writer() if writer else text
        self._wrapped_at = -1.0
        super().__init__(self._markup, style, bulletText=bulletText, frags=frags)

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        self._follow_pages()
        if self._wrapped_at != availWidth or not hasattr(self, "blPara"):
            super().wrap(max(availWidth, 1.0), availHeight)
            self._wrapped_at = availWidth
        return self.width, self.height

    def split(self, availWidth: float, availHeight: float) -> list[Words]:  # noqa: N803
        parts: list[Words] = super().split(max(availWidth, 1.0), availHeight)
        if parts:
            parts[0].anchor = self.anchor
            parts[-1].keep_next = self.keep_next
        return parts

    def draw(self) -> None:
        if is_counting(self.canv):
            return
        if self.anchor:
            bookmark(self.canv, self.anchor, self.height)
        super().draw()

    def start_height(self, width: float) -> float:
        """Two lines of text, or all of a short one."""
        return min(self.wrap(width, 1e6)[1], float(2 * self.style.leading))

    def anchors(self) -> tuple[str, ...]:
        """The anchor that stands at the paragraph."""
        return (self.anchor,) if self.anchor else ()

    def _split_blParaProcessed(self, blPara: Any, start: int, stop: int) -> list[Any]:  # noqa: N803
        """ReportLab's words of some lines; it stumbles over line ends that open a piece."""
        lines = blPara.lines
        end = lines[stop].sFW if stop < len(lines) else len(self.frags)
        if lines[start].sFW >= end:
            return []
        words: list[Any] = super()._split_blParaProcessed(blPara, start, stop)
        if start and words and getattr(words[0][1][0], "lineBreak", False):
            del words[0]
        return words

    def _follow_pages(self) -> None:
        """Take new words when a page number in them has changed."""
        if self.writer is None:
            return
        markup = self.writer()
        if markup != self._markup:
            self._markup = markup
            self._wrapped_at = -1.0
            super().__init__(markup, self.style, bulletText=self.bulletText)


class Stack:
    """Parts one below the other in a cell; a stack can be cut where a page ends."""

    def __init__(self, parts: Sequence[Placed] = ()) -> None:
        self.parts = list(parts)

    @property
    def names_pages(self) -> bool:
        """Whether the height may change while pages are being numbered."""
        return any(getattr(part, "writer", None) for part in self.parts)

    def height(self, width: float) -> float:
        """How high the stack is at a width."""
        total, gap = 0.0, 0.0
        for place, part in enumerate(self.parts):
            if place:
                total += max(gap, part.getSpaceBefore())
            total += part.wrap(width, 1e6)[1]
            gap = part.getSpaceAfter()
        return total

    def longest_word(self) -> float:
        """The width below which a word would have to be broken."""
        return max((float(part.minWidth()) for part in self.parts), default=0.0)

    def cut(self, width: float, height: float) -> tuple[Stack, Stack]:
        """What fits into the height, and the rest; both may be empty."""
        left, gap = height, 0.0
        for place, part in enumerate(self.parts):
            if place:
                left -= max(gap, part.getSpaceBefore())
            high = part.wrap(width, 1e6)[1]
            if high > left + 1e-6:
                halves = part.split(width, left) if left > 0 else []
                fitting = self.parts[:place] + halves[:1]
                rest = (halves[1:] if halves else [part]) + self.parts[place + 1 :]
                return Stack(fitting), Stack(rest)
            left -= high
            gap = part.getSpaceAfter()
        return self, Stack()

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        """Draw the stack downwards from its top left corner."""
        y, gap = top, 0.0
        for place, part in enumerate(self.parts):
            if place:
                y -= max(gap, part.getSpaceBefore())
            y -= part.wrap(width, 1e6)[1]
            part.drawOn(canvas, x, y)
            gap = part.getSpaceAfter()


class Together(Flowable):  # type: ignore[misc]  # ReportLab ships no types
    """Takes no room; starts a new page where a heading would stand without what it heads."""

    _ZEROSIZE = 1

    def __init__(self, heads: Sequence[Placed], first: Placed, body_height: float) -> None:
        super().__init__()
        self.heads = tuple(heads)
        self.first = first
        self.body_height = body_height

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        # On a full page ReportLab goes to the next one by itself and asks again there; a break
        # ordered now would be carried out on that page and leave it empty.
        is_full = availHeight < 0
        if not is_full and min(self._needed(availWidth), self.body_height - 2) > availHeight:
            self._frame.add_generated_content(FrameBreak)
        return 0, 0

    def draw(self) -> None:
        return

    def anchors(self) -> tuple[str, ...]:
        """It holds nothing of its own."""
        return ()

    def _needed(self, width: float) -> float:
        heads = Stack(self.heads)
        gap: float = max(self.heads[-1].getSpaceAfter(), self.first.getSpaceBefore())
        first: float = self.first.start_height(width)
        above: float = self.heads[0].getSpaceBefore()
        return above + heads.height(width) + gap + first
