"""The measure that is open: its title, what holds for all of it, and its steps as cards."""

from __future__ import annotations

from collections import defaultdict

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from workbench.desktop.panels import Card, EmptyState, WorkHead
from workbench.desktop.session import Session
from workbench.desktop.sops import describing
from workbench.desktop.sops.step_card import StepCard
from workbench.desktop.taking_out import clear, discard
from workbench.desktop.widgets import Chip, SectionLabel, push_button, words
from workbench.domain.agencies import Agency
from workbench.domain.edits.entities import Change
from workbench.domain.edits.steps import AddStep, MoveStep, RemoveStep
from workbench.domain.entity import new_id
from workbench.domain.findings import Finding
from workbench.domain.forms import Form
from workbench.domain.procedures import steps_of
from workbench.domain.programme import Stage
from workbench.domain.referrals import Referral
from workbench.domain.sops import Measure, MeasureId
from workbench.domain.steps import Step, StepKind
from workbench.domain.text import Text
from workbench.domain.values import StepId
from workbench.workspace import Committed

_REVEAL_MARGIN = 12
_SHOWN_KINDS = (Step, Measure, Agency, Form, Referral, Stage)


class MeasureView(QWidget):
    """Shows one measure and lets its steps be added, moved, edited and removed."""

    step_chosen = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._measure_id = ""
        self._cards: dict[str, StepCard] = {}
        self._number = words("", "title")
        self._title = QLineEdit()
        self._title.setObjectName("measure-title")
        self._title.setProperty("look", "title")
        self._title.editingFinished.connect(self._commit_title)
        self._detail = Chip()
        self._build()
        session.committed.connect(self._follow)
        session.findings_changed.connect(self._refresh_cards)
        session.language_changed.connect(lambda _language: self.show_measure(self._measure_id))

    @property
    def measure_id(self) -> str:
        """The id of the measure that is open, or ""."""
        return self._measure_id

    @property
    def cards(self) -> tuple[StepCard, ...]:
        """The cards in the printed order."""
        return tuple(self._cards.values())

    def show_measure(self, measure_id: str) -> None:
        """Open another measure."""
        self._measure_id = measure_id
        self._rebuild()

    def choose_step(self, step_id: str) -> None:
        """Open the card of a step for editing, and close the others."""
        for key, card in self._cards.items():
            card.choose(chosen=key == step_id)
        if step_id in self._cards:
            QTimer.singleShot(0, self._cards[step_id], lambda: self._reveal(step_id))

    def add_step(self, kind: StepKind = StepKind.ACTION, after: str = "") -> None:
        """Add a step after another one, or after the chosen one, and start typing its title."""
        chosen = after or next(
            (key for key, card in self._cards.items() if card.editor is not None), ""
        )
        step = Step(
            id=StepId(new_id()),
            measure=MeasureId(self._measure_id),
            title=Text().put(self._session.language, _NEW_TITLES[kind]),
            kind=kind,
        )
        if self._session.edit(AddStep(step, StepId(chosen) if chosen else None)):
            self.step_chosen.emit(step.id)
            self._cards[step.id].edit_title()

    def _build(self) -> None:
        head = WorkHead()
        head.add_left(self._number)
        head.add_left(self._title)
        head.add_left(self._detail)
        self._title.setMinimumWidth(160)
        add = push_button("Step", "add-step", "plus")
        add.setToolTip("Add a step after the chosen one")
        add.clicked.connect(lambda _checked=False: self.add_step())
        decide = push_button("Decision", "add-decision", "plus")
        decide.setToolTip("Add a decision after the chosen step")
        decide.clicked.connect(lambda: self.add_step(StepKind.DECISION))
        head.add_right(add)
        head.add_right(decide)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("steps")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(14, 12, 14, 14)
        self._column.setSpacing(8)
        self._scroll.setWidget(body)
        self._about = Card()
        self._empty = EmptyState(
            "list", "No steps yet", "Add the first one, and type what is done in it."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._scroll, 1)

    def _follow(self, commit: Committed) -> None:
        if not self._measure_id or not commit.delta.touches(*_SHOWN_KINDS):
            return
        order = [each.id for each in self._steps()]
        if self._measure_id not in commit.state.measures:
            self.show_measure("")
        elif order != list(self._cards):
            self._rebuild()
        else:
            self._show_head()
            self._refresh_cards()

    def _steps(self) -> tuple[Step, ...]:
        return steps_of(self._session.state, MeasureId(self._measure_id))

    def _rebuild(self) -> None:
        """Lay the cards out anew; cards of steps that are still there are kept."""
        while self._column.takeAt(0):
            pass
        self._show_head()
        steps = self._steps()
        gone = self._cards.keys() - {each.id for each in steps}
        for key in gone:
            discard(self._cards[key])
        self._cards = {step.id: self._cards.get(step.id) or self._card(step) for step in steps}
        self._column.addWidget(self._about)
        for card in self._cards.values():
            self._column.addWidget(card)
        if steps:
            self._column.addStretch(1)
        else:
            self._column.addWidget(self._empty, 1)
        self._empty.setVisible(not steps and bool(self._measure_id))
        self._refresh_cards()

    def _card(self, step: Step) -> StepCard:
        card = StepCard(self._session, step)
        card.picked.connect(self.step_chosen)
        card.moved.connect(self._move)
        card.removed.connect(self._remove)
        card.wanted_after.connect(lambda key: self.add_step(after=key))
        return card

    def _show_head(self) -> None:
        measure = self._session.state.measures.find(self._measure_id)
        self.setEnabled(measure is not None)
        if measure is None:
            self._number.setText("")
            self._title.setText("")
            return
        language = self._session.language
        self._number.setText(measure.number)
        if not self._title.hasFocus():
            self._title.setText(measure.title.exactly(language))
            self._title.setCursorPosition(0)
        self._title.setPlaceholderText(measure.title.in_language(language) or "Title")
        self._detail.show_state(describing.detail_words(measure), "warning")
        self._show_about(measure)

    def _show_about(self, measure: Measure) -> None:
        clear(self._about.lines)
        facts = list(describing.about_measure(self._session.state, measure, self._session.language))
        for caption, lines in facts:
            label = SectionLabel(caption)
            label.setContentsMargins(0, 2, 0, 0)
            self._about.lines.addWidget(label)
            for line in lines:
                self._about.lines.addWidget(words(line, wrap=True))
        self._about.setVisible(bool(facts))

    def _refresh_cards(self) -> None:
        by_step: dict[str, list[Finding]] = defaultdict(list)
        for finding in self._session.findings:
            for key in set(finding.about) & self._cards.keys():
                by_step[key].append(finding)
        for step in self._steps():
            if step.id in self._cards:
                self._cards[step.id].show_step(step, tuple(by_step[step.id]))

    def _reveal(self, step_id: str) -> None:
        card = self._cards.get(step_id)
        if card is not None:
            # First the lower end, then the upper: a card that is too high begins at the top.
            self._scroll.ensureVisible(0, card.y() + card.sizeHint().height(), 0, _REVEAL_MARGIN)
            self._scroll.ensureVisible(0, card.y(), 0, _REVEAL_MARGIN)

    def _move(self, step_id: str, by: int) -> None:
        place = list(self._cards).index(step_id) + by
        self._session.edit(MoveStep(StepId(step_id), place))

    def _remove(self, step_id: str) -> None:
        order = list(self._cards)
        place = order.index(step_id)
        if self._session.edit(RemoveStep(StepId(step_id))) and len(order) > 1:
            neighbour = order[place + 1] if place + 1 < len(order) else order[place - 1]
            self.step_chosen.emit(neighbour)

    def _commit_title(self) -> None:
        measure = self._session.state.measures.find(self._measure_id)
        if measure is None:
            return
        typed = " ".join(self._title.text().split())
        language = self._session.language
        if typed != measure.title.exactly(language):
            title = measure.title.put(language, typed)
            self._session.edit(Change(Measure, measure.id, {"title": title}))


_NEW_TITLES = defaultdict(lambda: "New step", {StepKind.DECISION: "What is decided?"})
