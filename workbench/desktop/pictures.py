"""A display list on the screen: the same picture that is printed and exported."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QWidget

from workbench.desktop.theme import DARK as DARK_THEME
from workbench.desktop.theme import font, theme_in_use
from workbench.diagram.palette import DARK, LIGHT, Palette
from workbench.diagram.picture import (
    Anchor,
    Area,
    Circle,
    Item,
    Picture,
    Polygon,
    Rect,
    Route,
    Words,
    areas,
)

_SMALLEST_SCALE, _LARGEST_SCALE = 0.2, 5.0
_MARK_WIDTH = 2.0
_WALK = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}


def palette_in_use() -> Palette:
    """The colours of pictures that go with the look that was applied last."""
    return DARK if theme_in_use() is DARK_THEME else LIGHT


def paint_picture(painter: QPainter, picture: Picture) -> None:
    """Paint the items in their order, in the painter's coordinates."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    for item in picture.items:
        _paint(painter, item)


def _paint(painter: QPainter, item: Item) -> None:
    if isinstance(item, Words):
        _paint_words(painter, item)
        return
    if isinstance(item, Route):
        _paint_route(painter, item)
        return
    painter.setPen(_pen(item.stroke, item.line_width, item.dash))
    painter.setBrush(QBrush(QColor(item.fill)) if item.fill else QBrush())
    match item:
        case Rect():
            box = QRectF(item.x, item.y, item.width, item.height)
            painter.drawRoundedRect(box, item.radius, item.radius)
        case Polygon():
            painter.drawPolygon(_polygon(item.points))
        case Circle():
            painter.drawEllipse(QPointF(item.x, item.y), item.radius, item.radius)


def _pen(stroke: str | None, width: float, dash: tuple[float, ...]) -> QPen:
    if stroke is None:
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(QColor(stroke), width)
    if dash:
        # Qt counts dashes in widths of the pen, the display list in points.
        pen.setDashPattern([each / max(width, 0.1) for each in dash])
    return pen


def _polygon(points: tuple[tuple[float, float], ...]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])


def _paint_route(painter: QPainter, route: Route) -> None:
    points = [QPointF(x, y) for x, y in route.points]
    path = QPainterPath(points[0])
    if route.curved:
        for first in range(1, len(points) - 2, 3):
            path.cubicTo(points[first], points[first + 1], points[first + 2])
    else:
        for point in points[1:]:
            path.lineTo(point)
    painter.setPen(_pen(route.stroke, route.line_width, route.dash))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    if route.head:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(route.stroke))
        painter.drawPolygon(_polygon(route.head))


def _paint_words(painter: QPainter, words: Words) -> None:
    face = font(bold=words.bold)
    face.setPixelSize(max(1, round(words.size)))
    face.setItalic(words.italic)
    width = QFontMetricsF(face).horizontalAdvance(words.text)
    shift = {Anchor.START: 0.0, Anchor.MIDDLE: width / 2, Anchor.END: width}[words.anchor]
    painter.save()
    painter.translate(words.x, words.y)
    painter.rotate(words.rotation)
    painter.setFont(face)
    painter.setPen(QColor(words.colour))
    painter.drawText(QPointF(-shift, 0), words.text)
    painter.restore()


class PictureView(QWidget):
    """Shows a picture at some scale; a click on a shape says what it stands for."""

    clicked = Signal(str)
    activated = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: Picture | None = None
        self._areas: tuple[Area, ...] = ()
        self._chosen = ""
        self._scale = 1.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    @property
    def picture(self) -> Picture | None:
        """The picture that is shown."""
        return self._picture

    @property
    def scale(self) -> float:
        """How many pixels stand for a point."""
        return self._scale

    @property
    def chosen(self) -> str:
        """The entity whose shapes are marked, or ""."""
        return self._chosen

    def show_picture(self, picture: Picture) -> None:
        """Show another picture; what was chosen stays chosen where it is there again."""
        self._picture = picture
        self._areas = tuple(areas(picture))
        self.setAccessibleName(picture.title)
        self.setAccessibleDescription("\n".join(picture.text_equivalent))
        self._fit()

    def show_chosen(self, entity_id: str) -> None:
        """Mark the shapes that stand for the entity."""
        self._chosen = entity_id
        self.update()

    def show_scale(self, scale: float) -> None:
        """Draw the picture larger or smaller."""
        self._scale = max(_SMALLEST_SCALE, min(scale, _LARGEST_SCALE))
        self._fit()

    def box_of(self, entity_id: str) -> QRectF:
        """Where the entity is drawn, in pixels of this widget; empty where it is not."""
        for area in reversed(self._areas):
            if area.about == entity_id:
                scale = self._scale
                return QRectF(
                    area.x * scale, area.y * scale, area.width * scale, area.height * scale
                )
        return QRectF()

    def sizeHint(self) -> QSize:
        if self._picture is None:
            return QSize(200, 120)
        return QSize(
            round(self._picture.width * self._scale), round(self._picture.height * self._scale)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme_in_use().colour("surface"))
        if self._picture is not None:
            painter.scale(self._scale, self._scale)
            paint_picture(painter, self._picture)
            self.paint_over(painter)
        painter.end()

    def paint_over(self, painter: QPainter) -> None:
        """Mark what is chosen, in the coordinates of the picture."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme_in_use().colour("accent"), _MARK_WIDTH))
        for area in self._areas:
            if self._chosen and area.about == self._chosen:
                box = QRectF(area.x, area.y, area.width, area.height)
                painter.drawRoundedRect(box.adjusted(-3, -3, 3, 3), 7, 7)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus()
        about = self._about_at(event.position())
        if about:
            self.clicked.emit(about)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        about = self._about_at(event.position())
        if about:
            self.activated.emit(about)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = bool(self._about_at(event.position()))
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        order = list(dict.fromkeys(area.about for area in self._areas))
        if event.key() in _WALK and order and not event.modifiers():
            place = order.index(self._chosen) if self._chosen in order else -1
            self.clicked.emit(order[(place + _WALK[Qt.Key(event.key())]) % len(order)])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._chosen in order:
            self.activated.emit(self._chosen)
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        self.setFixedSize(self.sizeHint())
        self.update()

    def _about_at(self, point: QPointF) -> str:
        x, y = point.x() / self._scale, point.y() / self._scale
        return next((area.about for area in reversed(self._areas) if area.holds(x, y)), "")
