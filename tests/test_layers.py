"""The layers: who may import whom, and what a start must not load."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

CHECKOUT = Path(__file__).parents[1]
HEAVY = {"PySide6", "alembic", "networkx", "numpy", "pypdfium2", "reportlab", "sqlalchemy"}


def test_every_import_goes_downwards() -> None:
    status = lint_imports(config_filename=str(CHECKOUT / "pyproject.toml"), no_cache=True)

    assert status == EXIT_STATUS_SUCCESS


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
