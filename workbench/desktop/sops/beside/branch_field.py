"""Where the words at a line of the flowchart are typed, on the line itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QWidget

from workbench.desktop.session import Session
from workbench.desktop.widgets import set_role
from workbench.desktop.writing.watched_line import WatchedLine

BranchNamed = Callable[[str, bool], bool]
_WIDTH = 260


class BranchField(QFrame):
    """Enter takes the words, Escape leaves them; what is refused stays to be mended."""

    closed = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("branch-field")
        self.setProperty("role", "card")
        self._home = parent
        self._take: BranchNamed | None = None
        self._before = ("", False)
        self._words = WatchedLine(session, "branch-words")
        self._words.setAccessibleName("When this branch is taken")
        self._words.setPlaceholderText("When?")
        self._words.returnPressed.connect(self.finish)
        self._otherwise = QCheckBox("otherwise")
        self._otherwise.setObjectName("branch-otherwise")
        self._otherwise.setToolTip("Taken in every case that no other branch is for")
        self._otherwise.toggled.connect(self._words.setDisabled)
        line = QHBoxLayout(self)
        line.setContentsMargins(6, 4, 8, 4)
        line.setSpacing(8)
        line.addWidget(self._words, 1)
        line.addWidget(self._otherwise)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether words are being typed."""
        return self._take is not None

    def open_at(self, middle: QPoint, words: str, *, otherwise: bool, take: BranchNamed) -> None:
        """Let words be typed around a point of the parent."""
        self._take, self._before = take, (words, otherwise)
        set_role(self._words, "wrong", "false")
        self._words.setText(words)
        self._words.selectAll()
        self._otherwise.setChecked(otherwise)
        self._words.setDisabled(otherwise)
        area = QRect(0, 0, _WIDTH, self.sizeHint().height())
        area.moveCenter(middle)
        bounds = self._home.rect().adjusted(2, 2, -2, -2)
        area.moveLeft(max(bounds.left(), min(area.left(), bounds.right() - area.width())))
        area.moveTop(max(bounds.top(), min(area.top(), bounds.bottom() - area.height())))
        self.setGeometry(area)
        self.show()
        self.raise_()
        field = self._otherwise if otherwise else self._words
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Stop without taking the words."""
        if self._take is None:
            return
        self._take = None
        self._home.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()
        self.closed.emit()

    def finish(self) -> None:
        """Take the words as they stand."""
        take = self._take
        if take is None:
            return
        otherwise = self._otherwise.isChecked()
        words = "" if otherwise else self._words.text().strip()
        if (words, otherwise) == self._before or take(words, otherwise):
            self.leave()
        else:
            set_role(self._words, "wrong", "true")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish()
        event.accept()  # a key that is typed here is none of the chart's
