"""How wide text is in the bundled font, and how it breaks into lines.

Pictures are wrapped once, here, so that screen, print and SVG break every line at the same word.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from workbench.assets import resource

CAP_HEIGHT = 0.714  # of the size: capitals of the bundled font
LEADING = 1.32  # of the size: from base line to base line
_ELLIPSIS = "…"
_UNKNOWN_SIGN = 0.6  # of the size: a sign the font lacks, which another font will draw
_FACES = {
    (False, False): "Regular",
    (True, False): "Bold",
    (False, True): "Italic",
    (True, True): "BoldItalic",
}
_AFTER_JOINER = re.compile(r"(?<=[/\-–—])(?=\w)")


@lru_cache(maxsize=32768)  # the same words are measured for many sizes of a box
def width(text: str, size: float, *, bold: bool = False, italic: bool = False) -> float:
    """How wide a line of text is, in points."""
    advances = _advances(_FACES[bold, italic])
    return size * sum(advances.get(ord(sign), _UNKNOWN_SIGN) for sign in text)


@lru_cache(maxsize=8192)  # a map is laid out after each edit, and most names are as before
def wrap(
    text: str, max_width: float, size: float, *, bold: bool = False, max_lines: int | None = None
) -> tuple[str, ...]:
    """The text in lines no wider than `max_width`; what passes `max_lines` ends in an ellipsis.

    A word that is wider than a line is broken, after a slash or hyphen where it has one.
    """
    lines: list[str] = []
    for word in text.split():
        _append(lines, word, max_width, size, bold=bold)
        if max_lines is not None and len(lines) > max_lines + 1:
            break  # what follows is not shown, however long the text is
    if max_lines is not None and len(lines) > max_lines:
        rest = " ".join(lines[max_lines - 1 : max_lines + 1]) + _ELLIPSIS
        lines[max_lines - 1 :] = [_shortened(rest, max_width, size, bold=bold)]
    return tuple(lines)


def _append(lines: list[str], word: str, max_width: float, size: float, *, bold: bool) -> None:
    """Set one word at the end of the lines, on a new line where it does not fit."""
    for place, piece in enumerate(_AFTER_JOINER.split(word)):
        joined = ((" " if place == 0 else "").join((lines[-1], piece))) if lines else piece
        if width(joined, size, bold=bold) <= max_width:
            lines[-1:] = [joined]
        else:
            lines.extend(_pieces(piece, max_width, size, bold=bold))


def _pieces(word: str, max_width: float, size: float, *, bold: bool) -> list[str]:
    """The word, cut with hyphens where it is wider than a line; a piece has two signs at least."""
    if width(word, size, bold=bold) <= max_width:
        return [word]
    pieces = [""]
    for sign in word:
        too_wide = width(pieces[-1] + sign + "-", size, bold=bold) > max_width
        if too_wide and len(pieces[-1]) > 1:
            pieces[-1] += "-"
            pieces.append("")
        pieces[-1] += sign
    return pieces


def _shortened(line: str, max_width: float, size: float, *, bold: bool) -> str:
    """A line that ends in an ellipsis, cut until it fits: between words where there are any."""
    while len(line) > 1 and width(line, size, bold=bold) > max_width:
        before, _, _ = line.rpartition(" ")
        line = (before or line[:-2].rstrip()) + _ELLIPSIS
    return line


@cache
def _advances(face: str) -> dict[int, float]:
    """The width of each character of a face, in parts of the size."""
    from fontTools.ttLib import TTFont

    with TTFont(resource(f"fonts/NotoSans-{face}.ttf"), lazy=True) as font:
        widths, per_em = font["hmtx"].metrics, font["head"].unitsPerEm
        return {code: widths[name][0] / per_em for code, name in font.getBestCmap().items()}
