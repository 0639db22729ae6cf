"""How long an edit takes to reach disk and screen in a workspace of 500 SOPs of 40 steps each.

    .venv/bin/python -m tests.benchmarks.authoring [--profile JOB]

Each edit is made in the real window on a real file, offscreen; the time runs from the edit to the
moment when it is durable and every widget that it changes is painted. The reference is one
durable write of 4 KiB to the same disk. What the window does later by itself, such as bringing
the visible file up to date, is not counted, and is told beside it.
"""

from __future__ import annotations

import cProfile
import os
import pstats
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from time import perf_counter

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop

from tests.benchmarks.example import durable_write, median_ms, now, tell
from tests.benchmarks.many_procedures import many_procedures
from tests.desktop.given import Answers, preferences_in
from workbench.desktop.app import application, desk_and_window
from workbench.desktop.main_window import MainWindow
from workbench.domain.edits import Edit
from workbench.domain.edits.lines import AddLines, MakeSubItem, RenameStep
from workbench.domain.edits.measures import RenameMeasure
from workbench.domain.edits.steps import AddStep, MoveStep, RemoveStep, SetActors
from workbench.domain.entity import new_id
from workbench.domain.procedures import steps_of
from workbench.domain.sops import MeasureId
from workbench.domain.steps import Assignment, Part, Step
from workbench.domain.text import Text
from workbench.domain.values import AgencyId, StepId
from workbench.store.workspace_file import create

_RUNS = 25
Edits = Iterator[Edit]


class Author:
    """One person who edits the open measure of a very large workspace."""

    def __init__(self, window: MainWindow) -> None:
        assert window.shell is not None
        self._window, self._session = window, window.shell.session
        self.measure = MeasureId(next(iter(self._session.state.measures)))
        self._session.go_to(self.measure)
        self._numbers, self._loop = count(), QEventLoop()
        self.settle()

    def jobs(self) -> dict[str, Callable[[], Edit]]:
        """What is measured: each gives the next edit of its kind."""
        return {
            "type a title": self._retitle,
            "add a step": self._add,
            "add a sub-item": self._add_line,
            "make a sub-item of a new step": self._demote,
            "move a step": self._move,
            "say who leads a step": self._lead,
            "remove a step": self._remove,
            "rename the measure": self._rename,
        }

    def make(self, edit: Edit) -> None:
        """The edit, durable and painted."""
        assert self._session.edit(edit)
        self.settle()

    def settle(self) -> None:
        """Let everything happen that waits for its turn, and paint what is to be painted."""
        for _ in range(3):
            self._loop.processEvents()
        QCoreApplication.sendEvent(self._window, QEvent(QEvent.Type.UpdateRequest))

    @property
    def _steps(self) -> tuple[Step, ...]:
        return steps_of(self._session.state, self.measure)

    def _new(self) -> Step:
        title = Text.of(f"New step {next(self._numbers)}")
        return Step(id=StepId(new_id()), measure=self.measure, title=title)

    def _retitle(self) -> Edit:
        return RenameStep(self._steps[3].id, f"Call the shelter {next(self._numbers)}", "en")

    def _add(self) -> Edit:
        return AddStep(self._new(), self._steps[5].id)

    def _add_line(self) -> Edit:
        line = Text.of(f"Say who you are {next(self._numbers)}")
        return AddLines(self._steps[4].id, 0, (line,))

    def _demote(self) -> Edit:
        new = self._new()
        self._session.edit(AddStep(new, self._steps[2].id))
        self.settle()
        return MakeSubItem(new.id)

    def _move(self) -> Edit:
        return MoveStep(self._steps[8].id, 6, although_consent_comes_later=True)

    def _lead(self) -> Edit:
        agencies = list(self._session.state.agencies)
        agency = AgencyId(agencies[next(self._numbers) % len(agencies)])
        return SetActors(self._steps[1].id, Part.LEAD, (Assignment(part=Part.LEAD, agency=agency),))

    def _remove(self) -> Edit:
        return RemoveStep(self._steps[7].id)

    def _rename(self) -> Edit:
        return RenameMeasure(self.measure, f"Procedure {next(self._numbers)}", "en")


def main() -> None:
    """One line per kind of edit, and the median of all of them."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["WORKBENCH_DATA_HOME"] = str(folder / "data")
        reference = median_ms(lambda: durable_write(folder / "reference"), 50)
        tell("reference: one durable 4 KiB write", reference, reference)
        author = Author(opened(folder))
        profiled = sys.argv[sys.argv.index("--profile") + 1] if "--profile" in sys.argv else ""
        everything: list[float] = []
        for job, next_edit in author.jobs().items():
            if profiled in ("", job):
                taken = times(author, next_edit, profiled=bool(profiled))
                everything += taken
                tell(job, statistics.median(taken), reference)
        tell("median of all edits", statistics.median(everything), reference)
        sys.stdout.flush()
        os._exit(0)  # closing would save the file, which takes longer than all of this


def opened(folder: Path) -> MainWindow:
    """The window on the workspace, and how long it took to get there."""
    app = application()
    file = folder / "many.workbench"
    begun = perf_counter()
    create(file, many_procedures(), clock=now).close()
    sys.stdout.write(f"{'make the file':46}{(perf_counter() - begun) * 1e3:10.1f} ms\n")
    begun = perf_counter()
    desk, window = desk_and_window(now, Answers(), preferences_in(folder))
    window.resize(1440, 900)
    window.show()
    desk.open(file)
    sys.stdout.write(f"{'open it':46}{(perf_counter() - begun) * 1e3:10.1f} ms\n")
    window.setProperty("desk", desk)
    app.setProperty("window", window)
    return window


def times(author: Author, next_edit: Callable[[], Edit], *, profiled: bool) -> list[float]:
    """Milliseconds of each run; the first is not counted, because it builds what is kept."""
    taken = []
    profile = cProfile.Profile()
    for _ in range(_RUNS):
        edit = next_edit()
        author.settle()
        begun = perf_counter()
        if profiled:
            profile.enable()
        author.make(edit)
        profile.disable()
        taken.append((perf_counter() - begun) * 1e3)
    if profiled:
        pstats.Stats(profile).sort_stats("cumulative").print_stats(60)
    return taken[1:]


if __name__ == "__main__":
    main()
