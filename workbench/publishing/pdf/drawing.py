"""The display list as vectors on a page."""

from __future__ import annotations

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
)
from workbench.publishing.pdf.fonts import font_name, text_width
from workbench.publishing.pdf.lines import draw_line
from workbench.publishing.pdf.placed import Canvas
from workbench.publishing.pdf.styles import colour_of


def draw_picture(canvas: Canvas, picture: Picture) -> None:
    """Draw the picture with its lower left corner at the origin, one point to a unit."""
    for item in picture.items:
        canvas.saveState()
        _draw(canvas, item, picture.height)
        canvas.restoreState()


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
