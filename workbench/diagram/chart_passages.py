"""Parts of a cut chart through which lines only pass: left out, each line under one number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from workbench.diagram.chart_cut import RADIUS, with_legend
from workbench.diagram.picture import Circle, Item, Picture, Point, Words

_NEAR = 0.05


def without_passages(parts: Sequence[Picture]) -> list[Picture]:
    """The parts in which something stands; a line through one left out has one number."""
    same: dict[str, str] = {}
    kept: list[Picture] = []
    for part in parts:
        if part.boxes or any(line.label for line in part.lines):
            kept.append(part)
            continue
        for first, second in _joined(part):
            one, other = _one(same, first), _one(same, second)
            if one != other:
                low, high = sorted((one, other), key=int)
                same[high] = low
    if parts[-1].legend and parts[-1] not in kept:
        kept[-1] = with_legend(kept[-1], parts[-1])
    return [replace(part, items=tuple(_renumbered(part.items, same))) for part in kept]


def _joined(part: Picture) -> Iterator[tuple[str, str]]:
    """The numbers at the two ends of each line that passes."""
    numbers = list(_numbers(part.items))
    for line in part.lines:
        ends = [_number_at(point, numbers) for point in (line.points[0], line.points[-1])]
        if ends[0] and ends[1]:
            yield ends[0], ends[1]


def _numbers(items: Sequence[Item]) -> Iterator[tuple[Circle, str]]:
    """The circles at the cuts, each with the number that is written in it."""
    for place, item in enumerate(items[:-1]):
        after = items[place + 1]
        if isinstance(item, Circle) and item.radius == RADIUS and isinstance(after, Words):
            yield item, after.text


def _number_at(point: Point, numbers: Sequence[tuple[Circle, str]]) -> str:
    for circle, number in numbers:
        off = abs(circle.x - point[0]) + abs(circle.y - point[1])
        if abs(off - RADIUS) < _NEAR:
            return number
    return ""


def _one(same: dict[str, str], number: str) -> str:
    """The number that stands for this one and all it was joined with."""
    while number in same:
        number = same[number]
    return number


def _renumbered(items: Sequence[Item], same: dict[str, str]) -> Iterator[Item]:
    inside = False
    for item in items:
        if inside and isinstance(item, Words):
            yield replace(item, text=_one(same, item.text))
        else:
            yield item
        inside = isinstance(item, Circle) and item.radius == RADIUS
