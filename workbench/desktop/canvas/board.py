"""What gestures and actions need of the canvas, said apart from the widget that gives it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol

from workbench.desktop.canvas.arrays import Box
from workbench.desktop.canvas.model import NetworkModel
from workbench.desktop.canvas.viewport import Viewport
from workbench.desktop.session import Session
from workbench.diagram.picture import Point

NameTaken = Callable[[str], bool]


class Board(Protocol):
    """The canvas, as gestures and actions see it."""

    @property
    def session(self) -> Session:
        """The open workspace."""

    @property
    def model(self) -> NetworkModel:
        """The map that is shown."""

    @property
    def view(self) -> Viewport:
        """The part of the map that is shown."""

    @property
    def selection(self) -> frozenset[str]:
        """The agencies that are marked, or one referral."""

    def seen(self) -> Box:
        """The part of the map that is shown, as left, top, right and bottom."""

    def select(self, ids: Iterable[str], foremost: str = "") -> None:
        """Mark agencies or a referral, and choose the foremost for every view."""

    def look(self, view: Viewport) -> None:
        """Show another part of the map."""

    def lift(self, points: Mapping[str, Point]) -> None:
        """Show boxes away from their places, with their lines, until they are put down."""

    def aim_at(self, key: str) -> None:
        """Mark the box that a gesture is aimed at, or none."""

    def ask_name(self, centre: Point, text: str, take: NameTaken) -> None:
        """Let a name be typed over a box; `take` says whether it was accepted."""

    def tell(self, done: str) -> None:
        """Say what was done, and offer to undo it."""

    def update(self) -> None:
        """Paint again."""
