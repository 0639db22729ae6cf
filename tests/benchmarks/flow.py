"""How quick the layout of flowcharts is, as a ratio against Graphviz and, where it is, elkjs.

    .venv/bin/python -m tests.benchmarks.flow
    .venv/bin/python -m tests.benchmarks.flow --elk FOLDER   (where `npm install elkjs` was run)

Made-up measures of 40 steps, 8 lanes and 10 decisions: each is laid out by the program, and in
the same run by `dot` with a cluster for each lane and square-cornered lines. What Graphviz takes
to start, measured on an empty chart, is taken off.
Ratios hold from one computer to the next; the milliseconds beside them are of this one.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

from tests.diagram.measures import made_up_plan
from workbench.diagram.flow_layout import flow_layout
from workbench.diagram.flow_plan import FlowPlan, Shape
from workbench.diagram.flow_quality import quality

MEASURES = 30
ROUNDS = 3
_ELK = """
const ELK = require('elkjs'), fs = require('fs');
const graphs = JSON.parse(fs.readFileSync(0, 'utf8'));
(async () => {
  const elk = new ELK(), times = [];
  await elk.layout(structuredClone(graphs[0]));
  for (const graph of graphs) {
    const start = performance.now();
    await elk.layout(graph);
    times.push(performance.now() - start);
  }
  console.log(JSON.stringify(times));
})();
"""


def main(arguments: Sequence[str]) -> int:
    """Lay the same measures out by each program, and print what each took."""
    plans = [made_up_plan(number) for number in range(MEASURES)]
    ours = _our_times(plans)
    sys.stdout.write("\n".join((*_told(plans, ours), *_compared(plans, ours, arguments), "")))
    return 0


def _told(plans: Sequence[FlowPlan], ours: Sequence[float]) -> Iterator[str]:
    faults = [quality(plan, flow_layout(plan)) for plan in plans]
    through = sum(each.lines_through_boxes for each in faults)
    overlaps = sum(each.boxes_overlapping for each in faults)
    crossings = median(each.crossings for each in faults)
    yield f"{MEASURES} measures of 40 steps, 8 lanes and 10 decisions, for one layout:"
    yield f"  workbench  {median(ours):8.2f} ms median, {max(ours):.2f} ms at most"
    yield (
        f"             {through} lines through boxes, {overlaps} boxes overlapping, "
        f"{crossings:.0f} crossings (median)"
    )


def _compared(
    plans: Sequence[FlowPlan], ours: Sequence[float], arguments: Sequence[str]
) -> Iterator[str]:
    if shutil.which("dot"):
        times = _graphviz_times(plans)
        failed = len(plans) - len(times)
        yield f"  Graphviz   {_ratio(times, ours)}; it gave up on {failed} of {len(plans)}"
    else:
        yield "  Graphviz is not installed, so nothing is compared with it."
    if arguments[:1] == ["--elk"]:
        yield f"  elkjs      {_ratio(_elk_times(plans, Path(arguments[1])), ours)}"


def _ratio(theirs: Sequence[float], ours: Sequence[float]) -> str:
    times = median(theirs) / median(ours)
    return f"{median(theirs):8.2f} ms median: {times:.0f} times as long"


def _our_times(plans: Sequence[FlowPlan]) -> list[float]:
    """Milliseconds for each plan: the median of a few rounds."""
    rounds = []
    for _ in range(ROUNDS):
        times = []
        for plan in plans:
            start = perf_counter()
            flow_layout(plan)
            times.append((perf_counter() - start) * 1000)
        rounds.append(times)
    return [median(each) for each in zip(*rounds, strict=True)]


def _graphviz_times(plans: Sequence[FlowPlan]) -> list[float]:
    """Milliseconds for each plan that it can lay out, without what Graphviz takes to start."""
    starting = min(filter(None, (_run_dot("digraph {}") for _ in range(ROUNDS))))
    times = [_run_dot(_dot(plan)) for plan in plans]
    return [each - starting for each in times if each is not None]


def _run_dot(text: str) -> float | None:
    """How long it took; None where it crashed."""
    start = perf_counter()
    done = subprocess.run(["dot", "-Tplain"], input=text.encode(), capture_output=True, check=False)
    return (perf_counter() - start) * 1000 if done.returncode == 0 else None


def _dot(plan: FlowPlan) -> str:
    lines = ["digraph {", "splines=ortho; node [fixedsize=true];"]
    for lane in range(len(plan.lanes)):
        lines.append(f"subgraph cluster_{lane} {{ label=lane{lane};")
        for node in plan.nodes:
            if node.lane == lane:
                shape = "diamond" if node.shape is Shape.DIAMOND else "box"
                size = f"width={node.width / 72:.2f} height={node.height / 72:.2f}"
                lines.append(f"n{node.id} [shape={shape} {size}];")
        lines.append("}")
    for flow in plan.flows:
        label = ' [xlabel="yes or no"]' if flow.is_labelled else ""
        lines.append(f"n{flow.source} -> n{flow.target}{label};")
    lines.append("}")
    return "\n".join(lines)


def _elk_times(plans: Sequence[FlowPlan], folder: Path) -> list[float]:
    """Milliseconds for each plan, in one warmed-up Node process."""
    done = subprocess.run(
        ["node", "-e", _ELK],
        input=json.dumps([_elk(plan) for plan in plans]).encode(),
        capture_output=True,
        check=True,
        cwd=folder,
    )
    times: list[float] = json.loads(done.stdout)
    return times


def _elk(plan: FlowPlan) -> dict[str, object]:
    lanes = [
        {
            "id": f"lane{lane}",
            "children": [
                {"id": node.id, "width": node.width, "height": node.height}
                for node in plan.nodes
                if node.lane == lane
            ],
        }
        for lane in range(len(plan.lanes))
    ]
    return {
        "id": "chart",
        "layoutOptions": {
            "elk.algorithm": "layered",
            "elk.direction": "DOWN",
            "elk.edgeRouting": "ORTHOGONAL",
            "elk.hierarchyHandling": "INCLUDE_CHILDREN",
        },
        "children": lanes,
        "edges": [
            {"id": f"flow{place}", "sources": [flow.source], "targets": [flow.target]}
            for place, flow in enumerate(plan.flows)
        ],
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
