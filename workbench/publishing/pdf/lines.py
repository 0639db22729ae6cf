"""Single lines of text straight on the page: fitted, wrapped and drawn with the symbols face."""

from __future__ import annotations

from typing import Any

from workbench.publishing.pdf.fonts import SYMBOLS, printable, runs, text_width
from workbench.publishing.pdf.placed import Canvas

_ELLIPSIS = "…"


def draw_line(
    canvas: Canvas,
    at: tuple[float, float],
    text: str,
    face: tuple[str, float],
    colour: Any,  # a Color
) -> None:
    """Draw one line from a point on its base line, symbols in their own face."""
    font, size = face
    written = canvas.beginText(*at)
    written.setFillColor(colour)
    for is_symbol, words in runs(printable(text)):
        written.setFont(SYMBOLS if is_symbol else font, size)
        written.textOut(words)
    canvas.drawText(written)


def fitted(text: str, font: str, size: float, room: float) -> str:
    """The text, cut with an ellipsis where it is longer than its room."""
    text = " ".join(printable(text).split())
    if text_width(text, font, size) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if text_width(text[:middle].rstrip() + _ELLIPSIS, font, size) <= room:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + _ELLIPSIS


def lines_of(text: str, font: str, size: float, room: float, most: int) -> tuple[str, ...]:
    """The text in at most so many lines; what is left over ends in an ellipsis."""
    words = printable(text).split()
    lines: list[str] = []
    while words and len(lines) < most - 1:
        line = words.pop(0)
        while words and text_width(f"{line} {words[0]}", font, size) <= room:
            line += f" {words.pop(0)}"
        lines.append(fitted(line, font, size, room))
    if words:
        lines.append(fitted(" ".join(words), font, size, room))
    return tuple(lines)
