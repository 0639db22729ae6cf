"""The agencies of the map as a list: the same things, for the keyboard and for screen readers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.desktop.canvas.sprites import Badge
from workbench.desktop.theme import SMALL_SIZE, SPHERE_COLOURS, font, theme_in_use
from workbench.desktop.widgets import draw_dot
from workbench.diagram.network_map import MapAgency

_ROW = 26
_SWATCH = 9.0
_MARGIN = 6
_MOST_ROWS = 24
_AGENCY = Qt.ItemDataRole.UserRole
_BADGE = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class AgencyRows(QAbstractListModel):
    """The agencies by name, each with its sphere and its badge."""

    def __init__(self) -> None:
        super().__init__()
        self._agencies: tuple[MapAgency, ...] = ()
        self._badges: Mapping[str, Badge] = {}

    def show(self, agencies: Sequence[MapAgency]) -> None:
        """List these agencies."""
        self.beginResetModel()
        self._agencies = tuple(sorted(agencies, key=lambda each: (each.name.casefold(), each.id)))
        self.endResetModel()

    def show_badges(self, badges: Mapping[str, Badge]) -> None:
        """Show what the findings about each agency come to."""
        self._badges = badges
        if self._agencies:
            self.dataChanged.emit(self.index(0), self.index(len(self._agencies) - 1))

    def agency_at(self, index: Index) -> MapAgency | None:
        """The agency of a row."""
        return self._agencies[index.row()] if 0 <= index.row() < len(self._agencies) else None

    def index_of(self, key: str) -> QModelIndex:
        """The row of an agency; no row where it is not listed."""
        rows = (row for row, each in enumerate(self._agencies) if each.id == key)
        return self.index(next(rows, -1))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._agencies)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        agency = self.agency_at(index)
        if agency is None:
            return None
        badge = self._badges.get(agency.id)
        words = f"{agency.name}, {agency.sphere.words}"
        return {
            int(Qt.ItemDataRole.DisplayRole): agency.name,
            int(Qt.ItemDataRole.ToolTipRole): agency.name,
            int(Qt.ItemDataRole.AccessibleTextRole): (
                f"{words}, findings: {badge.words}" if badge else words
            ),
            int(_AGENCY): agency,
            int(_BADGE): badge,
        }.get(role)


class _AgencyPainter(QStyledItemDelegate):
    """Paints a row: a swatch of the sphere, the name, the badge's words."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(120, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = theme_in_use()
        agency, badge = index.data(_AGENCY), index.data(_BADGE)
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_ground"))
            painter.drawRoundedRect(area, 5, 5)
        inside = area.adjusted(_MARGIN, 0, -_MARGIN, 0)
        swatch = QRectF(inside.left(), inside.center().y() - _SWATCH / 2, _SWATCH, _SWATCH)
        draw_dot(painter, swatch, "", SPHERE_COLOURS[agency.sphere])
        inside.setLeft(swatch.right() + 8)
        if badge is not None:
            painter.setFont(font(SMALL_SIZE + 1, bold=not badge.is_question))
            painter.setPen(theme.colour("faint" if badge.is_question else badge.token))
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(inside, right, badge.words)
            inside.setRight(inside.right() - 32)
        painter.setFont(font())
        painter.setPen(theme.colour("muted" if agency.is_muted else "text"))
        name = QFontMetrics(painter.font()).elidedText(
            agency.name, Qt.TextElideMode.ElideRight, int(inside.width())
        )
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(inside, left, name)
        painter.restore()


class AgencyList(QListView):
    """Lists the agencies; what is chosen here is chosen on the map."""

    agency_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("network-agencies")
        self.setAccessibleName("Agencies")
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._is_told = True
        self._rows = AgencyRows()
        self.setModel(self._rows)
        self.setItemDelegate(_AgencyPainter(self))
        self.selectionModel().currentChanged.connect(self._tell)

    def show_agencies(self, agencies: Sequence[MapAgency], chosen: str) -> None:
        """List these agencies, one of them chosen."""
        self._is_told = False
        self._rows.show(agencies)
        self.setFixedHeight(_ROW * max(1, min(_MOST_ROWS, len(agencies))) + 4)
        self.show_chosen(chosen)

    def show_badges(self, badges: Mapping[str, Badge]) -> None:
        """Show what the findings about each agency come to."""
        self._rows.show_badges(badges)

    def show_chosen(self, agency_id: str) -> None:
        """Mark the row of an agency without telling anybody."""
        self._is_told = False
        index = self._rows.index_of(agency_id)
        self.setCurrentIndex(index)
        if not index.isValid():
            self.clearSelection()
        self._is_told = True

    def chosen_row(self) -> QRect | None:
        """Where the row of the chosen agency is, within the list."""
        index = self.currentIndex()
        chosen = index.isValid() and self.selectionModel().isSelected(index)
        return self.visualRect(index) if chosen else None

    def _tell(self, index: QModelIndex) -> None:
        agency = self._rows.agency_at(index)
        if agency is not None and self._is_told:
            self.agency_chosen.emit(agency.id)
