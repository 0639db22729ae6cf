"""What is offered below a line while somebody types: Down and Up choose, Enter or Tab takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from workbench.desktop.finder import DETAIL_ROLE, ID_ROLE, ROW_HEIGHT, HitPainter
from workbench.desktop.taking_out import discard

_LEAST_WIDTH = 260
_TAKES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing to take: its words, what tells it apart, and what taking it means."""

    words: str
    # Whoever makes the offer knows what it means: hence Any.
    value: Any
    aside: str = ""


class Offers(QObject):
    """The list below a line; it lies over the window and is no window of its own."""

    taken = Signal(object)

    def __init__(self, line: QLineEdit, offers_for: Callable[[str], Sequence[Offer]]) -> None:
        super().__init__(line)
        self._line = line
        self._offers_for = offers_for
        self._list: QListWidget | None = None
        line.installEventFilter(self)
        line.textEdited.connect(self.refresh)

    @property
    def is_open(self) -> bool:
        """Whether something is offered now."""
        return self._list is not None and self._list.isVisible()

    @property
    def words(self) -> tuple[str, ...]:
        """What is offered now, in words."""
        if self._list is None or not self.is_open:
            return ()
        return tuple(self._list.item(row).text() for row in range(self._list.count()))

    def refresh(self) -> None:
        """Offer what fits the words typed so far; nothing where nothing fits."""
        offers = self._offers_for(self._line.text())
        if not offers or not self._line.hasFocus():
            self.close()
            return
        shown = self._list or self._made()
        shown.clear()
        for offer in offers:
            item = QListWidgetItem(offer.words)
            item.setData(ID_ROLE, offer.value)
            item.setData(DETAIL_ROLE, offer.aside)
            item.setToolTip(f"{offer.words} {offer.aside}".strip())
            shown.addItem(item)
        shown.setCurrentRow(0)
        self._place(shown)

    def close(self) -> None:
        """Offer nothing until something is typed again."""
        if self._list is not None:
            discard(self._list)
            self._list = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(event)
        if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
            self.close()
        return super().eventFilter(watched, event)

    def _pressed(self, event: QKeyEvent) -> bool:
        """Whether the key was for the list; Tab takes and still leaves the line."""
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if not self.is_open:
            if key == Qt.Key.Key_Down:
                self.refresh()
            return key == Qt.Key.Key_Down
        if key in _STEPS:
            self._step(_STEPS[key])
        elif key in _TAKES:
            self._take_current()
            return key != Qt.Key.Key_Tab
        elif key == Qt.Key.Key_Escape:
            self.close()
        else:
            return False
        return True

    def _step(self, by: int) -> None:
        assert self._list is not None
        self._list.setCurrentRow((self._list.currentRow() + by) % self._list.count())

    def _take_current(self) -> None:
        assert self._list is not None
        self._take(self._list.currentItem())

    def _take(self, item: QListWidgetItem) -> None:
        value = item.data(ID_ROLE)
        self.close()
        self.taken.emit(value)

    def _made(self) -> QListWidget:
        shown = QListWidget(self._line.window())
        shown.setObjectName(f"{self._line.objectName()}-offers")
        shown.setProperty("role", "offers")
        shown.setItemDelegate(HitPainter(shown))
        shown.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        shown.itemClicked.connect(self._take)
        self._list = shown
        return shown

    def _place(self, shown: QListWidget) -> None:
        """Below the line, or above it where the window ends; never wider than the window."""
        window: QWidget = self._line.window()
        height = min(shown.count(), 9) * ROW_HEIGHT + 10
        width = min(max(self._line.width(), _LEAST_WIDTH), window.width())
        corner = self._line.mapTo(window, self._line.rect().bottomLeft())
        x = max(0, min(corner.x(), window.width() - width))
        y = corner.y() + 3
        if y + height > window.height():
            y = max(0, corner.y() - self._line.height() - height - 2)
        shown.setGeometry(x, y, width, height)
        shown.show()
        shown.raise_()
