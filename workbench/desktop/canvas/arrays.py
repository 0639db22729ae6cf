"""The map as arrays: where boxes and lines are, and what lies where.

Nothing here knows Qt or the workspace. Boxes and lines are known by their place in the arrays,
which `box_of` and `line_of` give. All boxes have one size; a box is its centre. A line is a chain
of cubic curves with an arrow head at its end.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from workbench.diagram.picture import Point

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Places = NDArray[np.intp]
Box = tuple[float, float, float, float]  # left, top, right, bottom

_SAMPLES = np.linspace(0.0, 1.0, 25)
_COARSE = np.linspace(0.0, 1.0, 9)
_NEARLY_NOTHING = 1e-12


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One referral as it is drawn; `curves` holds x and y of four control points for each curve."""

    sender: str
    receiver: str
    style: int
    curves: Floats
    head: Floats


class Drawn(NamedTuple):
    """Lines ready to be painted: their curves, which of these start a line, and their heads."""

    curves: Floats
    starts: Flags
    heads: Floats


class MapArrays:
    """One moment of the map: boxes of one size, and the lines between them."""

    def __init__(
        self,
        boxes: Mapping[str, Point],
        lines: Mapping[str, Line],
        box_size: tuple[float, float],
    ) -> None:
        self.box_width, self.box_height = box_size
        self.boxes = tuple(boxes)
        self.box_of = {key: place for place, key in enumerate(self.boxes)}
        centres = np.array(list(boxes.values()), np.float64).reshape(-1, 2)
        self.x, self.y = centres[:, 0].copy(), centres[:, 1].copy()

        self.lines = tuple(lines)
        self.line_of = {key: place for place, key in enumerate(self.lines)}
        drawn = list(lines.values())
        self.sender = np.array([self.box_of[each.sender] for each in drawn], np.intp)
        self.receiver = np.array([self.box_of[each.receiver] for each in drawn], np.intp)
        self.style = np.array([each.style for each in drawn], np.intp)

        counts = np.array([len(each.curves) for each in drawn], np.intp)
        self.first_curve = np.concatenate(([0], np.cumsum(counts))).astype(np.intp)
        self.line_of_curve = np.repeat(np.arange(len(drawn)), counts)
        self.curves = np.concatenate([np.empty((0, 4, 2)), *(each.curves for each in drawn)])
        self.heads = np.array([each.head for each in drawn], np.float64).reshape(-1, 3, 2)
        self.bounds = self._bounds()

    @cached_property
    def lines_at(self) -> tuple[Places, ...]:
        """The lines that leave or reach each box."""
        ends = np.concatenate([self.sender, self.receiver])
        order = np.argsort(ends, kind="stable")
        edges = np.searchsorted(ends[order], np.arange(1, len(self.boxes)))
        return tuple(np.unique(each) for each in np.split(order % max(len(self.lines), 1), edges))

    def curves_of(self, lines: Places) -> tuple[Floats, Flags]:
        """The curves of these lines in order, and which of them start a line."""
        if not len(lines):
            return np.empty((0, 4, 2)), np.empty(0, bool)
        first, after = self.first_curve[lines], self.first_curve[lines + 1]
        counts = after - first
        ends = np.cumsum(counts)
        offsets = np.arange(ends[-1]) - np.repeat(ends - counts, counts)
        return self.curves[np.repeat(first, counts) + offsets], offsets == 0

    def shifted(self, lines: Places, moved: Mapping[int, Point]) -> Drawn:
        """Lines pulled along by boxes that stand elsewhere: each end with its box."""
        shift = np.zeros((len(self.boxes), 2))
        for box, point in moved.items():
            shift[box] = np.array(point) - self.centre(box)
        curves, starts = self.curves_of(lines)
        counts = self.first_curve[lines + 1] - self.first_curve[lines]
        owner = np.repeat(np.arange(len(lines)), counts)
        first = np.repeat(np.cumsum(counts) - counts, counts)
        rank = (np.arange(len(curves)) - first)[:, None] * 3 + np.arange(4)
        share = (rank / (3 * counts[owner])[:, None])[..., None]
        there, back = shift[self.sender[lines]][owner], shift[self.receiver[lines]][owner]
        pulled = curves + (1 - share) * there[:, None] + share * back[:, None]
        heads = self.heads[lines] + shift[self.receiver[lines]][:, None]
        return Drawn(pulled, starts, heads)

    def drawn(self, lines: Places) -> Drawn:
        """Lines where they are."""
        curves, starts = self.curves_of(lines)
        return Drawn(curves, starts, self.heads[lines])

    def box(self, place: int) -> Box:
        """The outline of a box on the map."""
        x, y = float(self.x[place]), float(self.y[place])
        half_width, half_height = self.box_width / 2, self.box_height / 2
        return x - half_width, y - half_height, x + half_width, y + half_height

    def centre(self, place: int) -> Point:
        """The middle of a box."""
        return float(self.x[place]), float(self.y[place])

    def middle_of(self, line: int) -> Point:
        """A point half-way along a line."""
        first, after = int(self.first_curve[line]), int(self.first_curve[line + 1])
        a, b, c, d = self.curves[(first + after) // 2 if after - first > 1 else first]
        x, y = ((a + 3 * b + 3 * c + d) / 8).tolist()
        return x, y

    def boxes_under(self, lines: Places) -> Places:
        """The boxes that lines pass over, or end at."""
        curves = self.curves_of(lines)[0]
        if not len(curves):
            return np.empty(0, np.intp)
        points = along(curves, _COARSE).reshape(-1, 2)
        (left, top), (right, bottom) = points.min(0), points.max(0)
        near = self.boxes_within((left, top, right, bottom))
        apart = np.abs(points[None] - np.stack([self.x, self.y], 1)[near][:, None])
        within = (apart <= (self.box_width / 2 + 1, self.box_height / 2 + 1)).all(-1)
        return near[np.any(within, axis=1)]

    def boxes_within(self, area: Box) -> Places:
        """The boxes that at least touch an area of the map."""
        half_width, half_height = self.box_width / 2, self.box_height / 2
        return np.flatnonzero(
            (self.x + half_width >= area[0])
            & (self.x - half_width <= area[2])
            & (self.y + half_height >= area[1])
            & (self.y - half_height <= area[3])
        )

    def lines_within(self, area: Box) -> Places:
        """The lines whose surrounding rectangle touches an area of the map."""
        left, top, right, bottom = self.bounds.T
        return np.flatnonzero(
            (right >= area[0]) & (left <= area[2]) & (bottom >= area[1]) & (top <= area[3])
        )

    def box_at(self, x: float, y: float, shown: Flags) -> int | None:
        """The box under a point of the map, the last painted first."""
        hits = self.boxes_within((x, y, x, y))
        hits = hits[shown[hits]]
        return int(hits[-1]) if len(hits) else None

    def line_at(self, x: float, y: float, reach: float, shown: Flags) -> int | None:
        """The line nearest to a point of the map, within reach of it."""
        near = self.lines_within((x - reach, y - reach, x + reach, y + reach))
        near = near[shown[near]]
        curves, starts = self.curves_of(near)
        if not len(curves):
            return None
        distances = _distances(curves, np.array([x, y]))
        best = int(distances.argmin())
        if distances[best] > reach:
            return None
        return int(near[np.cumsum(starts)[best] - 1])

    @property
    def extent(self) -> Box | None:
        """What surrounds all boxes and lines, or None where there are none."""
        if not self.boxes:
            return None
        half_width, half_height = self.box_width / 2, self.box_height / 2
        edges = np.array(
            [
                [self.x.min() - half_width, self.y.min() - half_height],
                [self.x.max() + half_width, self.y.max() + half_height],
            ]
        )
        if len(self.bounds):
            edges[0] = np.minimum(edges[0], self.bounds[:, :2].min(0))
            edges[1] = np.maximum(edges[1], self.bounds[:, 2:].max(0))
        (left, top), (right, bottom) = edges.tolist()
        return left, top, right, bottom

    def _bounds(self) -> Floats:
        """The rectangle around the control points of each line: never smaller than the line."""
        if not len(self.lines):
            return np.empty((0, 4))
        starts = self.first_curve[:-1]
        low = np.minimum.reduceat(self.curves.min(1), starts)
        high = np.maximum.reduceat(self.curves.max(1), starts)
        low = np.minimum(low, self.heads.min(1))
        high = np.maximum(high, self.heads.max(1))
        return np.concatenate([low, high], axis=1)


def curves_of_points(points: Iterable[Point]) -> Floats:
    """A chain of cubic curves from a start and two control points and an end for each."""
    chain = np.array(list(points), np.float64).reshape(-1, 2)
    count = (len(chain) - 1) // 3
    return np.stack([chain[3 * each : 3 * each + 4] for each in range(count)])


def joined(lines: Sequence[Drawn]) -> Drawn:
    """Several lines as one set."""
    nothing = Drawn(np.empty((0, 4, 2)), np.empty(0, bool), np.empty((0, 3, 2)))
    return Drawn(*(np.concatenate(parts) for parts in zip(nothing, *lines, strict=True)))


def nearest_in_direction(
    centres: tuple[Floats, Floats], origin: Point, direction: Point, among: Places
) -> int | None:
    """Which of the points lies nearest in a direction; what lies aside counts as farther."""
    x, y = centres
    dx, dy = x[among] - origin[0], y[among] - origin[1]
    ahead = dx * direction[0] + dy * direction[1]
    aside = np.abs(dx * direction[1] - dy * direction[0])
    cost = np.where(ahead > 1.0, ahead + 2.0 * aside, np.inf)
    if not len(cost) or not np.isfinite(cost.min()):
        return None
    return int(among[cost.argmin()])


def along(curves: Floats, shares: Floats) -> Floats:
    """The points of each cubic curve at some shares of its way."""
    t = shares[:, None, None]
    a, b, c, d = (curves[:, each][None] for each in range(4))
    points: Floats = (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t**2 * c + t**3 * d
    return points


def _distances(curves: Floats, point: Floats) -> Floats:
    """How far a point is from each cubic curve, along short straight pieces of it."""
    points = along(curves, _SAMPLES)
    start, step = points[:-1], np.diff(points, axis=0)
    length = (step**2).sum(-1) + _NEARLY_NOTHING
    part = np.clip(((point - start) * step).sum(-1) / length, 0.0, 1.0)
    foot = start + part[..., None] * step
    distances: Floats = np.hypot(*np.moveaxis(foot - point, -1, 0)).min(0)
    return distances
