"""What everything on the map is painted with: a painter, the view, and the screen's fineness."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QPainter, QTransform

from workbench.desktop.canvas.viewport import Viewport


@dataclass(frozen=True, slots=True)
class Easel:
    """A painter for one view; `ratio` is how many pixels of the screen make a pixel of Qt."""

    painter: QPainter
    view: Viewport
    ratio: float = 1.0

    def use_map(self) -> None:
        """Paint in points of the map from now on."""
        scale = self.view.scale
        self.painter.setTransform(
            QTransform(scale, 0, 0, scale, -self.view.left * scale, -self.view.top * scale)
        )

    def use_canvas(self) -> None:
        """Paint in pixels of the canvas from now on."""
        self.painter.resetTransform()

    def on_pixels(self, x: float, y: float) -> tuple[float, float]:
        """A place of the canvas moved to whole pixels of the screen, so that nothing blurs."""
        return round(x * self.ratio) / self.ratio, round(y * self.ratio) / self.ratio
