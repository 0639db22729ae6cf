"""Lists, tables and lines that are pasted into the outline become steps or sub-items."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.builders import a_measure, a_state
from tests.desktop.sops.outlining import (
    ADULT,
    ASK,
    CALL,
    CONTROL,
    MEASURE,
    POLICE,
    SOP,
    STAGE,
    Key,
    Outlining,
    outlining,
    written,
)
from workbench.desktop.sops.beside.flow_view import FlowView
from workbench.desktop.sops.pasting import MOST_UNASKED
from workbench.domain.steps import Part

BEFORE = ["1 Ask", "  In a quiet room", "2 Call the shelter"]


@pytest.fixture
def person(qtbot: QtBot, tmp_path: Path) -> Iterator[Outlining]:
    with outlining(qtbot, tmp_path) as person:
        yield person


def test_a_numbered_list_becomes_steps_after_the_row_as_one_undo_step(person: Outlining) -> None:
    person.go_to(ASK)

    person.paste("1. Explain the choices\n2. Write them down\n   a) in her language\n3. Sign")

    assert person.outline == [
        "1 Ask",
        "  In a quiet room",
        "2 Explain the choices",
        "3 Write them down",
        "  in her language",
        "4 Sign",
        "5 Call the shelter",
    ]
    assert person.told == ("3 steps pasted. Undo with Ctrl+Z.",)
    assert person.row.plain_words() == "Sign"
    person.press(Key.Key_Z, held=CONTROL)
    assert person.outline == BEFORE


def test_a_table_of_a_spreadsheet_fills_the_fields(person: Outlining) -> None:
    person.go_to(CALL)
    person.press(Key.Key_Down)

    person.paste("Step\tWho\tTime limit\nBring the person\tBorder Police\t24 hours\nWrite\tClerk\t")

    bring = next(each for each in person.state.steps.values() if each.number == "3")
    assert (str(bring.title), bring.actors(Part.LEAD)[0].agency) == ("Bring the person", POLICE.id)
    assert len(bring.time_limits) == 1
    assert person.outline[-1] == "4 Write"


def test_a_list_of_a_web_page_becomes_steps(person: Outlining) -> None:
    person.go_to(CALL)

    person.paste("One\nTwo", html="<ol><li>One</li><li>Two<ul><li>half</li></ul></li></ol>")

    assert person.outline[-3:] == ["3 One", "4 Two", "  half"]


def test_pasted_into_an_empty_row_the_steps_take_its_place(person: Outlining) -> None:
    person.go_to(ASK)
    person.press(Key.Key_Return)

    person.paste("- First\n- Second")

    assert person.outline[2:] == ["2 First", "3 Second", "4 Call the shelter"]
    assert "" not in person.shown[:-1]


def test_one_line_stays_text_in_its_place(person: Outlining) -> None:
    person.go_to(CALL)

    person.paste(" at once\n")
    person.press(Key.Key_Up)

    assert person.outline[-1] == "2 Call the shelter at once"


def test_what_is_typed_before_is_kept(person: Outlining) -> None:
    person.go_to(CALL)
    person.press(Key.Key_Down)
    person.type("Typed")
    person.paste("1. One\n2. Two")

    assert person.outline[-3:] == ["3 Typed", "4 One", "5 Two"]


def test_in_a_sub_item_lines_become_sub_items(person: Outlining) -> None:
    person.go_to(ASK)
    person.press(Key.Key_Down)

    person.paste("1. Greet\n2. *Sit* down")

    assert person.shown[:4] == ["Ask", "In a quiet room", "Greet", "*Sit* down"]
    assert person.told == ("2 sub-items pasted. Undo with Ctrl+Z.",)


def test_garbage_becomes_clean_steps_or_nothing(person: Outlining) -> None:
    person.go_to(CALL)

    person.paste("\x00\x00\n\u202e\n\x07One\x00\n\n\u2067Two")

    assert person.outline == [*BEFORE, "3 One", "4 Two"]


def test_very_much_is_asked_about_first_and_pasted_as_one_undo_step(person: Outlining) -> None:
    person.go_to(CALL)
    lines = MOST_UNASKED + 1

    person.paste("\n".join(f"{n}. Step {n} of many" for n in range(1, lines + 1)))
    assert person.outline == BEFORE
    assert f"would become {lines} steps" in person.told[0]
    answer = person.window.findChild(QPushButton, "banner-action")
    assert answer is not None
    answer.click()
    person.settle()

    assert person.outline[-1] == f"{lines + 2} Step {lines} of many"
    assert person.told == (f"{lines} steps pasted. Undo with Ctrl+Z.",)
    assert len(person.view.cards) < 40
    person.press(Key.Key_Z, held=CONTROL)
    assert person.outline == BEFORE


def test_the_answer_counts_for_the_measure_in_which_was_pasted(
    qtbot: QtBot, tmp_path: Path
) -> None:
    other = a_measure("Shelter", "2.1", SOP, STAGE)
    with outlining(
        qtbot, tmp_path, a_state(ADULT, SOP, STAGE, MEASURE, ASK, CALL, other)
    ) as person:
        person.go_to(CALL)
        person.paste("Step\n" * (MOST_UNASKED + 1))
        answer = person.window.findChild(QPushButton, "banner-action")
        assert answer is not None

        person.session.go_to(other.id)
        answer.click()
        person.settle()

        assert person.view.measure_id == other.id
        assert person.outline == []
        assert len(written(person.state, MEASURE.id)) == len(BEFORE) + MOST_UNASKED + 1


def test_a_measure_of_very_many_steps_is_typed_in_and_not_drawn(person: Outlining) -> None:
    person.go_to(CALL)
    person.paste("\n".join(f"{n}. Step {n} of very many" for n in range(1, 451)))
    answer = person.window.findChild(QPushButton, "banner-action")
    assert answer is not None
    answer.click()
    person.settle()

    flow = person.window.findChild(FlowView)
    assert flow is not None
    assert not flow.view.isVisible()
    person.type(" and last")
    person.press(Key.Key_Return)
    assert person.outline[-1] == "452 Step 450 of very many and last"
    person.press(Key.Key_Escape)
    while person.session.workspace.undo_label:
        person.session.undo()
    assert flow.view.isVisible()


def test_more_than_a_procedure_can_be_is_refused_with_a_sentence(person: Outlining) -> None:
    person.go_to(CALL)

    person.paste("Line\n" * 30_000)

    assert person.outline == BEFORE
    assert "Bring it in in several parts" in person.told[0]
