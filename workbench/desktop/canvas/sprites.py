"""Boxes of agencies, painted once each and kept: a picture per agency, scale and screen.

Zoomed out, words give way: first to what fits in letters that can still be read, then to the
bare shape, which needs no sprite.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen

from workbench.desktop.canvas.look import map_palette
from workbench.desktop.theme import font, theme_in_use
from workbench.diagram.metrics import wrap
from workbench.diagram.network import EDGE_WIDTH
from workbench.diagram.network_map import MapAgency

ROOM = 12.0  # around a box, for its badge
RADIUS = 6.0
_MUTED_DASH = [3.0, 2.5]
_LEAST_LETTERS = 10.0  # pixels: smaller than this nobody reads
_LEADING = 1.2
_BESIDE = 6.0  # between the edge and the words
_BADGE = 17.0
_BADGE_LETTERS = 11
_PIXELS_KEPT = 24_000_000


class Level(Enum):
    """How much of a box is told at a scale."""

    SHAPE = "shape"
    FITTED = "fitted"
    FULL = "full"


def level_at(scale: float) -> Level:
    """The most that can still be read at a scale."""
    if scale < 0.26:
        return Level.SHAPE
    return Level.FITTED if scale < 0.8 else Level.FULL


@dataclass(frozen=True, slots=True)
class Badge:
    """What the findings about an agency come to: a word, and a colour token."""

    words: str
    token: str
    is_question: bool = False


@dataclass(frozen=True, slots=True)
class BoxFace:
    """What is shown on the box of one agency; `short` stands in where the name has no room."""

    agency: MapAgency
    short: str
    badge: Badge | None = None


class Sprites:
    """Keeps the painted boxes; paints one when it is first asked for."""

    def __init__(self, size: tuple[float, float], face_of: Callable[[str], BoxFace]) -> None:
        self._width, self._height = size
        self._face_of = face_of
        self._kept: OrderedDict[tuple[str, float, float], QImage] = OrderedDict()
        self._pixels = 0
        self.painted = 0

    @property
    def kept_pixels(self) -> int:
        """How large all kept pictures are together."""
        return self._pixels

    def drop(self, key: str) -> None:
        """Forget the pictures of one agency, because its face has changed."""
        for held in [each for each in self._kept if each[0] == key]:
            self._forget(held)

    def clear(self) -> None:
        """Forget every picture."""
        self._kept.clear()
        self._pixels = 0

    def image(self, key: str, scale: float, ratio: float) -> QImage:
        """The picture of a box with `ROOM` around it, at a scale and for a screen."""
        wanted = (key, scale, ratio)
        found = self._kept.get(wanted)
        if found is None:
            found = self._painted(self._face_of(key), scale, ratio)
            self._kept[wanted] = found
            self._pixels += found.width() * found.height()
            while self._pixels > _PIXELS_KEPT and len(self._kept) > 1:
                self._forget(next(iter(self._kept)))
        else:
            self._kept.move_to_end(wanted)
        return found

    def _forget(self, held: tuple[str, float, float]) -> None:
        image = self._kept.pop(held)
        self._pixels -= image.width() * image.height()

    def _painted(self, face: BoxFace, scale: float, ratio: float) -> QImage:
        self.painted += 1
        width = (self._width + 2 * ROOM) * scale * ratio
        height = (self._height + 2 * ROOM) * scale * ratio
        image = QImage(int(width) + 1, int(height) + 1, QImage.Format.Format_ARGB32_Premultiplied)
        image.setDevicePixelRatio(ratio)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        painter.translate(ROOM, ROOM)
        body = QRectF(0.0, 0.0, self._width, self._height)
        _paint_body(painter, body, face.agency)
        _paint_words(painter, body, face, scale)
        if face.badge is not None:
            grown = max(1.0, 0.78 / scale)
            centre = QPointF(body.right() - 4.0, max(2.0, _BADGE * grown / 2 + 1.0 - ROOM))
            paint_badge(painter, centre, face.badge, grown, body.right() + ROOM - 1.0)
        painter.end()
        return image


def _paint_body(painter: QPainter, body: QRectF, agency: MapAgency) -> None:
    """The box: its ground, the edge in the colour of the sphere with its number, its outline."""
    palette = map_palette()
    rounded = QPainterPath()
    rounded.addRoundedRect(body.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
    painter.fillPath(rounded, QColor(palette.header if agency.is_muted else palette.surface))
    painter.save()
    painter.setClipPath(rounded)
    colour = QColor(palette.sphere(agency.sphere).edge)
    edge = QRectF(0.0, 0.0, EDGE_WIDTH, body.height())
    painter.fillRect(edge, colour)
    painter.restore()
    if agency.sphere.number is not None:
        light = colour.lightness() < 140
        painter.setPen(QColor("#FFFFFF" if light else "#1B2733"))
        painter.setFont(_letters(11.0, bold=True))
        painter.drawText(edge, Qt.AlignmentFlag.AlignCenter, str(agency.sphere.number))
    outline = QPen(QColor(palette.faint if agency.is_muted else palette.strong_line), 1.0)
    if agency.is_muted:
        outline.setDashPattern(_MUTED_DASH)
    painter.setPen(outline)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(rounded)


def _paint_words(painter: QPainter, body: QRectF, face: BoxFace, scale: float) -> None:
    """The name in one or two lines, as in print, or what of it fits in letters to be read."""
    palette, agency = map_palette(), face.agency
    inside = body.adjusted(EDGE_WIDTH + _BESIDE, 1.0, -4.0, -1.0)
    if level_at(scale) is Level.FULL:
        lines, size = agency.lines, agency.name_size
        inside.setLeft(inside.left() + 2.0)
    else:
        size = _LEAST_LETTERS / scale
        lines = _fitted(face, inside, size)
    painter.setFont(_letters(size, italic=agency.is_muted))
    painter.setPen(QColor(palette.muted if agency.is_muted else palette.text))
    painter.setClipRect(inside)
    metrics = QFontMetricsF(painter.font())
    lead = size * _LEADING
    top = inside.center().y() - lead * len(lines) / 2
    for place, line in enumerate(lines):
        words = metrics.elidedText(line, Qt.TextElideMode.ElideRight, inside.width() + 1.0)
        area = QRectF(inside.left(), top + place * lead, inside.width() + 1.0, lead)
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
    painter.setClipping(False)


def _fitted(face: BoxFace, inside: QRectF, size: float) -> tuple[str, ...]:
    """The whole name where it has room, else the short name, else as much as there is room for."""
    room = max(1, int(inside.height() / (size * _LEADING)))
    lines = wrap(face.agency.name, inside.width(), size)
    if len(lines) <= room and not any(line.endswith("-") for line in lines[:-1]):
        return lines
    if face.short:
        return (face.short,)
    return wrap(face.agency.name, inside.width(), size, max_lines=room)


def paint_badge(
    painter: QPainter, centre: QPointF, badge: Badge, grown: float = 1.0, within: float = 1e9
) -> None:
    """How many findings there are, in the colour of the gravest; `within` is its right-most end."""
    theme = theme_in_use()
    painter.setFont(_letters(_BADGE_LETTERS * grown, bold=True))
    needed = QFontMetricsF(painter.font()).horizontalAdvance(badge.words) + 8.0 * grown
    height = _BADGE * grown
    area = QRectF(0.0, 0.0, max(height, needed), height)
    area.moveCenter(centre)
    area.moveRight(min(area.right(), within))
    painter.setPen(QPen(theme.colour("surface"), 1.2))
    painter.setBrush(theme.colour(badge.token))
    painter.drawRoundedRect(area, height / 2, height / 2)
    painter.setPen(theme.colour("on_accent"))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, badge.words)


def _letters(size: float, *, bold: bool = False, italic: bool = False) -> QFont:
    """The face at a size in points of the map, not fitted to whole pixels, so that it scales."""
    face = font(max(1, round(size)), bold=bold)
    face.setItalic(italic)
    face.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return face
