"""Files on the desk: opens, begins, saves and closes a workspace, and puts it into the window."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workbench.desktop.asking import SUFFIX, Asker
from workbench.desktop.jobs import JobRunner
from workbench.desktop.main_window import MainWindow
from workbench.desktop.preferences import Preferences
from workbench.desktop.saving import Saving
from workbench.desktop.session import Session
from workbench.desktop.shell import Shell
from workbench.desktop.troubles import Troubles
from workbench.desktop.unfinished import finish_typing
from workbench.desktop.welcome import WelcomePage
from workbench.domain.text import WORKING_LANGUAGE
from workbench.errors import WorkbenchError, WrongPassphrase
from workbench.workspace import Workspace

if TYPE_CHECKING:
    from workbench.desktop.importing.importer import Importer
    from workbench.desktop.places import Places
    from workbench.store.workspace_file import WorkspaceFile

Clock = Callable[[], datetime]


class Desk(QObject):
    """One workspace at a time; what goes wrong is told in the window, where there is one."""

    def __init__(
        self,
        window: MainWindow,
        asker: Asker,
        preferences: Preferences,
        troubles: Troubles,
        now: Clock,
    ) -> None:
        super().__init__(window)
        self._window, self._asker, self._preferences = window, asker, preferences
        self._troubles, self._now = troubles, now
        self._jobs = JobRunner(self)
        self._file: WorkspaceFile | None = None
        self._session: Session | None = None
        self._saving: Saving | None = None
        self._places: Places | None = None
        self._importer: Importer | None = None
        self._welcome: WelcomePage | None = None
        self._warned = ""
        window.new_wanted.connect(self.show_welcome)
        window.open_wanted.connect(self.ask_and_open)
        window.copy_wanted.connect(self.save_copy)
        window.import_wanted.connect(self.import_document)
        window.close_wanted.connect(self.show_welcome)
        window.ask_before_closing(self.leave)
        troubles.reported.connect(lambda words: self.tell(words, "notice"))

    @property
    def troubles(self) -> Troubles:
        """Where bugs are reported."""
        return self._troubles

    @property
    def file(self) -> WorkspaceFile | None:
        """The open file, or None on the welcome page."""
        return self._file

    def tell(self, text: str, tone: str = "refusal") -> None:
        """Show a sentence in the window."""
        shown = self._window.shell or self._welcome
        if shown is not None:
            shown.tell(text, tone)

    def ask_and_open(self) -> None:
        """Ask for a file and open it."""
        path = self._asker.file_to_open()
        if path is not None:
            self.open(path)

    def open(self, path: Path) -> None:
        """Open a file in place of what is open; a problem is told, and what was open stays."""
        if self._file is not None and path.resolve() == self._file.path.resolve():
            return
        if not self._may_leave():
            return
        try:
            file = self._opened(path)
        except WorkbenchError as problem:
            if self._session is None and self._welcome is None:
                self.show_welcome()
            self.tell(str(problem))
            return
        if file is not None:
            self._put_on_desk(file)

    def begin(self, example: str, protected: bool = False) -> None:  # noqa: FBT001, FBT002  # a signal's arguments
        """Ask where to, and begin a workspace there: empty, or with an example."""
        from workbench.exchange.starting import starting_records  # read when needed
        from workbench.store.workspace_file import create  # SQL loads with a file

        path = self._asker.file_to_write("New workspace", Path(f"New{SUFFIX}"))
        passphrase = self._new_passphrase(path) if path and protected else None
        if path is None or (protected and passphrase is None):
            return
        try:
            records = starting_records(example or None)
            file = create(path, records, passphrase, clock=self._now)
        except WorkbenchError as problem:
            self.tell(str(problem))
            return
        self._put_on_desk(file)

    def save_copy(self) -> None:
        """Ask where to, and write everything to another file; work goes on in this one."""
        if self._file is None:
            return
        finish_typing(self._window)
        suggested = self._file.path.with_name(f"{self._file.path.stem} copy{SUFFIX}")
        path = self._asker.file_to_write("Save a copy", suggested)
        if path is None:
            return
        try:
            self._file.save_copy(path)
        except WorkbenchError as problem:
            self.tell(str(problem))
            return
        self.tell(
            f"A copy was saved as {path}. You go on working in {self._file.path.name}.", "done"
        )

    def import_document(self) -> None:
        """Ask for a document and show what would come in from it."""
        if self._importer is not None:
            self._importer.ask_and_read()

    def show_welcome(self) -> None:
        """Close what is open and show what can be opened or begun."""
        from workbench.exchange.examples import examples  # read when needed

        if not self.leave():
            return
        titles = tuple((each.key, each.title) for each in examples())
        page = WelcomePage(self._preferences.recent_files, titles)
        page.open_wanted.connect(self.ask_and_open)
        page.file_wanted.connect(self.open)
        page.new_wanted.connect(self.begin)
        self._welcome = page
        self._window.show_welcome(page)

    def leave(self) -> bool:
        """Close what is open, unless it cannot be saved: that is told once, then left be."""
        if not self._may_leave():
            return False
        self.close()
        return True

    def close(self) -> None:
        """Save and let go of what is open; edits that cannot be saved stay in the working copy."""
        if self._importer is not None:
            self._importer.close()
        if self._places is not None:
            self._places.close()
        if self._saving is not None:
            self._saving.stop()
        if self._session is not None:
            self._session.close()
            self._session.deleteLater()
        if self._file is not None:
            self._file.close()
        self._file = self._session = self._saving = self._places = self._importer = None
        self._warned = ""

    def end(self) -> None:
        """Close everything: nothing can be opened afterwards."""
        self.close()
        self._jobs.close()

    def _may_leave(self) -> bool:
        """Whether everything is in the file, or the user was told that it is not."""
        if self._file is None or self._saving is None:
            return True
        finish_typing(self._window)
        if self._file.is_behind:
            self._saving.save()
        problem = self._file.problem
        if problem is None or problem == self._warned:
            return True
        self._warned = problem
        self.tell(
            f"The file is not saved. {problem} Your changes are kept in the working copy on this "
            "computer and come back when you open the file here. Close again to leave it so."
        )
        return False

    def _new_passphrase(self, path: Path) -> str | None:
        """A passphrase given twice alike; None where the question was put aside."""
        first = self._asker.passphrase(f"A passphrase for {path.name}. Nobody can restore it:")
        if first is None:
            return None
        second = self._asker.passphrase("The same passphrase again:")
        if second is not None and second != first:
            self.tell("The two passphrases differ. Nothing was made; begin again.")
        return first if second == first else None

    def _opened(self, path: Path) -> WorkspaceFile | None:
        """The file; None where the question for the passphrase was put aside."""
        from workbench.store.workspace_file import open_workspace  # SQL loads with a file

        try:
            return open_workspace(path, clock=self._now)
        except WrongPassphrase:
            question = f"{path.name} is protected. Its passphrase:"
        while True:
            given = self._asker.passphrase(question)
            if given is None:
                return None
            try:
                return open_workspace(path, given, clock=self._now)
            except WrongPassphrase as problem:
                question = str(problem)

    def _put_on_desk(self, file: WorkspaceFile) -> None:
        from workbench.desktop.importing.importer import Importer
        from workbench.desktop.places import Places  # the welcome page does without them

        self.close()
        workspace = Workspace(file.state, keeper=file)
        programme = file.state.programme
        language = programme.languages[0] if programme else WORKING_LANGUAGE
        session = Session(workspace, self._now().date(), language, self, log=file.log)
        session.committed.connect(lambda commit: self._troubles.remember(commit.label))
        saving = Saving(session, file, session)
        places = Places(session, self._jobs, self._asker, self._troubles)
        self._file, self._session, self._saving, self._places = file, session, saving, places
        self._welcome = None
        shell = Shell(session, places.all, saving, self._preferences, self._window.menu)
        self._importer = Importer(shell, session, self._jobs, self._asker, self._troubles)
        self._window.show_shell(shell)
        self._preferences.keep_recent(file.path)
        for notice in file.notices:
            shell.tell(notice, "notice")
