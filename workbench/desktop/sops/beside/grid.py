"""A table that shows what is read out of procedures: cells with tips, tones and places to go to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from workbench.desktop.theme import CONTROL_HEIGHT, SMALL_SIZE, font, theme_in_use

_MIDDLE = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
Index = QModelIndex | QPersistentModelIndex
_PAD = 26  # what the style sheet and Qt leave free beside the words
_HIGHEST_HEAD, _HIGHEST_ROW = 96, 10_000


@dataclass(frozen=True, slots=True)
class GridCell:
    """What stands in a cell; `target` is the entity it leads to, `tone` a token of the look."""

    text: str = ""
    tip: str = ""
    tone: str = ""
    bold: bool = False
    tinted: bool = False
    target: str = ""


@dataclass(frozen=True, slots=True)
class GridColumn:
    """A column: its head, and how wide; the weight shares out what is left, 0 is as it needs."""

    title: str
    tip: str = ""
    width: int = 0
    weight: int = 0
    in_middle: bool = False


@dataclass(frozen=True, slots=True)
class GridRow:
    """Cells from left to right; a heading is one cell over all columns."""

    cells: tuple[GridCell, ...]
    is_heading: bool = False

    @property
    def target(self) -> str:
        """The first entity that a cell of the row leads to."""
        return next((each.target for each in self.cells if each.target), "")


class _Model(QAbstractTableModel):
    """Cells as Qt asks for them."""

    def __init__(self) -> None:
        super().__init__()
        self.columns: tuple[GridColumn, ...] = ()
        self.rows: tuple[GridRow, ...] = ()
        self._answers: dict[int, Callable[[Index], object]] = {
            Qt.ItemDataRole.DisplayRole: lambda index: self.cell(index).text,
            Qt.ItemDataRole.ToolTipRole: self._tip,
            Qt.ItemDataRole.AccessibleTextRole: self._said,
            Qt.ItemDataRole.FontRole: self._face,
            Qt.ItemDataRole.ForegroundRole: self._ink,
            Qt.ItemDataRole.BackgroundRole: self._ground,
            Qt.ItemDataRole.TextAlignmentRole: lambda index: self._alignment(index.column()),
        }

    def show(self, columns: Sequence[GridColumn], rows: Sequence[GridRow]) -> None:
        self.beginResetModel()
        self.columns, self.rows = tuple(columns), tuple(rows)
        self.endResetModel()

    def cell(self, index: Index) -> GridCell:
        cells = self.rows[index.row()].cells
        return cells[index.column()] if index.column() < len(cells) else GridCell()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        answer = self._answers.get(role)
        return None if answer is None else answer(index)

    def _tip(self, index: Index) -> object:
        return self.cell(index).tip or None

    def _said(self, index: Index) -> object:
        cell = self.cell(index)
        return cell.tip or cell.text

    def _face(self, index: Index) -> object:
        bold = self.cell(index).bold or self.rows[index.row()].is_heading
        return font(bold=True) if bold else None

    def _ink(self, index: Index) -> object:
        tone = self.cell(index).tone
        return theme_in_use().colour(tone) if tone else None

    def _ground(self, index: Index) -> object:
        cell = self.cell(index)
        return theme_in_use().tint(cell.tone or "accent") if cell.tinted else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.title
            case Qt.ItemDataRole.ToolTipRole:
                return column.tip or None
            case Qt.ItemDataRole.TextAlignmentRole:
                return self._alignment(section) | int(Qt.TextFlag.TextWordWrap)
        return None

    def _alignment(self, column: int) -> int:
        return _MIDDLE if self.columns[column].in_middle else _LEFT


class Grid(QTableView):
    """A table to be walked with the arrows; Enter or a click follows what a row is about."""

    followed = Signal(str)

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        self._model = _Model()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setModel(self._model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setSectionsClickable(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.clicked.connect(self._follow)

    @property
    def rows(self) -> tuple[GridRow, ...]:
        """What is shown."""
        return self._model.rows

    @property
    def columns(self) -> tuple[GridColumn, ...]:
        """The columns that are shown."""
        return self._model.columns

    def show_rows(self, columns: Sequence[GridColumn], rows: Sequence[GridRow]) -> None:
        """Show other rows, with the scroll bars where they were."""
        place = self.verticalScrollBar().value(), self.horizontalScrollBar().value()
        self._model.show(columns, rows)
        self.clearSpans()
        for number, row in enumerate(rows):
            if row.is_heading and len(columns) > 1:
                self.setSpan(number, 0, 1, len(columns))
        self._share_out()
        self.verticalScrollBar().setValue(place[0])
        self.horizontalScrollBar().setValue(place[1])

    def show_target(self, entity_id: str) -> None:
        """Mark the row about an entity and bring it into view."""
        row = next((n for n, each in enumerate(self.rows) if each.target == entity_id), None)
        if row is not None and self.currentIndex().row() != row:
            self.setCurrentIndex(self._model.index(row, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._follow(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _follow(self, index: QModelIndex) -> None:
        if index.isValid():
            target = self._model.cell(index).target or self.rows[index.row()].target
            if target:
                self.followed.emit(target)

    def _share_out(self) -> None:
        """Give the columns their widths, and the rows the heights their words need."""
        columns = self.columns
        fixed = sum(each.width for each in columns)
        weights = sum(each.weight for each in columns)
        left = max(0, self.viewport().width() - fixed)
        for place, each in enumerate(columns):
            share = left * each.weight // weights if weights else 0
            self.setColumnWidth(place, each.width + share if each.weight else each.width)
        self.horizontalHeader().setFixedHeight(self._head_height())
        for number, row in enumerate(self.rows):
            self.setRowHeight(number, self._row_height(row))

    def _head_height(self) -> int:
        """As high as the longest head needs, up to a limit."""
        metrics = QFontMetrics(font(SMALL_SIZE, bold=True))
        needed = (
            _height(metrics, each.title, self.columnWidth(place))
            for place, each in enumerate(self.columns)
        )
        return min(max(needed, default=0), _HIGHEST_HEAD)

    def _row_height(self, row: GridRow) -> int:
        """As high as its words need; Qt itself forgets the room around them."""
        metrics = QFontMetrics(font(bold=row.is_heading))
        if row.is_heading:
            width = sum(self.columnWidth(place) for place in range(len(self.columns)))
            return _height(metrics, row.cells[0].text, width)
        return max(
            _height(metrics, cell.text, self.columnWidth(place))
            for place, cell in enumerate(row.cells)
        )


def _height(metrics: QFontMetrics, text: str, width: int) -> int:
    area = QRect(0, 0, max(20, width - _PAD), _HIGHEST_ROW)
    flags = int(Qt.TextFlag.TextWordWrap)
    return max(CONTROL_HEIGHT, metrics.boundingRect(area, flags, text).height() + _PAD // 2)
