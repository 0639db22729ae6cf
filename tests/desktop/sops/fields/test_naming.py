"""Naming an agency or a form offers what exists, and never loses what does not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.builders import an_agency
from tests.desktop.sops.fields.conftest import Open
from tests.desktop.sops.fields.editing import (
    ENTER,
    FORM,
    POLICE,
    SHELTER,
    a_step_of_the_measure,
)
from workbench.desktop.sops.fields.choices import Combo
from workbench.desktop.sops.fields.naming_line import NamingLine
from workbench.domain.steps import Assignment, Part
from workbench.domain.text import Text

STEP = a_step_of_the_measure()
LED = Assignment(part=Part.LEAD, agency=POLICE.id)
WHO, FORMS = "step-assignments-1", "step-forms"


@pytest.mark.parametrize("typed", ["bord", "POLICE", "bp"])
def test_an_agency_is_offered_by_any_part_of_its_name_and_enter_takes_it(
    opened: Open, typed: str
) -> None:
    desk = opened(STEP)

    desk.write(WHO, typed, leave=False)
    assert desk.field(NamingLine, WHO).offers[0] == "Border Police"
    made = desk.made_edits(lambda: desk.press(ENTER))

    assert made == ["Change who"]
    assert desk.recorded().assignments == (LED,)


def test_an_acronym_of_another_language_is_known_too(opened: Open) -> None:
    desk = opened(STEP)

    desk.write(WHO, "ГП")

    assert desk.recorded().assignments == (LED,)


def test_tab_takes_what_is_offered_and_goes_on(opened: Open) -> None:
    desk = opened(STEP)

    desk.write(WHO, "shelt", leave=False)
    desk.press(Qt.Key.Key_Tab)

    assert desk.recorded().leads[0].agency == SHELTER.id
    assert desk.focused() == f"{WHO}-post"


def test_what_is_typed_stays_words_where_nothing_is_called_so(opened: Open) -> None:
    desk = opened(STEP)

    desk.write(WHO, "Identifying officer")

    assert desk.recorded().assignments == (
        Assignment(part=Part.LEAD, role=Text.of("Identifying officer")),
    )


def test_words_that_are_part_of_a_name_can_be_kept_as_words(opened: Open) -> None:
    desk = opened(STEP)

    desk.write(WHO, "police", leave=False)
    offers = desk.field(NamingLine, WHO).offers
    for _ in range(offers.index("Keep “police” as words")):
        desk.press(Qt.Key.Key_Down)
    desk.press(ENTER)

    assert desk.recorded().assignments == (Assignment(part=Part.LEAD, role=Text.of("police")),)


def test_a_new_agency_is_recorded_and_named_in_one_step(opened: Open) -> None:
    desk = opened(STEP)

    desk.write(WHO, "Child helpline", leave=False)
    offers = desk.field(NamingLine, WHO).offers
    for _ in range(offers.index("Add agency “Child helpline”")):
        desk.press(Qt.Key.Key_Down)
    made = desk.made_edits(lambda: desk.press(ENTER))

    assert made == ["Add agency"]
    new = desk.session.state.agencies[desk.recorded().leads[0].agency or ""]
    assert new.name == Text.of("Child helpline")
    desk.session.undo()
    assert desk.recorded() == STEP
    assert new.id not in desk.session.state.agencies


def test_escape_puts_the_offers_away_and_keeps_what_is_typed(opened: Open) -> None:
    desk = opened(STEP)

    desk.write(WHO, "police", leave=False)
    desk.press(Qt.Key.Key_Escape)

    assert desk.field(NamingLine, WHO).offers == ()
    desk.press(Qt.Key.Key_Tab)
    assert desk.recorded().leads[0].role == Text.of("police")


def test_a_form_is_linked_by_its_code_and_taken_out_again(opened: Open) -> None:
    desk = opened(STEP)

    desk.write(FORMS, "f-issp", leave=False)
    desk.press(ENTER)
    assert desk.recorded().forms == (FORM.id,)

    desk.click("step-forms-remove-1")
    assert desk.recorded().forms == ()


def test_a_form_that_does_not_exist_is_told_and_can_be_added(opened: Open) -> None:
    desk = opened(STEP)

    desk.write(FORMS, "Escort slip")
    assert desk.refusals == [
        "There is no form called “Escort slip”. Choose one that is offered, or add it."
    ]
    assert desk.field(NamingLine, FORMS).text() == "Escort slip"

    desk.write(FORMS, "Escort slip", leave=False)
    desk.press(ENTER)
    assert desk.session.state.forms[desk.recorded().forms[0]].title == Text.of("Escort slip")


def test_a_name_is_known_in_whichever_language_is_shown(opened: Open) -> None:
    helpline = an_agency("Helpline")
    desk = opened(STEP, helpline)
    desk.session.show_in("bg")

    desk.write(WHO, "helpline")

    assert desk.recorded().leads[0].agency == helpline.id


def test_the_part_post_and_condition_of_an_actor_are_edited(opened: Open) -> None:
    desk = opened(a_step_of_the_measure(assignments=(LED,)))

    part = desk.field(Combo, f"{WHO}-part")
    part.setCurrentText("Authorises")
    part.activated.emit(part.currentIndex())
    desk.write(f"{WHO}-post", "Duty officer")
    desk.click(f"{WHO}-when")
    desk.write(f"{WHO}-condition", "at night")

    (actor,) = desk.recorded().assignments
    assert (actor.part, actor.agency) == (Part.AUTHORISES, POLICE.id)
    assert actor.role == Text.of("Duty officer")
    assert actor.condition.text == Text.of("at night")


def test_who_is_added_after_a_lead_supports(opened: Open) -> None:
    desk = opened(a_step_of_the_measure(assignments=(LED,)))

    desk.click("step-assignments-add")
    desk.write("step-assignments-2", "Sofia shelter")

    assert desk.recorded().assignments == (LED, Assignment(part=Part.SUPPORT, agency=SHELTER.id))
