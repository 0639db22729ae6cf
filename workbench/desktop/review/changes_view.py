"""What changed since an edition: each thing with the words that were taken out and added."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.desktop.links import LinkLabel
from workbench.desktop.naming import name_of, place_of
from workbench.desktop.panels import Card, EmptyState
from workbench.desktop.review.marked_words import MarkedWords
from workbench.desktop.taking_out import clear
from workbench.desktop.widgets import Chip, SectionLabel, push_button, words
from workbench.domain.kinds import tables, word_for
from workbench.domain.readings.since import ChangedThing, Fate, changed_things, interleaved
from workbench.domain.records import Records

_TONES = {Fate.ADDED: "good", Fate.REMOVED: "critical", Fate.CHANGED: "warning"}
_AT_ONCE = 60
"""So many things are shown before somebody asks for more."""


class ChangesView(QWidget):
    """The changes between two moments, in the order of the tables."""

    followed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("changes")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._before, self._now, self._language = Records(), Records(), ""
        self._found: tuple[ChangedThing, ...] = ()

    def show_changes(self, before: Records, now: Records, language: str) -> None:
        """Show what differs between two moments."""
        self._before, self._now, self._language = before, now, language
        self._found = tuple(changed_things(before, now))
        clear(self._column)
        if not self._found:
            self._column.addWidget(EmptyState("circle-check", "Nothing changed since then"))
        self._add(0)

    def _add(self, first: int) -> None:
        """Some more of the changes, each kind below its heading."""
        last = self._found[first - 1].table if first else ""
        for thing in self._found[first : first + _AT_ONCE]:
            if thing.table != last:
                last = thing.table
                kind = word_for(tables()[last])
                self._column.addWidget(SectionLabel(kind))
            self._column.addWidget(self._card(thing))
        rest = len(self._found) - first - _AT_ONCE
        if rest > 0:
            more = push_button(f"Show the other {rest}", "changes-more", kind="link")
            more.clicked.connect(lambda: self._show_more(more, first + _AT_ONCE))
            self._column.addWidget(more)
        self._column.addStretch(1)

    def _show_more(self, button: QWidget, first: int) -> None:
        button.hide()
        self._add(first)

    def _card(self, thing: ChangedThing) -> Card:
        card = Card()
        card.setObjectName(f"change-{thing.id}")
        records = self._before if thing.now is None else self._now
        entity = thing.now or thing.before
        assert entity is not None
        name, place = name_of(records, entity, self._language), ""
        if thing.now is not None:
            place = place_of(records, thing.id, self._language)
            link = LinkLabel(_titled(place, name), thing.id, f"changed-{thing.id}")
            link.followed.connect(self.followed)
            card.lines.addWidget(link)
        else:
            card.lines.addWidget(words(name, "strong", wrap=True))
        card.lines.addWidget(Chip(thing.fate.value, _TONES[thing.fate]))
        if thing.fate is Fate.CHANGED:
            for field in thing.fields(self._before, self._now, self._language):
                card.lines.addWidget(words(field.caption, "small"))
                card.lines.addWidget(MarkedWords(interleaved(field.left, field.right)))
        return card


def _titled(place: str, name: str) -> str:
    return name if not place or name == place else f"{place}: {name}"
