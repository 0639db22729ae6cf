"""Pictures on paper: the display list drawn as vectors, scaled to the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from workbench.diagram.picture import (
    Anchor,
    Circle,
    Item,
    Picture,
    Polygon,
    Rect,
    Route,
    Words,
    areas,
)
from workbench.publishing.pdf.fonts import font_name, text_width
from workbench.publishing.pdf.lines import draw_line, lines_of
from workbench.publishing.pdf.placed import Canvas, Part
from workbench.publishing.pdf.styles import (
    LARGEST_SCALE,
    SMALLEST_PRINT,
    PageShape,
    colour_of,
    style,
)

_ROOM_FOR_TITLES = 96.0
"""Left free on a page so that headings and the caption stand with the figure."""

_CAPTION_LINES = 3
_SQUEEZE = 0.8
"""A figure is made smaller by no more than this to save a page."""


class PictureOnPage(Part):
    """A picture scaled to the width of the text, or less where the page is low."""

    def __init__(
        self, picture: Picture, caption: str, shape: PageShape, links: Mapping[str, str]
    ) -> None:
        super().__init__(before=8, after=8)
        self.picture = picture
        self.links = links
        self.scale = self.drawn_at = fitting_scale(picture, shape)
        made = style("caption")
        self._caption = lines_of(
            caption, made.fontName, made.fontSize, shape.body_width, _CAPTION_LINES
        )
        self._caption_height: float = len(self._caption) * made.leading + 6

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        high = self.picture.height * self.scale
        room = availHeight - self._caption_height
        squeezed = room / high if 0 < room < high else 1.0
        if squeezed < self._smallest_squeeze():
            squeezed = 1.0
        self.drawn_at = self.scale * squeezed
        self.width = availWidth
        self.height = high * squeezed + self._caption_height
        return self.width, self.height

    def start_height(self, width: float) -> float:
        """The height to which the picture may be squeezed to stay with its heading."""
        least = self._smallest_squeeze()
        return self.picture.height * self.scale * least + self._caption_height

    def paint(self, canvas: Canvas) -> None:
        scale = self.drawn_at
        canvas.saveState()
        left = max(0.0, (self.width - self.picture.width * scale) / 2)
        canvas.translate(left, self._caption_height)
        canvas.scale(scale, scale)
        draw_picture(canvas, self.picture)
        self._link(canvas)
        canvas.restoreState()
        self._paint_caption(canvas)

    def _paint_caption(self, canvas: Canvas) -> None:
        made = style("caption")
        y = self._caption_height - 6 - made.fontSize
        for line in self._caption:
            draw_line(canvas, (0, y), line, (made.fontName, made.fontSize), made.textColor)
            y -= made.leading

    def _smallest_squeeze(self) -> float:
        """How far the picture may be made smaller and still be read."""
        printed_at: float = _smallest_letters(self.picture) * self.scale
        return min(1.0, max(_SQUEEZE, SMALLEST_PRINT / printed_at))

    def _link(self, canvas: Canvas) -> None:
        """Make what stands for a recorded thing lead to where it is described."""
        for area in areas(self.picture):
            if area.about in self.links:
                top = self.picture.height - area.y
                place = (area.x, top - area.height, area.x + area.width, top)
                canvas.linkRect("", self.links[area.about], place, relative=1, thickness=0)


def fitting_scale(picture: Picture, shape: PageShape) -> float:
    """The scale at which the picture fits into the text area of a page."""
    wide = shape.body_width / max(picture.width, 1.0)
    high = (shape.body_height - _ROOM_FOR_TITLES) / max(picture.height, 1.0)
    return min(wide, high, LARGEST_SCALE)


def needs_turning(picture: Picture, standing: PageShape, lying: PageShape) -> bool:
    """Whether the picture is too small to be read upright and larger on its side."""
    upright = fitting_scale(picture, standing)
    return _smallest_letters(picture) * upright < SMALLEST_PRINT and (
        fitting_scale(picture, lying) > upright * 1.1
    )


def draw_picture(canvas: Canvas, picture: Picture) -> None:
    """Draw the picture with its lower left corner at the origin, one point to a unit."""
    for item in picture.items:
        canvas.saveState()
        _draw(canvas, item, picture.height)
        canvas.restoreState()


def _smallest_letters(picture: Picture) -> float:
    return min((item.size for item in picture.items if isinstance(item, Words)), default=9.0)


def _draw(canvas: Canvas, item: Item, height: float) -> None:
    if isinstance(item, Words):
        _draw_words(canvas, item, height)
    elif isinstance(item, Route):
        _draw_route(canvas, item, height)
    else:
        _draw_shape(canvas, item, height)


def _draw_shape(canvas: Canvas, item: Rect | Polygon | Circle, height: float) -> None:
    if item.fill is None and item.stroke is None:
        return
    fill, stroke = _pens(canvas, item.fill, item.stroke, item.line_width, item.dash)
    if isinstance(item, Rect):
        base = height - item.y - item.height
        radius = min(item.radius, item.width / 2, item.height / 2)
        canvas.roundRect(item.x, base, item.width, item.height, radius, stroke=stroke, fill=fill)
    elif isinstance(item, Circle):
        canvas.circle(item.x, height - item.y, item.radius, stroke=stroke, fill=fill)
    else:
        canvas.drawPath(_closed(canvas, item.points, height), stroke=stroke, fill=fill)


def _draw_route(canvas: Canvas, route: Route, height: float) -> None:
    _pens(canvas, None, route.stroke, route.line_width, route.dash)
    canvas.setLineJoin(1)
    points = [(x, height - y) for x, y in route.points]
    if len(points) > 1:
        path = canvas.beginPath()
        path.moveTo(*points[0])
        if route.curved:
            for place in range(1, len(points) - 2, 3):
                (ax, ay), (bx, by), (cx, cy) = points[place : place + 3]
                path.curveTo(ax, ay, bx, by, cx, cy)
        else:
            for x, y in points[1:]:
                path.lineTo(x, y)
        canvas.drawPath(path, stroke=1, fill=0)
    if route.head:
        canvas.setFillColor(colour_of(route.stroke))
        canvas.drawPath(_closed(canvas, route.head, height), stroke=0, fill=1)


def _draw_words(canvas: Canvas, words: Words, height: float) -> None:
    face = font_name(is_bold=words.bold, is_italic=words.italic)
    shift = text_width(words.text, face, words.size)
    shift *= {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}[words.anchor]
    canvas.translate(words.x, height - words.y)
    if words.rotation:
        canvas.rotate(-words.rotation)
    draw_line(canvas, (-shift, 0), words.text, (face, words.size), colour_of(words.colour))


def _pens(
    canvas: Canvas,
    fill: str | None,
    stroke: str | None,
    line_width: float,
    dash: tuple[float, ...],
) -> tuple[int, int]:
    """Take up the colours and the line; gives whether to fill and whether to draw the edge."""
    if fill is not None:
        canvas.setFillColor(colour_of(fill))
    if stroke is not None:
        canvas.setStrokeColor(colour_of(stroke))
        canvas.setLineWidth(line_width)
        canvas.setDash(list(dash))
    return int(fill is not None), int(stroke is not None)


def _closed(canvas: Canvas, points: tuple[tuple[float, float], ...], height: float) -> Any:
    """A closed outline; the canvas's own path, which has no types."""
    path = canvas.beginPath()
    for place, (x, y) in enumerate(points):
        if place:
            path.lineTo(x, height - y)
        else:
            path.moveTo(x, height - y)
    path.close()
    return path
