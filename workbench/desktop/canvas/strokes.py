"""Lines drawn fast: no pen is ever wider than one pixel of the screen.

A wider pen leaves Qt's fast path, and a thousand curves in one path then take seconds and not
milliseconds. A thicker line is the same line drawn again, a part of a pixel aside.
"""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTransform

from workbench.desktop.canvas.arrays import Flags, Floats
from workbench.desktop.canvas.paths import curves, triangles


class Weight(Enum):
    """How thick a line is: the strokes it is made of, each so many pixels aside."""

    THIN = ((0.0, 0.0),)
    PLAIN = ((-0.2, -0.2), (0.2, 0.2))
    BOLD = ((-0.4, -0.4), (0.4, -0.4), (-0.4, 0.4), (0.4, 0.4))
    THICK = ((-0.7, -0.7), (0.7, -0.7), (-0.7, 0.7), (0.7, 0.7))


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


def draw_heads(painter: QPainter, heads: Floats, colour: QColor) -> None:
    """Draw filled arrow heads."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPath(triangles(heads[:, :, 0], heads[:, :, 1]))


def _stroke(painter: QPainter, path: QPainterPath, weight: Weight) -> None:
    base = painter.transform()
    for across, down in weight.value:
        painter.setTransform(base * QTransform.fromTranslate(across, down))
        painter.drawPath(path)
    painter.setTransform(base)
