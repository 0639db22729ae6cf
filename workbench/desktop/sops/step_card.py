"""One step as a card: title and sub-items to type in, what else is known, or the fields of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.desktop.panels import Card
from workbench.desktop.session import Session
from workbench.desktop.sops import describing
from workbench.desktop.sops.bullet import SIZE, Bullet
from workbench.desktop.sops.fields.tab_order import stops
from workbench.desktop.sops.rows import OutlineRow, TitleRow
from workbench.desktop.sops.step_editor import StepEditor
from workbench.desktop.sops.step_facts import StepFacts, columns_of
from workbench.desktop.sops.wishes import Wish
from workbench.desktop.taking_out import clear, discard
from workbench.desktop.widgets import Chip, words
from workbench.domain.findings import Finding, Kind
from workbench.domain.prose import plain_words
from workbench.domain.reviews import threads
from workbench.domain.steps import Step
from workbench.domain.text import Text, language_name
from workbench.domain.translations import texts_in

_LINE_HINT = "Type what is done; Enter for the next, Enter again for a new step"


@dataclass(frozen=True, slots=True)
class Spot:
    """A row of the outline: the title of a step, or one of its sub-items."""

    step: str
    line: int | None = None


TakePaste = Callable[[Spot, QMimeData], bool]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a card shows: the step, and how it stands in the list.

    A step that is not recorded yet `is_new`; `new_line` is the place of a sub-item that is not.
    """

    step: Step
    hint: str = ""
    colour: str = ""
    is_new: bool = False
    new_line: int | None = None


