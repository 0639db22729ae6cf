"""The display list: one picture as shapes with everything resolved, for every surface to draw.

Lengths are points, y grows downwards, the first item is painted first, colours are '#rrggbb'.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from enum import StrEnum

Point = tuple[float, float]
Plain = str | int | float | bool | None | list["Plain"] | dict[str, "Plain"]


class Anchor(StrEnum):
    """Which part of a line of text stands at its x."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rect:
    """A box, its corners rounded by `radius`."""

    x: float
    y: float
    width: float
    height: float
    radius: float = 0.0
    fill: str | None = None
    stroke: str | None = None
    line_width: float = 1.0
    dash: tuple[float, ...] = ()
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Polygon:
    """A closed shape with straight sides, such as the diamond of a decision."""

    points: tuple[Point, ...]
    fill: str | None = None
    stroke: str | None = None
    line_width: float = 1.0
    dash: tuple[float, ...] = ()
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """A circle around x, y."""

    x: float
    y: float
    radius: float
    fill: str | None = None
    stroke: str | None = None
    line_width: float = 1.0
    dash: tuple[float, ...] = ()
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A line through its points; `head` is the filled arrow head at the receiver, never dashed.

    A curved route holds cubic segments: a start, then two control points and an end for each.
    """

    points: tuple[Point, ...]
    stroke: str
    curved: bool = False
    line_width: float = 1.0
    dash: tuple[float, ...] = ()
    head: tuple[Point, ...] = ()
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One line of text; y is its base line, rotation is in degrees clockwise around x, y."""

    x: float
    y: float
    text: str
    size: float
    colour: str
    bold: bool = False
    italic: bool = False
    anchor: Anchor = Anchor.START
    rotation: float = 0.0
    about: str = ""


Item = Rect | Polygon | Circle | Route | Words


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendKey:
    """One entry of the legend: a sample and what it means.

    The sample is a sign, a line when `is_line`, else a box, which is filled where `is_full`;
    `number` is written on it.
    """

    words: str
    colour: str
    is_line: bool = False
    is_full: bool = False
    dash: tuple[float, ...] = ()
    line_width: float = 1.0
    number: str = ""
    sign: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneBand:
    """A lane of a flowchart with its bounds; `key` is that of the agency or role it stands for.

    `head` is how far down its title reaches.
    """

    key: str
    title: str
    x: float
    y: float
    width: float
    height: float
    head: float = 0.0
    is_recorded: bool = True
    is_collapsed: bool = False

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies on the lane."""
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartBox:
    """A box of a flowchart with its bounds; `about` is the step it stands for.

    `kind` is what it is: a step, a decision, a beginning. Only boxes whose `id` is their `about`
    are steps themselves; others stand for what comes out of a step, or where it leads.
    """

    id: str
    kind: str
    lane: str
    about: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartLine:
    """A line of a flowchart: from which box to which, and the transition it stands for.

    `about` is "" where the line was worked out from the printed order; `label` is what is
    written at it, and `label_at` where: left, top, width, height.
    """

    source: str
    target: str
    points: tuple[Point, ...]
    about: str = ""
    label: str = ""
    label_at: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A finished picture. The legend is drawn among the items and repeated here for other uses.

    A flowchart also tells its lanes, boxes and lines, for whoever edits or exports it.
    """

    width: float
    height: float
    title: str
    items: tuple[Item, ...]
    text_equivalent: tuple[str, ...] = ()
    legend: tuple[LegendKey, ...] = ()
    lanes: tuple[LaneBand, ...] = ()
    boxes: tuple[ChartBox, ...] = ()
    lines: tuple[ChartLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Area:
    """The rectangle on which a click, or a link in print, means an entity."""

    x: float
    y: float
    width: float
    height: float
    about: str

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies on the area."""
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height


def areas(picture: Picture) -> Iterator[Area]:
    """The areas of all closed shapes that stand for an entity, in painting order."""
    for item in picture.items:
        if not item.about:
            continue
        if isinstance(item, Rect):
            yield Area(item.x, item.y, item.width, item.height, item.about)
        elif isinstance(item, Circle):
            side = 2 * item.radius
            yield Area(item.x - item.radius, item.y - item.radius, side, side, item.about)
        elif isinstance(item, Polygon):
            xs, ys = [p[0] for p in item.points], [p[1] for p in item.points]
            yield Area(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys), item.about)


def to_plain(picture: Picture) -> dict[str, Plain]:
    """The picture as plain values for JSON, rounded to a hundredth of a point."""
    plain = _plain(picture)
    assert isinstance(plain, dict)
    return plain


def _plain(value: object) -> Plain:
    if is_dataclass(value) and not isinstance(value, type):
        named: dict[str, Plain] = {"shape": type(value).__name__}
        for field in fields(value):
            held = getattr(value, field.name)
            if held != field.default:
                named[field.name] = _plain(held)
        return named
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, float):
        return round(value, 2)
    assert value is None or isinstance(value, str | int)
    return value
