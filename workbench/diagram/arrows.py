"""Arrow heads, so that every picture and every surface draws the same ones."""

from __future__ import annotations

from math import hypot

from workbench.diagram.picture import Point

LENGTH = 8.0
WIDTH = 7.0


def arrow_head(tip: Point, before: Point) -> tuple[Point, Point, Point]:
    """A filled triangle at the tip of a line that comes from the point before."""
    dx, dy = tip[0] - before[0], tip[1] - before[1]
    far = hypot(dx, dy) or 1.0
    dx, dy = dx / far, dy / far
    base_x, base_y = tip[0] - LENGTH * dx, tip[1] - LENGTH * dy
    half = WIDTH / 2
    return (
        tip,
        (base_x - half * dy, base_y + half * dx),
        (base_x + half * dy, base_y - half * dx),
    )
