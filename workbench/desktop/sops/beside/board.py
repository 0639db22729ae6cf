"""What the gestures and keys of the flowchart need of the widget they act on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from workbench.desktop.session import Session
from workbench.desktop.sops.beside.chart import Chart, LineKey
from workbench.diagram.picture import Point

BEGINS = 5.0  # pixels the mouse moves before a press becomes a drag


@dataclass(frozen=True, slots=True)
class Marked:
    """What is marked on the chart: a step, a line, or a lane; or nothing."""

    step: str = ""
    line: LineKey | None = None
    lane: str | None = None

    def __bool__(self) -> bool:
        return bool(self.step) or self.line is not None or self.lane is not None


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the mouse is on the chart, and how many pixels stand for a point of it."""

    x: float
    y: float
    scale: float = 1.0

    @property
    def point(self) -> Point:
        """Where it is."""
        return self.x, self.y

    def far_from(self, other: Pointer) -> bool:
        """Whether the mouse has moved far enough to mean a drag."""
        return (abs(self.x - other.x) + abs(self.y - other.y)) * self.scale > BEGINS


class Board(Protocol):
    """The flowchart as gestures see it."""

    @property
    def session(self) -> Session:
        """Where edits go."""

    @property
    def chart(self) -> Chart:
        """What is shown."""

    @property
    def marked(self) -> Marked:
        """What is marked."""

    def mark(self, marked: Marked) -> None:
        """Mark something, and tell everybody where it is a step."""

    def name_line(self, key: LineKey) -> None:
        """Let the words at a line be typed."""

    def want_step(self, after: str, *, decides: bool) -> None:
        """Ask for a new step after another one."""

    def activate(self, step_id: str) -> None:
        """Ask for the title of a step to be edited."""

    def toggle_lane(self, key: str) -> None:
        """Collapse a lane, or open it again."""

    def update(self) -> None:
        """Paint anew."""
