"""What was typed is in the file, also where the window is closed before a field is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.desktop.given import MEASURE, NOTIFY, a_mechanism
from tests.end_to_end.drive import NOW, Drive, at_the_window
from workbench.desktop.sops.measure_view import MeasureView
from workbench.domain.translations import texts_in
from workbench.store.workspace_file import create, open_workspace

TYPED = "Ring twice"
Way = Callable[[Drive], object]


@contextmanager
def on_the_step(qtbot: QtBot, folder: Path) -> Iterator[Drive]:
    """The window on a file, with the cursor in the measure."""
    file = folder / "w.workbench"
    create(file, a_mechanism(), clock=lambda: NOW).close()
    with at_the_window(qtbot, folder, file) as person:
        assert person.window.shell is not None
        person.go_to_place("sops")
        person.window.shell.session.go_to(MEASURE.id)
        person.window.shell.session.go_to(NOTIFY.id)
        qtbot.wait(1)
        yield person


def in_the_file(folder: Path) -> str:
    """Everything that the file says of the step."""
    opened = open_workspace(folder / "w.workbench", clock=lambda: NOW)
    try:
        return str(opened.state.steps[NOTIFY.id])
    finally:
        opened.close()


def choose_language(person: Drive, words: str) -> None:
    """Choose the language of names and texts at the top of the window."""
    button = person.window.findChild(QAbstractButton, "language")
    assert button is not None
    button.click()
    (menu,) = (each for each in person.window.findChildren(QMenu) if each.isVisible())
    next(each for each in menu.actions() if each.text() == words).trigger()
    menu.close()


def type_into_field(person: Drive, name: str) -> None:
    """Type into a field of the step, and stay there."""
    view = person.window.findChild(MeasureView)
    assert view is not None
    view.cards[0].open_editor(wanted=True)
    field = person.window.findChild(QWidget, name)
    assert field is not None
    field.setFocus()
    QTest.keyClicks(field, TYPED)
    assert TYPED not in str(person.state.steps[NOTIFY.id])


def type_into_title(person: Drive) -> None:
    """Type into the row of the step, and stay there."""
    view = person.window.findChild(MeasureView)
    assert view is not None
    row = view.cards[0].rows[0]
    row.setFocus()
    QTest.keyClicks(row, TYPED)
    assert TYPED not in str(person.state.steps[NOTIFY.id])


FIELDS: dict[str, Way] = {
    "title": type_into_title,
    "text": lambda person: type_into_field(person, "step-text"),
    "place": lambda person: type_into_field(person, "step-place"),
}
LEAVING: dict[str, Way] = {
    "closing the window": lambda person: person.window.close(),
    "closing the file": lambda person: person.window.close_file(),
    "saving": lambda person: person.window.save_now(),
}


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("leaving", LEAVING)
def test_what_was_typed_last_is_in_the_file(
    qtbot: QtBot, tmp_path: Path, field: str, leaving: str
) -> None:
    with on_the_step(qtbot, tmp_path) as person:
        FIELDS[field](person)

        LEAVING[leaving](person)

        person.desk.end()
        assert TYPED in in_the_file(tmp_path)


@pytest.mark.parametrize("field", FIELDS)
def test_what_was_typed_stays_in_its_language_when_another_is_chosen(
    qtbot: QtBot, tmp_path: Path, field: str
) -> None:
    with on_the_step(qtbot, tmp_path) as person:
        FIELDS[field](person)

        choose_language(person, "BG")

        step = person.state.steps[NOTIFY.id]
        texts = [each.text for each in texts_in(step) if TYPED in str(each.text)]
        assert [text.languages for text in texts] == [("en",)]
