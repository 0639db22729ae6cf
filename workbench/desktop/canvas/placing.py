"""Putting boxes down, and keeping the others where they are when the network changes.

The layout of the lanes follows from agencies and referrals, so a new referral may ask for other
rows. On the canvas nothing may jump: whoever would stand elsewhere after an edit is put down
where it stood, in the same undo step. "Arrange" forgets this and takes the layout as it comes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from workbench.desktop.canvas.arrays import Box
from workbench.desktop.canvas.model import NetworkModel
from workbench.desktop.session import Session
from workbench.diagram.lane_layout import BOX_HEIGHT, BOX_WIDTH, ROW, Lane, LaneLayout
from workbench.diagram.picture import Point
from workbench.domain.edits import Edit
from workbench.domain.edits.agencies import PlaceAgencies
from workbench.domain.values import AgencyId

GRID = 4.0  # boxes that are moved come to stand on multiples of this, in points of the map
_CLEAR = 12.0
_FARTHEST = 40  # rows that are looked at above and below for a free place


def on_grid(value: float) -> float:
    """The nearest line of the grid."""
    return round(value / GRID) * GRID


def put_down(session: Session, points: Mapping[str, Point], gesture: object = None) -> bool:
    """Ask for boxes to stand at these points from now on; False where that was refused."""
    placed = tuple((AgencyId(key), x, y) for key, (x, y) in points.items())
    return session.edit(PlaceAgencies(placed), gesture=gesture)


def edit_holding_still(
    session: Session, model: NetworkModel, edit: Edit, gesture: object = None
) -> bool:
    """Make an edit and leave every box where it stands, as one undo step."""
    token = object() if gesture is None else gesture
    before = model.layout
    if not session.edit(edit, gesture=token):
        return False
    moved = _displaced(before, model.layout)
    return not moved or put_down(session, moved, token)


def free_place(model: NetworkModel, wanted: Point, keep_clear: float = _CLEAR) -> Point:
    """The place nearest above or below a point where a box covers no other."""
    x, y = on_grid(wanted[0]), on_grid(wanted[1])
    for step in range(_FARTHEST):
        for side in (1, -1):
            middle = on_grid(y + side * step * ROW / 2)
            half_width, half_height = BOX_WIDTH / 2 + keep_clear, BOX_HEIGHT / 2 + keep_clear
            area: Box = (x - half_width, middle - half_height, x + half_width, middle + half_height)
            if middle > ROW and not len(model.arrays.boxes_within(area)):
                return x, middle
    return x, y


def _displaced(before: LaneLayout, after: LaneLayout) -> dict[str, Point]:
    """Where those should stand whom an edit moved; who changed the lane goes with its lane."""
    found = {}
    for key, (x, y) in before.places.items():
        if key not in after.places or before.spheres[key] is not after.spheres[key]:
            continue
        wanted = (x + _shift(before.lanes, after.lanes, x), y)
        if after.places[key] != wanted:
            found[key] = wanted
    return found


def _shift(before: Sequence[Lane], after: Sequence[Lane], x: float) -> float:
    """How far the lane at an x has moved aside, because a lane before it grew or shrank."""
    lane = next((each for each in before if each.x <= x <= each.x + each.width), None)
    if lane is None:
        return 0.0
    now = next((each for each in after if each.sphere is lane.sphere), lane)
    return now.x - lane.x
