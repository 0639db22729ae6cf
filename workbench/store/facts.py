"""What can be said of a workspace file itself, besides what it holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """A file, its log and its health. `problems` are sentences; a sound file has none."""

    path: Path
    workspace: str
    format: int
    revision: str
    program: str
    protected: bool
    entries: int
    replicas: int
    saved_at: datetime | None
    behind: bool
    problems: tuple[str, ...]
