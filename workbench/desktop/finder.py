"""The search field: find an agency, measure, step or form by name or code, and go to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from workbench.desktop.naming import name_of, place_of
from workbench.desktop.session import Session
from workbench.desktop.theme import SMALL_SIZE, font, theme_in_use
from workbench.desktop.widgets import draw_elided
from workbench.domain.entity import Entity
from workbench.domain.kinds import word_for
from workbench.domain.records import Records
from workbench.domain.steps import Step
from workbench.domain.text import Text

MOST_SHOWN = 12
_SEARCHED = ("agencies", "measures", "steps", "forms")
ROW_HEIGHT = 27
ID_ROLE = Qt.ItemDataRole.UserRole
DETAIL_ROLE = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex
_HINT_ROOM = 70


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: what it is called, what it is, and where."""

    entity_id: str
    name: str
    detail: str


class HitPainter(QStyledItemDelegate):
    """Paints the name at the left and what it is at the right, fainter."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = theme_in_use()
        area: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, theme.colour("accent_ground"))
        inside = area.adjusted(8, 0, -8, 0)
        detail = str(index.data(DETAIL_ROLE) or "")
        small = QFontMetrics(font(SMALL_SIZE))
        width = min(small.horizontalAdvance(detail) + 1, inside.width() // 2)
        aside = QRect(inside.right() - width, inside.top(), width, inside.height())
        draw_elided(painter, aside, detail, font(SMALL_SIZE), "faint", at_right=True)
        inside.setRight(inside.right() - width - 12)
        name = str(index.data(Qt.ItemDataRole.DisplayRole))
        draw_elided(painter, inside, name, font(), "text" if index.data(ID_ROLE) else "faint")
        painter.restore()


def hits(records: Records, wanted: str, language: str) -> tuple[Hit, ...]:
    """What matches every word wanted, names that begin with it first."""
    words = wanted.casefold().split()
    if not words:
        return ()
    found = [
        (_rank(entity, wanted.casefold().strip()), place, entity)
        for place, entity in enumerate(_searched(records))
        if _matches(entity, words)
    ]
    found.sort(key=lambda each: each[:2])
    return tuple(_hit(records, entity, language) for _, _, entity in found[:MOST_SHOWN])


class Finder(QLineEdit):
    """The field in the top bar; its results lie over the work below it."""

    found = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("finder")
        self.setPlaceholderText("Search agencies, steps, forms…")
        self.setAccessibleName("Search")
        self._session = session
        self._results: QFrame | None = None
        self._list = QListWidget()
        self._list.setObjectName("finder-list")
        self._list.setItemDelegate(HitPainter(self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.itemClicked.connect(self._take)
        self.textEdited.connect(self._search)
        self.returnPressed.connect(self._take_current)

    @property
    def results(self) -> tuple[str, ...]:
        """The ids of what is offered now."""
        return tuple(str(self._list.item(row).data(ID_ROLE)) for row in range(self._list.count()))

    def begin(self) -> None:
        """Put the cursor into the field."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        taken = self.fontMetrics().horizontalAdvance(self.placeholderText())
        if not self.text() and not self.hasFocus() and taken + _HINT_ROOM < self.width():
            painter = QPainter(self)
            painter.setFont(font(SMALL_SIZE))
            painter.setPen(theme_in_use().colour("faint"))
            area = self.rect().adjusted(0, 0, -10, 0)
            painter.drawText(
                area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, "Ctrl K"
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() == Qt.Key.Key_Escape:
            self._finish()
        elif event.key() in steps and self._list.count():
            row = self._list.currentRow() + steps[Qt.Key(event.key())]
            self._list.setCurrentRow(max(0, min(row, self._list.count() - 1)))
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self._results is not None:
            self._results.hide()
        return super().eventFilter(watched, event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self._results is not None:
            self._results.hide()

    def _search(self, wanted: str) -> None:
        self._list.clear()
        for hit in hits(self._session.state, wanted, self._session.language):
            item = QListWidgetItem(hit.name)
            item.setData(ID_ROLE, hit.entity_id)
            item.setData(DETAIL_ROLE, hit.detail)
            item.setToolTip(f"{hit.name} · {hit.detail}")
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        if wanted.strip() and not self._list.count():
            nothing = QListWidgetItem("Nothing of that name")
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self._list.addItem(nothing)
        self._show_results()

    def _show_results(self) -> None:
        """Lay the results over the window, below the field: no window of its own."""
        frame = self._results or self._made_results()
        if not self._list.count():
            frame.hide()
            return
        corner = self.mapTo(self.window(), self.rect().bottomRight())
        width = max(self.width(), 440)
        height = self._list.count() * ROW_HEIGHT + 10
        frame.setGeometry(corner.x() - width + 1, corner.y() + 4, width, height)
        frame.show()
        frame.raise_()

    def _made_results(self) -> QFrame:
        frame = QFrame(self.window())
        frame.setObjectName("finder-results")
        lines = QVBoxLayout(frame)
        lines.setContentsMargins(4, 4, 4, 4)
        lines.addWidget(self._list)
        self.window().installEventFilter(self)
        self._results = frame
        return frame

    def _take_current(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            self._take(item)

    def _take(self, item: QListWidgetItem) -> None:
        entity_id = item.data(ID_ROLE)
        if entity_id:
            self._finish()
            self.found.emit(str(entity_id))

    def _finish(self) -> None:
        self.clear()
        self._list.clear()
        if self._results is not None:
            self._results.hide()
        self.clearFocus()


def _searched(records: Records) -> Iterator[Entity]:
    for table in _SEARCHED:
        yield from getattr(records, table).values()


def _matches(entity: Entity, words: Iterable[str]) -> bool:
    text = " ".join(_names(entity)).casefold()
    return all(word in text for word in words)


def _names(entity: Entity) -> Iterator[str]:
    """Every name, in all languages, and the code: people search by whichever they know."""
    yield entity.code
    yield str(getattr(entity, "number", ""))
    for field in ("name", "acronym", "title"):
        text = getattr(entity, field, None)
        if isinstance(text, Text):
            yield from (words for _, words in text)


def _rank(entity: Entity, wanted: str) -> int:
    folded = [name.casefold() for name in _names(entity) if name]
    if wanted in folded:
        return 0
    return 1 if any(name.startswith(wanted) for name in folded) else 2


def _hit(records: Records, entity: Entity, language: str) -> Hit:
    detail = word_for(type(entity))
    if isinstance(entity, Step):
        detail = place_of(records, entity.id, language)
    elif entity.code and entity.code != name_of(records, entity, language):
        detail = f"{detail} {entity.code}"
    return Hit(entity.id, name_of(records, entity, language), detail)
