"""What a reader of a Word document must be told: all that is more than plain paragraphs."""

from __future__ import annotations

from enum import Enum

from workbench.domain.found import Announcement, Passage
from workbench.exchange.written.cleaning import cleaned

_LONGEST_PASSAGE = 2_000
_MOST_PASSAGES = 500


class Notice(Enum):
    """A kind of thing that is announced: key, what it is called, what becomes of it."""

    INSERTED = ("inserted", "Tracked insertions", "They are taken in, as if accepted.")
    DELETED = ("deleted", "Tracked deletions", "They are left out, as if accepted.")
    COMMENT = ("comment", "Comments", "They become comments where they stand; names are left out.")
    FOOTNOTE = ("footnote", "Footnotes and endnotes", "Their text follows what they stand at.")
    TEXT_BOX = ("text-box", "Text boxes", "Their text follows the paragraph they hang on.")
    HEADER = ("header", "Headers and footers", "They are not brought in.")
    IMAGE = ("image", "Pictures", "They are not brought in. Draw charts here, or keep the file.")
    OBJECT = ("object", "Embedded objects and charts", "They are not brought in.")
    DRAWN_WORDS = (
        "drawn-words",
        "Words in diagrams",
        "They are not brought in. Copy what matters.",
    )
    FIELD = ("field", "Fields", "What they showed last is taken as text.")
    LINK = ("link", "Links", "Their words are taken in, their addresses are not.")
    CONTROL = ("control", "Content controls", "What stands in them is taken as text.")
    HIDDEN = ("hidden", "Hidden text", "It is not brought in.")
    CONTENTS = ("contents", "Tables of contents", "They are left out; the handbook makes its own.")
    STRUCTURE = ("structure", "Headings that only announce steps", "They are left out.")
    LATE_PART = ("late-part", "Documents within the document", "They are not read.")

    @property
    def key(self) -> str:
        """The stable name."""
        return self.value[0]


class Announcing:
    """Gathers what is to be announced, in the order in which it is met."""

    def __init__(self) -> None:
        self._passages: dict[Notice, list[Passage]] = {}
        self._counts: dict[Notice, int] = {}

    def tell(self, notice: Notice, words: str, place: str) -> None:
        """Announce one thing more, with its words, if it has any."""
        self._counts[notice] = self._counts.get(notice, 0) + 1
        words = " ".join(cleaned(words).split())
        held = self._passages.setdefault(notice, [])
        if words and len(held) < _MOST_PASSAGES:
            held.append(Passage(words[:_LONGEST_PASSAGE], place))

    def all(self) -> tuple[Announcement, ...]:
        """The announcements, most serious first."""
        return tuple(
            Announcement(
                notice.key, notice.value[1], notice.value[2], tuple(self._passages[notice]), count
            )
            for notice in Notice
            if (count := self._counts.get(notice, 0))
        )
