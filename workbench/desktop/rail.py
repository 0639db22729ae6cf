"""The rail at the left: one entry for each place that works."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QVBoxLayout, QWidget

from workbench.desktop.icons import pixmap
from workbench.desktop.place import Place
from workbench.desktop.theme import SMALL_SIZE, font, theme_in_use

WIDTH = 76
_ENTRY_HEIGHT = 62
_ICON = 20
_BAR = 3


class RailEntry(QAbstractButton):
    """Icon above name; the place shown has an accent bar."""

    def __init__(self, place: Place, shortcut: str) -> None:
        super().__init__()
        self.setObjectName(f"rail-{place.key}")
        self.setText(place.title)
        self.setAccessibleName(place.title)
        self.setToolTip(f"{place.title} ({shortcut})")
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedSize(WIDTH, _ENTRY_HEIGHT)
        self._icon = place.icon
        self.key = place.key

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, _ENTRY_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_in_use()
        painter = QPainter(self)
        lit = self.isChecked() or self.underMouse() or self.hasFocus()
        if lit:
            painter.fillRect(self.rect(), theme.colour("rail_chosen"))
        if self.isChecked():
            painter.fillRect(0, 0, _BAR, self.height(), theme.colour("rail_accent"))
        token = "rail_lit" if lit else "rail_text"
        picture = pixmap(self._icon, token, _ICON, self.devicePixelRatioF())
        painter.drawPixmap(QPoint((WIDTH - _ICON) // 2, 12), picture)
        painter.setFont(font(SMALL_SIZE))
        painter.setPen(theme.colour(token))
        below = self.rect().adjusted(0, 36, 0, -8)
        painter.drawText(
            below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, self.text()
        )


class Rail(QWidget):
    """Chooses the place that is shown."""

    chosen = Signal(str)

    def __init__(self, places: Sequence[Place]) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self._entries = {
            place.key: RailEntry(place, f"Ctrl+{number}")
            for number, place in enumerate(places, start=1)
        }
        group = QButtonGroup(self)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 8, 0, 0)
        lines.setSpacing(0)
        for entry in self._entries.values():
            group.addButton(entry)
            lines.addWidget(entry)
        lines.addStretch(1)
        group.buttonClicked.connect(self._tell)

    def show_chosen(self, key: str) -> None:
        """Mark the place that is shown, without telling anybody."""
        self._entries[key].setChecked(True)

    def _tell(self, entry: QAbstractButton) -> None:
        if isinstance(entry, RailEntry):
            self.chosen.emit(entry.key)
