"""Lines drawn fast: no pen is ever wider than one pixel of the screen.

A wider pen leaves Qt's fast path, and a thousand curves in one path then take seconds and not
milliseconds. A thicker line is the same line drawn again, a part of a pixel aside.
"""

from __future__ import annotations

from enum import Enum
from functools import cache
from math import ceil

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTransform

from workbench.desktop.canvas.arrays import Flags, Floats
from workbench.desktop.canvas.paths import curves, triangles

_HEADS_TO_SCALE = 0.75
_ONE_STEP = 0.5  # pixels of the screen that two strokes side by side may differ


class Weight(Enum):
    """How thick a line is, in pixels of Qt."""

    THIN = 1.0
    PLAIN = 1.4
    BOLD = 1.9
    THICK = 2.5


def hairline(colour: QColor, ratio: float, dash: tuple[float, ...] = ()) -> QPen:
    """A pen of one pixel of the screen, whatever the scale of the map; dashes are in points."""
    pen = QPen(colour, 1.0 / ratio)
    pen.setCosmetic(True)
    if dash:
        pen.setDashPattern([each * ratio for each in dash])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def draw_lines(painter: QPainter, lines: tuple[Floats, Flags], pen: QPen, weight: Weight) -> None:
    """Draw chains of curves with a hairline, in the strokes of a weight."""
    points, starts = lines
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _stroke(painter, curves(points[:, :, 0], points[:, :, 1], starts), weight)


def draw_heads(painter: QPainter, heads: Floats, colour: QColor, scale: float) -> None:
    """Draw filled arrow heads; on a small map they are a little larger than to scale."""
    grown = max(1.0, _HEADS_TO_SCALE / scale)
    tips = heads[:, :1]
    shown = tips + (heads - tips) * grown
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPath(triangles(shown[:, :, 0], shown[:, :, 1]))


def _stroke(painter: QPainter, path: QPainterPath, weight: Weight) -> None:
    base = painter.transform()
    ratio = painter.device().devicePixelRatio()
    for across, down in _asides(weight, ratio):
        painter.setTransform(base * QTransform.fromTranslate(across, down))
        painter.drawPath(path)
    painter.setTransform(base)


@cache
def _asides(weight: Weight, ratio: float) -> tuple[tuple[float, float], ...]:
    """Where the strokes of a line are, in pixels of Qt: on a cross, a pixel apart at most."""
    spread = weight.value - 1.0 / ratio
    if spread <= 0.0:
        return ((0.0, 0.0),)
    if spread * ratio <= _ONE_STEP:
        return ((-spread / 2, -spread / 2), (spread / 2, spread / 2))
    count = 1 + ceil(spread * ratio)
    arm = [spread * (place / (count - 1) - 0.5) for place in range(count)]
    return tuple(dict.fromkeys([*((each, 0.0) for each in arm), *((0.0, each) for each in arm)]))
