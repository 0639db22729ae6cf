"""Where the words at a flow stand: beside its line, in the channel next to the box it leaves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass

from workbench.diagram.flow_plan import FlowPlan
from workbench.diagram.flow_routes import label_channel
from workbench.diagram.flow_tracks import Piece
from workbench.diagram.flow_ways import Way

_GAP = 4.0
_BETWEEN = 2.0
_OVER_A_LINE = 10.0
_OVER_A_BORDER = 3.0
_LEFT = 0.5


@dataclass(frozen=True, slots=True)
class LabelSpot:
    """A label's place: its channel, its line among the labels of the channel, and its x."""

    channel: int
    line: int
    x: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge of the label."""
        return self.x + self.width


@dataclass(frozen=True, slots=True)
class Labels:
    """The spot of each labelled flow, and how high each line of labels of a channel is."""

    spots: Mapping[int, LabelSpot]
    heights: Mapping[int, tuple[float, ...]]

    def zone(self, channel: int) -> float:
        """How much of the channel the labels take."""
        return sum(height + _BETWEEN for height in self.heights.get(channel, ()))

    def top(self, spot: LabelSpot) -> float:
        """How far below the top of the zone a label begins."""
        return sum(height + _BETWEEN for height in self.heights[spot.channel][: spot.line])


def label_spots(
    plan: FlowPlan, ways: list[Way], pieces: list[list[Piece]], borders: Sequence[float]
) -> Labels:
    """A spot for each label, off other labels and, where there is room, off lines and borders.

    The standing pieces must have their places.
    """
    wanted: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for index, flow in enumerate(plan.flows):
        place = label_channel(ways[index]) if flow.is_labelled else None
        if place is not None:
            wanted[place[1]].append((pieces[index][place[0]].place, index))
    passing = _passing(wanted, pieces)
    spots: dict[int, LabelSpot] = {}
    heights: dict[int, tuple[float, ...]] = {}
    for channel, flows in wanted.items():
        here: list[LabelSpot] = []
        for x, index in sorted(flows):
            in_the_way = [(at, _OVER_A_LINE) for at, line in passing[channel] if line != index]
            in_the_way += [(border, _OVER_A_BORDER) for border in borders]
            flow = plan.flows[index]
            spot = _best_spot(channel, x, (flow.label_width, flow.label_height), in_the_way, here)
            here.append(spot)
            spots[index] = spot
        heights[channel] = tuple(
            max(spot.height for spot in here if spot.line == line)
            for line in range(1 + max(spot.line for spot in here))
        )
    return Labels(spots, heights)


def _passing(
    channels: Container[int], pieces: list[list[Piece]]
) -> dict[int, list[tuple[float, int]]]:
    """The lines that stand in the part of each channel where its labels are."""
    passing: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for index, line in enumerate(pieces):
        for piece in line:
            if piece.stands:
                for channel in range(piece.low + 2 - piece.low % 2, piece.high + 1, 2):
                    if channel in channels:
                        passing[channel].append((piece.place, index))
    return passing


def _best_spot(
    channel: int,
    x: float,
    size: tuple[float, float],
    lines: list[tuple[float, float]],
    labels: list[LabelSpot],
) -> LabelSpot:
    """The spot beside the line at x that covers the least; always free of other labels."""
    width, height = size
    candidates = []
    for left, at in ((0.0, x + _GAP), (_LEFT, x - _GAP - width)):
        covered = sum(cost for line, cost in lines if at - _BETWEEN < line < at + width + _BETWEEN)
        in_the_way = [s for s in labels if at < s.right + _GAP and s.x < at + width + _GAP]
        taken = {spot.line for spot in in_the_way}
        line = next(number for number in range(len(labels) + 1) if number not in taken)
        candidates.append((covered + line + left, at, line))
    _, at, line = min(candidates)
    return LabelSpot(channel, line, at, width, height)
