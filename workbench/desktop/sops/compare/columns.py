"""Two columns of one table, with captions: rows that belong together stand at one height."""

from __future__ import annotations

import html
from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from workbench.desktop.taking_out import clear
from workbench.desktop.theme import theme_in_use
from workbench.desktop.widgets import SectionLabel
from workbench.domain.readings.differences import Words

_CAPTION_WIDTH = 96


class TwoColumns(QWidget):
    """Cells in pairs, with headings across both columns."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(16, 12, 16, 16)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnMinimumWidth(0, _CAPTION_WIDTH)
        for column in (1, 2):
            self._grid.setColumnStretch(column, 1)
        self._row = 0

    def clear(self) -> None:
        """Take every row out."""
        if self._row:
            self._grid.setRowStretch(self._row, 0)
        clear(self._grid)
        self._row = 0

    def heading(self, text: str) -> None:
        """A small heading across both columns."""
        self._grid.addWidget(SectionLabel(text), self._row, 0, 1, 3)
        self._row += 1

    def across(self, widget: QWidget) -> None:
        """One widget across both columns."""
        self._grid.addWidget(widget, self._row, 0, 1, 3)
        self._row += 1

    def pair(self, caption: QWidget, left: QWidget, right: QWidget) -> None:
        """Two widgets beside each other, after a caption."""
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(caption, self._row, 0, top)
        for column, widget in ((1, left), (2, right)):
            self._grid.addWidget(widget, self._row, column, top)
        self._row += 1

    def finish(self) -> None:
        """Keep the rows together at the top."""
        self._grid.setRowStretch(self._row, 1)


class Side(QLabel):
    """What one side says, with the words marked that the other has not."""

    def __init__(self, words: Iterable[Words] = ()) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._words = tuple(words)
        self._show()

    @property
    def plain(self) -> str:
        """The words without their marks."""
        return "".join(each.text for each in self._words)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._show()

    def _show(self) -> None:
        colour = theme_in_use().colour("accent").name()
        self.setText(
            "".join(
                f'<u style="color:{colour}">{_html(each.text)}</u>'
                if each.differs
                else _html(each.text)
                for each in self._words
            )
        )
        self.setAccessibleName(self.plain)


def _html(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")
