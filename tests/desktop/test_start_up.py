"""The first window pays only for what it shows."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
HEAVY = ("matplotlib", "networkx", "scipy", "reportlab", "pypdfium2", "docx", "openpyxl")

START = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from workbench.desktop.app import desk_and_window
from workbench.exchange.starting import starting_records
from workbench.store.workspace_file import create

now = lambda: datetime(2026, 11, 24, tzinfo=UTC)
file = Path(sys.argv[1], "b.workbench")
create(file, starting_records("bulgaria"), clock=now).close()
desk, window = desk_and_window(now)
desk.open(file)
window.show()
window.grab()
print(*sys.modules)
window.close()
desk.end()
"""


def test_the_first_window_loads_nothing_it_does_not_show(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", START, str(tmp_path)],
        cwd=CHECKOUT,
        capture_output=True,
        text=True,
        check=True,
    )

    loaded = set(done.stdout.split())
    assert not {name for name in loaded if name.partition(".")[0] in HEAVY}
    assert "sqlalchemy.orm" not in loaded
    assert "workbench.desktop.handbook.place" in loaded