class StepCard(Card):
    """A step of the measure that is shown."""

    wished = Signal(Spot, Wish)
    settled = Signal(Spot)
    entered = Signal(Spot, bool)
    picked = Signal(str)
    moved = Signal(str, int)
    removed = Signal(str)
    left_editor = Signal(str)
    stepped_out = Signal(str, bool)
    row_left = Signal()

    def __init__(self, session: Session, shown: Shown, take_paste: TakePaste) -> None:
        super().__init__()
        self._take_paste = take_paste
        self._is_deaf = False
        self._session = session
        self._shown = shown
        self._editor: StepEditor | None = None
        self._rows: list[OutlineRow] = []
        self.setObjectName(f"step-{shown.step.code or shown.step.id}")
        self.title = TitleRow(session, "step-title")
        self._connect(self.title)
        self._bullet = Bullet()
        self._chips = QHBoxLayout()
        self._chips.setSpacing(6)
        self._chips_shown: list[tuple[str, str, str]] = []
        self._how = QVBoxLayout()
        self._how.setSpacing(0)
        self._how.setContentsMargins(SIZE + 4, 0, 0, 0)
        self._facts = StepFacts()
        self._arrange()
        self.show_step(shown)

    @property
    def step_id(self) -> str:
        """The id of the step that is shown."""
        return self._shown.step.id

    @property
    def editor(self) -> StepEditor | None:
        """The editor of its fields, while it is open."""
        return self._editor

    @property
    def rows(self) -> tuple[OutlineRow, ...]:
        """The title and the sub-items, from top to bottom."""
        return (self.title, *self._rows)

    @property
    def texts(self) -> str:
        """Everything the card says, for search and for tests."""
        return "\n".join([*(row.plain_words() for row in self.rows), *self._facts.texts])

    def row(self, line: int | None) -> OutlineRow:
        """The title, or one of the sub-items."""
        return self.title if line is None else self._rows[min(line, len(self._rows) - 1)]

    def spot_of(self, row: OutlineRow) -> Spot:
        """Where a row of this card stands."""
        return Spot(self.step_id, None if row is self.title else self._rows.index(row))

    def show_step(self, shown: Shown) -> None:
        """Show the step as it is now."""
        self._shown = shown
        step, language = shown.step, self._session.language
        self.title.show_words(step.title.exactly(language))
        fallback = step.title.in_language(language) or shown.hint or "Only known to exist"
        self.title.setPlaceholderText(fallback)
        name = f"Title of step {step.number}" if step.number else "Title of a new step"
        self.title.setAccessibleName(name)
        self.setAccessibleName(f"Step {step.number}: {fallback}")
        self._bullet.show_step(step.number, step.kind, shown.colour, is_new=shown.is_new)
        self._show_lines(step)
        self.show_findings()
        if not shown.is_new:
            self._facts.show_columns(columns_of(self._session, step))
        self._facts.setVisible(self._editor is None and not shown.is_new)
        if self._editor is not None:
            self._editor.show_step(step)

    def show_findings(self) -> None:
        """Show what kind of step it is, and what was found and said about it."""
        step = self._shown.step
        found = () if self._shown.is_new else self._session.findings_about(step.id)
        chips = _chips(self._session, step, found)
        if chips == self._chips_shown:
            return
        self._chips_shown = chips
        clear(self._chips)
        for text, tone, why in chips:
            chip = Chip(text, tone)
            chip.setToolTip(why)
            self._chips.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)

    def open_editor(self, *, wanted: bool) -> None:
        """Show the fields of the step below its rows, or take them away."""
        if wanted and self._editor is None and not self._shown.is_new:
            self._editor = StepEditor(self._session, self._shown.step)
            self._editor.moved.connect(lambda by: self.moved.emit(self.step_id, by))
            self._editor.removed.connect(lambda: self.removed.emit(self.step_id))
            self._editor.left.connect(lambda: self.left_editor.emit(self.step_id))
            self.lines.addWidget(self._editor)
        elif not wanted and self._editor is not None:
            discard(self._editor)
            self._editor = None
        self._facts.setVisible(self._editor is None and not self._shown.is_new)

    def focus_fields(self) -> None:
        """Open the fields of the step, and put the cursor into the first."""
        self.open_editor(wanted=True)
        if self._editor is not None:
            self._editor.focus_first()

    def focus_edge(self, *, forward: bool) -> None:
        """Go in by Tab: to the title, or backwards to the last field."""
        if forward:
            self.title.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._chain()[-1].setFocus(Qt.FocusReason.BacktabFocusReason)

    def go_deaf(self) -> None:
        """Tell of nothing any more: the card is about to go, maybe while words are in it."""
        self._is_deaf = True
        for row in self.rows:
            row.is_deaf = True
            row.blockSignals(True)  # noqa: FBT003  # as Qt has it

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.picked.emit(self.step_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._editor is not None and event.key() == Qt.Key.Key_Escape:
            self.left_editor.emit(self.step_id)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001  # as Qt calls it
        """Tab beyond the last field of the card leads to the next card in the printed order."""
        focused: QWidget | None = self.window().focusWidget()
        if self._is_deaf or (isinstance(focused, OutlineRow) and focused.is_deaf):
            return True  # whoever took the row away says where the cursor goes
        chain = self._chain()
        if focused in chain:
            place = chain.index(focused) + (1 if forward else -1)
            if 0 <= place < len(chain):
                reason = Qt.FocusReason
                chain[place].setFocus(
                    reason.TabFocusReason if forward else reason.BacktabFocusReason
                )
                return True
        self.stepped_out.emit(self.step_id, forward)
        return True

    def _chain(self) -> list[QWidget]:
        """What Tab goes through: the rows, then the fields as they stand."""
        fields = stops(self._editor) if self._editor is not None else ()
        chain: list[QWidget] = [*self.rows, *fields]
        return [each for each in chain if each.isVisibleTo(self) and each.isEnabled()]

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        top = Qt.AlignmentFlag.AlignTop
        head.addWidget(self._bullet, 0, top)
        head.addWidget(self.title, 1, top)
        head.addLayout(self._chips)
        self.lines.setSpacing(2)
        self.lines.addLayout(head)
        self.lines.addLayout(self._how)
        self.lines.addWidget(self._facts)

    def _connect(self, row: OutlineRow) -> None:
        row.wished.connect(lambda wish: self.wished.emit(self.spot_of(row), wish))
        row.settled.connect(lambda: self.settled.emit(self.spot_of(row)))
        row.entered_by.connect(lambda mouse: self.entered.emit(self.spot_of(row), mouse))
        row.left.connect(self.row_left)
        row.take_pastes(lambda source: self._take_paste(self.spot_of(row), source))

    def _show_lines(self, step: Step) -> None:
        """One row per sub-item; rows stay with their words, so that the cursor stays in its row."""
        texts: list[Text] = list(step.how)
        if self._shown.new_line is not None:
            texts.insert(self._shown.new_line, Text())
        language = self._session.language
        wanted = [each.exactly(language) for each in texts]
        self._fit_rows(wanted)
        for place, (row, text) in enumerate(zip(self._rows, texts, strict=True)):
            row.show_words(wanted[place])
            row.setPlaceholderText(plain_words(text.in_language(language)) or _LINE_HINT)
            row.setAccessibleName(f"Sub-item {place + 1} of step {step.number}")

    def _fit_rows(self, wanted: list[str]) -> None:
        shown = [row.words() for row in self._rows]
        same = _alike(shown, wanted)
        while len(self._rows) > len(wanted):
            row = self._rows.pop(same)
            row.is_deaf = True
            line = row.parentWidget()
            discard(line if isinstance(line, _Line) else row)
        while len(self._rows) < len(wanted):
            row = OutlineRow(self._session, "step-line")
            self._connect(row)
            self._rows.insert(same, row)
            self._how.insertWidget(same, _Line(row))
            same += 1


class _Line(QWidget):
    """A sub-item with the dash before it."""

    def __init__(self, row: OutlineRow) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2)
        dash = words("–", "muted")
        dash.setContentsMargins(2, 4, 0, 0)
        line.addWidget(dash, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(row, 1)


def _alike(shown: list[str], wanted: list[str]) -> int:
    """How many rows from the top say the same already."""
    pairs = enumerate(zip(shown, wanted, strict=False))
    return next((n for n, (one, other) in pairs if one != other), min(len(shown), len(wanted)))


def _chips(
    session: Session, step: Step, findings: tuple[Finding, ...]
) -> list[tuple[str, str, str]]:
    """Short words about the step: its kind, what lags behind, what was said, what is wrong."""
    chips = list(describing.chips(step))
    behind = sorted({code for each in texts_in(step) for code in each.text.stale})
    if behind:
        names = ", ".join(map(language_name, behind))
        chips.append((f"{names} behind", "warning", "The words it was translated from changed."))
    said = [each for each in threads(session.state, step.id) if each.is_open]
    if said:
        count = "1 comment" if len(said) == 1 else f"{len(said)} comments"
        first = said[0].comment.text.in_language(session.language)
        chips.append((count, "accent", first))
    told = [each for each in findings if each.kind is not Kind.UNKNOWN]
    if told:
        gravest = min(told, key=lambda each: each.severity.rank)
        why = "\n".join(each.message for each in told)
        chips.append((str(len(told)), gravest.severity.value, why))
    return chips
