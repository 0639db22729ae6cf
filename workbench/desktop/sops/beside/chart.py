"""The flowchart as something to point at: which box, line or lane is where, and what it means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import hypot

from workbench.diagram.measure_flow import OTHERWISE
from workbench.diagram.picture import ChartBox, ChartLine, LaneBand, Picture, Point
from workbench.diagram.step_words import condition_words
from workbench.domain.branching import Basis, Way, ways_out
from workbench.domain.procedures import steps_of
from workbench.domain.sops import MeasureId
from workbench.domain.state import State
from workbench.domain.steps import Step
from workbench.words import say

_ACROSS = 2.0  # how much farther a box off the straight way seems


@dataclass(frozen=True, slots=True)
class LineKey:
    """What tells a line from the others, and is the same after the chart is drawn anew."""

    about: str
    source: str = ""
    target: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Drop:
    """What letting a box go at some place means: another lane, or another place in the order."""

    lane: LaneBand | None = None
    place: int | None = None


class Chart:
    """A picture of a measure with the records it was drawn from."""

    def __init__(self, state: State, measure_id: str, language: str, picture: Picture) -> None:
        self.state, self.language, self.picture = state, language, picture
        self.measure_id = measure_id
        self.order = tuple(each.id for each in steps_of(state, MeasureId(measure_id)))
        own = set(self.order)
        self.boxes: dict[str, ChartBox] = {
            each.about: each for each in picture.boxes if each.id == each.about in own
        }
        self.lines: dict[LineKey, ChartLine] = {
            key_of(each): each for each in reversed(picture.lines)
        }
        self._ways: dict[LineKey, Way | None] = {}

    def step(self, step_id: str) -> Step:
        """The step that a box stands for."""
        return self.state.steps[step_id]

    def step_at(self, x: float, y: float) -> str:
        """The step whose box is there, or ""."""
        for each in self.boxes.values():
            if each.x <= x <= each.x + each.width and each.y <= y <= each.y + each.height:
                return each.about
        return ""

    def about_at(self, x: float, y: float) -> str:
        """The step that any box there belongs to: its own, or one for what comes out of it."""
        found = self.step_at(x, y)
        for each in self.picture.boxes if not found else ():
            inside = each.x <= x <= each.x + each.width and each.y <= y <= each.y + each.height
            if inside and each.about in self.state.steps:
                return each.about
        return found

    def line_at(self, x: float, y: float, reach: float) -> LineKey | None:
        """The nearest line within reach that can be worked on; its words count as the line."""
        best: tuple[float, LineKey | None] = (reach, None)
        for key, line in self.lines.items():
            if self.way(key) is None:
                continue
            for each in self._drawn_as(key):
                best = min(best, (_distance(each, x, y), key), key=lambda pair: pair[0])
            if line.label_at is not None and _holds(line.label_at, x, y):
                return key
        return best[1]

    def lane_at(self, x: float) -> LaneBand | None:
        """The lane that stands there."""
        return next(
            (each for each in self.picture.lanes if each.x <= x < each.x + each.width), None
        )

    def head_at(self, x: float, y: float) -> LaneBand | None:
        """The lane whose title stands there."""
        lane = self.lane_at(x)
        return lane if lane is not None and lane.y <= y <= lane.y + lane.head else None

    def lane(self, key: str) -> LaneBand | None:
        """The lane of an agency or role."""
        return next((each for each in self.picture.lanes if each.key == key), None)

    def next_lane(self, key: str, by: int) -> LaneBand | None:
        """The lane so many places to the right."""
        keys = [each.key for each in self.picture.lanes]
        place = keys.index(key) + by if key in keys else -1
        return self.picture.lanes[place] if 0 <= place < len(keys) else None

    def way(self, key: LineKey) -> Way | None:
        """What a line stands for; None where it only begins or ends the chart."""
        if key not in self._ways:
            self._ways[key] = self._found_way(self.lines[key])
        return self._ways[key]

    def lines_from(self, step_id: str) -> tuple[LineKey, ...]:
        """The lines that leave a step and can be worked on, in the order they are drawn."""
        return tuple(
            key
            for key, line in reversed(self.lines.items())
            if line.source.split(":", maxsplit=1)[0] == step_id and self.way(key) is not None
        )

    def line_between(self, origin: str, target: str) -> LineKey | None:
        """The recorded line between two steps."""
        for key in self.lines:
            way = self.way(key)
            is_between = way is not None and (way.origin, way.target) == (origin, target)
            if is_between and way is not None and way.basis is Basis.RECORDED:
                return key
        return None

    def end_of(self, key: LineKey) -> Point:
        """Where the arrow of a line points."""
        return self._drawn_as(key)[-1].points[-1]

    def label_spot(self, key: LineKey) -> Point:
        """Where words at a line stand, or would stand."""
        line = self.lines[key]
        if line.label_at is not None:
            x, y, width, height = line.label_at
            return x + width / 2, y + height / 2
        first, last = max(pairwise(line.points), key=lambda p: hypot(*_minus(p[1], p[0])))
        return (first[0] + last[0]) / 2, (first[1] + last[1]) / 2

    def points_of(self, key: LineKey) -> tuple[tuple[Point, ...], ...]:
        """The pieces of which a line is drawn."""
        return tuple(each.points for each in self._drawn_as(key))

    def towards(self, here: str, direction: Point) -> str:
        """The nearest box in a direction, or ""."""
        from_x, from_y = centre(self.boxes[here])
        best, found = float("inf"), ""
        for key, box in self.boxes.items():
            x, y = _minus(centre(box), (from_x, from_y))
            along = x * direction[0] + y * direction[1]
            across = abs(x * direction[1]) + abs(y * direction[0])
            if key != here and along > 1 and along + _ACROSS * across < best:
                best, found = along + _ACROSS * across, key
        return found

    def dropped(self, step_id: str, x: float, y: float) -> Drop:
        """What it means to let go of a box there; nothing where the order would not be clear."""
        lane = self.lane_at(x)
        box = self.boxes[step_id]
        if lane is None:
            return Drop()
        if lane.key != box.lane:
            return Drop(lane=lane)
        beside = [each for each in self.boxes.values() if each.lane == lane.key]
        places = {each: place for place, each in enumerate(self._others(step_id))}
        above = [places[each.about] for each in beside if _is_above(each, step_id, y)]
        below = [places[each.about] for each in beside if _is_below(each, step_id, y)]
        if above and below and max(above) > min(below):
            return Drop()
        here = self.order.index(step_id)
        if max(above, default=-1) < here <= min(below, default=len(places)):
            return Drop()
        return Drop(place=max(above) + 1 if above and max(above) >= here else min(below))

    def _others(self, step_id: str) -> Iterable[str]:
        return (each for each in self.order if each != step_id)

    def _drawn_as(self, key: LineKey) -> list[ChartLine]:
        """A branch that passes a box for its outcome is drawn as two lines."""
        if not key.about:
            return [self.lines[key]]
        return [each for each in self.picture.lines if each.about == key.about]

    def _found_way(self, line: ChartLine) -> Way | None:
        origin = self.state.steps.find(line.source.split(":", maxsplit=1)[0])
        if origin is None:
            return None
        ways = ways_out(self.state, origin)
        if line.about:
            return next((each for each in ways if each.transition == line.about), None)
        unrecorded = [each for each in ways if each.transition is None]
        outcome = _outcome_of(line)
        if outcome is None or origin.decision is None:
            found = [each for each in unrecorded if each.target == line.target]
            alike = [each for each in found if self._words(each) == line.label]
            return next(iter(alike or found), None)
        said = origin.decision.branches[outcome]
        for each in unrecorded:
            leads_there = line.target == each.target or _is_outcome(line.target)
            if leads_there and (each.condition, each.is_else) == (said.condition, said.is_else):
                return each
        return None

    def _words(self, way: Way) -> str:
        words = condition_words(way.condition, self.language)
        return words or (say(OTHERWISE, self.language) if way.is_else else "")


def key_of(line: ChartLine) -> LineKey:
    """What tells a line from the others: the branch that is recorded, else where it leads."""
    if line.about:
        return LineKey(line.about)
    return LineKey("", line.source, line.target, line.label)


def centre(box: ChartBox) -> Point:
    """The middle of a box."""
    return box.x + box.width / 2, box.y + box.height / 2


def _is_outcome(node: str) -> bool:
    return ":outcome " in node


def _outcome_of(line: ChartLine) -> int | None:
    """Which outcome of a decision the line leads to or from."""
    for node in (line.source, line.target):
        if _is_outcome(node):
            return int(node.rpartition(" ")[2])
    return None


def _is_above(box: ChartBox, step_id: str, y: float) -> bool:
    return box.about != step_id and centre(box)[1] <= y


def _is_below(box: ChartBox, step_id: str, y: float) -> bool:
    return box.about != step_id and centre(box)[1] > y


def _holds(area: tuple[float, float, float, float], x: float, y: float) -> bool:
    left, top, width, height = area
    return left <= x <= left + width and top <= y <= top + height


def _minus(one: Point, other: Point) -> Point:
    return one[0] - other[0], one[1] - other[1]


def _distance(line: ChartLine, x: float, y: float) -> float:
    """How far a point is from a line of straight pieces."""
    return min(_from_piece(a, b, (x, y)) for a, b in pairwise(line.points))


def _from_piece(a: Point, b: Point, point: Point) -> float:
    (dx, dy), (px, py) = _minus(b, a), _minus(point, a)
    length = dx * dx + dy * dy
    part = 0.0 if not length else max(0.0, min(1.0, (px * dx + py * dy) / length))
    return hypot(px - part * dx, py - part * dy)
