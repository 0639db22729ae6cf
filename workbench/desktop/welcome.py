"""The page where no workspace is open: recent files, open one, begin a new one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from workbench.desktop.panels import Banners, Card
from workbench.desktop.widgets import SectionLabel, push_button, words

_WIDTH = 640


class WelcomePage(QWidget):
    """Offers what can be opened or begun; it does none of it itself."""

    open_wanted = Signal()
    file_wanted = Signal(Path)
    new_wanted = Signal(str, bool)

    def __init__(self, recent: Sequence[Path], examples: Sequence[tuple[str, str]]) -> None:
        """`examples` are key and title of what a new workspace can begin with."""
        super().__init__()
        self.setObjectName("welcome")
        self.setProperty("role", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.banners = Banners()
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addStretch(2)
        column.addWidget(words("SOP Workbench", "title"))
        column.addWidget(
            words(
                "Procedures, the referral network they rely on, and what is missing in both.",
                "muted",
            )
        )
        column.addSpacing(8)
        column.addWidget(self._recent(recent))
        column.addWidget(self._new(examples))
        column.addStretch(3)
        self._arrange(column)

    def tell(self, text: str, tone: str = "refusal") -> None:
        """Show a banner above the page."""
        self.banners.tell(text, tone)

    def _arrange(self, column: QVBoxLayout) -> None:
        middle = QWidget()
        middle.setFixedWidth(_WIDTH)
        column.setContentsMargins(0, 0, 0, 0)
        middle.setLayout(column)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(middle)
        across.addStretch(1)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.addWidget(self.banners)
        lines.addLayout(across, 1)

    def _recent(self, recent: Sequence[Path]) -> QWidget:
        card = Card()
        card.lines.addWidget(SectionLabel("Go on with"))
        for number, path in enumerate(recent):
            row = push_button(path.stem, f"recent-{number}", kind="link")
            row.setToolTip(str(path))
            row.clicked.connect(lambda _checked=False, path=path: self.file_wanted.emit(path))
            line = QHBoxLayout()
            line.addWidget(row)
            line.addWidget(words(str(path.parent), "small"), 1)
            card.lines.addLayout(line)
        if not recent:
            card.lines.addWidget(words("Files that you open are listed here.", "muted"))
        card.lines.addSpacing(4)
        line = QHBoxLayout()
        opening = push_button("Open a file…", "welcome-open", "folder-open")
        opening.clicked.connect(self.open_wanted)
        line.addWidget(opening)
        line.addStretch(1)
        card.lines.addLayout(line)
        return card

    def _new(self, examples: Sequence[tuple[str, str]]) -> QWidget:
        card = Card()
        card.lines.addWidget(SectionLabel("Begin a new one"))
        card.lines.addWidget(
            words("Empty, for your own programme, or with an example to look around in.", "muted")
        )
        card.lines.addSpacing(4)
        protect = QCheckBox("Protect it with a passphrase")
        protect.setObjectName("new-protected")
        card.lines.addWidget(protect)
        line = QHBoxLayout()
        empty = push_button("New, empty…", "new-empty", "file-plus", "primary")
        empty.clicked.connect(lambda: self.new_wanted.emit("", protect.isChecked()))
        line.addWidget(empty)
        for key, title in examples:
            button = push_button(f"{title}…", f"new-{key}")
            button.clicked.connect(
                lambda _checked=False, key=key: self.new_wanted.emit(key, protect.isChecked())
            )
            line.addWidget(button)
        line.addStretch(1)
        card.lines.addLayout(line)
        return card
