"""The diamond of a decision: as small as its words allow, its lines as wide as it is there."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from workbench.diagram.metrics import width, wrap

_WIDTHS = (168.0, 196.0, 224.0)
_HEIGHTS = (*range(64, 248, 8), *range(256, 640, 32))
_SIDE = 8.0  # between the words and the slanted edges, on both sides together
_LEAST_SIGNS = 4
_SIZES = sorted(((w, float(h)) for w in _WIDTHS for h in _HEIGHTS), key=lambda s: s[0] * s[1])

StyledWords = tuple[str, float, float, bool]  # the words, their size, their leading, if muted


@dataclass(frozen=True, slots=True)
class Diamond:
    """A size, and the lines that fit into it from the top down."""

    width: float
    height: float
    lines: tuple[StyledWords, ...]


@lru_cache(maxsize=1024)  # a chart is laid out after each edit, and most decisions are as before
def diamond_for(words: tuple[StyledWords, ...]) -> Diamond:
    """The smallest diamond in which all the words stand; of the largest, what fits into it."""
    for wide, high in _SIZES:
        lines = _fitting(words, wide, high)
        if lines is not None:
            return Diamond(wide, high, lines)
    wide, high = _SIZES[-1]
    title, size, leading, muted = words[0]
    cut = wrap(title, wide / 2, size, max_lines=4)
    return Diamond(wide, high, tuple((line, size, leading, muted) for line in cut))


def _fitting(
    words: tuple[StyledWords, ...], wide: float, high: float
) -> tuple[StyledWords, ...] | None:
    """The words in a block around the middle; the lower the block, the wider its first line."""
    step = words[0][2] / 2
    block = step * 2
    while block < high:
        lines = _set(words, wide, high, block)
        used = _height(lines) if lines else high
        if lines and used < block:
            lines = _set(words, wide, high, used)  # as they will stand, around the middle
        if lines and _height(lines) == used <= block:
            return lines
        block += step
    return None


def _height(lines: tuple[StyledWords, ...]) -> float:
    return sum(leading for _, _, leading, _ in lines)


def _set(
    words: tuple[StyledWords, ...], wide: float, high: float, block: float
) -> tuple[StyledWords, ...] | None:
    """The lines from the top of the block down; None where a word finds no room.

    The number of a step is not left alone on the first line.
    """
    lines: list[StyledWords] = []
    y = -block / 2
    for text, size, leading, muted in words:
        line = ""
        for word in text.split():
            joined = f"{line} {word}" if line else word
            if line and width(joined, size) > _room(wide, high, y, leading):
                if not lines and len(line) < _LEAST_SIGNS:
                    return None
                lines.append((line, size, leading, muted))
                y += leading
                joined = word
            if width(joined, size) > _room(wide, high, y, leading):
                return None
            line = joined
        lines.append((line, size, leading, muted))
        y += leading
    return tuple(lines)


def _room(wide: float, high: float, y: float, leading: float) -> float:
    """How wide the diamond is along a line whose top is so far below its middle."""
    return wide * (1 - 2 * max(abs(y), abs(y + leading)) / high) - _SIDE
