"""A measure as it reads now, with what changed in it since an edition marked word by word."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.desktop.choices import Choice
from workbench.desktop.links import LinkLabel
from workbench.desktop.panels import Card
from workbench.desktop.review.editions_panel import edition_title
from workbench.desktop.review.marked_words import MarkedWords
from workbench.desktop.scrolling import scrolling
from workbench.desktop.session import Session
from workbench.desktop.taking_out import clear
from workbench.desktop.widgets import Chip, words
from workbench.domain.agencies import EditionId
from workbench.domain.entity import Entity
from workbench.domain.procedures import steps_of
from workbench.domain.readings.comparing import compared_fields
from workbench.domain.readings.since import Fate, interleaved
from workbench.domain.records import Records
from workbench.domain.sops import MeasureId
from workbench.domain.steps import Step

_TONES = {Fate.ADDED: "good", Fate.REMOVED: "critical", Fate.CHANGED: "warning"}
_SILENT = (
    "When this edition took its state, this file was not yet kept, so that there is nothing to "
    "compare with."
)


class SinceView(QWidget):
    """The whole measure, step by step; steps that were removed stand where they were."""

    followed = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("since")
        self._session, self._measure_id, self._edition = session, "", ""
        self._before: Records | None = None
        self._choice = Choice("since-choice", "Edition to compare with")
        self._choice.activated.connect(self._choose)
        self._only = Chip()
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 16, 0)
        head.setSpacing(8)
        head.addWidget(words("Changed since", "strong"))
        head.addWidget(self._choice)
        head.addWidget(self._only)
        head.addStretch(1)
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(16, 12, 16, 16)
        self._column.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(scrolling("since-scroll", body), 1)

    def show_measure(self, measure_id: str) -> None:
        """Show another measure."""
        self._measure_id = measure_id
        self.refresh()

    def refresh(self) -> None:
        """Look at the edition anew and show the measure."""
        editions = list(self._session.state.editions.values())
        editions.sort(key=lambda each: (each.current, each.number, each.id), reverse=True)
        self._choice.clear()
        for each in editions:
            self._choice.addItem(edition_title(each, self._session.language), each.id)
        self._choice.setCurrentIndex(max(0, self._choice.findData(self._edition)))
        self._choose()

    def follow(self) -> None:
        """Show the measure as it is after a change."""
        self._show()

    def _choose(self) -> None:
        self._edition = self._choice.currentData() or ""
        self._before = self._session.as_of(EditionId(self._edition)) if self._edition else None
        self._show()

    def _show(self) -> None:
        clear(self._column)
        if self._before is None:
            silent = _SILENT if self._edition else "There is no edition yet. Begin one in Review."
            self._column.addWidget(words(silent, "muted", wrap=True))
            self._only.show_state("", "neutral")
        else:
            changed = [self._add(was, now) for was, now in self._pairs(self._before)]
            count = sum(changed)
            self._only.show_state(f"{count} changed" if count else "nothing changed", "neutral")
        self._column.addStretch(1)

    def _pairs(self, before: Records) -> Iterator[tuple[Entity | None, Entity | None]]:
        """The measure then and now, then each step; one that is gone before what followed it."""
        state, measure = self._session.state, MeasureId(self._measure_id)
        yield before.measures.find(measure), state.measures.find(measure)
        old = list(steps_of(before, measure))
        for step in steps_of(state, measure):
            was = before.steps.find(step.id)
            if was in old:
                place = old.index(was)
                yield from ((each, None) for each in old[:place] if each.id not in state.steps)
                old = old[place + 1 :]
            yield was, step
        yield from ((each, None) for each in old if each.id not in state.steps)

    def _add(self, was: Entity | None, now: Entity | None) -> bool:
        """One thing with its changes; tells whether there are any."""
        thing = now or was
        if self._before is None or thing is None:
            return False
        fields = compared_fields(
            self._session.state, was, now, self._session.language, self._before
        )
        differing = [each for each in fields if each.differs]
        fate = Fate.ADDED if was is None else Fate.REMOVED if now is None else Fate.CHANGED
        card = Card()
        card.setObjectName(f"since-{thing.id}")
        head = QHBoxLayout()
        head.addWidget(self._title(thing, gone=now is None), 1)
        if differing:
            head.addWidget(Chip(fate.value, _TONES[fate]))
        card.lines.addLayout(head)
        for field in differing:
            card.lines.addWidget(words(field.caption, "small"))
            card.lines.addWidget(MarkedWords(interleaved(field.left, field.right)))
        self._column.addWidget(card)
        return bool(differing)

    def _title(self, entity: Entity, *, gone: bool) -> QWidget:
        number = getattr(entity, "number", "")
        title = getattr(entity, "title", None)
        said = title.in_language(self._session.language) if title else ""
        text = f"{number} {said}".strip()
        if gone or not isinstance(entity, Step):
            return words(text, "strong", wrap=True)
        link = LinkLabel(text, entity.id, f"since-link-{entity.id}")
        link.followed.connect(self.followed)
        return link
