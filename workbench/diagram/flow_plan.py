"""A flowchart before and after it is laid out: lanes, nodes and flows; then their places."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workbench.diagram.picture import Point


class Shape(StrEnum):
    """The outline of a node; lines end on it."""

    BOX = "box"
    DIAMOND = "diamond"
    ROUND = "round"


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowNode:
    """Something that happens, in the lane of who does it; `aside` is beside the usual way."""

    id: str
    lane: int
    width: float
    height: float
    shape: Shape = Shape.BOX
    aside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """What follows what; a label needs room of this size."""

    source: str
    target: str
    label_width: float = 0.0
    label_height: float = 0.0

    @property
    def is_labelled(self) -> bool:
        """Whether something is written at the flow."""
        return self.label_width > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowPlan:
    """The nodes in the order their author wrote them, and the least width of each lane."""

    lanes: tuple[float, ...]
    nodes: tuple[FlowNode, ...]
    flows: tuple[Flow, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with its place."""

    x: float
    y: float
    width: float
    height: float

    @property
    def centre(self) -> Point:
        """The middle of the box."""
        return self.x + self.width / 2, self.y + self.height / 2

    def overlaps(self, other: Box, margin: float = 0.0) -> bool:
        """Whether two boxes come nearer to each other than the margin."""
        return (
            self.x < other.x + other.width + margin
            and other.x < self.x + self.width + margin
            and self.y < other.y + other.height + margin
            and other.y < self.y + self.height + margin
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowLayout:
    """Where everything stands; y = 0 is the lower edge of the lane titles.

    `routes` and `labels` are in the order of the flows; a flow without a label has None.
    """

    width: float
    height: float
    lanes: tuple[tuple[float, float], ...]
    nodes: dict[str, Box]
    routes: tuple[tuple[Point, ...], ...]
    labels: tuple[Box | None, ...]
