"""Every fact of a step can be edited in place, by keyboard, and taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QScrollArea
from pytestqt.qtbot import QtBot

from tests.desktop.sops.fields.conftest import Open
from tests.desktop.sops.fields.editing import a_step_of_the_measure
from workbench.desktop.sops.fields.choices import Combo
from workbench.desktop.sops.fields.measure_fields import MEASURE_FIELDS
from workbench.desktop.sops.fields.step_fields import STEP_FIELDS
from workbench.desktop.writing.prose_field import ProseField
from workbench.domain.edits.entities import Change
from workbench.domain.edits.steps import RemoveStep
from workbench.domain.entity import Entity
from workbench.domain.plain import plain_fields
from workbench.domain.sops import Measure
from workbench.domain.steps import Restriction, Step, StepKind
from workbench.domain.text import Text

STEP = a_step_of_the_measure()
# Written in the rows of the outline, worked out from where it stands, or no matter of drafting.
NOT_HERE = {each.name for each in plain_fields(Entity)} - {"sources", "notes", "detail"}
STEP_ROWS = {"measure", "order", "number", "title", "how", "content"}
MEASURE_ROWS = {"sop", "number", "title", "variant", "base", "lanes", "content"}

SHORT = ("place", "record_kept", "sign_off")
PROSE = ("text", "purpose", "notes")
LINES = ("shared", "output", "options", "minimum_standard")


def test_every_field_of_a_step_has_an_editor() -> None:
    fields = {each.name for each in plain_fields(Step)} - NOT_HERE - STEP_ROWS

    assert {spec.field for spec in STEP_FIELDS} - {"branches"} == fields


def test_every_field_of_a_measure_has_an_editor() -> None:
    fields = {each.name for each in plain_fields(Measure)} - NOT_HERE - MEASURE_ROWS

    assert {spec.field for spec in MEASURE_FIELDS} == fields


def test_a_new_step_shows_what_matters_most_and_no_more(opened: Open) -> None:
    desk = opened(STEP)

    assert desk.editor.fields.shown == (
        "kind",
        "place",
        "assignments",
        "time_limits",
        "forms",
        "text",
    )


@pytest.mark.parametrize("field", [*SHORT, *PROSE])
def test_typing_a_text_is_one_edit_that_can_be_taken_back(opened: Open, field: str) -> None:
    desk = opened(STEP)
    name = f"step-{field.replace('_', '-')}"
    desk.editor.focus_field(field)

    made = desk.made_edits(lambda: desk.write(name, "In a quiet room"))

    assert len(made) == 1
    assert getattr(desk.recorded(), field) == Text.of("In a quiet room")
    desk.session.undo()
    assert desk.recorded() == STEP


@pytest.mark.parametrize("field", LINES)
def test_typing_a_line_of_a_list_is_one_edit_and_enter_goes_on(opened: Open, field: str) -> None:
    desk = opened(STEP)
    name = f"step-{field.replace('_', '-')}"
    desk.editor.focus_field(field)
    desk.write(f"{name}-1", "First thing", leave=False)

    made = desk.made_edits(lambda: desk.press(Qt.Key.Key_Return))

    assert made == [f"Change {caption_of(field).lower()}"]
    assert desk.focused() == f"{name}-2"
    desk.write(f"{name}-2", "Second thing")
    assert [str(each) for each in getattr(desk.recorded(), field)] == [
        "First thing",
        "Second thing",
    ]


def caption_of(field: str) -> str:
    return next(spec.caption for spec in STEP_FIELDS if spec.field == field)


def test_a_line_that_is_emptied_is_taken_out(opened: Open) -> None:
    desk = opened(a_step_of_the_measure(shared=(Text.of("One"), Text.of("Two"))))

    desk.write("step-shared-1", "")

    assert desk.recorded().shared == (Text.of("Two"),)


def test_a_kind_and_a_restriction_are_picked(opened: Open) -> None:
    desk = opened(STEP)
    desk.editor.focus_field("restricts_liberty")

    for name, words in (("step-kind", "Hand-over"), ("step-restricts-liberty", "travel ban")):
        combo = desk.field(Combo, name)
        combo.setCurrentText(words)
        combo.activated.emit(combo.currentIndex())

    assert desk.recorded().kind is StepKind.REFERRAL
    assert desk.recorded().restricts_liberty is Restriction.TRAVEL_BAN


def test_the_fields_that_a_kind_needs_open_with_it(opened: Open) -> None:
    desk = opened(STEP)

    desk.session.edit(Change(Step, STEP.id, {"kind": StepKind.DECISION}))

    assert {"decision", "branches"} <= set(desk.editor.fields.shown)


def test_a_field_is_found_by_a_part_of_its_name_and_opens_with_the_cursor_in_it(
    opened: Open,
) -> None:
    desk = opened(STEP)

    desk.write("step-add-field", "cons", leave=False)
    assert desk.editor.fields.offered[0] == "Consent"
    desk.press(Qt.Key.Key_Return)

    assert "consent" in desk.editor.fields.shown
    assert desk.focused() == "step-consent-subjects-1"
    assert desk.recorded() == STEP


def test_down_offers_every_field_that_is_not_shown(opened: Open) -> None:
    desk = opened(STEP)
    chooser = desk.field(QLineEdit, "step-add-field")
    chooser.setFocus()

    desk.press(Qt.Key.Key_Down)

    assert len(desk.editor.fields.offered) == len(STEP_FIELDS) - len(desk.editor.fields.shown)


@pytest.mark.parametrize("field", ["assignments", "time_limits", "forms", "consent", "referrals"])
def test_that_there_is_none_is_told_apart_from_nothing_recorded(opened: Open, field: str) -> None:
    desk = opened(STEP)
    desk.editor.focus_field(field)
    tick = desk.field(QCheckBox, f"step-{field.replace('_', '-')}-none")

    tick.setChecked(True)

    assert desk.recorded().says_none(field)
    tick.setChecked(False)
    assert not desk.recorded().says_none(field)
    desk.session.undo()
    assert tick.isChecked()


def test_a_field_known_to_exist_but_not_read_is_shown_and_says_so(opened: Open) -> None:
    desk = opened(a_step_of_the_measure(unread=("purpose",)))

    assert "purpose" in desk.editor.fields.shown
    desk.write("step-purpose", "So that nobody is sent away")
    assert desk.recorded().unread == ()


def test_what_is_being_typed_stays_when_the_step_changes_elsewhere(opened: Open) -> None:
    desk = opened(a_step_of_the_measure(text=Text.of("Old"), place=Text.of("Old")))
    elsewhere = {"text": Text.of("New"), "place": Text.of("New")}

    desk.write("step-text", "Half a sen", leave=False)
    desk.session.edit(Change(Step, STEP.id, elsewhere))

    assert desk.field(ProseField, "step-text").words() == "Half a sen"
    assert desk.field(ProseField, "step-place").words() == "New"
    desk.leave()
    assert desk.recorded().text == Text.of("Half a sen")


def test_a_line_being_typed_stays_its_own_when_another_goes(opened: Open) -> None:
    desk = opened(a_step_of_the_measure(shared=(Text.of("One"), Text.of("Two"))))

    desk.write("step-shared-2", "Two and a half", leave=False)
    desk.session.edit(Change(Step, STEP.id, {"shared": (Text.of("Two"),)}))
    desk.leave()

    assert desk.recorded().shared == (Text.of("Two and a half"),)


def test_words_typed_for_a_step_that_is_gone_are_not_asked_for(opened: Open) -> None:
    desk = opened(STEP)

    desk.write("step-place", "Half a wo", leave=False)
    desk.session.edit(RemoveStep(STEP.id))
    desk.leave()

    assert desk.refusals == []


def test_another_language_is_written_beside_the_first(opened: Open) -> None:
    desk = opened(a_step_of_the_measure(place=Text.of("A quiet room")))
    desk.session.show_in("bg")
    desk.editor.show_step(desk.recorded())
    line = desk.field(ProseField, "step-place")
    assert (line.words(), line.placeholderText()) == ("", "A quiet room")

    desk.write("step-place", "Тиха стая")

    assert desk.recorded().place == Text.of(en="A quiet room", bg="Тиха стая")


def test_tab_goes_through_the_fields_as_they_stand_also_after_one_was_added(opened: Open) -> None:
    desk = opened(STEP)
    desk.editor.focus_field("purpose")
    desk.editor.focus_field("output")
    desk.editor.focus_first()

    visited = []
    while desk.focused() != "step-remove":
        visited.append(desk.focused())
        desk.press(Qt.Key.Key_Tab)

    assert visited == [
        "step-kind",
        "step-place",
        "step-assignments-1-part",
        "step-assignments-1",
        "step-assignments-add",
        "step-assignments-none",
        "step-time-limits-1",
        "step-time-limits-add",
        "step-time-limits-none",
        "step-forms",
        "step-forms-none",
        "step-text",
        "step-purpose",
        "step-output-1",
        "step-output-add",
        "step-add-field",
        "step-up",
        "step-down",
    ]


def test_a_field_that_is_opened_is_scrolled_to(opened: Open, qtbot: QtBot) -> None:
    desk = opened(STEP)
    area = QScrollArea()
    qtbot.addWidget(area)
    area.setWidgetResizable(True)
    area.setWidget(desk)
    area.resize(640, 200)
    with qtbot.waitActive(area):
        area.show()
        area.activateWindow()

    desk.editor.focus_field("notes")

    box = desk.field(ProseField, "step-notes")
    qtbot.waitUntil(lambda: area.rect().contains(box.mapTo(area, box.rect().center())))
    area.takeWidget()
