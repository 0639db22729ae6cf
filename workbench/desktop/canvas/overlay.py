"""What is painted over the still map in every frame: chosen and hovered boxes, and what is held."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from workbench.desktop.canvas.arrays import Drawn, Places
from workbench.desktop.canvas.easel import Easel
from workbench.desktop.canvas.look import line_looks, map_palette
from workbench.desktop.canvas.model import NetworkModel, drawn_line
from workbench.desktop.canvas.rendering import MapRenderer
from workbench.desktop.canvas.sprites import RADIUS, Level, level_at
from workbench.desktop.canvas.strokes import Weight, draw_heads, draw_lines, hairline
from workbench.desktop.theme import theme_in_use
from workbench.diagram.map_lines import MapLine
from workbench.diagram.picture import Point

HANDLE_RADIUS = 5.5  # pixels of the handle at the edge of a box, from which a referral is pulled
_RING_GAP = 2.5
_CHOSEN_RING, _RING = 2.0, 1.2


@dataclass(slots=True)
class Marks:
    """What is marked at the moment; boxes and referrals by their ids."""

    selection: frozenset[str] = frozenset()
    hot: str = ""
    target: str = ""
    lifted: Mapping[str, Point] = field(default_factory=dict)


class Overlay:
    """Paints what is marked, from the model and the sprites that the still layer uses too."""

    def __init__(self, model: NetworkModel, renderer: MapRenderer) -> None:
        self._model = model
        self._renderer = renderer
        self._looks = line_looks(map_palette())

    def use_palette(self) -> None:
        """Paint in the colours of the look that is in use now."""
        self._looks = line_looks(map_palette())

    def paint(self, easel: Easel, marks: Marks) -> None:
        """Lines and rings first, then the boxes they touch, then what is held."""
        easel.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hot = self._lines_of((marks.hot,), marks.lifted)
        chosen = self._lines_of(marks.selection, marks.lifted)
        self._paint_lines(easel, np.setdiff1d(hot, chosen), Weight.BOLD)
        self._paint_lines(easel, chosen, Weight.THICK)
        easel.use_map()
        for key in marks.selection:
            self._paint_ring(easel, key, marks.lifted, _CHOSEN_RING)
        for key in {marks.hot, marks.target} - marks.selection:
            self._paint_ring(easel, key, marks.lifted, _RING)
        self._paint_boxes_over(easel, np.union1d(hot, chosen), marks)
        self._paint_lifted(easel, marks.lifted)
        if marks.hot in self._model.arrays.box_of and not marks.lifted:
            self._paint_handle(easel, marks.hot)

    def paint_new_line(self, easel: Easel, line: MapLine) -> None:
        """A line that is not on the map yet."""
        agreed = np.zeros(1, np.intp)
        self._paint_drawn(easel, drawn_line(line), agreed, Weight.BOLD)

    def _lines_of(self, keys: Iterable[str], lifted: Collection[str]) -> Places:
        """The lines of boxes, and lines that are meant themselves; not those of lifted boxes."""
        model = self._model
        found: set[int] = set()
        for key in keys:
            if key in model.arrays.box_of:
                found.update(model.arrays.lines_at[model.arrays.box_of[key]].tolist())
            elif key in model.line_of:
                found.add(model.line_of[key])
        held = self._lines_held(lifted)
        return np.array(sorted(each for each in found - held if model.shown.lines[each]), np.intp)

    def _lines_held(self, lifted: Collection[str]) -> set[int]:
        arrays = self._model.arrays
        places = [arrays.box_of[key] for key in lifted if key in arrays.box_of]
        return {int(line) for place in places for line in arrays.lines_at[place]}

    def _paint_lines(self, easel: Easel, lines: Places, weight: Weight) -> None:
        arrays = self._model.arrays
        self._paint_drawn(easel, arrays.drawn(lines), arrays.style[lines], weight)

    def _paint_drawn(self, easel: Easel, drawn: Drawn, styles: Places, weight: Weight) -> None:
        """Lines in the accent, each with the dashes of its state."""
        accent = theme_in_use().colour("accent")
        owner = np.cumsum(drawn.starts) - 1
        easel.use_map()
        for style in np.unique(styles).tolist():
            alike = styles[owner] == style
            pen = hairline(accent, easel.ratio, self._looks[style].dash)
            curves = (drawn.curves[alike], drawn.starts[alike])
            draw_lines(easel.painter, curves, pen, weight)
        draw_heads(easel.painter, drawn.heads, accent, easel.view.scale)

    def _paint_boxes_over(self, easel: Easel, lines: Places, marks: Marks) -> None:
        """The boxes under marked lines and rings again, so that nothing on them is crossed out."""
        if level_at(easel.view.scale) is Level.SHAPE:
            return
        arrays, shown = self._model.arrays, self._model.shown
        over = set(arrays.boxes_under(lines).tolist())
        ringed = {*marks.selection, marks.hot, marks.target}
        over |= {arrays.box_of[key] for key in ringed if key in arrays.box_of}
        for place in sorted(over):
            key = arrays.boxes[place]
            if shown.boxes[place] and not shown.dim_boxes[place] and key not in marks.lifted:
                self._renderer.paint_box(easel, key, arrays.centre(place))

    def _paint_lifted(self, easel: Easel, lifted: Mapping[str, Point]) -> None:
        """Boxes that are held, where they are held, with their lines as they would run."""
        if not lifted:
            return
        arrays = self._model.arrays
        held = {arrays.box_of[key]: at for key, at in lifted.items() if key in arrays.box_of}
        lines, drawn = self._model.lines_held(held)
        self._paint_drawn(easel, drawn, arrays.style[lines], Weight.THICK)
        for place, centre in held.items():
            self._renderer.paint_box(easel, arrays.boxes[place], centre)

    def _paint_ring(
        self, easel: Easel, key: str, lifted: Mapping[str, Point], thickness: float
    ) -> None:
        """The accent around a box that is chosen, or that the mouse is over."""
        arrays = self._model.arrays
        place = arrays.box_of.get(key)
        if place is None or not self._model.shown.boxes[place]:
            return
        x, y = lifted.get(key, arrays.centre(place))
        area = QRectF(0.0, 0.0, arrays.box_width, arrays.box_height)
        area.moveCenter(QPointF(x, y))
        gap = _RING_GAP / easel.view.scale
        pen = QPen(theme_in_use().colour("accent"), thickness)
        pen.setCosmetic(True)
        easel.painter.setPen(pen)
        easel.painter.setBrush(Qt.BrushStyle.NoBrush)
        area.adjust(-gap, -gap, gap, gap)
        easel.painter.drawRoundedRect(area, RADIUS + gap, RADIUS + gap)

    def _paint_handle(self, easel: Easel, key: str) -> None:
        """The round handle from which a referral is pulled."""
        x, y = easel.view.to_canvas(*handle_of(self._model, key))
        theme = theme_in_use()
        easel.use_canvas()
        easel.painter.setPen(QPen(theme.colour("accent"), 1.5))
        easel.painter.setBrush(theme.colour("surface"))
        easel.painter.drawEllipse(QPointF(x, y), HANDLE_RADIUS, HANDLE_RADIUS)
        half = HANDLE_RADIUS / 2
        easel.painter.drawLine(QPointF(x - half, y), QPointF(x + half, y))
        easel.painter.drawLine(QPointF(x, y - half), QPointF(x, y + half))
        easel.use_map()


def handle_of(model: NetworkModel, key: str) -> Point:
    """The point of the map from which a referral of an agency is pulled."""
    arrays = model.arrays
    x, y = arrays.centre(arrays.box_of[key])
    return x + arrays.box_width / 2, y
