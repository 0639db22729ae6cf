"""A line to type a name in, standing over a box of the map."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from workbench.desktop.canvas.board import NameTaken
from workbench.desktop.session import Session
from workbench.desktop.theme import CONTROL_HEIGHT
from workbench.desktop.widgets import set_role
from workbench.desktop.writing.marks import ALL_BUT_SPELLING
from workbench.desktop.writing.watched_line import WatchedLine

_LEAST_WIDTH = 200


class NameField(WatchedLine):
    """Enter takes the name, Escape leaves it; a name that is refused stays to be mended."""

    closed = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(session, "name-field", parent, kinds=ALL_BUT_SPELLING)
        self.setAccessibleName("Name of the agency")
        self.setPlaceholderText("Name of the agency")
        self.hide()
        self._home = parent
        self._take: NameTaken | None = None
        self._before = ""
        self.returnPressed.connect(self._finish)

    @property
    def is_open(self) -> bool:
        """Whether a name is being typed."""
        return self._take is not None

    def open_over(self, area: QRect, text: str, take: NameTaken) -> None:
        """Let a name be typed over a part of the parent."""
        self._take, self._before = take, text
        set_role(self, "wrong", "false")
        self.setText(text)
        self.selectAll()
        width = max(_LEAST_WIDTH, area.width())
        place = QRect(0, 0, width, CONTROL_HEIGHT)
        place.moveCenter(area.center())
        bounds = self._home.rect().adjusted(4, 4, -4, -4)
        place.moveLeft(max(bounds.left(), min(place.left(), bounds.right() - width)))
        place.moveTop(max(bounds.top(), min(place.top(), bounds.bottom() - CONTROL_HEIGHT)))
        self.setGeometry(place)
        self.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Stop without taking the name."""
        if self._take is None:
            return
        self._take = None
        if self.hasFocus():  # first, because Qt passes the focus of a hidden widget on as with Tab
            self._home.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
        event.accept()  # a key that is typed here is none of the canvas's

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Going elsewhere takes a name that was changed; one that is refused is left."""
        super().focusOutEvent(event)
        if self._take is not None and event.reason() != Qt.FocusReason.PopupFocusReason:
            self._finish()
            self.leave()

    def _finish(self) -> None:
        take = self._take
        if take is None:
            return
        if self.text() == self._before or take(self.text()):
            self.leave()
        else:
            set_role(self, "wrong", "true")
