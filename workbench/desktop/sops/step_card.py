"""One step as a card: what is known of it at a glance, and edited in place when it is chosen."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPolygonF,
)
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workbench.desktop.panels import Card
from workbench.desktop.session import Session
from workbench.desktop.sops import describing
from workbench.desktop.sops.step_editor import StepEditor
from workbench.desktop.taking_out import clear, discard
from workbench.desktop.theme import SPHERE_COLOURS, font, ink_on, theme_in_use
from workbench.desktop.widgets import Chip, SectionLabel, words
from workbench.domain.findings import Finding, Kind
from workbench.domain.programme import Sphere
from workbench.domain.sops import Measure
from workbench.domain.steps import Step, StepKind

_BULLET = 24
_LONGEST = 220
_WEIGHTS = (5, 7, 4, 5)


class Bullet(QWidget):
    """The number of a step in a ring, or in a diamond for a decision."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(_BULLET, _BULLET)
        self._number, self._kind, self._colour = "", StepKind.ACTION, ""

    def show_step(self, step: Step, colour: str) -> None:
        """Show another number, shape and colour."""
        self._number, self._kind, self._colour = step.number, step.kind, colour
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_in_use()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        area = QRectF(self.rect())
        decides = self._kind is StepKind.DECISION
        colour = theme.colour("high") if decides else QColor(self._colour)
        painter.setBrush(colour)
        if decides:
            middle = area.center()
            half = area.width() / 2
            painter.drawPolygon(
                QPolygonF([middle + QPointF(x * half, y * half) for x, y in _DIAMOND])
            )
        else:
            painter.drawEllipse(area.adjusted(1, 1, -1, -1))
        painter.setPen(ink_on(colour))
        painter.setFont(font(12, bold=True))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._number)


_DIAMOND = ((0, -1), (1, 0), (0, 1), (-1, 0))


