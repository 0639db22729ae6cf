"""The legend below the map: always there, with the samples that print has too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.desktop.canvas.look import map_palette
from workbench.desktop.canvas.sprites import Badge, paint_badge
from workbench.desktop.pictures import paint_picture
from workbench.desktop.theme import SMALL_SIZE, font, theme_in_use
from workbench.diagram.legend import least_width, legend_items
from workbench.diagram.metrics import width
from workbench.diagram.network import line_style, network_legend
from workbench.diagram.network_map import NetworkMap
from workbench.diagram.network_words import STATE_WORDS
from workbench.diagram.picture import LegendKey, Picture
from workbench.domain.referrals import ReferralState

_BADGES = (
    (Badge("2", "high"), "Gaps found"),
    (Badge("3?", "unknown"), "Open questions"),
)
_SHARED = "So many referrals"
_MUTED = "Stands for any, abroad, or retired"
_BADGE_ROOM = 26.0
_ROW = 22.0
_TOP = 3.0
_BETWEEN = 8.0

Entry = LegendKey | tuple[Badge, str]


class LegendBar(QWidget):
    """Shows what the lines, boxes and badges of the map mean."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("network-legend")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._network = NetworkMap((), ())
        self._take_room()

    def show_legend(self, network: NetworkMap) -> None:
        """Explain what this network shows, and every state that a referral can have."""
        self._network = network
        meanings = [each.words if isinstance(each, LegendKey) else each[1] for each in self._keys()]
        self.setAccessibleName("Legend: " + "; ".join(meanings))
        self._take_room()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._take_room()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_in_use()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface"))
        painter.fillRect(0, 0, self.width(), 1, theme.colour("line"))
        for number, row in enumerate(self._rows()):
            x = _BETWEEN
            for entry in row:
                _paint(painter, entry, x, _TOP + number * _ROW)
                x += _width(entry)
        painter.end()

    def _keys(self) -> Sequence[Entry]:
        palette = map_palette()
        shown = network_legend(self._network, palette)
        styles = {state: line_style(state, palette) for state in ReferralState}
        states = [
            LegendKey(
                words=STATE_WORDS[state].capitalize(),
                colour=style.colour,
                is_line=True,
                dash=style.dash,
                line_width=style.line_width,
            )
            for state, style in styles.items()
        ]
        shared = [replace(key, words=_SHARED) for key in shown if key.number]
        muted = [replace(key, words=_MUTED) for key in shown if key.dash and not key.is_line]
        return [*states, *shared, *muted, *_BADGES]

    def _rows(self) -> Iterator[Sequence[Entry]]:
        """The entries in as many rows as the width asks for."""
        row: list[Entry] = []
        taken = _BETWEEN
        for entry in self._keys():
            if row and taken + _width(entry) > self.width():
                yield row
                row, taken = [], _BETWEEN
            row.append(entry)
            taken += _width(entry)
        yield row

    def _take_room(self) -> None:
        self.setFixedHeight(round(2 * _TOP + _ROW * len(list(self._rows()))))


def _width(entry: Entry) -> float:
    if isinstance(entry, LegendKey):
        return least_width((entry,))
    return _BADGE_ROOM + width(entry[1], SMALL_SIZE) + 2 * _BETWEEN


def _paint(painter: QPainter, entry: Entry, x: float, top: float) -> None:
    """One entry, its middle half a row below the top."""
    palette = map_palette()
    if isinstance(entry, LegendKey):
        items = tuple(legend_items((entry,), x - _BETWEEN, top - 7.0, 10_000.0, palette))
        paint_picture(painter, Picture(width=1.0, height=1.0, title="", items=items))
        return
    badge, words = entry
    paint_badge(painter, QPointF(x + 10.0, top + _ROW / 2), badge)
    painter.setPen(theme_in_use().colour("muted"))
    painter.setFont(font(SMALL_SIZE))
    area = QRectF(x + _BADGE_ROOM, top, 10_000.0, _ROW)
    painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
