"""Which part of the map the canvas shows, and how large."""

from __future__ import annotations

from dataclasses import dataclass

SMALLEST, LARGEST = 0.03, 4.0
Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, slots=True)
class Viewport:
    """The point of the map at the canvas's top left, and canvas pixels per point of the map."""

    left: float = 0.0
    top: float = 0.0
    scale: float = 1.0

    def to_map(self, x: float, y: float) -> tuple[float, float]:
        """The point of the map under a pixel of the canvas."""
        return self.left + x / self.scale, self.top + y / self.scale

    def to_canvas(self, x: float, y: float) -> tuple[float, float]:
        """The pixel of the canvas that shows a point of the map."""
        return (x - self.left) * self.scale, (y - self.top) * self.scale

    def seen(self, width: float, height: float) -> Box:
        """The part of the map that a canvas of this size shows."""
        return (
            self.left,
            self.top,
            self.left + width / self.scale,
            self.top + height / self.scale,
        )

    def seen_of(self, left: float, top: float, right: float, bottom: float) -> Box:
        """The part of the map under a rectangle of the canvas."""
        return (*self.to_map(left, top), *self.to_map(right, bottom))

    def panned(self, dx: float, dy: float) -> Viewport:
        """The view after the map was pulled by so many pixels."""
        return Viewport(self.left - dx / self.scale, self.top - dy / self.scale, self.scale)

    def zoomed(self, factor: float, x: float, y: float) -> Viewport:
        """The view so many times larger, the point under this pixel staying where it is."""
        scale = min(LARGEST, max(SMALLEST, self.scale * factor))
        map_x, map_y = self.to_map(x, y)
        return Viewport(map_x - x / scale, map_y - y / scale, scale)

    def showing(self, box: Box, width: float, height: float, margin: float = 24.0) -> Viewport:
        """The view moved as little as needed to have a box of the map within the canvas."""
        left, top = self.left, self.top
        room = margin / self.scale
        seen_width, seen_height = width / self.scale, height / self.scale
        left = max(min(left, box[0] - room), box[2] + room - seen_width)
        top = max(min(top, box[1] - room), box[3] + room - seen_height)
        return Viewport(left, top, self.scale)


def fitted(box: Box, width: float, height: float, largest: float = 1.25) -> Viewport:
    """The view that shows a whole box of the map, in the middle, never larger than `largest`."""
    box_width, box_height = max(box[2] - box[0], 1.0), max(box[3] - box[1], 1.0)
    scale = min(largest, max(SMALLEST, min(width / box_width, height / box_height)))
    left = (box[0] + box[2]) / 2 - width / scale / 2
    top = (box[1] + box[3]) / 2 - height / scale / 2
    return Viewport(left, top, scale)
