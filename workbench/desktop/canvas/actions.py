"""What buttons, keys and gestures do to the map; each asks the session for one undo step."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.desktop.canvas.arrays import nearest_in_direction
from workbench.desktop.canvas.board import Board
from workbench.desktop.canvas.placing import (
    GRID,
    edit_holding_still,
    free_place,
    on_grid,
    put_down,
)
from workbench.desktop.naming import name_of
from workbench.diagram.picture import Point
from workbench.domain.agencies import Agency
from workbench.domain.edits import Edit
from workbench.domain.edits.agencies import ArrangeAutomatically, RemoveAgency, RenameAgency
from workbench.domain.edits.entities import Add
from workbench.domain.edits.referrals import AddReferral, RemoveReferral
from workbench.domain.entity import new_id
from workbench.domain.programme import Sphere
from workbench.domain.referrals import Referral, ReferralId
from workbench.domain.text import Text
from workbench.domain.values import AgencyId

NUDGE = 2 * GRID  # points that a box moves at one press of a key


class MapActions:
    """Adds, joins, names, moves and removes what stands on the map."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._nudging: object | None = None

    @property
    def chosen_agency(self) -> str:
        """The one agency that is marked, or ""."""
        agencies = self._board.selection & self._board.model.agencies.keys()
        return next(iter(agencies)) if len(agencies) == 1 else ""

    def add_agency(self, point: Point | None = None) -> None:
        """Let the name of a new agency be typed where it will stand, and add it when it has one."""
        place = free_place(self._board.model, point or self._place_in_view())
        self._board.ask_name(place, "", lambda name: self._add_named(name, place))

    def begin_rename(self, key: str = "") -> None:
        """Let the name of an agency be typed over its box."""
        board = self._board
        key = key or self.chosen_agency
        agency = board.session.state.agencies.find(key)
        if agency is None or key not in board.model.arrays.box_of:
            return
        centre = board.model.arrays.centre(board.model.arrays.box_of[key])
        text = agency.name.exactly(board.session.language)
        board.ask_name(centre, text, lambda name: self._rename(agency.id, name))

    def join(self, sender: str, receiver: str) -> None:
        """Ask for a referral; an agency that refers to itself is refused by the edit."""
        new = Referral(
            id=ReferralId(new_id()), sender=AgencyId(sender), receiver=AgencyId(receiver)
        )
        if edit_holding_still(self._board.session, self._board.model, AddReferral(new)):
            self._board.select((new.id,), new.id)

    def remove_marked(self) -> None:
        """Take out what is marked, agencies with what hangs on them, and say so."""
        session = self._board.session
        agencies = [
            each for each in sorted(self._board.selection) if each in session.state.agencies
        ]
        referrals = [each for each in self._board.selection if each in session.state.referrals]
        gone = self._names([*agencies, *referrals])
        taken_along = len(session.state.referrals) - len(referrals)
        step = object()
        edits: list[Edit] = [RemoveAgency(AgencyId(each)) for each in agencies]
        edits += [RemoveReferral(ReferralId(each)) for each in referrals]
        for edit in edits:
            if not edit_holding_still(session, self._board.model, edit, step):
                return
        taken_along -= len(session.state.referrals)
        if gone:
            along = f", with {_counted(taken_along, 'referral')}" if taken_along else ""
            were = "was" if len(agencies) + len(referrals) == 1 else "were"
            self._board.tell(f"{gone} {were} removed{along}.")

    def nudge(self, direction: Point) -> None:
        """Move the marked boxes a little; presses that follow one another are one undo step."""
        arrays = self._board.model.arrays
        if self._nudging is None:
            self._nudging = object()
        points = {
            key: (
                on_grid(arrays.centre(arrays.box_of[key])[0] + NUDGE * direction[0]),
                on_grid(arrays.centre(arrays.box_of[key])[1] + NUDGE * direction[1]),
            )
            for key in self._board.selection
            if key in arrays.box_of
        }
        if points:
            put_down(self._board.session, points, self._nudging)

    def end_nudge(self) -> None:
        """What is nudged next is an undo step of its own."""
        self._nudging = None

    def arrange(self) -> None:
        """Let the lanes place everybody again."""
        self._board.session.edit(ArrangeAutomatically())

    def walk(self, direction: Point) -> None:
        """Go to a box along a referral, else to the nearest in that direction."""
        board = self._board
        arrays, shown = board.model.arrays, board.model.shown_boxes
        here = arrays.box_of.get(self.chosen_agency)
        if here is None:
            self.cycle(1)
            return
        centres, origin = (arrays.x, arrays.y), arrays.centre(here)
        linked = board.model.linked_boxes(here)
        found = nearest_in_direction(centres, origin, direction, linked)
        if found is None:
            found = nearest_in_direction(centres, origin, direction, shown)
        if found is not None:
            board.select((arrays.boxes[found],), arrays.boxes[found])

    def cycle(self, step: int) -> bool:
        """Go to the next box, lane by lane; False behind the last one."""
        board = self._board
        arrays = board.model.arrays
        order = sorted(board.model.shown_boxes.tolist(), key=arrays.centre)
        keys = [arrays.boxes[box] for box in order]
        if self.chosen_agency in keys:
            place = keys.index(self.chosen_agency) + step
        else:
            place = 0 if step > 0 else len(keys) - 1
        if not 0 <= place < len(keys):
            return False
        board.select((keys[place],), keys[place])
        return True

    def _rename(self, agency: AgencyId, name: str) -> bool:
        session = self._board.session
        return session.edit(RenameAgency(agency, name, session.language))

    def _add_named(self, name: str, place: Point) -> bool:
        session = self._board.session
        words = " ".join(name.split())
        agency = Agency(id=AgencyId(new_id()), name=Text().put(session.language, words))
        step = object()
        if not edit_holding_still(session, self._board.model, Add((agency,)), step):
            return False
        put_down(session, {agency.id: place}, step)
        self._board.select((agency.id,), agency.id)
        return True

    def _place_in_view(self) -> Point:
        """The middle of the view; within the lane where an agency without services belongs."""
        left, top, right, bottom = self._board.seen()
        for lane in self._board.model.lanes:
            middle = lane.column_x(0)
            if lane.sphere is Sphere.CROSS_CUTTING and left <= middle <= right:
                return middle, (top + bottom) / 2
        return (left + right) / 2, (top + bottom) / 2

    def _names(self, keys: Iterable[str]) -> str:
        """What is named in the message: the name of one thing, or how many there are."""
        state, language = self._board.session.state, self._board.session.language
        held = [state.agencies.find(key) or state.referrals.find(key) for key in keys]
        found = [each for each in held if each is not None]
        if len(found) > 1:
            return _counted(len(found), "agency", "agencies")
        return f"“{name_of(state, found[0], language)}”" if found else ""


def _counted(number: int, one: str, many: str = "") -> str:
    return f"{number} {one}" if number == 1 else f"{number} {many or one + 's'}"
