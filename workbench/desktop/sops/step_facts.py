"""What is known of a step at a glance: who, how, by when and with which forms, in columns."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from workbench.desktop.session import Session
from workbench.desktop.sops import bullet, describing
from workbench.desktop.taking_out import clear
from workbench.desktop.widgets import SectionLabel, words
from workbench.domain.prose import plain_words
from workbench.domain.steps import Step

_LONGEST = 220
_MOST_LINES = 4
_ROLES = {"critical": "critical", "high": "warning", "warning": "warning", "unknown": "muted"}
_WEIGHTS = {"Who": 5, "Where": 4, "How": 7, "Time limit": 4, "Referral": 5, "Forms": 5}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its caption, its lines (each in a tone, where they have any), or why none."""

    caption: str
    lines: tuple[str, ...]
    missing: str
    tones: tuple[str, ...] = ()


def columns_of(session: Session, step: Step) -> tuple[Column, ...]:
    """The columns of a step; how it is done stands there where its sub-items do not say it all."""
    state, language = session.state, session.language
    how, place = _beside_sub_items(step, language), step.place.in_language(language)
    columns = [("Who", describing.who(state, step, language), "assignments")]
    if place:
        columns.append(("Where", (place,), "place"))
    if how:
        columns.append(("How", how, "text"))
    columns.append(("Time limit", describing.limits(state, step, language), "time_limits"))
    links = describing.told_hand_overs(state, step, language, session.today)
    if not links:
        columns.append(("Forms", describing.forms(state, step, language), "forms"))
    told = tuple(
        Column(caption, lines, describing.missing_words(step, field))
        for caption, lines, field in columns
    )
    return (*told, _hand_overs(links)) if links else told


def _hand_overs(links: tuple[tuple[str, str], ...]) -> Column:
    lines, tones = zip(*links, strict=True)
    return Column("Referral", lines, "", tuple(_ROLES.get(tone, "") for tone in tones))


def _beside_sub_items(step: Step, language: str) -> tuple[str, ...]:
    """How it is done, as far as the sub-items do not say it: text, criteria, branches."""
    lines = plain_words(step.text.in_language(language)).splitlines()
    if step.criteria:
        lines += [plain_words(each.in_language(language)) for each in step.criteria.items]
    if step.decision:
        lines += [
            f"{branch.condition.text.in_language(language).capitalize()}: "
            + "; ".join(plain_words(each.in_language(language)) for each in branch.outcomes)
            for branch in step.decision.branches
        ]
    return tuple(line for line in lines if line)


class StepFacts(QWidget):
    """The columns; laid out anew only when they say something else."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Column, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(bullet.SIZE + 10, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(0)

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything the columns say."""
        return tuple(line for column in self._shown for line in column.lines or (column.missing,))

    def show_columns(self, columns: tuple[Column, ...]) -> None:
        """Show what is recorded of the step; what is empty says why."""
        if columns == self._shown:
            return
        self._shown = columns
        clear(self._grid)
        for place in range(self._grid.columnCount()):
            self._grid.setColumnStretch(place, 0)
        top = Qt.AlignmentFlag.AlignTop
        for place, column in enumerate(columns):
            label = SectionLabel(column.caption)
            label.setContentsMargins(0, 2, 0, 0)
            self._grid.setColumnStretch(place, _WEIGHTS[column.caption])
            self._grid.addWidget(label, 0, place, top)
            self._grid.addWidget(_lines(column), 1, place, top)


def _lines(column: Column) -> QWidget:
    if not column.lines:
        return words(
            column.missing, "critical" if column.missing == describing.STATED_NONE else "muted"
        )
    body = QWidget()
    lines = QVBoxLayout(body)
    lines.setContentsMargins(0, 0, 0, 0)
    lines.setSpacing(2)
    tones = column.tones or ("",) * len(column.lines)
    for line, tone in list(zip(column.lines, tones, strict=True))[:_MOST_LINES]:
        lines.addWidget(words(_shortened(line), tone, wrap=True))
    if len(column.lines) > _MOST_LINES:
        lines.addWidget(words(f"and {len(column.lines) - _MOST_LINES} more", "muted"))
    return body


def _shortened(line: str) -> str:
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rsplit(' ', 1)[0]} …"
