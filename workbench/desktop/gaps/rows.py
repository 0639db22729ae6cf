"""Findings as rows of a list: the model behind the register and the strip, and how a row looks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workbench.desktop.gaps.wording import subject_words, token_of
from workbench.desktop.theme import SMALL_SIZE, font, theme_in_use
from workbench.desktop.widgets import draw_dot, draw_elided
from workbench.domain.findings import Family, Finding

ROW_HEIGHT = 30
ROW = Qt.ItemDataRole.UserRole

_MARGIN = 14
_DOT = 9
_TEXT_LEFT = 33
_SUBJECT_SHARE = 0.4

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Heading:
    """The line above the findings of one family."""

    family: Family
    count: int


Line = Heading | Finding


class FindingRows(QAbstractListModel):
    """Findings, with or without headings."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()

    def show(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is listed."""
        return self._lines

    def line_at(self, index: Index) -> Line | None:
        """The heading or finding of a row."""
        return self._lines[index.row()] if 0 <= index.row() < len(self._lines) else None

    def row_of(self, key: str) -> int:
        """The row of the finding with this key, or -1."""
        rows = (
            row
            for row, line in enumerate(self._lines)
            if isinstance(line, Finding) and line.key == key
        )
        return next(rows, -1)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line_at(index)
        if line is None or role == ROW:
            return line
        if isinstance(line, Heading):
            return line.family.words if role == Qt.ItemDataRole.DisplayRole else None
        return self._finding_data(line, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.line_at(index), Finding):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def _finding_data(self, finding: Finding, role: int) -> str | None:
        if role == Qt.ItemDataRole.DisplayRole:
            return finding.message
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{finding.message}\n{finding.remedy}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{token_of(finding)}: {finding.title}. {finding.message}"
        return None


class FindingPainter(QStyledItemDelegate):
    """Paints a row: dot, title, and at the right where it is."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area: QRect = option.rect
        if isinstance(line, Heading):
            self._paint_heading(painter, area, line)
        elif isinstance(line, Finding):
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            self._paint_finding(painter, area, line, chosen=chosen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(theme_in_use().tint("line", 0.55))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.restore()

    def _paint_heading(self, painter: QPainter, area: QRect, heading: Heading) -> None:
        theme = theme_in_use()
        painter.fillRect(area, theme.colour("raised"))
        name, _, about = heading.family.words.partition(": ")
        inside = area.adjusted(_MARGIN, 0, -_MARGIN, -1)
        painter.setFont(font(bold=True))
        painter.setPen(theme.colour("text"))
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, name)
        inside.setLeft(inside.left() + QFontMetrics(painter.font()).horizontalAdvance(name) + 9)
        painter.setFont(font(SMALL_SIZE + 1))
        painter.setPen(theme.colour("faint"))
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter, about)
        painter.drawText(
            inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, str(heading.count)
        )

    def _paint_finding(
        self, painter: QPainter, area: QRect, finding: Finding, *, chosen: bool
    ) -> None:
        theme = theme_in_use()
        painter.fillRect(area, theme.colour("accent_ground" if chosen else "surface"))
        top = area.center().y() - _DOT / 2 + 0.5
        draw_dot(painter, QRectF(area.left() + _MARGIN, top, _DOT, _DOT), token_of(finding))
        inside = area.adjusted(_TEXT_LEFT, 0, -_MARGIN, -1)
        inside.setRight(inside.right() - _paint_subject(painter, inside, finding) - 20)
        draw_elided(painter, inside, finding.message, font(), "text")


def finding_list(name: str, rows: FindingRows) -> QListView:
    """A list view that shows findings; only the rows in view are painted."""
    view = QListView()
    view.setObjectName(name)
    view.setModel(rows)
    view.setItemDelegate(FindingPainter(rows))
    view.setUniformItemSizes(True)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return view


def _paint_subject(painter: QPainter, inside: QRect, finding: Finding) -> int:
    """Paint what kind of thing is wrong at the right end; gives the width it took."""
    face = font(SMALL_SIZE)
    text = subject_words(finding)
    width = min(
        QFontMetrics(face).horizontalAdvance(text) + 1, int(inside.width() * _SUBJECT_SHARE)
    )
    area = QRect(inside.right() - width, inside.top(), width, inside.height())
    draw_elided(painter, area, text, face, "faint", at_right=True)
    return width
