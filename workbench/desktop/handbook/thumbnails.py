"""All pages small, to jump to one."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from workbench.desktop.handbook.page_pictures import PagePictures
from workbench.desktop.theme import SMALL_SIZE, font, theme_in_use

_WIDTH, _HEIGHT = 108, 153
_CELL = QSize(136, 184)

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class PageList(QAbstractListModel):
    """One row for each page."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.pictures: PagePictures | None = None

    def show_pages(self, pictures: PagePictures | None) -> None:
        """Show other pages."""
        self.beginResetModel()
        self.pictures = pictures
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() or self.pictures is None else len(self.pictures)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"Page {index.row() + 1}"
        return None


class PagePainter(QStyledItemDelegate):
    """Paints a small page with its number; the page in view has an accent frame."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return _CELL

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, view = index.model(), self.parent()
        if not isinstance(model, PageList) or model.pictures is None:
            return
        theme = theme_in_use()
        area = _page_area(model.pictures, index.row(), option.rect)
        ratio = painter.device().devicePixelRatioF()
        image = model.pictures.picture(index.row(), round(area.width() * ratio))
        current = isinstance(view, QListView) and view.currentIndex().row() == index.row()
        painter.save()
        painter.drawImage(area, image)
        colour = QColor(theme.accent if current else theme.strong_line)
        painter.setPen(QPen(colour, 2 if current else 1))
        painter.drawRect(area.adjusted(-1, -1, 1, 1) if current else area)
        painter.setFont(font(SMALL_SIZE))
        painter.setPen(theme.colour("accent" if current else "faint"))
        below = QRect(option.rect.left(), area.bottom() + 4, option.rect.width(), 16)
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, str(index.row() + 1))
        painter.restore()


class Thumbnails(QListView):
    """Two pages side by side; only those in view are drawn."""

    page_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("thumbnails")
        self.setAccessibleName("Pages, small")
        self._pages = PageList(self)
        self.setModel(self._pages)
        self.setItemDelegate(PagePainter(self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setGridSize(_CELL)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._tell)

    def show_pages(self, pictures: PagePictures | None) -> None:
        """Show other pages."""
        self._pages.show_pages(pictures)

    def show_page(self, page: int) -> None:
        """Mark the page that is in view, without asking for it."""
        index = self._pages.index(page)
        if index.isValid() and index != self.currentIndex():
            self.selectionModel().blockSignals(True)  # noqa: FBT003  # Qt's own signature
            self.setCurrentIndex(index)
            self.selectionModel().blockSignals(False)  # noqa: FBT003  # Qt's own signature
            self.scrollTo(index)
            self.viewport().update()

    def _tell(self, index: QModelIndex) -> None:
        if index.isValid():
            self.viewport().update()
            self.page_wanted.emit(index.row())


def _page_area(pictures: PagePictures, page: int, cell: QRect) -> QRect:
    """Where a page lies in its cell: as large as fits, in the middle, at the top."""
    size = pictures.size(page)
    scale = min(_WIDTH / size.width(), _HEIGHT / size.height())
    width, height = round(size.width() * scale), round(size.height() * scale)
    left = cell.left() + (cell.width() - width) // 2
    return QRect(left, cell.top() + 4 + (_HEIGHT - height), width, height)
