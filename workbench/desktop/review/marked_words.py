"""Words with their changes marked: what was taken out struck through, what was added underlined."""

from __future__ import annotations

import html
from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel

from workbench.desktop.theme import Theme, theme_in_use
from workbench.domain.readings.since import ChangedWords, Fate


class MarkedWords(QLabel):
    """A text that tells both what it says and what it said before, without colour alone."""

    def __init__(self, changes: Iterable[ChangedWords] = ()) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._row: tuple[ChangedWords, ...] = ()
        self.show_changes(changes)

    def show_changes(self, changes: Iterable[ChangedWords]) -> None:
        """Show another text with its changes."""
        self._row = tuple(changes)
        self.setText(marked(self._row, theme_in_use()))
        self.setAccessibleName(spoken(self._row))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:  # the look has other colours
            self.setText(marked(self._row, theme_in_use()))


def marked(changes: Iterable[ChangedWords], theme: Theme) -> str:
    """The changes as rich text."""
    added, removed = theme.colour("good").name(), theme.colour("critical").name()
    patterns = {
        Fate.ADDED: f'<u style="color:{added}">{{}}</u>',
        Fate.REMOVED: f'<s style="color:{removed}">{{}}</s>',
    }
    return "".join(
        patterns.get(each.fate, "{}").format(html.escape(each.text).replace("\n", "<br>"))
        for each in changes
    )


def spoken(changes: Iterable[ChangedWords]) -> str:
    """The changes for somebody who hears them: "Within [removed: 24] [added: 48] hours"."""
    return "".join(
        each.text if each.fate is Fate.KEPT else f" [{each.fate.value}: {each.text.strip()}]"
        for each in changes
    ).strip()
