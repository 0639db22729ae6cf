"""The preview is the real PDF, follows edits, and is saved where the user says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from tests.desktop.given import POLICE, Answers, a_session, a_window
from workbench.desktop.handbook.preview import Preview
from workbench.desktop.main_window import MainWindow
from workbench.desktop.session import Session
from workbench.domain.edits.agencies import RenameAgency

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def session() -> Session:
    return a_session()


@pytest.fixture
def answers(tmp_path: Path) -> Answers:
    return Answers(to_write=tmp_path / "saved.pdf")


@pytest.fixture
def window(
    qtbot: QtBot, tmp_path: Path, session: Session, answers: Answers
) -> Iterator[MainWindow]:
    with a_window(tmp_path, session, answers) as window:
        window.show_place("handbook")
        qtbot.waitUntil(lambda: preview(window).page_count > 0, timeout=20_000)
        yield window


def preview(window: MainWindow) -> Preview:
    found = window.findChild(Preview, "preview")
    assert found is not None
    return found


def button(window: MainWindow, name: str) -> QAbstractButton:
    found = window.findChild(QAbstractButton, name)
    assert found is not None, name
    return found


def text_of(file: Path) -> str:
    pages = PdfReader(file).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def save(qtbot: QtBot, window: MainWindow, file: Path) -> None:
    qtbot.waitUntil(button(window, "handbook-save").isEnabled, timeout=20_000)
    QTest.mouseClick(button(window, "handbook-save"), LEFT)
    qtbot.waitUntil(file.exists, timeout=20_000)


def test_what_is_saved_is_what_was_shown(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    save(qtbot, window, tmp_path / "saved.pdf")

    assert len(PdfReader(tmp_path / "saved.pdf").pages) == preview(window).page_count
    assert "Police" in text_of(tmp_path / "saved.pdf")


def test_the_pages_follow_an_edit(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    session.edit(RenameAgency(POLICE.id, "Coast guard", "en"))

    save(qtbot, window, tmp_path / "saved.pdf")

    assert "Coast guard" in text_of(tmp_path / "saved.pdf")


def test_keys_turn_the_pages(qtbot: QtBot, window: MainWindow) -> None:
    view = preview(window)
    view.setFocus()

    QTest.keyClick(view, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: view.page == 1)

    QTest.keyClick(view, Qt.Key.Key_Home)
    qtbot.waitUntil(lambda: view.page == 0)


def test_the_picture_of_a_page_is_not_empty(window: MainWindow) -> None:
    picture = preview(window).viewport().grab().toImage()

    colours = {
        picture.pixel(x, y)
        for x in range(0, picture.width(), 7)
        for y in range(0, picture.height(), 7)
    }
    assert len(colours) > 10
