"""The measure that is open: its title, what holds for all of it, and its steps to type."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.desktop.panels import EmptyState
from workbench.desktop.seen import WhenSeen
from workbench.desktop.session import Session
from workbench.desktop.sops.about_card import AboutCard
from workbench.desktop.sops.fields.tab_order import stops
from workbench.desktop.sops.key_hints import KeyHints
from workbench.desktop.sops.keys import OutlineKeys
from workbench.desktop.sops.measure_head import MeasureHead
from workbench.desktop.sops.pasting import Pasting
from workbench.desktop.sops.rows import OutlineRow
from workbench.desktop.sops.step_card import Shown, Spot, StepCard
from workbench.desktop.sops.step_list import StepList
from workbench.desktop.sops.typist import WHERE_IT_IS, Typist
from workbench.desktop.theme import SPHERE_COLOURS
from workbench.domain.edits.steps import MoveStep, RemoveStep
from workbench.domain.programme import Sphere
from workbench.domain.sops import Measure
from workbench.domain.steps import Step, StepKind
from workbench.domain.values import StepId
from workbench.workspace import Committed

_FIRST_HINT, _NEXT_HINT = "Type the first step", "Type the next step"
_BETWEEN_HINT = "Type a step, or Tab for a sub-item of the step above"


class MeasureView(QWidget):
    """Shows one measure as an outline in which everything can be typed.

    `measure_begun` carries the title of a measure that is not there yet.
    """

    step_chosen = Signal(str)
    measure_begun = Signal(str)
    put_aside = Signal()
    comparison_wanted = Signal()
    told = Signal(str, str)
    asked = Signal(str, str, object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._measure_id = ""
        self._open = ""
        self._head = MeasureHead(session)
        self._about = AboutCard(session)
        self._list = StepList(self._about, self._card)
        self._nothing = EmptyState("list", "Nothing is written yet")
        self._hints = KeyHints()
        self._typist = Typist(session, self._row_at)
        self._keys = OutlineKeys(self._typist)
        self._pasting = Pasting(self._typist)
        self._following = WhenSeen(self, self.refresh)
        self._build()
        self._connect()
        self.refresh()

    @property
    def measure_id(self) -> str:
        """The id of the measure that is open, or ""."""
        return self._measure_id

    @property
    def is_asking(self) -> bool:
        """Whether the title of a new measure is being typed."""
        return not self._measure_id and self._head.title.hasFocus()

    @property
    def cards(self) -> tuple[StepCard, ...]:
        """The cards in or near the view, in the printed order."""
        return self._list.cards

    def show_measure(self, measure_id: str) -> None:
        """Open another measure; "" asks for the title of a new one."""
        self._measure_id = measure_id
        self._open = ""
        self._list.choose("")
        self._typist.open(measure_id)
        self.refresh()
        self._list.verticalScrollBar().setValue(0)

    def refresh(self) -> None:
        """Bring everything up to date; the cursor stays where it is."""
        measure = self._session.state.measures.find(self._measure_id)
        self._head.show_measure(measure)
        self._list.setVisible(measure is not None)
        self._nothing.setVisible(measure is None)
        if measure is None:
            self._nothing.say(*self._nothing_words())
            self._list.show_steps(())
            return
        self._about.show_measure(measure)
        self._list.show_steps(self._shown(measure))

    def begin(self) -> None:
        """Put the cursor where one goes on: the chosen step, else the first, else the title."""
        if not self._measure_id:
            self._head.title.setFocus()
            return
        ids = [each.id for each in self._typist.rows()]
        chosen = self._typed_in() or self._open
        self.put_cursor(Spot(chosen if chosen in ids else ids[0]))

    def choose_step(self, step_id: str) -> None:
        """Mark the card of a step; its fields open unless somebody types in its rows."""
        self._list.choose(step_id)
        if not step_id or step_id != self._typed_in():
            self._open_fields(step_id)
            QTimer.singleShot(0, self._list, lambda: self._list.reveal(step_id))

    def put_cursor(self, spot: Spot, at: int = -1) -> None:
        """Go on typing in a row, at the end or after so many characters."""
        self._list.reveal(spot.step)
        row = self._row_at(spot)
        if row is None:
            return
        if at == WHERE_IT_IS:
            row.setFocus()
        else:
            row.put_cursor(None if at < 0 else at)

    def add_step(self, kind: StepKind = StepKind.ACTION, after: str = "") -> None:
        """Begin a step after another one, the chosen one, or at the end."""
        if not self._measure_id:
            return
        ids = [each.id for each in self._typist.steps()]
        wished = (after, self._typed_in(), self._open)
        chosen = next((each for each in wished if each in ids), ids[-1] if ids else "")
        self._typist.begin_step(chosen, kind)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001  # as Qt calls it
        """Tab leads from the head through what holds for all of it to the steps, and on."""
        above, below = _in_view(self._head, self._about), _in_view(self._hints)
        focused: QWidget | None = self.window().focusWidget()
        for row, enters in ((above, True), (below, False)):
            if focused in row:
                place = row.index(focused) + (1 if forward else -1)
                if 0 <= place < len(row):
                    row[place].setFocus(_reason(forward))
                    return True
                if forward is enters and self._list.order():
                    self._enter_list(forward=forward)
                    return True
        return super().focusNextPrevChild(forward)

    def _enter_list(self, *, forward: bool) -> None:
        """Go by Tab to the first row, or backwards into the last card."""
        ids = self._list.order()
        key = ids[0] if forward else ids[-1]
        self._list.reveal(key)
        card = self._list.card(key)
        if card is not None:
            card.focus_edge(forward=forward)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._list, 1)
        column.addWidget(self._nothing, 1)
        column.addWidget(self._hints)
        decision = QShortcut(QKeySequence("Ctrl+Shift+D"), self)
        decision.activated.connect(lambda: self.add_step(StepKind.DECISION))

    def _connect(self) -> None:
        self._head.entered.connect(self._enter_steps)
        self._head.begun.connect(self.measure_begun)
        self._head.put_aside.connect(self.put_aside)
        self._head.step_wanted.connect(self.add_step)
        self._head.comparison_wanted.connect(self.comparison_wanted)
        self._head.fields_wanted.connect(self._about.open_fields)
        self._about.left.connect(self._head.title.setFocus)
        self._typist.changed.connect(self.refresh)
        self._typist.cursor_wanted.connect(self.put_cursor)
        self._typist.fields_wanted.connect(self._go_into_fields)
        self._typist.left_upwards.connect(self._head.title.setFocus)
        self._typist.left.connect(lambda _step: self._open_fields(""))
        self._typist.told.connect(lambda words: self.told.emit(words, "refusal"))
        self._pasting.told.connect(self.told)
        self._list.cursor_lost.connect(self._find_cursor)
        self._pasting.asked.connect(self.asked)
        self._session.committed.connect(self._follow)
        self._session.findings_changed.connect(lambda _found: self._list.show_findings())
        self._session.language_changed.connect(lambda _language: self.refresh())

    def _nothing_words(self) -> tuple[str, str]:
        if self._session.state.measures:
            return "A new measure", "Type its title above, then Enter: the first step follows."
        return (
            "Nothing is written yet",
            "Type the title of the first measure above, then Enter, and step after step.",
        )

    def _shown(self, measure: Measure) -> list[Shown]:
        rows = self._typist.rows()
        drafts = self._typist.drafts
        stage = self._session.state.stages.find(measure.stage)
        colour = SPHERE_COLOURS[stage.sphere if stage else Sphere.CROSS_CUTTING]
        line = drafts.line
        return [
            Shown(
                step,
                hint=self._hint(step, len(rows)) if drafts.find(step.id) else "",
                colour=colour,
                is_new=drafts.find(step.id) is not None,
                new_line=line.line if line is not None and line.step == step.id else None,
            )
            for step in rows
        ]

    def _hint(self, step: Step, count: int) -> str:
        if step.id != self._typist.drafts.last.id:
            return _BETWEEN_HINT
        return _FIRST_HINT if count == 1 else _NEXT_HINT

    def _follow(self, commit: Committed) -> None:
        if self._measure_id and self._measure_id not in commit.state.measures:
            return  # the place shows another one
        self._following.ask()
        if not self._typist.is_working:
            self._follow_history(commit)

    def _follow_history(self, commit: Committed) -> None:
        """After undo and redo the cursor goes to what came back or changed."""
        if not commit.label.startswith(("Undo", "Redo")) or not self._has_cursor():
            return
        changes = sorted(commit.delta.of(Step), key=lambda each: each.before is not None)
        there = (each.after for each in changes if each.after is not None)
        spots = [Spot(each.id) for each in there if each.measure == self._measure_id]
        if spots:
            QTimer.singleShot(0, self._list, lambda: self.put_cursor(spots[0]))

    def _has_cursor(self) -> bool:
        focused: QWidget | None = self.window().focusWidget()
        return focused is None or self._list.isAncestorOf(focused) or focused is self.window()

    def _find_cursor(self, place: int) -> None:
        """The row with the cursor is gone, and not by typing: go on in the one beside it."""
        if not self._typist.is_working and self._list.order():
            ids = self._list.order()
            spot = Spot(ids[min(place, len(ids) - 1)])
            QTimer.singleShot(0, self._list, lambda: self.put_cursor(spot))

    def _card(self, shown: Shown) -> StepCard:
        card = StepCard(self._session, shown, self._pasting.take)
        card.wished.connect(self._keys.follow)
        card.settled.connect(self._typist.record)
        card.entered.connect(self._enter_row)
        card.row_left.connect(self._leave_row)
        card.picked.connect(self._pick)
        card.moved.connect(self._move)
        card.removed.connect(self._remove)
        card.left_editor.connect(self._leave_fields)
        card.stepped_out.connect(self._step_out)
        return card

    def _row_at(self, spot: Spot) -> OutlineRow | None:
        card = self._list.card(spot.step)
        return card.row(spot.line) if card is not None else None

    def _enter_row(self, spot: Spot, by_mouse: bool) -> None:  # noqa: FBT001  # of a signal
        self._typist.tidy(spot)
        kind = "title" if spot.line is None else "line"
        step = self._session.state.steps.find(spot.step)
        self._hints.show_hint("new" if step is None else kind)
        if step is None:
            self._open_fields("")
            return
        if self._open != spot.step:
            self._open_fields(spot.step if by_mouse else "")
        self._list.choose(spot.step)
        self.step_chosen.emit(spot.step)

    def _typed_in(self) -> str:
        """The step in a row of which the cursor stands, or ""."""
        focused: QWidget | None = self.window().focusWidget()
        if not isinstance(focused, OutlineRow):
            return ""
        return next((each.step_id for each in self.cards if focused in each.rows), "")

    def _leave_row(self) -> None:
        QTimer.singleShot(0, self._list, self._tidy_when_left)

    def _tidy_when_left(self) -> None:
        focused: QWidget | None = self.window().focusWidget()
        if focused is None or not self._list.isAncestorOf(focused):
            self._typist.tidy(Spot(""))
            self._hints.show_hint("")

    def _pick(self, step_id: str) -> None:
        if step_id in self._session.state.steps:
            self.step_chosen.emit(step_id)
            self._list.choose(step_id)
            self._open_fields(step_id)
        else:
            self.put_cursor(Spot(step_id))

    def _open_fields(self, step_id: str) -> None:
        """Open the fields of one step, and close those of any other."""
        self._open = step_id
        for card in self._list.cards:
            card.open_editor(wanted=card.step_id == step_id)

    def _go_into_fields(self, step_id: str) -> None:
        if step_id not in self._session.state.steps:
            self.told.emit("Type a title first: then the step has fields.", "refusal")
            return
        self._open_fields(step_id)
        card = self._list.card(step_id)
        if card is not None:
            card.focus_fields()
            self._hints.show_hint("fields")
            QTimer.singleShot(0, self._list, lambda: self._list.reveal(step_id))

    def _leave_fields(self, step_id: str) -> None:
        self.put_cursor(Spot(step_id))
        self._open_fields("")

    def _step_out(self, step_id: str, forward: bool) -> None:  # noqa: FBT001  # of a signal
        """Tab beyond the edge of a card: into the next one, or out of the list."""
        ids = list(self._list.order())
        place = ids.index(step_id) + (1 if forward else -1)
        if 0 <= place < len(ids):
            card = self._list.card(ids[place])
            assert card is not None
            card.focus_edge(forward=forward)
            self._list.reveal(ids[place])
        else:
            beyond = _in_view(self._hints) if forward else _in_view(self._head, self._about)
            beyond[0 if forward else -1].setFocus(_reason(forward))

    def _enter_steps(self) -> None:
        rows = self._typist.rows()
        self.put_cursor(Spot(rows[0].id))

    def _move(self, step_id: str, by: int) -> None:
        place = [each.id for each in self._typist.steps()].index(StepId(step_id)) + by
        self._session.edit(MoveStep(StepId(step_id), max(0, place)))

    def _remove(self, step_id: str) -> None:
        above, below = self._typist.neighbours(step_id)
        if self._session.edit(RemoveStep(StepId(step_id))):
            goes_to = below or above
            if goes_to is not None:
                self.put_cursor(Spot(goes_to.id))


def _in_view(*widgets: QWidget) -> list[QWidget]:
    """What Tab stops at in these, in the order in which it stands."""
    found = (each for widget in widgets if widget.isVisible() for each in stops(widget))
    return [each for each in found if each.isVisible() and each.isEnabled()]


def _reason(forward: bool) -> Qt.FocusReason:  # noqa: FBT001  # as Qt has it
    return Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
