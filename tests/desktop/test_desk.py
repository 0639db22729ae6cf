"""Opening, beginning, saving and closing files in the window, and what is told meanwhile."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from tests.desktop.given import NOW, POLICE, Answers, a_mechanism, preferences_in
from workbench.desktop.app import desk_and_window
from workbench.desktop.desk import Desk
from workbench.desktop.main_window import MainWindow
from workbench.desktop.panels import Banners
from workbench.domain.edits.agencies import RenameAgency
from workbench.store.workspace_file import create, open_workspace


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "north.workbench"
    create(path, a_mechanism(), clock=lambda: NOW).close()
    return path


@contextmanager
def at_the_desk(folder: Path, answers: Answers | None = None) -> Iterator[tuple[Desk, MainWindow]]:
    desk, window = desk_and_window(lambda: NOW, answers or Answers(), preferences_in(folder))
    window.show()
    try:
        yield desk, window
    finally:
        window.close()
        desk.end()
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def told(window: MainWindow) -> str:
    return "\n".join(text for banners in window.findChildren(Banners) for text in banners.texts)


def chip(window: MainWindow, name: str) -> str:
    label = window.findChild(QLabel, name)
    assert label is not None
    return label.text()


def click(window: MainWindow, name: str) -> None:
    button = window.findChild(QAbstractButton, name)
    assert button is not None, name
    button.click()


def test_an_opened_file_is_shown_and_remembered(qtbot: QtBot, tmp_path: Path, file: Path) -> None:
    with at_the_desk(tmp_path) as (desk, window):
        desk.open(file)

        assert window.windowTitle().startswith("Northern programme")
        assert chip(window, "chip-saved").startswith("Saved ")
        assert chip(window, "chip-protected") == "No passphrase"
        assert preferences_in(tmp_path).recent_files == (file,)


def test_an_edit_is_in_the_file_a_moment_later(qtbot: QtBot, tmp_path: Path, file: Path) -> None:
    with at_the_desk(tmp_path) as (desk, window):
        desk.open(file)
        assert window.shell
        window.shell.session.edit(RenameAgency(POLICE.id, "Border police", "en"))
        assert chip(window, "chip-saved") == "Saving…"

        qtbot.waitUntil(lambda: chip(window, "chip-saved").startswith("Saved "), timeout=10_000)

    reopened = open_workspace(file, clock=lambda: NOW)
    assert str(reopened.state.agencies[POLICE.id].name) == "Border police"
    reopened.close()


def test_closing_saves_at_once(qtbot: QtBot, tmp_path: Path, file: Path) -> None:
    with at_the_desk(tmp_path) as (desk, window):
        desk.open(file)
        assert window.shell
        window.shell.session.edit(RenameAgency(POLICE.id, "Border police", "en"))

    reopened = open_workspace(file, clock=lambda: NOW)
    assert str(reopened.state.agencies[POLICE.id].name) == "Border police"
    reopened.close()


def test_a_file_that_cannot_be_opened_is_said_on_the_welcome_page(
    qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "letter.workbench").write_text("Dear colleague")

    with at_the_desk(tmp_path) as (desk, window):
        desk.open(tmp_path / "letter.workbench")

        assert "letter.workbench" in told(window)
        assert window.shell is None


def test_a_file_that_cannot_be_opened_leaves_the_open_one(
    qtbot: QtBot, tmp_path: Path, file: Path
) -> None:
    with at_the_desk(tmp_path) as (desk, window):
        desk.open(file)
        desk.open(tmp_path / "nowhere.workbench")

        assert "nowhere.workbench" in told(window)
        assert desk.file
        assert desk.file.path == file


def test_opening_the_open_file_again_changes_nothing(
    qtbot: QtBot, tmp_path: Path, file: Path
) -> None:
    with at_the_desk(tmp_path) as (desk, window):
        desk.open(file)
        before = window.shell
        desk.open(file)

        assert window.shell is before
        assert not told(window)


def test_another_file_takes_the_place_of_the_open_one(
    qtbot: QtBot, tmp_path: Path, file: Path
) -> None:
    other = tmp_path / "other.workbench"
    create(other, clock=lambda: NOW).close()

    with at_the_desk(tmp_path, Answers(to_open=other)) as (desk, window):
        desk.open(file)
        window.action("open").trigger()

        assert desk.file
        assert desk.file.path == other
        open_workspace(file, clock=lambda: NOW).close()


def test_a_passphrase_is_asked_for_until_it_fits(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "secret.workbench"
    create(path, a_mechanism(), "correct words", clock=lambda: NOW).close()
    answers = Answers(passphrases=("wrong words", "correct words"))

    with at_the_desk(tmp_path, answers) as (desk, window):
        desk.open(path)

        assert len(answers.asked) == 2
        assert window.shell
        assert chip(window, "chip-protected") == "Encrypted"


def test_without_a_passphrase_the_file_stays_closed(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "secret.workbench"
    create(path, a_mechanism(), "correct words", clock=lambda: NOW).close()

    with at_the_desk(tmp_path) as (desk, window):
        desk.show_welcome()
        desk.open(path)

        assert window.shell is None
        assert not told(window)


def test_a_new_workspace_is_begun_from_the_welcome_page(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "new.workbench"
    with at_the_desk(tmp_path, Answers(to_write=path)) as (desk, window):
        desk.show_welcome()
        click(window, "new-empty")

        assert desk.file
        assert desk.file.path == path
        assert window.shell
        assert not window.shell.session.state.agencies


def test_a_new_workspace_can_hold_the_example(qtbot: QtBot, tmp_path: Path) -> None:
    with at_the_desk(tmp_path, Answers(to_write=tmp_path / "b.workbench")) as (desk, window):
        desk.show_welcome()
        click(window, "new-bulgaria")

        assert window.shell
        assert window.shell.session.state.measures


def test_a_new_workspace_can_be_protected(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "new.workbench"
    answers = Answers(to_write=path, passphrases=("some words", "some words"))
    with at_the_desk(tmp_path, answers) as (desk, window):
        desk.show_welcome()
        click(window, "new-protected")
        click(window, "new-empty")

        assert chip(window, "chip-protected") == "Encrypted"

    open_workspace(path, "some words", clock=lambda: NOW).close()


def test_two_passphrases_that_differ_make_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    answers = Answers(to_write=tmp_path / "new.workbench", passphrases=("some", "others"))
    with at_the_desk(tmp_path, answers) as (desk, window):
        desk.show_welcome()
        click(window, "new-protected")
        click(window, "new-empty")

        assert "differ" in told(window)
        assert not (tmp_path / "new.workbench").exists()


def test_a_name_that_is_taken_is_refused_on_the_page(
    qtbot: QtBot, tmp_path: Path, file: Path
) -> None:
    with at_the_desk(tmp_path, Answers(to_write=file)) as (desk, window):
        desk.show_welcome()
        click(window, "new-empty")

        assert "already a file north.workbench" in told(window)
        assert window.shell is None


def test_recent_files_are_opened_with_one_click(qtbot: QtBot, tmp_path: Path, file: Path) -> None:
    preferences_in(tmp_path).keep_recent(file)

    with at_the_desk(tmp_path) as (desk, window):
        desk.show_welcome()
        click(window, "recent-0")

        assert desk.file
        assert desk.file.path == file


def test_closing_the_file_leads_to_the_welcome_page(
    qtbot: QtBot, tmp_path: Path, file: Path
) -> None:
    with at_the_desk(tmp_path) as (desk, window):
        desk.open(file)
        window.action("close").trigger()

        assert desk.file is None
        assert window.shell is None
        open_workspace(file, clock=lambda: NOW).close()


def test_a_file_that_cannot_be_saved_is_told_once_before_the_window_closes(
    qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    path = folder / "north.workbench"
    create(path, a_mechanism(), clock=lambda: NOW).close()

    with at_the_desk(tmp_path) as (desk, window):
        desk.open(path)
        assert window.shell
        window.shell.session.edit(RenameAgency(POLICE.id, "Border police", "en"))
        shutil.rmtree(folder)

        window.action("leave").trigger()

        assert window.isVisible()
        assert "The file is not saved." in told(window)
        assert chip(window, "chip-saved") == "Not saved"
        window.action("leave").trigger()

        assert not window.isVisible()


def test_a_file_changed_elsewhere_is_kept_and_a_banner_names_ours(
    qtbot: QtBot, tmp_path: Path, file: Path
) -> None:
    with at_the_desk(tmp_path) as (desk, window):
        desk.open(file)
        replacement = tmp_path / "theirs.workbench"
        create(replacement, clock=lambda: NOW).close()
        shutil.copy(replacement, file)
        theirs = file.read_bytes()
        assert window.shell
        window.shell.session.edit(RenameAgency(POLICE.id, "Border police", "en"))

        window.action("save").trigger()

        assert "was changed elsewhere" in told(window)
        assert file.read_bytes() == theirs
        assert desk.file
        assert desk.file.path != file


def test_a_copy_is_written_and_work_goes_on_in_the_file(
    qtbot: QtBot, tmp_path: Path, file: Path
) -> None:
    copy = tmp_path / "copy.workbench"
    with at_the_desk(tmp_path, Answers(to_write=copy)) as (desk, window):
        desk.open(file)
        assert window.shell
        window.shell.session.edit(RenameAgency(POLICE.id, "Border police", "en"))
        window.action("copy").trigger()

        assert "A copy was saved" in told(window)
        assert desk.file
        assert desk.file.path == file

    reopened = open_workspace(copy, clock=lambda: NOW)
    assert str(reopened.state.agencies[POLICE.id].name) == "Border police"
    reopened.close()


def test_a_copy_that_cannot_be_written_is_said(qtbot: QtBot, tmp_path: Path, file: Path) -> None:
    with at_the_desk(tmp_path, Answers(to_write=tmp_path / "no" / "copy.workbench")) as (d, window):
        d.open(file)
        window.action("copy").trigger()

        assert "copy.workbench" in told(window)
