"""What the keys do here: one discreet line below the outline, and a sheet of all of them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from workbench.desktop.sops.keys import HINTS, SHEET
from workbench.desktop.widgets import ElidedLabel, push_button, words

_HEIGHT, _MOST_HIGH = 27, 380


class KeyHints(QWidget):
    """Says what the keys do where the cursor is; F1 or the button shows every key."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("key-hints")
        self._line = ElidedLabel("small", most=2000)
        self._all = push_button("All keys (F1)", "key-sheet-open", kind="link")
        self._all.setCheckable(True)
        self._all.toggled.connect(self._show_sheet)
        self._sheet = _sheet()
        self._sheet.hide()
        bar = QWidget()
        bar.setProperty("role", "raised")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        bar.setFixedHeight(_HEIGHT)
        across = QHBoxLayout(bar)
        across.setContentsMargins(14, 0, 8, 0)
        across.addWidget(self._line, 1)
        across.addWidget(self._all)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._sheet)
        column.addWidget(bar)
        QShortcut(QKeySequence("F1"), self.parentWidget() or self, self._all.toggle)
        self.show_hint("")

    @property
    def first(self) -> QPushButton:
        """What Tab leads to after the last row."""
        return self._all

    @property
    def hint(self) -> str:
        """What the line says."""
        return self._line.text()

    def show_hint(self, where: str) -> None:
        """Say what the keys do in a "title", a "new" row, a "line", the "fields", or elsewhere."""
        self._line.show_text(HINTS[where])

    def _show_sheet(self, shown: bool) -> None:  # noqa: FBT001  # of a signal
        self._sheet.setVisible(shown)


def _sheet() -> QWidget:
    page = QWidget()
    page.setProperty("role", "raised")
    page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    grid = QGridLayout(page)
    grid.setContentsMargins(14, 8, 14, 8)
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(2)
    grid.setColumnStretch(1, 1)
    for row, (key, what) in enumerate(SHEET):
        grid.addWidget(words(key, "strong"), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(words(what, wrap=True), row, 1)
    sheet = QScrollArea()
    sheet.setObjectName("key-sheet")
    sheet.setAccessibleName("All keys")
    sheet.setFrameShape(QScrollArea.Shape.NoFrame)
    sheet.setWidgetResizable(True)
    sheet.setWidget(page)
    sheet.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
    sheet.setMaximumHeight(min(page.sizeHint().height(), _MOST_HIGH))
    return sheet
