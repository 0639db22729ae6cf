"""Who does a step, one line per actor: which part, and which agency or role."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QVBoxLayout, QWidget

from workbench.desktop.session import Session
from workbench.desktop.sops.describing import actor, lead_first
from workbench.desktop.taking_out import discard
from workbench.desktop.widgets import icon_button, push_button
from workbench.domain.edits.steps import SetActors
from workbench.domain.steps import Assignment, Part, Step
from workbench.domain.text import Text
from workbench.domain.values import AgencyId

_PART_WIDTH = 104


class ActorLine(QWidget):
    """One actor; typing the name of an agency links it, anything else is a role in words."""

    def __init__(self, session: Session, assignment: Assignment | None, place: int) -> None:
        super().__init__()
        self._session = session
        self._assignment = assignment
        self.part = QComboBox()
        self.part.setObjectName(f"actor-part-{place + 1}")
        self.part.setFixedWidth(_PART_WIDTH)
        for part in Part:
            self.part.addItem(part.value.capitalize(), part.value)
        self.name = QComboBox()
        self.name.setObjectName(f"actor-name-{place + 1}")
        self.name.setEditable(True)
        self.name.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.name.setMinimumContentsLength(12)
        self._fill_agencies()
        self.remove = icon_button(f"actor-remove-{place + 1}", "x", "Take this actor out")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.part)
        row.addWidget(self.name, 1)
        row.addWidget(self.remove)
        self._show()

    @property
    def is_typed_in(self) -> bool:
        """Whether somebody is typing a name."""
        edit = self.name.lineEdit()
        return edit is not None and edit.hasFocus()

    def chosen(self) -> Assignment | None:
        """The actor as typed, None where nothing was typed."""
        typed = " ".join(self.name.currentText().split())
        part = Part(self.part.currentData())
        if self._assignment is not None and typed == self._words():
            old = self._assignment
            return Assignment(part=part, agency=old.agency, role=old.role, condition=old.condition)
        if not typed:
            return None
        agency = self._agency_called(typed)
        if agency is not None:
            return Assignment(part=part, agency=agency)
        return Assignment(part=part, role=Text().put(self._session.language, typed))

    def _show(self) -> None:
        part = self._assignment.part if self._assignment else Part.LEAD
        self.part.setCurrentIndex(self.part.findData(part.value))
        self.name.setEditText(self._words())

    def _words(self) -> str:
        if self._assignment is None:
            return ""
        return actor(self._session.state, self._assignment, self._session.language)

    def _fill_agencies(self) -> None:
        language = self._session.language
        agencies = sorted(
            self._session.state.agencies.values(), key=lambda each: each.label(language).casefold()
        )
        for agency in agencies:
            self.name.addItem(agency.label(language), agency.id)
        completer = self.name.completer()
        assert completer is not None
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)

    def _agency_called(self, typed: str) -> AgencyId | None:
        folded = typed.casefold()
        for agency in self._session.state.agencies.values():
            names = [text for _, text in agency.name] + [agency.code]
            names += [text for _, text in agency.acronym]
            if folded in (name.casefold() for name in names if name):
                return agency.id
        return None


class ActorsEditor(QWidget):
    """All actors of a step; a change of one is one edit."""

    def __init__(self, session: Session, step: Step) -> None:
        super().__init__()
        self._session = session
        self._step = step
        self._lines: list[ActorLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._add = push_button("Add an actor", "actor-add", "plus", "link")
        self._add.clicked.connect(self._add_empty)
        self._column.addWidget(self._add)

    def show_step(self, step: Step) -> None:
        """Show who does the step now; kept while a name is being typed."""
        changed = step.assignments != self._step.assignments or step.id != self._step.id
        self._step = step
        if self._lines and (not changed or any(line.is_typed_in for line in self._lines)):
            return
        for line in self._lines:
            discard(line)
        self._lines = []
        for assignment in lead_first(step.assignments):
            self._append(assignment)
        if not step.assignments:
            self._append(None)

    def _append(self, assignment: Assignment | None) -> ActorLine:
        line = ActorLine(self._session, assignment, len(self._lines))
        line.part.activated.connect(self._commit)
        line.name.activated.connect(self._commit)
        edit = line.name.lineEdit()
        assert edit is not None
        edit.editingFinished.connect(self._commit)
        line.remove.clicked.connect(lambda: self._drop(line))
        self._lines.append(line)
        self._column.insertWidget(self._column.count() - 1, line)
        return line

    def _add_empty(self) -> None:
        line = self._append(None)
        used = {each.part for each in self._step.assignments}
        part = Part.SUPPORT if Part.LEAD in used else Part.LEAD
        line.part.setCurrentIndex(line.part.findData(part.value))
        line.name.setFocus()

    def _drop(self, line: ActorLine) -> None:
        self._lines.remove(line)
        discard(line)
        self._commit()

    def _commit(self) -> None:
        """Ask for the parts that differ from what is recorded, as one gesture."""
        typed = [chosen for line in self._lines if (chosen := line.chosen()) is not None]
        gesture = object()
        for part in Part:
            wanted = tuple(each for each in typed if each.part is part)
            if wanted != self._step.actors(part):
                self._session.edit(SetActors(self._step.id, part, wanted), gesture=gesture)
