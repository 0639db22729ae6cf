"""Made-up plans of flowcharts, the same for the same number: what tests and benchmarks lay out."""

from __future__ import annotations

import random

from workbench.diagram.flow_plan import Flow, FlowNode, FlowPlan, Shape

_LABELS = ((26.0, 13.5), (62.0, 13.5), (116.0, 27.0))
_HEIGHTS = (44.0, 60.0, 80.0)


def made_up_plan(number: int, *, steps: int = 40, lanes: int = 8, decisions: int = 10) -> FlowPlan:
    """Steps in the printed order; each decision has a second branch, onward or back."""
    chance = random.Random(number)
    asked = set(chance.sample(range(steps - 1), decisions))
    nodes, flows, lane = [], [], 0
    for place in range(steps):
        if chance.random() < 0.5:
            lane = chance.randrange(lanes)
        nodes.append(_node(place, lane, chance, is_decision=place in asked))
        if place + 1 == steps:
            break
        label = chance.choice(_LABELS) if place in asked else (0.0, 0.0)
        flows.append(_flow(place, place + 1, label))
        if place in asked:
            others = [each for each in range(steps) if each not in (place, place + 1)]
            flows.append(_flow(place, chance.choice(others or [place]), chance.choice(_LABELS)))
    return FlowPlan(lanes=(90.0,) * lanes, nodes=tuple(nodes), flows=tuple(flows))


def any_plan(number: int) -> FlowPlan:
    """A plan of any size up to forty steps, eight lanes and ten decisions."""
    chance = random.Random(number)
    steps = chance.randint(2, 40)
    return made_up_plan(
        number,
        steps=steps,
        lanes=chance.randint(1, 8),
        decisions=chance.randint(0, min(10, steps - 1)),
    )


def _node(place: int, lane: int, chance: random.Random, *, is_decision: bool) -> FlowNode:
    return FlowNode(
        id=str(place),
        lane=lane,
        width=168.0 if is_decision else 148.0,
        height=96.0 if is_decision else chance.choice(_HEIGHTS),
        shape=Shape.DIAMOND if is_decision else Shape.BOX,
    )


def _flow(source: int, target: int, label: tuple[float, float]) -> Flow:
    return Flow(source=str(source), target=str(target), label_width=label[0], label_height=label[1])
