"""Who does a step: an agency or a role in words, its part, its post, and when it acts."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from workbench.desktop.sops.fields.choices import Combo
from workbench.desktop.sops.fields.conditions import condition
from workbench.desktop.sops.fields.editor import Desk, Editor, Make, Value
from workbench.desktop.sops.fields.naming_line import NamingLine
from workbench.desktop.sops.fields.parts import several
from workbench.desktop.widgets import icon_button
from workbench.desktop.writing.watched_line import WatchedLine
from workbench.domain.agencies import Agency
from workbench.domain.entity import Entity
from workbench.domain.steps import Assignment, Part, Step
from workbench.domain.text import Text
from workbench.domain.values import AgencyId

_PART_WIDTH = 108
_POST_WIDTH = 132
PART_WORDS = {
    Part.LEAD: "Leads",
    Part.SUPPORT: "Supports",
    Part.CONSULTED: "Is consulted",
    Part.INFORMED: "Is informed",
    Part.AUTHORISES: "Authorises",
    Part.RECEIVES: "Receives",
}


class ActorEditor(Editor):
    """One actor of a step."""

    def __init__(self, desk: Desk, name: str, caption: str) -> None:
        super().__init__(desk, name, caption)
        self._value: Assignment | None = None
        self._part = Combo(f"{name}-part", "Part in the step")
        self._part.setFixedWidth(_PART_WIDTH)
        self._part.activated.connect(self._commit_part)
        self._who = NamingLine(desk, name, "Agency or role", (Agency,), keeps_words=True)
        self._who.setPlaceholderText("Agency, or a role in words")
        self._who.taken.connect(lambda key: self._name_agency(AgencyId(key)))
        self._who.kept.connect(self._keep)
        self._who.added.connect(self._add)
        self._post = WatchedLine(desk.session, f"{name}-post")
        self._post.setAccessibleName("Post or unit")
        self._post.setPlaceholderText("post or unit")
        self._post.setFixedWidth(_POST_WIDTH)
        self._post.editingFinished.connect(self._commit_post)
        self._when = icon_button(f"{name}-when", "split", "Say when this holds")
        self._when.clicked.connect(self._open_condition)
        self._condition = condition()(desk, f"{name}-condition", "Only if")
        self._condition.given.connect(lambda value: self._give(condition=value))
        self._build()

    @property
    def is_busy(self) -> bool:
        return self._who.is_busy or self._is_typed_in_post or self._condition.is_busy

    def begin(self) -> None:
        self._who.setFocus()

    def show_value(self, value: Value) -> None:
        self._value = value
        parts = [(PART_WORDS[each], each) for each in Part]
        self._part.offer(parts, value.part if value else self._usual_part())
        self._who.show_words(self._name())
        self._post.setVisible(value is not None and value.agency is not None)
        if not self._is_typed_in_post:
            self._post.setText(self._post_words())
        held = value is not None and bool(value.condition)
        self._condition.setVisible(held or self._condition.is_busy)
        self._condition.show_value(value.condition if value else None)
        self._when.setVisible(value is not None and not held)

    def _build(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(4)
        first.addWidget(self._part)
        first.addWidget(self._who, 1)
        first.addWidget(self._post)
        first.addWidget(self._when)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(first)
        column.addWidget(self._condition)

    @property
    def _is_typed_in_post(self) -> bool:
        return self._post.hasFocus() and self._post.text() != self._post_words()

    def _name(self) -> str:
        if self._value is None:
            return ""
        agency = self.desk.session.state.agencies.find(self._value.agency)
        if agency is not None:
            return agency.label(self.desk.language)
        return self._value.role.in_language(self.desk.language)

    def _post_words(self) -> str:
        held = self._value is not None and self._value.agency is not None
        return self._value.role.exactly(self.desk.language) if held and self._value else ""

    def _usual_part(self) -> Part:
        """A step has one lead: whoever is named after it supports."""
        entity = self.desk.entity
        return Part.SUPPORT if isinstance(entity, Step) and entity.leads else Part.LEAD

    def _give(self, **values: object) -> None:
        held = self._value or Assignment(part=self._part.value)
        self.given.emit(replace(held, **values))  # type: ignore[arg-type]

    def _keep(self, typed: str) -> None:
        if not typed:
            self.given.emit(None)
            return
        old = self._value.role if self._value and self._value.agency is None else Text()
        self._give(agency=None, role=old.put(self.desk.language, typed))

    def _add(self, agency: Entity) -> None:
        self.desk.bring(agency)
        self._name_agency(AgencyId(agency.id))

    def _name_agency(self, agency: AgencyId) -> None:
        """An agency takes the place of a role in words; a post of an agency stays."""
        post = self._value.role if self._value and self._value.agency else Text()
        self._give(agency=agency, role=post)

    def _commit_part(self) -> None:
        if self._value is not None and self._part.value is not self._value.part:
            self._give(part=self._part.value)

    def _commit_post(self) -> None:
        typed = " ".join(self._post.text().split())
        if self._value is not None and typed != self._post_words():
            self._give(role=self._value.role.put(self.desk.language, typed))

    def _open_condition(self) -> None:
        self._condition.setVisible(True)
        self._condition.begin()


def actors() -> Make:
    """Everybody who plays a part in a step."""
    return several(ActorEditor, "One more actor")
