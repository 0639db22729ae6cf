"""The layers: who may import whom, and what a start must not load."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).parents[1]
HEAVY = {"PySide6", "alembic", "networkx", "numpy", "pypdfium2", "reportlab", "sqlalchemy"}


def test_every_import_goes_downwards() -> None:
    # In a process of its own: it silences the loggers of whoever runs it, and a test that waits
    # for a logged error would wait in vain.
    code = (
        "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=CHECKOUT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr


def test_the_command_line_starts_light() -> None:
    loaded = modules_loaded_by("import workbench.cli.main")

    assert not loaded & HEAVY


def test_the_package_itself_loads_nothing() -> None:
    assert {name for name in modules_loaded_by("import workbench.errors") if "." in name} == {
        "workbench.errors"
    }


def modules_loaded_by(statement: str) -> set[str]:
    code = (
        f"import sys; before = set(sys.modules); {statement}; print(*sys.modules.keys() - before)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=CHECKOUT, capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())
