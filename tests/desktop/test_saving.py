"""The file follows the edits, and the top bar says whether it does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from pytestqt.qtbot import QtBot

from tests.desktop.given import NOW, POLICE, a_session
from workbench.desktop.saving import Saving
from workbench.desktop.session import Session
from workbench.domain.edits.agencies import RenameAgency
from workbench.errors import CannotWrite


class AFile:
    """A file in memory that saves when told to, or says why it cannot."""

    def __init__(self, *, is_behind: bool = False) -> None:
        self.path = Path("/north.workbench")
        self.saved_at: datetime | None = NOW
        self.is_behind = is_behind
        self.problem: str | None = None
        self.notices: tuple[str, ...] = ()
        self.has_passphrase = False
        self.refuses = ""
        self.saves = 0
        self._listeners: list[Callable[[], None]] = []

    def save_now(self) -> None:
        self.problem = self.refuses or None
        if not self.problem:
            self.saves += 1
            self.is_behind = False
        self.tell()
        if self.problem:
            raise CannotWrite(self.problem)

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def tell(self) -> None:
        for listener in tuple(self._listeners):
            listener()


def edited(session: Session, file: AFile) -> None:
    file.is_behind = True
    session.edit(RenameAgency(POLICE.id, f"Police {file.saves}", "en"))
    file.tell()


def test_the_file_is_saved_two_seconds_after_the_last_edit(qtbot: QtBot) -> None:
    session, file = a_session(), AFile()
    saving = Saving(session, file)

    edited(session, file)
    assert saving.words == "Saving…"
    assert file.saves == 0

    qtbot.waitUntil(lambda: file.saves == 1, timeout=5000)
    assert saving.words == f"Saved {NOW.astimezone():%H:%M}"
    assert saving.tone == "good"


def test_what_was_recovered_is_saved_by_itself(qtbot: QtBot) -> None:
    session, file = a_session(), AFile(is_behind=True)
    saving = Saving(session, file)

    qtbot.waitUntil(lambda: file.saves == 1, timeout=5000)
    assert saving.tone == "good"


def test_a_file_that_cannot_be_saved_is_told_once_with_the_reason(qtbot: QtBot) -> None:
    session, file = a_session(), AFile()
    saving = Saving(session, file)
    told: list[str] = []
    saving.failed.connect(told.append)
    file.refuses = "The stick is full."

    edited(session, file)
    saving.save()
    saving.save()

    assert told == ["The stick is full."]
    assert saving.words == "Not saved"
    assert saving.tone == "critical"
    assert saving.why.startswith("The stick is full. Every change is kept")


def test_once_there_is_room_it_is_saved_again(qtbot: QtBot) -> None:
    session, file = a_session(), AFile()
    saving = Saving(session, file)
    file.refuses = "The stick is full."
    edited(session, file)
    saving.save()

    file.refuses = ""
    saving.save()

    assert saving.words.startswith("Saved ")


def test_what_the_file_has_to_say_is_passed_on_once(qtbot: QtBot) -> None:
    session, file = a_session(), AFile()
    file.notices = ("Recovered.",)
    saving = Saving(session, file)
    told: list[str] = []
    saving.noticed.connect(told.append)

    file.notices = ("Recovered.", "Ours stands beside it.")
    file.tell()
    file.tell()

    assert told == ["Ours stands beside it."]


def test_after_stopping_nothing_is_saved_or_heard(qtbot: QtBot) -> None:
    session, file = a_session(), AFile()
    saving = Saving(session, file)
    edited(session, file)

    saving.stop()
    file.tell()

    assert not saving.children()[0].isActive()
    assert file.saves == 0


def test_without_a_file_it_says_so(qtbot: QtBot) -> None:
    saving = Saving(a_session())

    saving.save()

    assert saving.words == "Not in a file"
    assert saving.file_name == ""
