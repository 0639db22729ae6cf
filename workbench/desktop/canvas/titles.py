"""The titles of the lanes: at their heads, or at the top edge when those are out of view."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPen

from workbench.desktop.canvas.easel import Easel
from workbench.desktop.canvas.look import map_palette
from workbench.desktop.canvas.rendering import LANE_TOP
from workbench.desktop.theme import font
from workbench.diagram.lane_layout import TITLE_HEIGHT, Lane

_SIZE = 12
_LEADING = 14.0
_ROOM = 30.0
_TWO_LINES = 25.0  # pixels between the head of a lane and its first box
_RING = 8.5
_LEAST_WIDTH = 36.0  # a narrower lane shows its number alone


class Titles:
    """Paints the titles; each is painted once for a scale, and then shown as a picture."""

    def __init__(self) -> None:
        self._scale = (0.0, 0.0)
        self._kept: dict[Lane, QImage] = {}

    def clear(self) -> None:
        """Paint them anew, because the look in use is another one."""
        self._kept = {}

    def paint(self, easel: Easel, lanes: Sequence[Lane], width: float) -> None:
        """Show the titles of the lanes that a canvas of this width shows."""
        view = easel.view
        if self._scale != (view.scale, easel.ratio):
            self._scale, self._kept = (view.scale, easel.ratio), {}
        easel.use_canvas()
        natural = (LANE_TOP + TITLE_HEIGHT / 2 - view.top) * view.scale
        middle = max(natural, _ROOM / 2)
        for lane in lanes:
            left, _ = view.to_canvas(lane.x, 0.0)
            room = QRectF(left, middle - _ROOM / 2, lane.width * view.scale, _ROOM)
            if room.right() > 0 and room.left() < width:
                if natural < middle:
                    easel.painter.fillRect(room, QColor(map_palette().sphere(lane.sphere).ground))
                corner = QPointF(*easel.on_pixels(room.left(), room.top()))
                easel.painter.drawImage(corner, self._picture(lane, easel))

    def _picture(self, lane: Lane, easel: Easel) -> QImage:
        if lane not in self._kept:
            width = max(1.0, lane.width * easel.view.scale)
            image = QImage(
                int(width * easel.ratio) + 1,
                int(_ROOM * easel.ratio) + 1,
                QImage.Format.Format_ARGB32_Premultiplied,
            )
            image.setDevicePixelRatio(easel.ratio)
            image.fill(Qt.GlobalColor.transparent)
            painter = QPainter(image)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            is_high = TITLE_HEIGHT * easel.view.scale >= _TWO_LINES
            _paint_title(painter, QRectF(0.0, 0.0, width, _ROOM), lane, most=2 if is_high else 1)
            painter.end()
            self._kept[lane] = image
        return self._kept[lane]


def _paint_title(painter: QPainter, room: QRectF, lane: Lane, *, most: int) -> None:
    painter.setPen(QPen(QColor(map_palette().sphere(lane.sphere).words), 1.3))
    inside = room.adjusted(8.0, 0.0, -4.0, 0.0)
    if lane.sphere.number is not None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        ring = QRectF(0.0, 0.0, 2 * _RING, 2 * _RING)
        ring.moveCenter(QPointF(inside.left() + _RING, inside.center().y()))
        painter.drawEllipse(ring)
        painter.setFont(font(11, bold=True))
        painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, str(lane.sphere.number))
        inside.setLeft(ring.right() + 6.0)
    if inside.width() < _LEAST_WIDTH:
        return
    painter.setFont(font(_SIZE, bold=True))
    lines = _lines(lane.sphere.words, QFontMetricsF(painter.font()), inside.width(), most)
    top = inside.center().y() - _LEADING * len(lines) / 2
    for place, line in enumerate(lines):
        area = QRectF(inside.left(), top + place * _LEADING, inside.width() + 2, _LEADING)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, line)


def _lines(words: str, metrics: QFontMetricsF, width: float, most: int) -> list[str]:
    """The title in one line, or in two broken at a space where there is room for two."""
    if most == 1 or metrics.horizontalAdvance(words) <= width or " " not in words:
        return [metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)]
    breaks = [place for place, sign in enumerate(words) if sign == " "]
    halves = [(words[:place], words[place + 1 :]) for place in breaks]
    best = min(halves, key=lambda pair: max(metrics.horizontalAdvance(each) for each in pair))
    return [metrics.elidedText(each, Qt.TextElideMode.ElideRight, width) for each in best]
