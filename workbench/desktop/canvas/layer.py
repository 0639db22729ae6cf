"""The still part of the map as an image a little larger than the canvas, made in short slices.

While a new image is being painted the old one is shown, moved and scaled to the present view, so
that every frame is quick; the new one takes its place when it is done.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from time import perf_counter

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from workbench.desktop.canvas.arrays import Box
from workbench.desktop.canvas.easel import Easel
from workbench.desktop.canvas.viewport import Viewport

MARGIN = 0.25  # of the canvas, painted beyond each edge so that panning shows no blank strip

Slices = Generator[None, None, None]

# Paints the part of the map inside the box, and yields whenever it may be interrupted.
Render = Callable[[Easel, Box], Slices]


@dataclass(slots=True)
class _Sheet:
    """An image and the view it was painted for."""

    image: QImage
    view: Viewport

    @property
    def seen(self) -> Box:
        """The part of the map on the image."""
        size = self.image.deviceIndependentSize()
        return self.view.seen(size.width(), size.height())

    def covers(self, box: Box) -> bool:
        """Whether the part of the map is wholly on the image."""
        seen = self.seen
        return seen[0] <= box[0] and seen[1] <= box[1] and seen[2] >= box[2] and seen[3] >= box[3]


class StillLayer:
    """Keeps the image that is shown, and the one that is being painted."""

    def __init__(self, render: Render) -> None:
        self._render = render
        self._shown: _Sheet | None = None
        self._coming: _Sheet | None = None
        self._work: Slices | None = None
        self._stale = True

    @property
    def is_sharp(self) -> bool:
        """Whether what is shown is the latest, with nothing left to paint."""
        return self._work is None and not self._stale

    def spoil(self) -> None:
        """The map itself has changed, so the image is no longer true."""
        self._stale = True
        self._stop()

    def fits(self, view: Viewport, width: float, height: float) -> bool:
        """Whether the latest image, shown or coming, serves this view as it is."""
        sheet = self._coming or (None if self._stale else self._shown)
        return (
            sheet is not None
            and sheet.view.scale == view.scale
            and sheet.covers(view.seen(width, height))
        )

    def begin(self, view: Viewport, size: tuple[int, int], ratio: float, ground: QColor) -> None:
        """Start to paint an image for a view; what was begun before is given up."""
        self._stop()
        width, height = size
        aside, above = int(width * MARGIN), int(height * MARGIN)
        image = QImage(
            round((width + 2 * aside) * ratio),
            round((height + 2 * above) * ratio),
            QImage.Format.Format_RGB32,
        )
        image.setDevicePixelRatio(ratio)
        image.fill(ground)
        self._coming = _Sheet(image, view.panned(aside, above))
        self._work = self._paint(self._coming, ratio)

    def advance(self, seconds: float) -> bool:
        """Paint on for so long at most; whether an image was finished."""
        end = perf_counter() + seconds
        while self._work is not None and perf_counter() < end:
            if next(self._work, self) is self:
                self._shown, self._coming, self._work = self._coming, None, None
                self._stale = False
                return True
        return False

    def patch(self, box: Box, ground: QColor) -> bool:
        """Paint one part of the shown image anew at once; False where there is none to mend."""
        if self._shown is None or self._stale or self._work is not None:
            return False
        sheet = self._shown
        ratio = sheet.image.devicePixelRatio()
        left, top = sheet.view.to_canvas(box[0], box[1])
        right, bottom = sheet.view.to_canvas(box[2], box[3])
        area = QRectF(QPointF(left, top), QPointF(right, bottom)).toAlignedRect()
        painter = QPainter(sheet.image)
        painter.setClipRect(area)
        painter.fillRect(area, ground)
        part = sheet.view.seen_of(area.left(), area.top(), area.right() + 1, area.bottom() + 1)
        for _ in self._render(Easel(painter, sheet.view, ratio), part):
            pass
        painter.end()
        return True

    def show(self, painter: QPainter, view: Viewport) -> None:
        """Draw the image where the view has it, scaled where the view is of another scale."""
        sheet = self._shown
        if sheet is None:
            return
        left, top = view.to_canvas(sheet.view.left, sheet.view.top)
        if sheet.view.scale == view.scale:
            painter.drawImage(QPointF(left, top), sheet.image)
            return
        size = sheet.image.deviceIndependentSize() * (view.scale / sheet.view.scale)
        painter.drawImage(QRectF(QPointF(left, top), size), sheet.image)

    def covers(self, view: Viewport, width: float, height: float) -> bool:
        """Whether the shown image leaves no part of the view blank."""
        return self._shown is not None and self._shown.covers(view.seen(width, height))

    def _paint(self, sheet: _Sheet, ratio: float) -> Slices:
        painter = QPainter(sheet.image)
        try:
            yield from self._render(Easel(painter, sheet.view, ratio), sheet.seen)
        finally:
            painter.end()

    def _stop(self) -> None:
        """Give up an image that is being painted; its painter ends before the image goes."""
        if self._work is not None:
            self._work.close()
        self._work = self._coming = None
