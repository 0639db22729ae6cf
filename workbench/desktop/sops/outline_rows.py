"""The outline of the procedures as rows of a list: groups of persons, stages, measures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from workbench.desktop.session import Session
from workbench.desktop.theme import SMALL_SIZE, SPHERE_COLOURS, font, theme_in_use
from workbench.desktop.widgets import draw_dot, draw_elided
from workbench.desktop.writing.watched_line import WatchedLine
from workbench.domain.procedures import measures_of
from workbench.domain.records import Records
from workbench.domain.sops import Sop

LINE = Qt.ItemDataRole.UserRole
_ROW, _HEADING, _STAGE = 27, 34, 30
_LEFT, _MARGIN, _RADIUS, _DOT = 18, 6, 5, 9

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class LineKind(Enum):
    """What a row stands for."""

    SOP = auto()
    STAGE = auto()
    MEASURE = auto()


@dataclass(frozen=True, slots=True)
class OutlineLine:
    """One row: what it stands for, and what it says."""

    kind: LineKind
    id: str
    words: str
    swatch: str = ""


def lines_of(records: Records, language: str) -> Iterator[OutlineLine]:
    """Every SOP with its stages and measures, in their order."""
    for sop in records.sops.values():
        yield OutlineLine(LineKind.SOP, sop.id, sop_words(records, sop, language))
        shown = None
        for measure in measures_of(records, sop.id):
            stage = records.stages.find(measure.stage)
            if stage is not None and stage.id != shown:
                shown = stage.id
                words = f"{stage.number} {stage.title.in_language(language)}".strip()
                yield OutlineLine(LineKind.STAGE, stage.id, words, SPHERE_COLOURS[stage.sphere])
            words = f"{measure.number} {measure.title.in_language(language)}".strip()
            yield OutlineLine(LineKind.MEASURE, measure.id, words)


def sop_words(records: Records, sop: Sop, language: str) -> str:
    """For whom an SOP is."""
    population = records.populations.find(sop.population)
    named = (population.name if population else sop.title).in_language(language)
    return named or "For whom? (F2)"


class OutlineRows(QAbstractListModel):
    """The rows; how many findings a measure has is asked for only when its row is painted."""

    def __init__(
        self, count: Callable[[str], int], rename: Callable[[OutlineLine, str], object]
    ) -> None:
        super().__init__()
        self._count, self._rename = count, rename
        self._lines: tuple[OutlineLine, ...] = ()

    @property
    def lines(self) -> tuple[OutlineLine, ...]:
        """What is listed."""
        return self._lines

    def show(self, lines: Sequence[OutlineLine]) -> None:
        """List other rows; nothing happens where they are the same."""
        if tuple(lines) != self._lines:
            self.beginResetModel()
            self._lines = tuple(lines)
            self.endResetModel()

    def row_of(self, kind: LineKind, entity_id: str) -> QModelIndex:
        """The row of something; an invalid one where it is not listed."""
        rows = (
            n for n, each in enumerate(self._lines) if (each.kind, each.id) == (kind, entity_id)
        )
        return self.index(next(rows, -1))

    def line_at(self, index: Index) -> OutlineLine | None:
        """What a row stands for."""
        return self._lines[index.row()] if 0 <= index.row() < len(self._lines) else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line_at(index)
        if line is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return line.words
            case Qt.ItemDataRole.ToolTipRole:
                return line.words
            case Qt.ItemDataRole.AccessibleTextRole:
                found = self.count_at(index)
                return f"{line.words}, {found} findings" if found else line.words
        return line if role == LINE else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        line = self.line_at(index)
        if line is None or role != Qt.ItemDataRole.EditRole or value == line.words:
            return False
        self._rename(line, str(value))
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        item = Qt.ItemFlag
        return item.ItemIsEnabled | item.ItemIsSelectable | item.ItemIsEditable

    def count_at(self, index: Index) -> int:
        """How many gaps and conflicts the measure of a row has."""
        line = self.line_at(index)
        return self._count(line.id) if line and line.kind is LineKind.MEASURE else 0


class OutlinePainter(QStyledItemDelegate):
    """Paints a row, and gives the field in which it is renamed."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        line = index.data(LINE)
        heights = {LineKind.SOP: _HEADING, LineKind.STAGE: _STAGE}
        return QSize(120, heights.get(line.kind, _ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, model = index.data(LINE), index.model()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area: QRect = option.rect.adjusted(6, 0, -6, 0)
        self._paint_ground(painter, option, area)
        inside = area.adjusted(_MARGIN, 0, -_MARGIN, 0)
        if line.kind is LineKind.SOP:
            inside.setTop(inside.top() + 8)
            draw_elided(painter, inside, line.words.upper(), font(SMALL_SIZE, bold=True), "muted")
        elif line.kind is LineKind.STAGE:
            middle = inside.center().y() - _DOT / 2 + 0.5
            draw_dot(painter, QRectF(inside.left(), middle, _DOT, _DOT), "", line.swatch)
            inside.setLeft(inside.left() + _LEFT)
            draw_elided(painter, inside, line.words, font(bold=True), "text")
        elif isinstance(model, OutlineRows):
            inside.setLeft(inside.left() + _LEFT)
            inside.setRight(inside.right() - _paint_count(painter, inside, model.count_at(index)))
            draw_elided(painter, inside, line.words, font(), "text")
        painter.restore()

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index
    ) -> QWidget:
        field = WatchedLine(self._session, "outline-rename", parent)
        field.setAccessibleName("New name")
        return field

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, WatchedLine)
        model.setData(index, editor.text())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        editor.setGeometry(option.rect.adjusted(4, 0, -4, 0))

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, area: QRect) -> None:
        theme = theme_in_use()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if not (chosen or hovered or focused):
            return
        ground = "accent_ground" if chosen else "ground"
        painter.setPen(theme.colour("accent") if focused else Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(ground))
        painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)


def _paint_count(painter: QPainter, inside: QRect, count: int) -> int:
    """Paint a number at the right end; gives the width it took."""
    if not count:
        return 0
    face = font(SMALL_SIZE + 1)
    width = QFontMetrics(face).horizontalAdvance(str(count)) + 2
    area = QRect(inside.right() - width, inside.top(), width, inside.height())
    draw_elided(painter, area, str(count), face, "faint", at_right=True)
    return width + 8
