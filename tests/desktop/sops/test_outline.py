"""The outline on the left: measures are moved, renamed, removed; groups and stages begun."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from tests.builders import a_measure, a_population, a_stage, a_state, a_step
from tests.desktop.sops.outlining import (
    ADULT,
    ALT,
    ASK,
    CALL,
    CONTROL,
    MEASURE,
    SOP,
    STAGE,
    Key,
    Outlining,
    outlining,
)
from workbench.desktop.sops.outline import OutlineList
from workbench.desktop.sops.outline_menu import OutlineMenu
from workbench.desktop.sops.outline_rows import LINE, LineKind
from workbench.domain.findings import Kind
from workbench.domain.text import Text

SHELTER = a_stage("Shelter", "2")
SCREEN = a_measure("Screening", "1.1", SOP, STAGE)
CRISIS = a_measure("Crisis help", "2.1", SOP, SHELTER)


@pytest.fixture
def person(qtbot: QtBot, tmp_path: Path) -> Iterator[Outlining]:
    first = a_step("Look", "1", SCREEN)
    state = a_state(ADULT, SOP, STAGE, SHELTER, SCREEN, MEASURE, CRISIS, ASK, CALL, first)
    with outlining(qtbot, tmp_path, state) as person:
        list_of(person).setFocus()
        yield person


def list_of(person: Outlining) -> OutlineList:
    found = person.window.findChild(OutlineList)
    assert found is not None
    return found


def listed(person: Outlining) -> list[str]:
    model = list_of(person).model()
    lines = [model.index(row, 0).data(LINE) for row in range(model.rowCount())]
    indents = {LineKind.SOP: "", LineKind.STAGE: " ", LineKind.MEASURE: "  "}
    return [indents[line.kind] + line.words for line in lines]


ALL = ["Adults", " 1 Identification", "  1.1 Screening", "  1.4 Referral", " 2 Shelter"]


def test_every_group_is_listed_with_its_stages_and_measures(person: Outlining) -> None:
    assert listed(person) == [*ALL, "  2.1 Crisis help"]


def test_arrows_open_a_measure_and_enter_leads_into_its_steps(person: Outlining) -> None:
    person.press(Key.Key_Down)
    assert person.view.measure_id == MEASURE.id
    assert person.focused is list_of(person)

    person.press(Key.Key_Return)

    assert person.row.plain_words() == "Ask"


def test_alt_and_arrows_move_a_measure_and_it_stays_open(person: Outlining) -> None:
    person.press(Key.Key_Down, held=ALT)
    assert listed(person)[2:4] == ["  1.1 Referral", "  1.4 Screening"]
    assert person.view.measure_id == SCREEN.id

    person.press(Key.Key_Down, held=ALT)

    assert listed(person)[1:] == [
        " 1 Identification",
        "  1.1 Referral",
        " 2 Shelter",
        "  2.1 Screening",
        "  2.2 Crisis help",
    ]
    person.press(Key.Key_Z, held=CONTROL)
    person.press(Key.Key_Z, held=CONTROL)
    assert listed(person) == [*ALL, "  2.1 Crisis help"]


def test_delete_removes_a_measure_with_its_steps_and_says_how_to_bring_it_back(
    person: Outlining,
) -> None:
    person.press(Key.Key_Delete)

    assert "  1.1 Screening" not in listed(person)
    assert len(person.state.steps) == 2
    assert person.told == ("1.1 Screening was removed, and one thing with it.",)
    person.press(Key.Key_Z, held=CONTROL)
    assert listed(person) == [*ALL, "  2.1 Crisis help"]
    assert len(person.state.steps) == 3


def test_a_row_is_renamed_in_place(qtbot: QtBot, person: Outlining) -> None:
    person.press(Key.Key_F2)
    field = person.focused
    assert isinstance(field, QLineEdit)
    assert field.text() == "1.1 Screening"
    person.press(Key.Key_A, held=CONTROL)
    person.type("1.2 First look")
    person.press(Key.Key_Return)

    qtbot.waitUntil(lambda: "  1.2 First look" in listed(person))
    assert (person.state.measures[SCREEN.id].number) == "1.2"


def test_a_number_that_is_in_use_is_refused_and_the_row_stands_as_before(
    qtbot: QtBot, person: Outlining
) -> None:
    person.press(Key.Key_F2)
    person.press(Key.Key_A, held=CONTROL)
    person.type("1.4 Again")
    person.press(Key.Key_Return)

    qtbot.waitUntil(lambda: bool(person.told))
    assert "already has a measure 1.4" in person.told[0]
    assert listed(person) == [*ALL, "  2.1 Crisis help"]


def test_a_group_of_persons_is_named_in_place(qtbot: QtBot, person: Outlining) -> None:
    person.press(Key.Key_Home, Key.Key_F2)
    person.press(Key.Key_A, held=CONTROL)
    person.type("Adult victims")
    person.press(Key.Key_Return)

    qtbot.waitUntil(lambda: listed(person)[0] == "Adult victims")


def test_procedures_for_another_group_are_begun_by_keyboard(person: Outlining) -> None:
    add = person.window.findChild(QAction, "next-panel")
    assert add is not None
    while person.focused.objectName() != "add-sop":
        person.press(Key.Key_Tab)
    person.press(Key.Key_Space)
    person.type("Children")
    person.press(Key.Key_Return)
    person.type("1.4 Referral of a child")
    person.press(Key.Key_Return)
    person.type("Ask the guardian")
    person.press(Key.Key_Return)

    assert listed(person)[-3:] == ["Children", " 1 Identification", "  1.4 Referral of a child"]
    assert person.outline == ["1 Ask the guardian"]


def test_a_group_that_has_procedures_is_refused_and_escape_leads_back(person: Outlining) -> None:
    outline = list_of(person).parentWidget()
    outline.begin_sop()
    person.type("adults")
    person.press(Key.Key_Return)

    assert "already an SOP for adults" in person.told[0]
    person.press(Key.Key_Escape)
    assert person.focused is list_of(person)


def menu_of(person: Outlining) -> OutlineMenu:
    view = list_of(person)
    view.customContextMenuRequested.emit(view.visualRect(view.currentIndex()).center())
    menu = person.window.findChild(OutlineMenu)
    assert menu is not None
    return menu


def chosen(menu: QMenu, words: str) -> QAction:
    return next(each for each in menu.actions() if each.text().startswith(words))


def test_a_measure_is_put_into_another_stage(person: Outlining) -> None:
    menu = menu_of(person)
    stages = chosen(menu, "Stage").menu()
    assert isinstance(stages, QMenu)

    chosen(stages, "2 Shelter").trigger()
    menu.close()

    assert listed(person)[-2:] == ["  2.1 Crisis help", "  2.2 Screening"]


def test_a_measure_is_put_into_a_stage_that_is_new(person: Outlining) -> None:
    menu = menu_of(person)
    stages = chosen(menu, "Stage").menu()
    assert isinstance(stages, QMenu)
    chosen(stages, "Another stage").trigger()
    menu.close()
    person.type("Redress")
    person.press(Key.Key_Return)

    assert listed(person)[-2:] == [" 3 Redress", "  3.1 Screening"]
    person.session.undo()
    assert listed(person) == [*ALL, "  2.1 Crisis help"]


def test_measures_tell_how_many_gaps_they_have(person: Outlining) -> None:
    model = list_of(person).model()
    index = next(
        index
        for row in range(model.rowCount())
        if (index := model.index(row, 0)).data(LINE).id == MEASURE.id
    )
    about = {MEASURE.id, ASK.id, CALL.id}
    found = [
        each
        for each in person.session.findings
        if each.kind is not Kind.UNKNOWN and not about.isdisjoint(each.about)
    ]

    assert model.count_at(index) == len(found)


def test_an_sop_for_nobody_in_particular_asks_for_whom_it_is(qtbot: QtBot, tmp_path: Path) -> None:
    state = a_state(replace(SOP, population=None, title=Text()), a_population("Children"))
    with outlining(qtbot, tmp_path, state) as person:
        assert listed(person) == ["For whom? (F2)"]
