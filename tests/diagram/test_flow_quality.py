"""What makes a flowchart hard to follow is counted right, however many lines there are."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from workbench.diagram.flow_plan import FlowLayout
from workbench.diagram.flow_quality import runs_together
from workbench.diagram.picture import Point

PLACES = st.integers(0, 12).map(lambda place: place / 2)


@st.composite
def routes(draw: st.DrawFn) -> tuple[Point, ...]:
    """A line of right angles."""
    x, y = draw(PLACES), draw(PLACES)
    points = [(x, y)]
    for place in range(draw(st.integers(1, 4))):
        x, y = (draw(PLACES), y) if place % 2 else (x, draw(PLACES))
        points.append((x, y))
    return tuple(points)


def counted_one_by_one(lines: list[tuple[Point, ...]]) -> int:
    """Each piece beside each other piece of another line."""
    pieces = [(segment, line) for line, route in enumerate(lines) for segment in pairwise(route)]
    found = 0
    for ((a, b), line), ((c, d), other) in combinations(pieces, 2):
        across = 0 if a[0] == b[0] else 1
        if line == other or across != (0 if c[0] == d[0] else 1):
            continue
        along = 1 - across
        low = max(min(a[along], b[along]), min(c[along], d[along]))
        high = min(max(a[along], b[along]), max(c[along], d[along]))
        found += abs(a[across] - c[across]) < 1 and high - low > 1
    return found


@given(st.lists(routes(), max_size=8))
def test_lines_that_lie_on_each_other_are_all_counted(lines: list[tuple[Point, ...]]) -> None:
    layout = FlowLayout(nodes={}, routes=tuple(lines), labels=(), lanes=(), width=0, height=0)

    assert runs_together(layout) == counted_one_by_one(lines)
