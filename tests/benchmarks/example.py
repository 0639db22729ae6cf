"""How long the main job takes on the national example, beside a reference from the same run.

    .venv/bin/python -m tests.benchmarks.example

The reference is one durable write of 4 KiB to the same disk: what any program must pay to keep a
change. Times are medians; ratios tell more than milliseconds, which depend on the machine.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from time import perf_counter

from workbench.analysis.register import GapRegister
from workbench.domain.audiences import Audience
from workbench.domain.edits.agencies import RenameAgency
from workbench.domain.export_view import export_view
from workbench.exchange.starting import starting_records
from workbench.publishing.options import PrintOptions
from workbench.publishing.printing import print_product
from workbench.publishing.product import products
from workbench.store.workspace_file import create, open_workspace
from workbench.workspace import Workspace

TODAY = date(2026, 11, 23)
_WINDOW = """
import sys
from datetime import datetime
from pathlib import Path
from PySide6.QtCore import QTimer
from workbench.desktop.app import application, desk_and_window
app = application()
desk, window = desk_and_window(now=lambda: datetime.now().astimezone())
if len(sys.argv) > 1:
    desk.open(Path(sys.argv[1]))
window.show()
window.repaint()
QTimer.singleShot(0, app.quit)
app.exec()
import os
os._exit(0)
"""


def main() -> None:
    """Print one line per job: milliseconds, and how many reference writes that is."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["WORKBENCH_DATA_HOME"] = str(folder / "data")
        reference = median_ms(lambda: durable_write(folder / "reference"), 50)
        tell("reference: one durable 4 KiB write", reference, reference)
        for job, milliseconds in measured(folder):
            tell(job, milliseconds, reference)


def measured(folder: Path) -> list[tuple[str, float]]:
    """Each job and its time in milliseconds."""
    file = folder / "b.workbench"
    begun = perf_counter()
    create(file, starting_records("bulgaria"), clock=now).close()
    times = [("make the example file", (perf_counter() - begun) * 1e3)]
    begun = perf_counter()
    opened = open_workspace(file, clock=now)
    times.append(("open it", (perf_counter() - begun) * 1e3))
    workspace = Workspace(opened.state, opened)
    agency = next(iter(workspace.state.agencies.values()))
    names = iter(range(10_000))
    times.append(
        (
            "one edit, durable",
            median_ms(
                lambda: workspace.edit(RenameAgency(agency.id, f"Name {next(names)}", "en")), 50
            ),
        )
    )

    def edit_and_save() -> None:
        workspace.edit(RenameAgency(agency.id, f"Name {next(names)}", "en"))
        opened.save_now()

    register = GapRegister(TODAY)
    register.refresh(workspace.state)
    workspace.listen(lambda commit: register.refresh(commit.state, commit.delta))
    times.append(
        (
            "one edit, durable, findings refreshed",
            median_ms(
                lambda: workspace.edit(RenameAgency(agency.id, f"Name {next(names)}", "en")), 50
            ),
        )
    )
    times.append(("all rules afresh", median_ms(lambda: register.refresh(workspace.state), 20)))
    times.append(("one edit and the visible file replaced", median_ms(edit_and_save, 10)))
    times.append(("handbook", median_ms(lambda: handbook(workspace, folder), 5)))
    opened.close()
    times.append(("start to the first window, without a file", median_of_starts()))
    times.append(("start to the first window, with the example", median_of_starts(str(file))))
    return times


def handbook(workspace: Workspace, folder: Path) -> None:
    """The whole handbook for partners as a PDF."""
    view = export_view(
        workspace.state,
        Audience.PARTNERS,
        findings=GapRegister(TODAY).refresh(workspace.state),
    )
    options = PrintOptions(audience=Audience.PARTNERS, today=TODAY)
    print_product(products["handbook"], view, options, folder / "h.pdf")


def median_of_starts(*arguments: str) -> float:
    """Milliseconds from the start of the process to the first painted window, offscreen."""
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    environment |= {"XDG_CONFIG_HOME": os.environ["WORKBENCH_DATA_HOME"]}
    times = []
    for _ in range(5):
        begun = perf_counter()
        subprocess.run(
            [sys.executable, "-c", _WINDOW, *arguments],
            env=environment,
            check=True,
            capture_output=True,
        )
        times.append((perf_counter() - begun) * 1e3)
    return statistics.median(times)


def durable_write(path: Path) -> None:
    """Write 4 KiB and wait until the disk has it."""
    with path.open("wb") as target:
        target.write(b"\0" * 4096)
        target.flush()
        os.fsync(target.fileno())


def median_ms(job: Callable[[], object], times: int) -> float:
    """The median of several runs, in milliseconds."""
    taken = []
    for _ in range(times):
        begun = perf_counter()
        job()
        taken.append((perf_counter() - begun) * 1e3)
    return statistics.median(taken)


def tell(job: str, milliseconds: float, reference: float) -> None:
    """One line of the table."""
    sys.stdout.write(f"{job:46}{milliseconds:10.1f} ms{milliseconds / reference:10.1f} x\n")


def now() -> datetime:
    """The clock that files are stamped by."""
    return datetime.now(UTC)


if __name__ == "__main__":
    main()
