"""What desktop tests begin with: a small mechanism, a session on it, an asker that answers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QSettings
from PySide6.QtWidgets import QApplication

from tests.builders import (
    a_measure,
    a_population,
    a_programme,
    a_referral,
    a_sop,
    a_stage,
    a_state,
    a_step,
    an_agency,
)
from workbench.desktop.asking import Asker
from workbench.desktop.jobs import JobRunner
from workbench.desktop.main_window import MainWindow
from workbench.desktop.places import Places
from workbench.desktop.preferences import Preferences
from workbench.desktop.saving import Saving
from workbench.desktop.session import Session
from workbench.desktop.shell import Shell
from workbench.desktop.theme import LIGHT, apply_theme
from workbench.desktop.troubles import Troubles
from workbench.domain.state import State
from workbench.workspace import Workspace

TODAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 14, 2, tzinfo=UTC)

POLICE, SHELTER = an_agency("Police"), an_agency("Shelter")
STAGE = a_stage()
ADULTS = a_population("adults")
SOP = a_sop("adult", ADULTS)
MEASURE = a_measure(sop=SOP, stage=STAGE)
NOTIFY = a_step("Notify the shelter", "1", MEASURE)
BRING = a_step("Bring the person there", "2", MEASURE)
REFERRAL = a_referral(POLICE, SHELTER)


class Answers:
    """Answers what it was told to, once each; every other question is put aside."""

    def __init__(
        self,
        *,
        to_open: Path | None = None,
        to_write: Path | None = None,
        to_read: Path | None = None,
        passphrases: tuple[str, ...] = (),
    ) -> None:
        self.to_open, self.to_write, self.to_read = to_open, to_write, to_read
        self.passphrases = list(passphrases)
        self.asked: list[str] = []

    def file_to_open(self) -> Path | None:
        return self.to_open

    def document_to_read(self) -> Path | None:
        return self.to_read

    def file_to_write(self, title: str, suggested: Path) -> Path | None:
        self.asked.append(f"{title}: {suggested.name}")
        return self.to_write

    def passphrase(self, question: str) -> str | None:
        self.asked.append(question)
        return self.passphrases.pop(0) if self.passphrases else None


def a_mechanism() -> State:
    """Two agencies, a referral, and a measure of two steps; most of it unrecorded."""
    programme = a_programme("Northern programme", languages=("en", "bg"))
    return a_state(programme, POLICE, SHELTER, STAGE, ADULTS, SOP, MEASURE, NOTIFY, BRING, REFERRAL)


def a_session(state: State | None = None) -> Session:
    """A session on a workspace that is in no file."""
    return Session(Workspace(a_mechanism() if state is None else state), TODAY, "en")


def preferences_in(folder: Path) -> Preferences:
    """Settings of their own, in a folder of the test."""
    return Preferences(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))


@contextmanager
def a_window(
    folder: Path, session: Session | None = None, asker: Asker | None = None
) -> Iterator[MainWindow]:
    """The main window on a session, of the size of the drawings; closed at the end."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, LIGHT)
    session = session or a_session()
    preferences = preferences_in(folder)
    jobs = JobRunner()
    troubles = Troubles(folder / "log", lambda: NOW)
    places = Places(session, jobs, asker or Answers(), troubles)
    window = MainWindow(preferences)
    saving = Saving(session)
    window.show_shell(Shell(session, places.all, saving, preferences, window.menu))
    window.resize(1440, 900)
    window.show()
    try:
        yield window
    finally:
        places.close()
        jobs.close()
        window.close()
        window.deleteLater()  # else each test would style the windows of all before it
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        session.close()
