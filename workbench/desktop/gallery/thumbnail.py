"""A template as a small picture: the flowchart of its first procedure, or a blank form."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from workbench.desktop.pictures import paint_picture, palette_in_use
from workbench.desktop.theme import theme_in_use
from workbench.diagram.flowchart import flowchart
from workbench.diagram.picture import Picture
from workbench.domain.procedures import measures_of, steps_of
from workbench.domain.records import Records

_LINES = (0.9, 0.6, 0.9, 0.4, 0.9, 0.75)


def first_picture(records: Records, language: str) -> Picture | None:
    """The flowchart of the first measure that has steps; None where there is none."""
    for sop in records.sops.values():
        for measure in measures_of(records, sop.id):
            if steps_of(records, measure.id):
                return flowchart(records, measure.id, language, palette_in_use())
    return None


def thumbnail(picture: Picture | None, size: QSize, ratio: float) -> QPixmap:
    """The picture in this size, all of its width; below, it may be cut off."""
    pixels = QPixmap(size * ratio)
    pixels.setDevicePixelRatio(ratio)
    pixels.fill(theme_in_use().colour("surface"))
    painter = QPainter(pixels)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if picture is None:
        _paint_form(painter, QRectF(0, 0, size.width(), size.height()))
    else:
        scale = size.width() / picture.width
        painter.scale(scale, scale)
        paint_picture(painter, picture)
        painter.resetTransform()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(theme_in_use().colour("strong_line"))
        painter.drawRect(QRectF(0.5, 0.5, size.width() - 1, size.height() - 1))
    painter.end()
    return pixels


def _paint_form(painter: QPainter, area: QRectF) -> None:
    """A sheet with lines to write on."""
    sheet = QRectF(0, 0, area.height() * 0.7, area.height() * 0.86)
    sheet.moveCenter(area.center())
    theme = theme_in_use()
    painter.setPen(theme.colour("strong_line"))
    painter.setBrush(theme.colour("raised"))
    painter.drawRoundedRect(sheet, 3, 3)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("strong_line"))
    step = sheet.height() / (len(_LINES) + 1)
    for place, length in enumerate(_LINES, start=1):
        left, top = sheet.left() + sheet.width() * 0.05, sheet.top() + place * step - 1
        painter.drawRect(QRectF(left, top, sheet.width() * length, 2))
