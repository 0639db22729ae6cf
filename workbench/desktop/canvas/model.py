"""The map that the canvas shows: made from a state, and brought up to date from what changed.

It is a function of the state alone, laid out by the functions that also lay out the printed map,
so that screen and print show the same places and the same lines.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from workbench.desktop.canvas.arrays import (
    Box,
    Drawn,
    Line,
    MapArrays,
    Places,
    curves_of_points,
    joined,
)
from workbench.desktop.canvas.filtering import EVERYTHING, MapFilter, shown
from workbench.desktop.canvas.owners import owner_of
from workbench.diagram.lane_layout import BOX_HEIGHT, BOX_WIDTH, Lane, LaneLayout
from workbench.diagram.map_lines import MapLine, map_lines
from workbench.diagram.network import network_layout, places_by_hand
from workbench.diagram.network_map import MapAgency, MapLink, NetworkMap, network_map
from workbench.diagram.picture import Point
from workbench.domain.agencies import Agency, MapPosition
from workbench.domain.delta import Delta
from workbench.domain.programme import ServiceCategory, Stage
from workbench.domain.records import Records
from workbench.domain.referrals import Referral, ReferralState
from workbench.domain.services import Offering, Service

BOX_SIZE = (BOX_WIDTH, BOX_HEIGHT)
STYLES = tuple(ReferralState)
_ROUTED_WHILE_HELD = 200  # referrals; finding ways on a larger map takes longer than a frame
_ALL_ROUTED = 1500  # on a still larger map only the lines of a moved box find new ways at once
_SHAPES_THE_MAP = (Agency, Referral, MapPosition, Service, ServiceCategory, Stage)


_Routes = tuple[list[tuple[str, str]], Mapping[str, Point], Mapping[int, MapLine]]


@dataclass(frozen=True, slots=True)
class Changed:
    """What a change did to the map: to its shape, or only to the faces of some boxes."""

    shape: bool = False
    faces: frozenset[str] = frozenset()


class NetworkModel:
    """Agencies, referrals, lanes and arrays of one state, in one language."""

    def __init__(self, records: Records, language: str) -> None:
        self._records, self._language = records, language
        self._filter = EVERYTHING
        self._auto: tuple[object, LaneLayout] | None = None
        self._routes: _Routes = ([], {}, {})
        self._name(network_map(records, language))
        self.layout = self._laid_out()
        self._draw()

    @property
    def lanes(self) -> Sequence[Lane]:
        """The lanes of the spheres, from left to right."""
        return self.layout.lanes

    @property
    def shown_boxes(self) -> Places:
        """The boxes that no filter hides."""
        return np.flatnonzero(self.shown.boxes)

    @property
    def whole(self) -> Box:
        """What surrounds the whole map: lanes, and whoever was put beyond them."""
        left, top, right, bottom = self.arrays.extent or (0.0, 0.0, 1.0, 1.0)
        width, height = self.layout.width, self.layout.height
        return min(0.0, left), min(0.0, top), max(width, right), max(height, bottom)

    def agency(self, place: int) -> MapAgency:
        """The agency of a box."""
        return self.agencies[self.arrays.boxes[place]]

    def link(self, place: int) -> MapLink:
        """The referral, or referrals, of a line."""
        return self.network.links[place]

    def standing_for(self, entity_id: str) -> str:
        """The agency or referral on the map that an entity belongs to, or ""."""
        owner = owner_of(self._records, entity_id)
        return owner if owner in self.agencies or owner in self.line_of else ""

    def ids_in_view(self) -> frozenset[str]:
        """Everything that the filters leave on the map, with what the agencies offer."""
        boxes = {self.arrays.boxes[box] for box in self.shown_boxes}
        lines = np.flatnonzero(self.shown.lines).tolist()
        referrals = {each for line in lines for each in self.link(line).referrals}
        belonging = (
            *self._records.offerings,
            *self._records.services,
            *self._records.offices,
            *self._records.contact_points,
        )
        return frozenset(
            boxes | referrals | {each for each in belonging if self.standing_for(each) in boxes}
        )

    def follow(self, records: Records, delta: Delta) -> Changed:
        """Bring the map up to date; only what is named in the delta can have changed."""
        self._records = records
        if not delta.touches(*_SHAPES_THE_MAP):
            if delta.touches(Offering):
                self._show()
            return Changed()
        return self._compare(network_map(records, self._language))

    def speak(self, language: str) -> Changed:
        """Show names in another language."""
        self._language = language
        return self._compare(network_map(self._records, language))

    def filter(self, wanted: MapFilter) -> None:
        """Hide and dim what is not wanted; nothing moves."""
        self._filter = wanted
        self._show()

    def box_at(self, x: float, y: float) -> int | None:
        """The box under a point of the map that no filter hides."""
        return self.arrays.box_at(x, y, self.shown.boxes)

    def line_at(self, x: float, y: float, reach: float) -> int | None:
        """The line near a point of the map that no filter hides."""
        return self.arrays.line_at(x, y, reach, self.shown.lines)

    def linked_boxes(self, box: int) -> Places:
        """The boxes that a referral joins to this one, without those that a filter hides."""
        lines = self.arrays.lines_at[box]
        lines = lines[self.shown.lines[lines]]
        ends = np.concatenate([self.arrays.sender[lines], self.arrays.receiver[lines]])
        return np.setdiff1d(ends, [box])

    def lines_held(self, moved: Mapping[int, Point]) -> tuple[Places, Drawn]:
        """The lines of boxes that stand elsewhere for the moment, as they would run.

        On a large map they are only pulled along, so that a frame stays short; they find their
        way around other boxes when the boxes are put down.
        """
        touched = {int(line) for box in moved for line in self.arrays.lines_at[box]}
        lines = np.array(sorted(each for each in touched if self.shown.lines[each]), np.intp)
        if len(self.arrays.lines) > _ROUTED_WHILE_HELD:
            return lines, self.arrays.shifted(lines, moved)
        boxes = self.arrays.boxes
        places = dict(self.layout.places) | {boxes[box]: point for box, point in moved.items()}
        routed = map_lines(places, self._ends(), only=lines.tolist())
        return lines, joined([drawn_line(routed[line]) for line in lines.tolist()])

    def line_onto(self, sender: int, receiver: int) -> MapLine:
        """The line that would join two boxes."""
        boxes = self.arrays.boxes
        ends = [(boxes[sender], boxes[receiver])]
        places = {key: self.layout.places[key] for key in ends[0]}
        return map_lines(places, ends)[0]

    def line_towards(self, sender: int, point: Point) -> MapLine:
        """The line from a box to a point where no box stands yet."""
        start = (float(self.arrays.x[sender]), float(self.arrays.y[sender]))
        aside = BOX_WIDTH / 2 if point[0] >= start[0] else -BOX_WIDTH / 2
        places = {"from": start, "to": (point[0] + aside, point[1])}
        return map_lines(places, [("from", "to")])[0]

    def _compare(self, new: NetworkMap) -> Changed:
        """Take a new map, and say in what it differs from the one before."""
        agencies, links, layout = self.agencies, self.network.links, self.layout
        self._name(new)
        self.layout = self._laid_out()
        if (links, layout) != (new.links, self.layout):
            self._draw()
            return Changed(shape=True, faces=_differing(agencies, self.agencies))
        self._show()
        return Changed(faces=_differing(agencies, self.agencies))

    def _name(self, network: NetworkMap) -> None:
        self.network = network
        self.agencies: Mapping[str, MapAgency] = {each.id: each for each in network.agencies}

    def _laid_out(self) -> LaneLayout:
        """Everybody in their lanes, save those put elsewhere by hand.

        Who was put where by hand does not change where the others stand, so that their layout is
        worked out only when agencies or referrals have changed.
        """
        lanes = tuple((each.id, each.sphere) for each in self.network.agencies)
        basis = (lanes, tuple(self._ends()))
        if self._auto is None or self._auto[0] != basis:
            self._auto = (basis, network_layout(self.network, {}))
        return network_layout(self.network, places_by_hand(self._records), before=self._auto[1])

    def _draw(self) -> None:
        """Make the arrays from the layout."""
        drawn = self._routed()
        links = self.network.links
        self.line_of: Mapping[str, int] = {
            key: place for place, link in enumerate(links) for key in link.referrals
        }
        self.arrays = MapArrays(
            {each.id: self.layout.places[each.id] for each in self.network.agencies},
            {link.referrals[0]: _as_line(link, drawn[place]) for place, link in enumerate(links)},
            BOX_SIZE,
        )
        self._show()

    def _routed(self) -> Mapping[int, MapLine]:
        """The ways of all lines; found anew where agencies, referrals or places have changed."""
        ends, places = self._ends(), self.layout.places
        before_ends, before_places, routes = self._routes
        moved = {key for key in places if before_places.get(key) != places[key]}
        if ends != before_ends or (moved and len(ends) <= _ALL_ROUTED):
            routes = map_lines(places, ends)
        elif moved:
            touched = [n for n, pair in enumerate(ends) if not moved.isdisjoint(pair)]
            routes = {**routes, **map_lines(places, ends, only=touched)}
        self._routes = (ends, places, routes)
        return routes

    def _show(self) -> None:
        links: dict[str, MapLink] = {link.referrals[0]: link for link in self.network.links}
        self.shown = shown(self._filter, self._records, self.arrays, self.agencies, links)

    def _ends(self) -> list[tuple[str, str]]:
        return [(link.sender, link.receiver) for link in self.network.links]


def drawn_line(line: MapLine) -> Drawn:
    """One line of a layout, ready to be painted."""
    curves = curves_of_points(line.points)
    return Drawn(curves, np.arange(len(curves)) == 0, np.array([line.head], np.float64))


def _as_line(link: MapLink, drawn: MapLine) -> Line:
    return Line(
        sender=link.sender,
        receiver=link.receiver,
        style=STYLES.index(link.state),
        curves=curves_of_points(drawn.points),
        head=np.array(drawn.head, np.float64),
    )


def _differing(before: Mapping[str, MapAgency], after: Mapping[str, MapAgency]) -> frozenset[str]:
    """The agencies whose boxes look otherwise now."""
    return frozenset(key for key in before if before[key] != after.get(key))
