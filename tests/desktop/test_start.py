"""The window stands before anything heavy is loaded, and printing loads when it is wanted."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from workbench.exchange.starting import starting_records
from workbench.store.workspace_file import create

START = """
import sys
from datetime import datetime
from pathlib import Path
from workbench.desktop.app import desk_and_window
desk, window = desk_and_window(now=lambda: datetime.now().astimezone())
window.show()
window.repaint()
if len(sys.argv) > 1:
    desk.open(Path(sys.argv[1]))
    window.repaint()
print(*{name.partition(".")[0] for name in sys.modules})
sys.stdout.flush()
import os
os._exit(0)
"""
PRINTING_AND_CHARTS = {"reportlab", "matplotlib", "networkx", "scipy", "pypdfium2", "alembic"}


def loaded_by(*arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", START, *arguments],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return set(done.stdout.split())


def test_the_first_window_loads_no_library_it_does_not_show() -> None:
    assert not loaded_by() & (PRINTING_AND_CHARTS | {"sqlalchemy", "sqlcipher3", "numpy"})


def test_an_open_file_loads_no_printing(tmp_path: Path) -> None:
    file = tmp_path / "b.workbench"
    create(
        file, starting_records("bulgaria"), clock=lambda: datetime(2026, 11, 23, tzinfo=UTC)
    ).close()

    assert not loaded_by(str(file)) & PRINTING_AND_CHARTS
