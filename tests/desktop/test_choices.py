"""Scrolling a form over its lists and days scrolls the form, and records nothing."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

import workbench.desktop
from tests.desktop.given import a_session
from workbench.desktop.choices import Choice, DayField
from workbench.desktop.network.fields import RecordedChoice
from workbench.desktop.review.writer import AgencyChoice
from workbench.desktop.sops.fields.choices import Combo

CHANGED_BY_THE_WHEEL = {
    "QComboBox",
    "QDateEdit",
    "QDateTimeEdit",
    "QDial",
    "QDoubleSpinBox",
    "QSlider",
    "QSpinBox",
    "QTimeEdit",
}
DESKTOP = Path(workbench.desktop.__file__).parent


def a_choice() -> QWidget:
    return with_values(Choice("choice"))


def a_combo() -> QWidget:
    combo = Combo("combo", "Kind")
    combo.offer([(words, words) for words in "abc"], "b")
    return combo


def a_recorded_choice() -> QWidget:
    choice: RecordedChoice[str] = RecordedChoice("recorded")
    choice.offer([(words, words) for words in "abc"], "b")
    return choice


def an_agency_choice() -> QWidget:
    choice = AgencyChoice(a_session(), "agency", "Nobody")
    choice.setCurrentIndex(1)
    return choice


def a_day() -> QWidget:
    field = DayField("day", "d MMMM yyyy")
    field.show_day(date(2026, 11, 23))
    return field


def with_values(choice: QComboBox) -> QWidget:
    choice.addItems(["first", "second", "third"])
    choice.setCurrentIndex(1)
    return choice


MADE = (a_choice, a_combo, a_recorded_choice, an_agency_choice, a_day)


def shown(field: QWidget) -> object:
    if isinstance(field, DayField):
        return field.day
    assert isinstance(field, QComboBox)
    return field.currentIndex()


def turn_wheel(over: QWidget, notches: int) -> None:
    """Turn the wheel over the middle of a widget, as the window system tells it."""
    window = over.window()
    place = QPointF(over.mapTo(window, over.rect().center()))
    QTest.wheelEvent(window.windowHandle(), place, QPoint(0, 120 * notches))


@pytest.mark.parametrize("is_focused", [False, True])
@pytest.mark.parametrize(
    "made",
    [a_choice, a_combo, a_recorded_choice, an_agency_choice, a_day],
    ids=lambda m: m.__name__,
)
def test_the_wheel_over_a_field_scrolls_the_form(
    qtbot: QtBot, made: Callable[[], QWidget], is_focused: bool
) -> None:
    form, field = QWidget(), made()
    lines = QVBoxLayout(form)
    lines.addWidget(field)
    lines.addSpacing(2000)
    area = QScrollArea()
    area.setWidget(form)
    qtbot.addWidget(area)
    area.resize(300, 200)
    area.show()
    if is_focused:
        field.setFocus()
    before = shown(field)

    turn_wheel(field, -1)

    assert shown(field) == before
    assert area.verticalScrollBar().value() > 0
    assert field.focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_the_arrow_keys_still_choose(qtbot: QtBot) -> None:
    choice = Choice("choice")
    with_values(choice)
    qtbot.addWidget(choice)
    choice.show()

    QTest.keyClick(choice, Qt.Key.Key_Down)

    assert choice.currentIndex() == 2


def made_elsewhere(path: Path) -> Iterator[str]:
    """What a module makes, or derives, of Qt's fields that the wheel changes."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            names = [node.func]
        elif isinstance(node, ast.ClassDef):
            names = node.bases
        else:
            continue
        for name in names:
            if isinstance(name, ast.Name) and name.id in CHANGED_BY_THE_WHEEL:
                yield f"{path.relative_to(DESKTOP)}:{node.lineno} {name.id}"


def test_no_other_field_is_made_that_the_wheel_changes() -> None:
    modules = [path for path in DESKTOP.rglob("*.py") if path.name != "choices.py"]
    modules += [DESKTOP / "handbook/choices.py", DESKTOP / "sops/fields/choices.py"]

    assert [found for path in modules for found in made_elsewhere(path)] == []
    assert len(list(made_elsewhere(DESKTOP / "choices.py"))) == 2
