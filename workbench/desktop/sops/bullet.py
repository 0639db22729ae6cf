"""The number of a step in a ring, in a diamond for a decision, or not yet filled for a new one."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from workbench.desktop.theme import font, ink_on, theme_in_use
from workbench.domain.steps import StepKind

SIZE = 24
_DIAMOND = ((0, -1), (1, 0), (0, 1), (-1, 0))


class Bullet(QWidget):
    """Stands before the title of a step."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(SIZE, SIZE)
        self._shown = "", StepKind.ACTION, "", False

    def show_step(self, number: str, kind: StepKind, colour: str, *, is_new: bool) -> None:
        """Show another number, shape and colour; what is new is only outlined."""
        shown = number, kind, colour, is_new
        if shown != self._shown:
            self._shown = shown
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        number, kind, swatch, is_new = self._shown
        theme = theme_in_use()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        decides = kind is StepKind.DECISION
        colour = theme.colour("high") if decides else QColor(swatch)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        if is_new:
            painter.setPen(QPen(theme.colour("strong_line"), 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        self._paint_shape(painter, decides=decides)
        painter.setPen(theme.colour("faint") if is_new else ink_on(colour))
        painter.setFont(font(12 if len(number) < 3 else 9, bold=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, number)

    def _paint_shape(self, painter: QPainter, *, decides: bool) -> None:
        area = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if not decides:
            painter.drawEllipse(area)
            return
        middle, half = area.center(), area.width() / 2 + 1
        corners = [middle + QPointF(x * half, y * half) for x, y in _DIAMOND]
        painter.drawPolygon(QPolygonF(corners))
