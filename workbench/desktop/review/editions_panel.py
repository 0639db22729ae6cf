"""The editions: how far each has come, what comes next, and where to begin a new one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbench.desktop.panels import Card, Column
from workbench.desktop.session import Session
from workbench.desktop.widgets import Chip, Field, push_button, words
from workbench.desktop.writing.marks import NOTHING
from workbench.desktop.writing.watched_line import WatchedLine
from workbench.domain.agencies import EditionId
from workbench.domain.editions import Edition, EditionState
from workbench.domain.edits.editions import BeginEdition, MoveEdition
from workbench.domain.entity import new_id
from workbench.domain.text import Text
from workbench.workspace import Committed

STATE_WORDS = {
    EditionState.DRAFT: ("draft", "warning"),
    EditionState.CONSULTATION: ("consultation", "accent"),
    EditionState.APPROVED: ("approved", "good"),
    EditionState.IN_FORCE: ("in force", "good"),
    EditionState.SUPERSEDED: ("superseded", "neutral"),
    EditionState.WITHDRAWN: ("withdrawn", "neutral"),
}
_NEXT = {
    None: (EditionState.DRAFT, EditionState.IN_FORCE),
    EditionState.DRAFT: (EditionState.CONSULTATION,),
    EditionState.CONSULTATION: (EditionState.APPROVED, EditionState.DRAFT),
    EditionState.APPROVED: (EditionState.IN_FORCE,),
    EditionState.IN_FORCE: (EditionState.SUPERSEDED, EditionState.WITHDRAWN),
    EditionState.SUPERSEDED: (),
    EditionState.WITHDRAWN: (),
}
_ORDERS = {
    EditionState.DRAFT: "Back to draft",
    EditionState.CONSULTATION: "Send to consultation",
    EditionState.APPROVED: "Approve",
    EditionState.IN_FORCE: "Put into force",
    EditionState.SUPERSEDED: "Supersede",
    EditionState.WITHDRAWN: "Withdraw",
}
_STATEMENTS = {EditionState.DRAFT: "It is a draft", EditionState.IN_FORCE: "It is in force"}


class EditionsPanel(Column):
    """One card for each edition, the current one first; the changes since it are a button away."""

    changes_wanted = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__("editions")
        self._session = session
        session.committed.connect(self._follow)
        session.language_changed.connect(self._build)
        self._build()

    def _follow(self, commit: Committed) -> None:
        if commit.delta.touches(Edition):
            self._build()

    def _build(self) -> None:
        self.clear()
        self.section("Editions")
        editions = sorted(
            self._session.state.editions.values(),
            key=lambda each: (not each.current, each.number, each.id),
        )
        for edition in editions:
            self.add(self._card(edition))
            self.space()
        self.section("New edition")
        self._number = WatchedLine(self._session, "edition-number", kinds=NOTHING)
        self._number.setPlaceholderText("0.7")
        self._title = WatchedLine(self._session, "edition-title")
        self.add(Field("Number", self._number))
        self.add(Field("What it is called, if it has a name of its own", self._title))
        begin = push_button("Begin a draft", "edition-begin", "plus")
        begin.clicked.connect(self._begin)
        self._title.returnPressed.connect(self._begin)
        self._number.returnPressed.connect(self._begin)
        self.add(begin)

    def _card(self, edition: Edition) -> QWidget:
        card = Card()
        card.setObjectName(f"edition-{edition.code or edition.number or edition.id}")
        title = edition_title(edition, self._session.language)
        card.lines.addWidget(words(title, "strong", wrap=True))
        chips = QHBoxLayout()
        text, tone = STATE_WORDS[edition.state] if edition.state else ("not recorded", "neutral")
        chips.addWidget(Chip(text, tone))
        if edition.current:
            chips.addWidget(Chip("current", "accent"))
        chips.addStretch(1)
        card.lines.addLayout(chips)
        for day, what in ((edition.adopted_on, "Adopted"), (edition.in_force_from, "In force")):
            if day is not None:
                card.lines.addWidget(words(f"{what} on {day.day} {day:%B %Y}", "small"))
        if edition.changed_after_adoption:
            changed = "The text has changed since it was adopted. Begin a draft for what is new."
            card.lines.addWidget(words(changed, "warning", wrap=True))
        for order in _NEXT[edition.state]:
            words_of = _ORDERS if edition.state else _STATEMENTS
            button = push_button(words_of[order], f"edition-to-{order.value}")
            button.clicked.connect(
                lambda _checked=False, key=edition.id, to=order: self._move(key, to)
            )
            card.lines.addWidget(button)
        since = push_button("Changes since", f"changes-since-{edition.id}", "history", "link")
        since.setAccessibleName(f"Changes since {title}")
        since.clicked.connect(lambda _checked=False, key=edition.id: self.changes_wanted.emit(key))
        card.lines.addWidget(since)
        return card

    def _move(self, edition: str, to: EditionState) -> None:
        self._session.edit(MoveEdition(EditionId(edition), to, self._session.today))

    def _begin(self) -> None:
        session = self._session
        current = next((each for each in session.state.editions.values() if each.current), None)
        edition = Edition(
            id=EditionId(new_id()),
            number=" ".join(self._number.text().split()),
            title=Text().put(session.language, " ".join(self._title.text().split())),
            languages=session.state.programme.languages if session.state.programme else (),
            based_on=EditionId(current.id) if current else None,
        )
        session.edit(BeginEdition(edition))


def edition_title(edition: Edition, language: str) -> str:
    """What an edition is called: "Edition 0.7", or its title where it has no number."""
    if edition.number:
        return f"Edition {edition.number}"
    return edition.title.in_language(language) or edition.form.in_language(language) or "Edition"
