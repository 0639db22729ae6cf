"""Before pages go out, the window leads to what looks like a detail of a person."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.desktop.given import NOTIFY, Answers, a_mechanism, a_session
from tests.desktop.handbook.test_handbook_place import Handbook
from workbench.desktop.links import LinkLabel
from workbench.domain.edits.entities import put
from workbench.domain.text import Text


@pytest.fixture
def handbook(qtbot: QtBot, tmp_path: Path) -> Iterator[Handbook]:
    told = replace(NOTIFY, text=Text.of("The victim, Lumira, waits."))
    answers = Answers(to_write=tmp_path / "pages.pdf")
    made = Handbook(qtbot, a_session(put(a_mechanism(), told)), answers, tmp_path)
    made.show_pages()
    yield made
    made.close()


def test_a_passage_is_listed_beside_the_pages_and_leads_to_its_step(
    handbook: Handbook, qtbot: QtBot
) -> None:
    assert "1 passage looks like a detail of a person" in handbook.words
    row = handbook.find(LinkLabel, "detail-0")

    with qtbot.waitSignal(handbook.session.wanted) as wanted:
        row.linkActivated.emit(NOTIFY.id)

    assert row.accessibleName() == "1 Notify the shelter"
    assert wanted.args == [NOTIFY.id]


def test_saving_says_so_and_saves(handbook: Handbook, tmp_path: Path) -> None:
    handbook.click("handbook-save")

    assert (tmp_path / "pages.pdf").stat().st_size > 0
    tones = {tone: text for text, tone in handbook.told}
    assert tones["notice"].startswith("1 passage looks like a detail of a person.")
    assert "was saved" in tones["done"]