class StepCard(Card):
    """A step of the measure that is shown."""

    picked = Signal(str)
    moved = Signal(str, int)
    removed = Signal(str)
    wanted_after = Signal(str)

    def __init__(self, session: Session, step: Step) -> None:
        super().__init__()
        self._session = session
        self._step = step
        self._chosen = False
        self._editor: StepEditor | None = None
        self.setObjectName(f"step-{step.code or step.id}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        head = QHBoxLayout()
        head.setSpacing(10)
        self._bullet = Bullet()
        self._title = words("", "strong", wrap=True)
        self._chips = QHBoxLayout()
        self._chips.setSpacing(6)
        head.addWidget(self._bullet, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._title, 1)
        head.addLayout(self._chips)
        self.lines.addLayout(head)
        self._facts = _Facts()
        self.lines.addWidget(self._facts)
        self.show_step(step, ())

    @property
    def step_id(self) -> str:
        """The id of the step that is shown."""
        return self._step.id

    @property
    def editor(self) -> StepEditor | None:
        """The editor, while the step is being edited."""
        return self._editor

    @property
    def texts(self) -> str:
        """Everything the card says, for search and for tests."""
        labels = [self._title, *self._facts.findChildren(QLabel)]
        return "\n".join(label.text() for label in labels)

    def show_step(self, step: Step, findings: tuple[Finding, ...]) -> None:
        """Show the step as it is now, with the findings about it."""
        self._step = step
        state, language = self._session.state, self._session.language
        title = step.title.in_language(language) or "Only known to exist"
        self.setAccessibleName(f"Step {step.number}: {title}")
        self._title.setText(title)
        measure = state.measures.find(step.measure)
        self._bullet.show_step(step, _stage_colour(self._session, measure))
        self._show_chips(step, findings)
        self._facts.show_step(self._session, step)
        if self._editor is not None:
            self._editor.show_step(step)

    def choose(self, *, chosen: bool) -> None:
        """Mark the card, and open it for editing or close it again."""
        if chosen != self._chosen:
            self._chosen = chosen
            self.mark(chosen=chosen)
            self._show_editor(open_it=chosen)

    def edit_title(self) -> None:
        """Put the cursor into the title."""
        if self._editor is not None:
            self._editor.focus_title()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.setFocus()
        self.picked.emit(self._step.id)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.edit_title()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.picked.emit(self._step.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = event.key(), event.modifiers() & Qt.KeyboardModifier.AltModifier
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and alt:
            self.moved.emit(self._step.id, -1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.picked.emit(self._step.id)
            self.edit_title()
        elif key == Qt.Key.Key_Delete:
            self.removed.emit(self._step.id)
        elif key == Qt.Key.Key_Insert:
            self.wanted_after.emit(self._step.id)
        else:
            super().keyPressEvent(event)

    def _show_editor(self, *, open_it: bool) -> None:
        if open_it and self._editor is None:
            self._editor = StepEditor(self._session, self._step)
            self._editor.moved.connect(lambda by: self.moved.emit(self._step.id, by))
            self._editor.removed.connect(lambda: self.removed.emit(self._step.id))
            self._editor.left.connect(self.setFocus)
            self.lines.addWidget(self._editor)
        elif not open_it and self._editor is not None:
            discard(self._editor)
            self._editor = None
        self._facts.setVisible(self._editor is None)

    def _show_chips(self, step: Step, findings: tuple[Finding, ...]) -> None:
        clear(self._chips)
        for text, tone in _chips(step):
            self._chips.addWidget(Chip(text, tone), 0, Qt.AlignmentFlag.AlignTop)
        told = [each for each in findings if each.kind is not Kind.UNKNOWN]
        if told:
            gravest = min(told, key=lambda each: each.severity.rank)
            chip = Chip(str(len(told)), gravest.severity.value)
            chip.setToolTip("\n".join(each.message for each in told))
            self._chips.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)


class _Facts(QWidget):
    """Who, how, by when and with which forms, in four columns."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(_BULLET + 10, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(0)
        for column, weight in enumerate(_WEIGHTS):
            self._grid.setColumnStretch(column, weight)

    def show_step(self, session: Session, step: Step) -> None:
        """Show what is recorded of the step; what is empty says why."""
        clear(self._grid)
        state, language = session.state, session.language
        forms = describing.forms(state, step, language)
        links = describing.referrals(state, step, language)
        columns = (
            ("Who", describing.who(state, step, language), "assignments"),
            ("How", describing.how(step, language), "how"),
            ("Time limit", describing.limits(state, step, language), "time_limits"),
            ("Referral", links, "referrals") if links else ("Forms", forms, "forms"),
        )
        for column, (caption, lines, field) in enumerate(columns):
            label = SectionLabel(caption)
            label.setContentsMargins(0, 2, 0, 0)
            self._grid.addWidget(label, 0, column, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(_column(step, lines, field), 1, column, Qt.AlignmentFlag.AlignTop)


def _column(step: Step, lines: tuple[str, ...], field: str) -> QWidget:
    if not lines:
        missing = describing.missing_words(step, field)
        return words(missing, "critical" if missing == describing.STATED_NONE else "muted")
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    for line in lines[:4]:
        column.addWidget(words(_shortened(line), wrap=True))
    if len(lines) > 4:
        column.addWidget(words(f"and {len(lines) - 4} more", "muted"))
    return body


def _shortened(line: str) -> str:
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rsplit(' ', 1)[0]} …"


def _chips(step: Step) -> list[tuple[str, str]]:
    chips = []
    if step.restricts_liberty:
        chips.append(("restricts liberty", "critical"))
    if step.kind in describing.KIND_WORDS:
        tone = "accent" if step.kind is StepKind.CONSENT else "neutral"
        chips.append((describing.KIND_WORDS[step.kind], tone))
    elif step.consent is not None:
        chips.append(("consent", "accent"))
    if detail := describing.detail_words(step):
        chips.append((detail, "neutral"))
    return chips


def _stage_colour(session: Session, measure: Measure | None) -> str:
    stage = session.state.stages.find(measure.stage) if measure else None
    return SPHERE_COLOURS[stage.sphere if stage else Sphere.CROSS_CUTTING]
