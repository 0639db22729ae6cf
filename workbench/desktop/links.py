"""Words that lead to a recorded thing, alone or as a fact with a detail beside it."""

from __future__ import annotations

import html

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from workbench.desktop.widgets import words

_ROW_MARGIN = 6


class LinkLabel(QLabel):
    """Text that leads to an entity; it wraps, and follows by mouse and keyboard."""

    followed = Signal(str)

    def __init__(self, text: str, target: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._target = target
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.setWordWrap(True)
        self.setText(
            f'<a href="{html.escape(target)}" style="text-decoration: none">{html.escape(text)}</a>'
        )
        self.setAccessibleName(text)
        self.linkActivated.connect(self.followed)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.setSelection(0, len(self.accessibleName()))

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001  # as Qt calls it
        """A link is one stop; QLabel makes two of it, and never lets go of it backwards."""
        above = self.parentWidget()
        return above is not None and above.focusNextPrevChild(forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.followed.emit(self._target)
        else:
            super().keyPressEvent(event)


class FactRow(QWidget):
    """One fact: text on the left, which may lead somewhere, and a detail on the right."""

    followed = Signal(str)

    def __init__(self, text: str, detail: str = "", *, target: str = "", name: str = "") -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(_ROW_MARGIN, 4, _ROW_MARGIN, 4)
        line.setSpacing(8)
        if target:
            link = LinkLabel(text, target, name or f"link-{target}")
            link.followed.connect(self.followed)
            line.addWidget(link, 1)
        else:
            line.addWidget(words(text, wrap=True), 1)
        if detail:
            line.addWidget(words(detail, "small"), 0, Qt.AlignmentFlag.AlignTop)
