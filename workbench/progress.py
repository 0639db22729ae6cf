"""How a long job says how far it is, and learns that it should stop."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Given to every job that may take longer than a blink."""

    def step(self, done: int, total: int, doing: str = "") -> None:
        """Tell how much is done and what comes now; raises Cancelled when the user stops it."""


class Silent:
    """Progress for a caller who does not watch and never stops."""

    def step(self, done: int, total: int, doing: str = "") -> None:
        return
