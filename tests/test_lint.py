"""The checkers, so that ``pytest`` alone tells everything."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).parents[1]


def complaints_of(*command: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=CHECKOUT, capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr if done.returncode else ""


def test_the_code_is_formatted() -> None:
    complaints = complaints_of("ruff", "format", "--check", ".")

    assert not complaints, complaints


def test_the_linter_is_silent() -> None:
    complaints = complaints_of("ruff", "check", ".")

    assert not complaints, complaints


def test_the_types_agree() -> None:
    complaints = complaints_of("mypy")

    assert not complaints, complaints
