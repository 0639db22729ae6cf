"""Which row and column each node of a flowchart stands in; rows are the order of the work."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from workbench.diagram.flow_plan import FlowNode, FlowPlan

MOST_ABREAST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """The row and column of each node, counted from 0, and which flows go back to earlier work.

    `lane_starts` is the first column of each lane, and last the number of columns.
    """

    rows: dict[str, int]
    columns: dict[str, int]
    lane_starts: tuple[int, ...]
    back: frozenset[int]

    @property
    def row_count(self) -> int:
        """How many rows there are."""
        return max(self.rows.values(), default=-1) + 1


def order(plan: FlowPlan) -> Order:
    """The row and column of each node: the same for the same plan, always."""
    back = back_flows(plan)
    rows = _rows(plan, back)
    abreast = _abreast(plan, rows)
    counts = [1] * len(plan.lanes)
    for node in plan.nodes:
        counts[node.lane] = max(counts[node.lane], abreast[node.id] + 1)
    starts = [0]
    for count in counts:
        starts.append(starts[-1] + count)
    columns = {node.id: starts[node.lane] + abreast[node.id] for node in plan.nodes}
    return Order(rows=rows, columns=columns, lane_starts=tuple(starts), back=back)


def back_flows(plan: FlowPlan) -> frozenset[int]:
    """The flows that lead to the same or an earlier node and close a circle.

    The author's own numbering decides which flow of a circle is the way back.
    """
    place = {node.id: index for index, node in enumerate(plan.nodes)}
    following = _following(plan, frozenset())
    return frozenset(
        index
        for index, flow in enumerate(plan.flows)
        if place[flow.target] <= place[flow.source]
        and flow.source in _reached(flow.target, following)
    )


def _following(plan: FlowPlan, back: frozenset[int]) -> dict[str, list[str]]:
    following: dict[str, list[str]] = {node.id: [] for node in plan.nodes}
    for index, flow in enumerate(plan.flows):
        if index not in back:
            following[flow.source].append(flow.target)
    return following


def _reached(start: str, following: dict[str, list[str]]) -> set[str]:
    reached, open_ends = {start}, [start]
    while open_ends:
        for node in following[open_ends.pop()]:
            if node not in reached:
                reached.add(node)
                open_ends.append(node)
    return reached


def _rows(plan: FlowPlan, back: frozenset[int]) -> dict[str, int]:
    """Each node below all that lead to it, and never more than a few of one lane abreast."""
    following = _following(plan, back)
    waiting: dict[str, int] = defaultdict(int)
    for targets in following.values():
        for target in targets:
            waiting[target] += 1
    place = {node.id: index for index, node in enumerate(plan.nodes)}
    lane = {node.id: node.lane for node in plan.nodes}
    earliest = dict.fromkeys(place, 0)
    taken: dict[tuple[int, int], int] = defaultdict(int)
    rows: dict[str, int] = {}
    ready = [node.id for node in plan.nodes if not waiting[node.id]]
    while ready:
        ready.sort(key=lambda node: (earliest[node], place[node]))
        node = ready.pop(0)
        row = earliest[node]
        while taken[lane[node], row] >= MOST_ABREAST:
            row += 1
        taken[lane[node], row] += 1
        rows[node] = row
        for target in following[node]:
            earliest[target] = max(earliest[target], row + 1)
            waiting[target] -= 1
            if not waiting[target]:
                ready.append(target)
    return rows


def _abreast(plan: FlowPlan, rows: dict[str, int]) -> dict[str, int]:
    """The column of each node inside its lane: below what leads to it, asides to the right."""
    by_id = {node.id: node for node in plan.nodes}
    leading: dict[str, list[FlowNode]] = defaultdict(list)
    for flow in plan.flows:
        leading[flow.target].append(by_id[flow.source])
    has_main = {node.lane for node in plan.nodes if not node.aside}
    taken: set[tuple[int, int, int]] = set()
    abreast: dict[str, int] = {}
    places = {node.id: index for index, node in enumerate(plan.nodes)}
    for node in sorted(plan.nodes, key=lambda node: (rows[node.id], node.aside, places[node.id])):
        if node.aside:
            wanted = 1 if node.lane in has_main else 0
        else:
            wanted = _below(node, leading[node.id], abreast)
        row = rows[node.id]
        free = [c for c in range(MOST_ABREAST + 1) if (node.lane, row, c) not in taken]
        column = min(free, key=lambda c: (abs(c - wanted), c))
        taken.add((node.lane, row, column))
        abreast[node.id] = column
    return abreast


def _below(node: FlowNode, leading: list[FlowNode], abreast: dict[str, int]) -> int:
    """The column of the first node of the same lane that leads here, else the first column."""
    for source in leading:
        if source.lane == node.lane and source.id in abreast and not source.aside:
            return abreast[source.id]
    return 0
