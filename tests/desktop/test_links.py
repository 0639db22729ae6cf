"""A link is followed by keyboard, and Tab goes through it in both directions."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workbench.desktop.links import LinkLabel

Key, SHIFT = Qt.Key, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    for widget in (QLineEdit("before"), LinkLabel("Police", "id", "link"), QLineEdit("after")):
        column.addWidget(widget)
    qtbot.addWidget(page)
    page.show()
    return page


def passed(page: QWidget, key: Qt.Key, held: Qt.KeyboardModifier) -> list[str]:
    """What the focus goes through."""
    names = []
    for _ in range(3):
        focused = page.focusWidget()
        names.append(focused.objectName() or focused.text())  # type: ignore[attr-defined]
        QTest.keyClick(focused, key, held)
    return names


def test_tab_goes_through_a_link_in_both_directions(page: QWidget) -> None:
    before, after = page.findChildren(QLineEdit)

    before.setFocus()
    assert passed(page, Key.Key_Tab, Qt.KeyboardModifier.NoModifier) == ["before", "link", "after"]
    after.setFocus()
    assert passed(page, Key.Key_Backtab, SHIFT) == ["after", "link", "before"]


def test_enter_follows_a_link(page: QWidget, qtbot: QtBot) -> None:
    link = page.findChild(LinkLabel)
    assert link is not None
    link.setFocus(Qt.FocusReason.TabFocusReason)
    assert link.selectedText() == "Police"

    with qtbot.waitSignal(link.followed) as followed:
        QTest.keyClick(link, Key.Key_Return)

    assert followed.args == ["id"]
