"""A command line without a screen: a desktop that only remembers, and a clock that stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from workbench.cli.command import Shot, Surroundings


@dataclass
class RememberedDesktop:
    """A desktop that opens nothing and remembers what it was asked for."""

    lacking: str | None = None
    opened: list[Path | None] = field(default_factory=list)
    shots: list[Shot] = field(default_factory=list)

    def open(self, file: Path | None) -> int:
        self.opened.append(file)
        return 0

    def screenshot(self, shot: Shot, passphrase: str | None) -> None:
        self.shots.append(shot)

    def problem(self) -> str | None:
        return self.lacking


def surroundings(folder: Path, desktop: RememberedDesktop | None = None) -> Surroundings:
    return Surroundings(
        desktop=desktop or RememberedDesktop(),
        now=lambda: datetime(2026, 11, 23, 14, 2, tzinfo=UTC),
        ask_passphrase=lambda _: "",
        documents=folder / "documents",
    )
