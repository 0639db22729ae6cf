"""Which way each flow of a flowchart takes: short, never through a box, rarely across another."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import pairwise

from workbench.diagram.flow_order import Order
from workbench.diagram.flow_plan import FlowPlan, Shape
from workbench.diagram.flow_ways import Candidate, GridPoint, Port, Run, Way, candidates

_CROSSING = 110.0
_SAME_BAND = 30.0  # two lines side by side in front of boxes
_SAME_GUTTER = 8.0
_SHARED_CORNER = 90.0  # two lines leave by one corner of a diamond
_AGAINST = 160.0  # one line comes in where another goes out
_NO_ROOM_FOR_LABEL = 1e6  # worse than any crowding: words are never left out
_ROUNDS = 3


@dataclass
class _Taken:
    """The ways taken so far, by where their pieces are."""

    standing: dict[int, list[Run]] = field(default_factory=lambda: defaultdict(list))
    lying: dict[int, list[Run]] = field(default_factory=lambda: defaultdict(list))
    ports: Counter[Port] = field(default_factory=Counter)

    def add(self, candidate: Candidate) -> None:
        """Take this way."""
        for run in candidate.standing:
            self.standing[run[0]].append(run)
        for run in candidate.lying:
            self.lying[run[0]].append(run)
        self.ports.update(candidate.ports)

    def remove(self, candidate: Candidate) -> None:
        """Give this way up again."""
        for run in candidate.standing:
            self.standing[run[0]].remove(run)
        for run in candidate.lying:
            self.lying[run[0]].remove(run)
        self.ports.subtract(candidate.ports)

    def conflicts(self, candidate: Candidate, corners: frozenset[GridPoint]) -> float:
        """What the way would cost beside the others."""
        cost = 0.0
        for run in candidate.standing:
            cost += _beside(run, self.standing) + _CROSSING * _crossed(run, self.lying)
        for run in candidate.lying:
            cost += _beside(run, self.lying) + _CROSSING * _crossed(run, self.standing)
        for box, side, leaves in candidate.ports:
            cost += _AGAINST * self.ports[box, side, not leaves]
            if leaves and box in corners:
                cost += _SHARED_CORNER * self.ports[box, side, True]
        return cost


def ways(plan: FlowPlan, order: Order) -> list[Way]:
    """One way for each flow, chosen in a few rounds in which each gives way to the others."""
    cells = {n.id: (2 * order.columns[n.id] + 1, 2 * order.rows[n.id] + 1) for n in plan.nodes}
    corners = frozenset(cells[node.id] for node in plan.nodes if node.shape is not Shape.BOX)
    boxes = frozenset(cells.values())
    right, bottom = 2 * order.lane_starts[-1], 2 * order.row_count
    open_ways = [
        _Open(candidates(cells[flow.source], cells[flow.target], right, bottom), boxes)
        for flow in plan.flows
    ]
    labelled = [flow.is_labelled for flow in plan.flows]
    taken = _Taken()
    chosen: dict[int, Candidate] = {}
    sequence = sorted(range(len(plan.flows)), key=lambda i: (open_ways[i].options[0].cost, i))
    for _ in range(_ROUNDS):
        before = dict(chosen)
        for index in sequence:
            if index in chosen:
                taken.remove(chosen[index])
            chosen[index] = open_ways[index].best(taken, corners, labelled=labelled[index])
            taken.add(chosen[index])
        if chosen == before:
            break
    return [chosen[index].way for index in range(len(plan.flows))]


def label_channel(way: Way) -> tuple[int, int] | None:
    """The piece of the way beside which a label stands, and the channel it stands in.

    It is the first piece that comes into a channel from above or passes through it; None where
    the way has no such piece.
    """
    for index, ((x1, y1), (x2, y2)) in enumerate(pairwise(way)):
        low, high = min(y1, y2), max(y1, y2)
        channels = range(low + 2 - low % 2, high + 1, 2)
        if x1 == x2 and channels:
            return index, channels[0] if y2 > y1 else channels[-1]
    return None


class _Open:
    """The ways open to one flow; whether they are free of boxes is found out when it matters."""

    def __init__(self, options: tuple[Candidate, ...], boxes: frozenset[GridPoint]) -> None:
        self.options = options
        self._boxes = boxes
        self._free: dict[Way, bool] = {}

    def best(self, taken: _Taken, corners: frozenset[GridPoint], *, labelled: bool) -> Candidate:
        """The cheapest way beside the ways taken by others."""
        best, best_cost = None, float("inf")
        for option in self.options:
            if option.cost >= best_cost:
                break
            if not self._is_free(option):
                continue
            cost = option.cost + taken.conflicts(option, corners)
            if labelled and label_channel(option.way) is None:
                cost += _NO_ROOM_FOR_LABEL
            if cost < best_cost:
                best, best_cost = option, cost
        assert best is not None, "a way through channels and gutters is always free"
        return best

    def _is_free(self, option: Candidate) -> bool:
        free = self._free.get(option.way)
        if free is None:
            free = self._free[option.way] = option.is_free(self._boxes)
        return free


def _beside(run: Run, taken: dict[int, list[Run]]) -> float:
    """What it costs to run beside others in one gutter, or in front of one row of boxes."""
    at, low, high = run
    shared = sum(other[1] < high and low < other[2] for other in taken.get(at, ()))
    return shared * (_SAME_BAND if at % 2 else _SAME_GUTTER)


def _crossed(run: Run, taken: dict[int, list[Run]]) -> int:
    """How many pieces that run the other way are crossed."""
    at, low, high = run
    return sum(
        other[1] < at < other[2] for place in range(low + 1, high) for other in taken.get(place, ())
    )
