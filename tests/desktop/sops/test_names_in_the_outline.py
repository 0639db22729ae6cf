"""Names are offered in the rows of the outline, and its keys stay its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.desktop.sops.outlining import CALL, POLICE, Key, Outlining, outlining
from workbench.domain.prose import link


@pytest.fixture
def person(qtbot: QtBot, tmp_path: Path) -> Iterator[Outlining]:
    with outlining(qtbot, tmp_path) as someone:
        someone.go_to(CALL)
        someone.press(Key.Key_Return, Key.Key_Tab)
        yield someone


@pytest.mark.parametrize("taking", [Key.Key_Return, Key.Key_Tab])
def test_a_name_is_taken_into_a_sub_item_as_a_link(person: Outlining, taking: Key) -> None:
    person.type("Ask the bor")
    person.press(Key.Key_Down, taking)
    person.type(" first")
    person.press(Key.Key_Return)

    assert f"  Ask the {link('Border Police', POLICE.id)} first" in person.outline


def test_enter_begins_the_next_row_although_names_are_offered(person: Outlining) -> None:
    person.type("Ask the bor")
    assert person.row.offers.is_shown

    person.press(Key.Key_Return)
    person.type("Then wait")
    person.press(Key.Key_Return)

    assert person.outline[-2:] == ["  Ask the bor", "  Then wait"]


def test_tab_leaves_the_row_although_names_are_offered(person: Outlining) -> None:
    person.type("Ask the bor")
    left = person.row

    person.press(Key.Key_Tab)

    assert person.focused is not left
    assert not left.offers.is_shown
    assert "  Ask the bor" in person.outline
