"""Shapes of a picture along one coordinate: how far they reach, and how they are moved."""

from __future__ import annotations

from dataclasses import replace

from workbench.diagram.picture import Circle, Item, Point, Polygon, Rect, Route, Words

ACROSS, DOWN = 1, 0
"""Which coordinate of a point a cut divides: its y, or its x."""


def extent(item: Item, way: int) -> tuple[float, float]:
    """From where to where an item reaches along one coordinate."""
    match item:
        case Rect():
            low, size = ((item.x, item.width), (item.y, item.height))[way]
            return low, low + size
        case Circle():
            middle = (item.x, item.y)[way]
            return middle - item.radius, middle + item.radius
        case Words():
            return (item.x, item.x) if way == DOWN else (item.y - item.size, item.y)
        case Polygon() | Route():
            along = [point[way] for point in item.points]
            return min(along), max(along)


def moved(item: Item, way: int, by: float) -> Item:
    """The same shape, that far on."""
    if isinstance(item, Polygon | Route):
        points = tuple(_along(point, way, by) for point in item.points)
        if isinstance(item, Route):
            head = tuple(_along(point, way, by) for point in item.head)
            return replace(item, points=points, head=head)
        return replace(item, points=points)
    return replace(item, y=item.y + by) if way == ACROSS else replace(item, x=item.x + by)


def _along(point: Point, way: int, by: float) -> Point:
    return (point[0], point[1] + by) if way == ACROSS else (point[0] + by, point[1])


def stretched(item: Rect | Route, way: int, low: float, high: float) -> Item:
    """A ground or a border from here to there."""
    if isinstance(item, Rect):
        if way == ACROSS:
            return replace(item, y=low, height=high - low)
        return replace(item, x=low, width=high - low)
    across = item.points[0][1 - way]
    ends = ((across, low), (across, high)) if way == ACROSS else ((low, across), (high, across))
    return replace(item, points=ends)
