"""What tests of the editors begin with: a step, its editor, and ways to type into it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QVBoxLayout, QWidget

from tests.builders import (
    a_form,
    a_measure,
    a_population,
    a_programme,
    a_referral,
    a_sop,
    a_stage,
    a_state,
    a_step,
    an_agency,
)
from workbench.desktop.session import Session
from workbench.desktop.sops.fields.choices import Combo
from workbench.desktop.sops.step_editor import StepEditor
from workbench.desktop.writing.prose_field import ProseField
from workbench.domain.edits.entities import Change
from workbench.domain.entity import Entity
from workbench.domain.steps import Step
from workbench.domain.text import Text
from workbench.workspace import Workspace

POLICE = an_agency("Border Police", acronym=Text.of(en="BP", bg="ГП"))
SHELTER = an_agency("Sofia shelter")
FORM = a_form("Support plan", code="F-ISSP")
ADULTS, STAGE = a_population("adults"), a_stage()
SOP = a_sop("adult", ADULTS)
MEASURE = a_measure(sop=SOP, stage=STAGE)
CONSENT = a_step("Informed consent", "1", MEASURE)
REFUSED = a_step("Not possible", "3", MEASURE)
REFERRAL = a_referral(POLICE, SHELTER)

ENTER = Qt.Key.Key_Return
TODAY = date(2026, 11, 24)
W = TypeVar("W", bound=QWidget)
PROGRAMME = a_programme("Northern programme", languages=("en", "bg"))
EVERYTHING = (PROGRAMME, POLICE, SHELTER, FORM, ADULTS, STAGE, SOP, MEASURE, CONSENT, REFUSED)


def a_step_of_the_measure(**fields: Any) -> Step:
    """The second step of the measure, with these fields."""
    return a_step("Contact the receiver", "2", MEASURE, **fields)


class Desk(QWidget):
    """A window with the editor of one step, which follows the workspace as the card does."""

    def __init__(self, step: Step, *others: Entity) -> None:
        super().__init__()
        state = a_state(*EVERYTHING, step, *others)
        self.session = Session(Workspace(state), TODAY, "en")
        self.refusals: list[str] = []
        self.session.refused.connect(self.refusals.append)
        self.key = step.id
        self.editor = StepEditor(self.session, step)
        column = QVBoxLayout(self)
        column.addWidget(self.editor)
        column.addStretch(1)
        self.elsewhere = QLineEdit()
        column.addWidget(self.elsewhere)
        self.resize(640, 1200)
        self.session.committed.connect(self._follow)

    def recorded(self) -> Step:
        """The step as it is recorded now."""
        return self.session.state.steps[self.key]

    def field(self, kind: type[W], name: str) -> W:
        """A field by its name."""
        found = self.editor.findChild(kind, name)
        assert found is not None, f"{name} is none of {sorted(self.names())}"
        return found

    def names(self) -> set[str]:
        """The names of everything in the editor."""
        return {each.objectName() for each in self.editor.findChildren(QWidget)} - {""}

    def write(self, name: str, typed: str, *, leave: bool = True) -> None:
        """Type into a line or a prose field in place of what stands there, and leave it."""
        field = self.editor.findChild(QLineEdit, name) or self.field(ProseField, name)
        field.setFocus()
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Delete)
        if typed.isascii():
            QTest.keyClicks(field, typed)
        else:  # which QTest cannot press
            paste(field, typed)
        if leave:
            self.leave()

    def click(self, name: str) -> None:
        """Press a button with the space bar, as who has no mouse does."""
        button = self.field(QAbstractButton, name)
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Space)

    def pick(self, name: str, words: str) -> None:
        """Pick a value from a list."""
        combo = self.field(Combo, name)
        place = combo.findText(words)
        assert place >= 0, f"{words} is none of {[combo.itemText(n) for n in range(combo.count())]}"
        combo.setCurrentIndex(place)
        combo.activated.emit(place)

    def rows(self, name: str) -> int:
        """How many rows a list has."""
        return sum(bool(re.fullmatch(rf"{name}-\d+-to", each)) for each in self.names())

    def target_of(self, place: int) -> object:
        """The step to which a branch leads, as it is shown."""
        return self.field(Combo, f"step-branches-{place}-to").value

    def change(self, entity: Entity, **values: Any) -> None:
        """Change something elsewhere."""
        self.session.edit(Change(type(entity), entity.id, values))

    def leave(self) -> None:
        """Go away with the cursor."""
        self.elsewhere.setFocus()

    def press(self, key: Qt.Key) -> None:
        """Press a key where the cursor is."""
        QTest.keyClick(at_cursor(), key)

    def focused(self) -> str:
        """The name of the field that the cursor is in."""
        widget = QApplication.focusWidget()
        return widget.objectName() if widget else ""

    def made_edits(self, work: Callable[[], object]) -> list[str]:
        """What the work did to the workspace, as the history calls it."""
        made: list[str] = []
        listen = self.session.committed.connect(lambda commit: made.append(commit.label))
        work()
        self.session.committed.disconnect(listen)
        return made

    def _follow(self) -> None:
        step = self.session.state.steps.find(self.key)
        if step is not None:
            self.editor.show_step(step)


def at_cursor() -> QWidget:
    """The field that the cursor is in."""
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def paste(field: QWidget, typed: str) -> None:
    """Put words into a field as from the clipboard."""
    if isinstance(field, QLineEdit):
        field.insert(typed)
    elif isinstance(field, ProseField):
        field.insertPlainText(typed)
