"""An order of the lanes of a flowchart in which fewer lines cross.

Few lanes are tried in every order; of many, one after the other is moved to where it serves best
until no move helps. Among equals the order nearest to the present one wins.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise, permutations

from workbench.diagram.chart_view import ChartView
from workbench.diagram.flow_layout import flow_layout
from workbench.diagram.flow_plan import FlowLayout, FlowPlan
from workbench.diagram.flow_quality import crossings
from workbench.diagram.flow_setting import planned
from workbench.domain.records import Records
from workbench.domain.sops import MeasureId

_FEW = 5  # 120 orders
_ROUNDS = 4

Ranks = tuple[int, ...]  # the lanes by number, from left to right
Cost = tuple[int, float, int]


def suggested_lanes(
    records: Records, measure_id: MeasureId, language: str, view: ChartView | None = None
) -> tuple[str, ...]:
    """The keys of the lanes in the order suggested; the present one where none is better."""
    keys, plan = planned(records, measure_id, language, view or ChartView())
    best = _tried_in_every_order(plan) if len(keys) <= _FEW else _moved_while_it_helps(plan)
    return tuple(keys[lane] for lane in best)


def _tried_in_every_order(plan: FlowPlan) -> Ranks:
    cost = _costs(plan)
    return min(permutations(range(len(plan.lanes))), key=cost)


def _moved_while_it_helps(plan: FlowPlan) -> Ranks:
    cost = _costs(plan)
    best: Ranks = tuple(range(len(plan.lanes)))
    for _ in range(_ROUNDS):
        before = best
        for lane in range(len(plan.lanes)):
            best = min((best, *_moves(best, lane)), key=cost)
        if best == before:
            break
    return best


def _moves(order: Ranks, lane: int) -> Iterator[Ranks]:
    """The orders in which one lane stands somewhere else."""
    others = [each for each in order if each != lane]
    for place in range(len(order)):
        moved = (*others[:place], lane, *others[place:])
        if moved != order:
            yield moved


def _costs(plan: FlowPlan) -> Callable[[Ranks], Cost]:
    """What an order costs: its crossings, then the length of its lines, then how much it moves."""
    known: dict[Ranks, Cost] = {}

    def cost(order: Ranks) -> Cost:
        if order not in known:
            layout = flow_layout(_reordered(plan, order))
            moved = sum(abs(place - lane) for place, lane in enumerate(order))
            known[order] = crossings(layout), round(_length(layout)), moved
        return known[order]

    return cost


def _reordered(plan: FlowPlan, order: Ranks) -> FlowPlan:
    places = {lane: place for place, lane in enumerate(order)}
    return replace(
        plan,
        lanes=tuple(plan.lanes[lane] for lane in order),
        nodes=tuple(replace(node, lane=places[node.lane]) for node in plan.nodes),
    )


def _length(layout: FlowLayout) -> float:
    return sum(
        abs(x2 - x1) + abs(y2 - y1)
        for route in layout.routes
        for (x1, y1), (x2, y2) in pairwise(route)
    )
