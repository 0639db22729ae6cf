"""What a text field gives to the clipboard and takes from it: prose among fields, else words."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor

from workbench.desktop.writing.rich_text import prose_of_selection
from workbench.domain.prose import escape, plain_words

PROSE_FORMAT = "application/x-workbench-prose"


def copied(cursor: QTextCursor) -> QMimeData:
    """What is selected: as words for anybody, as prose for another field."""
    prose = prose_of_selection(cursor)
    made = QMimeData()
    made.setText(plain_words(prose))
    made.setData(PROSE_FORMAT, prose.encode("utf-8", "replace"))
    return made


def can_be_pasted(source: QMimeData) -> bool:
    """Whether there are words in it."""
    return source.hasText() or source.hasFormat(PROSE_FORMAT)


def pasted(source: QMimeData) -> str:
    """The prose in it; signs that come from elsewhere mean nothing here."""
    if source.hasFormat(PROSE_FORMAT):
        return bytes(source.data(PROSE_FORMAT).data()).decode("utf-8", "replace")
    return escape("\n".join(source.text().splitlines()))
