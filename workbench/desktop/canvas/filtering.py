"""What the filters leave of the map: spheres are hidden, what serves other groups is dimmed.

Nothing moves, and nobody is left out because a fact is not recorded: a referral of which nobody
wrote for whom it holds stays as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from workbench.desktop.canvas.arrays import Flags, MapArrays
from workbench.diagram.network_map import MapAgency, MapLink
from workbench.domain.programme import Sphere
from workbench.domain.records import Records
from workbench.domain.services import Offering
from workbench.domain.values import PopulationId


@dataclass(frozen=True, slots=True)
class MapFilter:
    """The spheres that are hidden, and the groups that are asked for; no group means all."""

    hidden: frozenset[Sphere] = frozenset()
    populations: frozenset[PopulationId] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.hidden or self.populations)


EVERYTHING = MapFilter()


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """For each box and line whether it is there to be seen, and whether it is dimmed."""

    boxes: Flags
    lines: Flags
    dim_boxes: Flags
    dim_lines: Flags


def shown(
    wanted: MapFilter,
    records: Records,
    arrays: MapArrays,
    agencies: Mapping[str, MapAgency],
    links: Mapping[str, MapLink],
) -> Shown:
    """What a filter leaves of a map."""
    boxes = np.array([agencies[key].sphere not in wanted.hidden for key in arrays.boxes], bool)
    lines = boxes[arrays.sender] & boxes[arrays.receiver]
    if not wanted.populations:
        return Shown(boxes, lines, np.zeros(len(boxes), bool), np.zeros(len(lines), bool))
    serving = np.array(
        [_serves(links[key], records, wanted.populations) for key in arrays.lines], bool
    )
    return Shown(boxes, lines, _boxes_apart(wanted.populations, records, arrays, serving), ~serving)


def _serves(link: MapLink, records: Records, asked: frozenset[PopulationId]) -> bool:
    """Whether a line holds for one of the groups, as far as anybody recorded."""
    found = (records.referrals[key] for key in link.referrals)
    return any(
        each.everyone or not each.populations or not asked.isdisjoint(each.populations)
        for each in found
    )


def _boxes_apart(
    asked: frozenset[PopulationId], records: Records, arrays: MapArrays, serving: Flags
) -> Flags:
    """The boxes that serve only other groups: by their lines, and by what they offer."""
    linked = np.zeros(len(arrays.boxes), bool)
    wanted = np.zeros(len(arrays.boxes), bool)
    for ends in (arrays.sender, arrays.receiver):
        linked[ends] = True
        wanted[ends[serving]] = True
    for offering in records.offerings.values():
        place = arrays.box_of.get(offering.operated_at or "")
        groups = _groups_of(offering)
        if place is not None and groups:
            linked[place] = True
            wanted[place] |= not asked.isdisjoint(groups)
    return linked & ~wanted


def _groups_of(offering: Offering) -> frozenset[PopulationId]:
    named = {each.population for each in offering.groups if each.population is not None}
    return frozenset(named | set(offering.populations))
