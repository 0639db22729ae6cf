"""Painter paths made from arrays, without a loop over their points.

Qt reads a path from its own stream format many times faster than Python can call it once for
each point; ten thousand curves take a few milliseconds.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QByteArray, QDataStream
from PySide6.QtGui import QPainterPath

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Places = NDArray[np.intp]

_MOVE, _LINE, _CURVE, _CURVE_REST = 0, 1, 2, 3
_ELEMENT = np.dtype([("kind", ">i4"), ("x", ">f8"), ("y", ">f8")])
_CLOSING = b"\0" * 8  # where the last outline starts, and the fill rule
_CUBIC = np.array([_MOVE, _CURVE, _CURVE_REST, _CURVE_REST], np.int32)
_TRIANGLE = np.array([_MOVE, _LINE, _LINE, _LINE], np.int32)


def curves(x: Floats, y: Floats, starts: Flags) -> QPainterPath:
    """One path of cubic curves; each row holds the four control points of a curve.

    A curve that does not start a line goes on from the curve before it.
    """
    wanted = np.ones(x.shape, bool)
    wanted[:, 0] = starts
    kinds = np.broadcast_to(_CUBIC, x.shape)
    return _path(kinds[wanted], x[wanted], y[wanted])


def triangles(x: Floats, y: Floats) -> QPainterPath:
    """One path of closed triangles; each row holds the three corners of a triangle."""
    closed = [0, 1, 2, 0]
    return _path(np.tile(_TRIANGLE, len(x)), x[:, closed].ravel(), y[:, closed].ravel())


def _path(kinds: NDArray[np.int32], x: Floats, y: Floats) -> QPainterPath:
    path = QPainterPath()
    if not len(kinds):
        return path
    elements = np.empty(len(kinds), _ELEMENT)
    elements["kind"], elements["x"], elements["y"] = kinds, x, y
    count = np.array([len(kinds)], ">i4").tobytes()
    # The stream reads from these bytes, so they need a name of their own until it is done.
    kept_alive = QByteArray(count + elements.tobytes() + _CLOSING)
    stream = QDataStream(kept_alive)
    stream >> path
    return path
