"""What a name being typed may be: a list below the cursor that never takes the focus."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from workbench.desktop.finder import DETAIL_ROLE, ID_ROLE, ROW_HEIGHT, HitPainter
from workbench.desktop.taking_out import discard
from workbench.domain.kinds import word_for
from workbench.domain.naming import Named

_WIDTH = 380
_GAP = 4
_TAKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)

Take = Callable[[Named], None]


class Offers(QObject):
    """The offers of one field. Only who went into the list with Down takes one with Enter."""

    def __init__(self, field: QWidget, take: Take) -> None:
        super().__init__(field)
        self._field = field
        self._take = take
        self._offered: tuple[Named, ...] = ()
        self._frame: QFrame | None = None
        self._list: QListWidget | None = None

    @property
    def offered(self) -> tuple[Named, ...]:
        """What is offered now."""
        return self._offered

    @property
    def is_shown(self) -> bool:
        """Whether there is a list."""
        return self._frame is not None

    @property
    def is_entered(self) -> bool:
        """Whether somebody went into the list, so that Enter and Tab are for it."""
        return self._list is not None and self._list.currentRow() >= 0

    def show(self, offered: tuple[Named, ...], cursor: QRect) -> None:
        """Offer these below the cursor (in the coordinates of the field); nothing closes."""
        if not offered:
            self.close()
            return
        if offered == self._offered and self.is_shown:
            return
        self.close()
        self._offered = offered
        self._list = self._made_list()
        self._frame = self._made_frame(self._list)
        self._frame.setGeometry(self._place(cursor, len(offered) * ROW_HEIGHT + 10))
        self._frame.show()
        self._frame.raise_()

    def close(self) -> None:
        """Offer nothing any more."""
        self._offered = ()
        if self._frame is not None:
            discard(self._frame)
            self._frame = self._list = None

    def takes_key(self, event: QKeyEvent) -> bool:
        """Whether the key was for the list, which then has followed it."""
        if self._list is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key, row = Qt.Key(event.key()), self._list.currentRow()
        if key == Qt.Key.Key_Escape:
            self.close()
        elif key == Qt.Key.Key_Down:
            self._list.setCurrentRow(min(row + 1, self._list.count() - 1))
        elif key == Qt.Key.Key_Up and row >= 0:
            self._list.setCurrentRow(row - 1)
        elif key in _TAKING and row >= 0:
            self._choose(row)
        else:
            return False
        return True

    def _choose(self, row: int) -> None:
        named = self._offered[row]
        self.close()
        self._take(named)

    def _made_list(self) -> QListWidget:
        made = QListWidget()
        made.setObjectName("offers-list")
        made.setAccessibleName("Existing names")
        made.setItemDelegate(HitPainter(made))
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for each in self._offered:
            item = QListWidgetItem(each.name)
            item.setData(ID_ROLE, each.id)
            item.setData(DETAIL_ROLE, " · ".join(p for p in (word_for(each.kind), each.aside) if p))
            made.addItem(item)
        made.setCurrentRow(-1)
        made.itemClicked.connect(lambda item: self._choose(made.row(item)))
        return made

    def _made_frame(self, inside: QListWidget) -> QFrame:
        frame = QFrame(self._field.window())
        frame.setObjectName("offers")
        frame.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        lines = QVBoxLayout(frame)
        lines.setContentsMargins(4, 4, 4, 4)
        lines.addWidget(inside)
        return frame

    def _place(self, cursor: QRect, height: int) -> QRect:
        """Below the cursor; above it where there is more room, and never outside the window."""
        window = self._field.window()
        below = self._field.mapTo(window, cursor.bottomLeft())
        above = self._field.mapTo(window, cursor.topLeft())
        width = min(_WIDTH, window.width())
        left = max(0, min(below.x() - _GAP, window.width() - width - _GAP))
        fits = below.y() + _GAP + height <= window.height()
        if fits or above.y() - _GAP - height < 0:
            return QRect(left, below.y() + _GAP, width, height)
        return QRect(left, above.y() - _GAP - height, width, height)
