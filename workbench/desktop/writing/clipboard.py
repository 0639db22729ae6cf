"""What a text field gives to the clipboard and takes from it: prose among fields, else words.

Other programs get the words that were shown and nothing more: what links lead to, and emphasis,
stay in this program, as a property of the object and not as a format.
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor

from workbench.desktop.writing.rich_text import prose_of_selection
from workbench.domain.kinds import find_anywhere
from workbench.domain.prose import escape, plain_words, relinked
from workbench.domain.records import Records

_PROSE = "prose"


def copied(cursor: QTextCursor) -> QMimeData:
    """What is selected: as words for anybody, as prose for another field."""
    prose = prose_of_selection(cursor)
    made = QMimeData()
    made.setText(plain_words(prose))
    made.setProperty(_PROSE, prose)
    return made


def pasted(source: QMimeData, records: Records) -> str:
    """The prose in it; signs that come from elsewhere mean nothing here.

    What was copied in another workspace may lead to what is not in this one: that is words here.
    """
    prose = source.property(_PROSE)
    if not isinstance(prose, str):
        return escape("\n".join(source.text().splitlines()))
    return relinked(prose, lambda words, key: words if find_anywhere(records, key) else None)
