"""Where agencies stand on the map: one lane for each sphere, rows ordered so that few lines cross.

The same agencies and referrals always give the same layout. Given the layout before an edit,
whoever stood in it stays, and only newcomers are placed. Plain Python is quick enough: 300 agencies
take a tenth of a second, and the first window need not wait for a numerical library.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from workbench.diagram.lane_order import free_slot, lane_rows
from workbench.diagram.picture import Point
from workbench.domain.programme import Sphere

BOX_WIDTH = 176.0
BOX_HEIGHT = 46.0
ROW = 66.0  # from box to box down a lane; the gap between lets lines pass
COLUMN_GAP = 60.0  # between the boxes of neighbouring columns
LANE_GAP = 8.0
TITLE_HEIGHT = 52.0
_MARGIN = 8.0
_BOTTOM = 14.0
_LEAST_ROWS = 6
_WIDE_ENOUGH = 1.7  # how many times wider than high a map should at most be

_LANE_EDGE = (COLUMN_GAP - LANE_GAP) / 2
_COLUMN = BOX_WIDTH + COLUMN_GAP


@dataclass(frozen=True, slots=True)
class Lane:
    """The ground of one sphere."""

    sphere: Sphere
    x: float
    width: float
    columns: int

    def column_x(self, column: int) -> float:
        """The middle of one of its columns of boxes."""
        return self.x + _LANE_EDGE + BOX_WIDTH / 2 + column * _COLUMN


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneLayout:
    """The lanes, and the middle of each agency's box."""

    lanes: tuple[Lane, ...]
    places: Mapping[str, Point]
    spheres: Mapping[str, Sphere]
    width: float
    height: float


def lane_layout(
    agencies: Sequence[tuple[str, Sphere]],
    links: Sequence[tuple[str, str]],
    *,
    moved: Mapping[str, Point] | None = None,
    before: LaneLayout | None = None,
) -> LaneLayout:
    """The place of each agency; `moved` are those that somebody put where they are by hand."""
    spheres = dict(agencies)
    by_hand = {key: place for key, place in (moved or {}).items() if key in spheres}
    if before is None:
        lanes, rows = _lanes(spheres)
        places = _all_places(agencies, links, lanes, rows)
    else:
        lanes = _with_new_lanes(before, spheres)
        kept = {k: p for k, p in before.places.items() if spheres.get(k) is before.spheres.get(k)}
        places = _with_newcomers(kept | by_hand, agencies, links, lanes)
    return _framed(lanes, {key: by_hand.get(key, places[key]) for key in spheres}, spheres)


def row_y(row: int) -> float:
    """The middle of a row."""
    return _MARGIN + TITLE_HEIGHT + row * ROW + BOX_HEIGHT / 2


def _lanes(spheres: Mapping[str, Sphere]) -> tuple[tuple[Lane, ...], int]:
    """Lanes with as many columns as keep the map in shape, and the number of rows."""
    counts = Counter(spheres.values())
    shown = [each for each in Sphere if each.number is not None or counts[each]]
    most = max(counts.values(), default=1)
    for rows in range(min(_LEAST_ROWS, most), most + 1):
        lanes = _in_a_row([(each, max(1, ceil(counts[each] / rows))) for each in shown])
        if _right_edge(lanes) <= _WIDE_ENOUGH * row_y(rows):
            return lanes, rows
    return _in_a_row([(each, 1) for each in shown]), most


def _in_a_row(columns: Sequence[tuple[Sphere, int]], x: float = _MARGIN) -> tuple[Lane, ...]:
    """Lanes side by side; one without agencies is as wide as one with a single column."""
    lanes = []
    for sphere, count in columns:
        lane = Lane(sphere, x, count * _COLUMN - LANE_GAP, count)
        lanes.append(lane)
        x += lane.width + LANE_GAP
    return tuple(lanes)


def _right_edge(lanes: Sequence[Lane]) -> float:
    return lanes[-1].x + lanes[-1].width


def _all_places(
    agencies: Sequence[tuple[str, Sphere]],
    links: Sequence[tuple[str, str]],
    lanes: Sequence[Lane],
    rows: int,
) -> dict[str, Point]:
    """Everybody in the rows that let the fewest lines cross."""
    members: dict[Sphere, list[str]] = defaultdict(list)
    for key, sphere in agencies:
        members[sphere].append(key)
    slots = lane_rows(
        [members[lane.sphere] for lane in lanes], [lane.columns for lane in lanes], links, rows
    )
    return {
        key: (lane.column_x(slots[key][0]), row_y(slots[key][1]))
        for lane in lanes
        for key in members[lane.sphere]
    }


def _with_new_lanes(before: LaneLayout, spheres: Mapping[str, Sphere]) -> tuple[Lane, ...]:
    """The lanes as they were; one for a sphere that was not there comes last."""
    missing = set(spheres.values()) - {lane.sphere for lane in before.lanes}
    new = [(sphere, 1) for sphere in Sphere if sphere in missing]
    return (*before.lanes, *_in_a_row(new, _right_edge(before.lanes) + LANE_GAP))


def _with_newcomers(
    kept: Mapping[str, Point],
    agencies: Sequence[tuple[str, Sphere]],
    links: Sequence[tuple[str, str]],
    lanes: Sequence[Lane],
) -> dict[str, Point]:
    """Those kept where they are, and each newcomer in a free place near those it is linked to."""
    places = dict(kept)
    by_sphere = {lane.sphere: lane for lane in lanes}
    rows = 1 + len(agencies) + ceil(max((y for _, y in kept.values()), default=0.0) / ROW)
    for key, sphere in agencies:
        if key in places:
            continue
        lane = by_sphere[sphere]
        slots = [
            (lane.column_x(column), row_y(row))
            for column in range(lane.columns)
            for row in range(rows)
        ]
        near = [places[b if a == key else a][1] for a, b in links if _joins(a, b, key, places)]
        in_lane = [y for x, y in places.values() if lane.x <= x <= lane.x + lane.width]
        wanted = sum(near) / len(near) if near else max(in_lane, default=row_y(0))
        places[key] = free_slot(places, wanted, slots, (BOX_WIDTH, BOX_HEIGHT))
    return places


def _joins(a: str, b: str, key: str, places: Mapping[str, Point]) -> bool:
    """Whether a link joins the agency to one that has its place."""
    return (a == key and b in places) or (b == key and a in places)


def _framed(
    lanes: tuple[Lane, ...], places: Mapping[str, Point], spheres: Mapping[str, Sphere]
) -> LaneLayout:
    """The layout with a frame that holds the lanes and whoever was put beyond them."""
    right = max((x + BOX_WIDTH / 2 for x, _ in places.values()), default=0.0)
    low = max((y for _, y in places.values()), default=row_y(0)) + BOX_HEIGHT / 2
    return LaneLayout(
        lanes=lanes,
        places=places,
        spheres=spheres,
        width=max(_right_edge(lanes), right) + _MARGIN,
        height=low + _BOTTOM + _MARGIN,
    )
