"""Compares what the program makes with what somebody has looked at and approved."""

from __future__ import annotations

import os
from difflib import unified_diff
from pathlib import Path

APPROVED = Path(__file__).parent / "approved"
APPROVE = "WORKBENCH_APPROVE"


def check_approved(name: str, text: str) -> None:
    """Fail, and show the difference, unless the approved file of that name says the same.

    With WORKBENCH_APPROVE=1 the file is written instead: look at what it stands for first.
    """
    path = APPROVED / name
    if os.environ.get(APPROVE) == "1":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return
    assert path.exists(), f"{path} is not there; look at the result, then set {APPROVE}=1"
    approved = path.read_text(encoding="utf-8")
    difference = "\n".join(
        unified_diff(approved.splitlines(), text.splitlines(), "approved", "now", lineterm="")
    )
    assert text == approved, f"{name} has changed:\n{difference}"
