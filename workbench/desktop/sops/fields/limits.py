"""Editing time limits: typed as words, with what was understood of them shown beside."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from workbench.desktop.sops.describing import limit_in_words
from workbench.desktop.sops.fields.choices import Combo, yes_no
from workbench.desktop.sops.fields.editor import Desk, Editor, Make, Value
from workbench.desktop.sops.fields.field_set import FieldSet
from workbench.desktop.sops.fields.links import links
from workbench.desktop.sops.fields.parts import lines, several
from workbench.desktop.sops.fields.spec import FieldSpec
from workbench.desktop.sops.fields.words_editors import code, short
from workbench.desktop.widgets import set_role, words
from workbench.desktop.writing.watched_line import WatchedLine
from workbench.domain.limit_reading import LimitReading, reading_of
from workbench.domain.limits import duration_words, reworded
from workbench.domain.sops import LegalBasis
from workbench.domain.values import LimitKind, TimeLimit, Unit

HINT = "24 h after step 1 · 3 working days · every week · without delay"
KIND_WORDS = {
    LimitKind.DEADLINE: "Deadline",
    LimitKind.ENTITLEMENT: "Right to at least",
    LimitKind.MAXIMUM_STAY: "Longest time",
    LimitKind.RECURRING: "Again and again",
    LimitKind.AT_EVENT: "At an event",
    LimitKind.QUALITATIVE: "In words only",
}
_KIND_WIDTH = 132

TERMS = (
    FieldSpec(field="starts", caption="Counted from", make=short("an event, in words")),
    FieldSpec(field="ends", caption="Ends with", make=lines(), also="stops until"),
    FieldSpec(
        field="extendable", caption="Can be extended", make=yes_no(), wide=False, also="renewable"
    ),
    FieldSpec(field="extended_by", caption="Extended by", make=short(), wide=False),
    FieldSpec(
        field="entitlement",
        caption="Right it expresses",
        make=code("one word, such as reflection"),
        wide=False,
        also="entitlement",
    ),
    FieldSpec(field="automatic", caption="Starts by itself", make=yes_no(), wide=False),
    FieldSpec(field="informed_by", caption="The person is told by", make=short()),
    FieldSpec(
        field="on_breach", caption="When it is missed", make=short(), also="breach escalate late"
    ),
    FieldSpec(
        field="stated_as", caption="Stated as", make=code("such as precondition"), wide=False
    ),
    FieldSpec(field="legal_basis", caption="Law", make=links(LegalBasis), also="legal basis"),
)


class LimitEditor(Editor):
    """One time limit: its words, its kind, what was understood, and its other terms."""

    def __init__(self, desk: Desk, name: str, caption: str) -> None:
        super().__init__(desk, name, caption)
        self._value: TimeLimit | None = None
        self._shown = ""
        self.line = WatchedLine(desk.session, name)
        self.line.setAccessibleName(caption)
        self.line.setPlaceholderText(HINT)
        self.line.textEdited.connect(self._tell_understood)
        self.line.editingFinished.connect(self._commit)
        self._kind = Combo(f"{name}-kind", "Kind of time limit")
        self._kind.setFixedWidth(_KIND_WIDTH)
        self._kind.activated.connect(self._commit_kind)
        self._understood = words("", "small", wrap=True)
        self._understood.setObjectName(f"{name}-understood")
        self._terms = FieldSet(desk, name, TERMS, add="Add to this limit …")
        self._terms.chooser.setFixedWidth(_KIND_WIDTH)
        self._terms.given.connect(self._commit_term)
        self._build()

    @property
    def is_busy(self) -> bool:
        return (self.line.hasFocus() and self.line.text() != self._shown) or self._terms.is_busy

    def show_value(self, value: Value) -> None:
        typing = self.line.hasFocus() and self.line.text() != self._shown
        self._value = value
        state, language = self.desk.session.state, self.desk.language
        if not typing:
            self._shown = limit_in_words(state, value, language) if value else ""
            self.line.setText(self._shown)
            self.line.setCursorPosition(0)
            self._say(more_than_the_kind(value, language) if value else "", "small")
        self._kind.setVisible(value is not None)
        self._terms.setVisible(value is not None)
        self._terms.chooser.setVisible(value is not None)
        if value is not None:
            self._kind.offer([(KIND_WORDS[each], each) for each in LimitKind], value.kind)
            self._terms.show_whole(value)

    def _build(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(6)
        below.addWidget(self._kind)
        below.addWidget(self._understood, 1)
        below.addStretch(0)
        below.addWidget(self._terms.chooser)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.line)
        column.addLayout(below)
        column.addWidget(self._terms)

    def _tell_understood(self, typed: str) -> None:
        """Beside the words, while they are typed: how the program would read them."""
        reading = reading_of(typed, self.desk.language, self.desk.steps)
        said, role = reading_words(reading, self.desk.language) if reading else ("", "small")
        self._say(said, role)

    def _say(self, said: str, role: str) -> None:
        self._understood.setText(said)
        self._understood.setVisible(bool(said))
        set_role(self._understood, "role", role)

    def _commit(self) -> None:
        typed = " ".join(self.line.text().split())
        if typed == self._shown:
            return
        self._shown = typed
        self.given.emit(reworded(self._value, typed, self.desk.language, self.desk.steps))

    def _commit_kind(self) -> None:
        if self._value is not None and self._kind.value is not self._value.kind:
            self.given.emit(replace(self._value, kind=self._kind.value))

    def _commit_term(self, field: str, value: Value) -> None:
        if self._value is not None:
            self.given.emit(replace(self._value, **{field: value}))


def understood(limit: TimeLimit, language: str) -> str:
    """What the program makes of a limit, said otherwise than it was typed."""
    more = more_than_the_kind(limit, language)
    return f"{KIND_WORDS[limit.kind]} · {more}" if more else KIND_WORDS[limit.kind]


def more_than_the_kind(limit: TimeLimit, language: str) -> str:
    """How long, in which days, counted from what, and whether it can be extended."""
    said = []
    if limit.duration is not None:
        calendar = "calendar " if limit.duration.unit is Unit.DAY else ""
        length = duration_words(limit.duration, language)
        said.append(f"{length} ({calendar}days)" if calendar else length)
        said += _start_words(limit)
    if limit.extendable is not None:
        by = limit.extended_by.in_language(language)
        said.append(f"can be extended{f' by {by}' if by else ''}" if limit.extendable else "fixed")
    return " · ".join(said)


def _start_words(limit: TimeLimit) -> list[str]:
    if limit.after_step is not None:
        return ["counted from a step"]
    return ["counted from an event"] if limit.starts else []


def reading_words(reading: LimitReading, language: str) -> tuple[str, str]:
    """What was understood of words being typed, and how much it needs to be looked at."""
    if reading.doubt:
        return f"Kept as words: {reading.doubt}", "warning-small"
    if reading.limit.kind is LimitKind.QUALITATIVE:
        return "Kept as words, without a length of time", "small"
    return f"Understood as: {understood(reading.limit, language)}", "good-small"


def limits() -> Make:
    """Several time limits."""
    return several(LimitEditor, "One more time limit")
