"""What the tests of the store have in common: a clock that stands still, and a file to open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.builders import an_agency
from workbench.domain.agencies import Agency
from workbench.domain.edits.agencies import RenameAgency
from workbench.domain.edits.entities import Add
from workbench.domain.state import State
from workbench.store.workspace_file import WorkspaceFile, create, open_workspace
from workbench.workspace import Workspace

POLICE, SHELTER = an_agency("Police"), an_agency("Shelter")


@dataclass
class StandingClock:
    """Two minutes past two, until somebody moves it."""

    time: datetime = datetime(2026, 5, 1, 14, 2, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def move_on(self, **by: int) -> None:
        self.time += timedelta(**by)


def a_file(path: Path, *agencies: Agency, passphrase: str | None = None) -> WorkspaceFile:
    """A new workspace file, open, with these agencies in it."""
    file = create(path, passphrase=passphrase, clock=StandingClock())
    if agencies:
        Workspace(file.state, keeper=file).edit(Add(agencies))
        file.save_now()
    return file


def a_closed_file(path: Path, *agencies: Agency, passphrase: str | None = None) -> Path:
    """A new workspace file that nobody has open."""
    a_file(path, *agencies, passphrase=passphrase).close()
    return path


def rename(file: WorkspaceFile, state: State, name: str) -> State:
    """The state after the police got this name, which is durable in the working copy."""
    workspace = Workspace(state, keeper=file)
    workspace.edit(RenameAgency(POLICE.id, name, "en"))
    return workspace.state


def state_in(path: Path, passphrase: str | None = None) -> State:
    """What opening the file shows, as another start of the program would."""
    file = open_workspace(path, passphrase, clock=StandingClock())
    file.let_go()
    return file.state


def name_in(state: State) -> str:
    """What the police are called."""
    return str(state.agencies[POLICE.id].name)
