"""Editors of a step, each in a window of its own that is closed at the end."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.desktop.sops.fields.editing import Desk
from workbench.desktop.theme import LIGHT, apply_theme
from workbench.domain.entity import Entity
from workbench.domain.steps import Step

Open = Callable[..., Desk]


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication) -> Iterator[Open]:
    """Opens the editor of a step, in a workspace that holds other things too."""
    apply_theme(qapp, LIGHT)
    desks: list[Desk] = []

    def open_editor(step: Step, *others: Entity) -> Desk:
        desk = Desk(step, *others)
        desks.append(desk)
        qtbot.addWidget(desk)
        with qtbot.waitActive(desk):
            desk.show()
            desk.activateWindow()
        return desk

    yield open_editor
    for desk in desks:
        desk.session.close()
