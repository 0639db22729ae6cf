"""Paints the still part of the map: lanes, lines and boxes, in slices that may be interrupted."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from workbench.desktop.canvas.arrays import Box, Flags, Places
from workbench.desktop.canvas.easel import Easel
from workbench.desktop.canvas.layer import Slices
from workbench.desktop.canvas.look import DIMMED, line_looks, map_palette
from workbench.desktop.canvas.model import NetworkModel
from workbench.desktop.canvas.sprites import ROOM, Level, Sprites, level_at
from workbench.desktop.canvas.strokes import draw_heads, draw_lines
from workbench.desktop.theme import font
from workbench.diagram.picture import Point
from workbench.domain.programme import Sphere

LANE_TOP = 8.0
_LANE_RADIUS = 8.0
_LINES_A_SLICE = 150
_BOXES_A_SLICE = 20
_HEADS_FROM = 0.3  # the scale below which arrow heads would only be specks
_COUNT_RADIUS = 8.0
_COUNT_SIZE = 10


class MapRenderer:
    """Paints the model, leaving out the boxes that are lifted and their lines."""

    def __init__(self, model: NetworkModel, sprites: Sprites) -> None:
        self._model = model
        self._sprites = sprites
        self._looks = line_looks(map_palette())
        self.left_out: Collection[int] = ()
        self.floor = 0.0

    def use_palette(self) -> None:
        """Paint in the colours of the look that is in use now."""
        self._looks = line_looks(map_palette())

    def slices(self, easel: Easel, area: Box) -> Slices:
        """Paint the part of the map inside the area; yields where it may be interrupted."""
        easel.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_lanes(easel, area)
        yield
        yield from self._paint_lines(easel, self._lines_within(area))
        yield from self._paint_boxes(easel, self._boxes_within(area))

    def paint_lines(self, easel: Easel, lines: Places) -> None:
        """Paint lines of one look, with their heads and the numbers that stand on them."""
        if not len(lines):
            return
        arrays = self._model.arrays
        look = self._looks[int(arrays.style[lines[0]])]
        easel.use_map()
        scale = easel.view.scale
        pen, weight = look.pen(easel.ratio), look.weight(scale)
        draw_lines(easel.painter, arrays.curves_of(lines), pen, weight)
        if scale >= _HEADS_FROM:
            draw_heads(easel.painter, arrays.heads[lines], look.colour, scale)
            for place in lines.tolist():
                self._paint_count(easel.painter, place, look.colour)

    def paint_box(self, easel: Easel, key: str, centre: Point) -> None:
        """Paint the picture of a box around a point of the map, on whole pixels of the screen."""
        sprite = self._sprites.image(key, easel.view.scale, easel.ratio)
        width, height = self._model.arrays.box_width, self._model.arrays.box_height
        corner = easel.view.to_canvas(centre[0] - width / 2 - ROOM, centre[1] - height / 2 - ROOM)
        easel.use_canvas()
        easel.painter.drawImage(QPointF(*easel.on_pixels(*corner)), sprite)

    def _lines_within(self, area: Box) -> Places:
        arrays = self._model.arrays
        lines = arrays.lines_within(area)
        lines = lines[self._model.shown.lines[lines]]
        gone = list(self.left_out)
        apart = np.isin(arrays.sender[lines], gone) | np.isin(arrays.receiver[lines], gone)
        return lines[~apart]

    def _boxes_within(self, area: Box) -> Places:
        wide = (area[0] - ROOM, area[1] - ROOM, area[2] + ROOM, area[3] + ROOM)
        boxes = self._model.arrays.boxes_within(wide)
        boxes = boxes[self._model.shown.boxes[boxes]]
        return boxes[~np.isin(boxes, list(self.left_out))]

    def _paint_lanes(self, easel: Easel, area: Box) -> None:
        easel.use_map()
        painter = easel.painter
        painter.setPen(Qt.PenStyle.NoPen)
        palette = map_palette()
        bottom = max(self._model.layout.height - LANE_TOP, self.floor)
        for lane in self._model.lanes:
            if lane.x <= area[2] and lane.x + lane.width >= area[0]:
                ground = QRectF(lane.x, LANE_TOP, lane.width, bottom - LANE_TOP)
                painter.setBrush(QColor(palette.sphere(lane.sphere).ground))
                painter.drawRoundedRect(ground, _LANE_RADIUS, _LANE_RADIUS)

    def _paint_lines(self, easel: Easel, lines: Places) -> Slices:
        dimmed: Flags = self._model.shown.dim_lines[lines]
        styles = self._model.arrays.style[lines]
        for faint in (True, False):
            easel.painter.setOpacity(DIMMED if faint else 1.0)
            for style in range(len(self._looks)):
                alike = lines[(dimmed == faint) & (styles == style)]
                for start in range(0, len(alike), _LINES_A_SLICE):
                    self.paint_lines(easel, alike[start : start + _LINES_A_SLICE])
                    yield
        easel.painter.setOpacity(1.0)

    def _paint_count(self, painter: QPainter, line: int, colour: QColor) -> None:
        """How many referrals share the line, where there are several."""
        number = len(self._model.link(line).referrals)
        if number < 2:
            return
        palette = map_palette()
        x, y = self._model.arrays.middle_of(line)
        area = QRectF(x - _COUNT_RADIUS, y - _COUNT_RADIUS, 2 * _COUNT_RADIUS, 2 * _COUNT_RADIUS)
        painter.setPen(colour)
        painter.setBrush(QColor(palette.surface))
        painter.drawEllipse(area)
        painter.setPen(QColor(palette.text))
        painter.setFont(font(_COUNT_SIZE, bold=True))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(number))

    def _paint_boxes(self, easel: Easel, boxes: Places) -> Slices:
        if level_at(easel.view.scale) is Level.SHAPE:
            self._paint_shapes(easel, boxes)
            yield
            return
        arrays = self._model.arrays
        for count, place in enumerate(boxes.tolist()):
            easel.painter.setOpacity(DIMMED if self._model.shown.dim_boxes[place] else 1.0)
            self.paint_box(easel, arrays.boxes[place], arrays.centre(place))
            if count % _BOXES_A_SLICE == _BOXES_A_SLICE - 1:
                yield
        easel.painter.setOpacity(1.0)

    def _paint_shapes(self, easel: Easel, boxes: Places) -> None:
        """Boxes too small for words: one plain rectangle each, in the colour of the sphere."""
        easel.use_map()
        painter, palette = easel.painter, map_palette()
        arrays, dimmed = self._model.arrays, self._model.shown.dim_boxes
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(Qt.PenStyle.NoPen)
        alike: dict[tuple[Sphere, bool], list[QRectF]] = {}
        for place in boxes.tolist():
            left, top, _, _ = arrays.box(place)
            outline = QRectF(left, top, arrays.box_width, arrays.box_height)
            group = (self._model.agency(place).sphere, bool(dimmed[place]))
            alike.setdefault(group, []).append(outline)
        for (sphere, faint), outlines in alike.items():
            painter.setOpacity(DIMMED if faint else 1.0)
            painter.setBrush(QColor(palette.sphere(sphere).edge))
            painter.drawRects(outlines)
        painter.setOpacity(1.0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
