"""Findings that are exchanged one by one stand where sorting all of them would put them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbench.analysis.engine import GRAVITIES, Judged, place_of
from workbench.analysis.ranked import Ranked
from workbench.domain.findings import Finding, Kind, Severity

PLACES = st.tuples(st.sampled_from(GRAVITIES), st.integers(0, 3))


def judged(number: int, place: tuple[int, int]) -> Judged:
    gravity, order = place
    finding = Finding(
        rule="rule",
        kind=Kind.GAP,
        severity=Severity.HIGH,
        about=(f"step {number}",),
        title="Missing",
        message=f"Finding {number}",
        remedy="Add it.",
    )
    return Judged(gravity, (order,), finding)


@given(st.lists(PLACES, max_size=12), st.lists(PLACES, max_size=6), st.data())
def test_after_an_exchange_the_order_is_that_of_sorting(
    first: list[tuple[int, int]], second: list[tuple[int, int]], data: st.DataObject
) -> None:
    there = [judged(number, place) for number, place in enumerate(first)]
    new = [judged(100 + number, place) for number, place in enumerate(second)]
    gone = [each for each in there if data.draw(st.booleans())]
    ranked = Ranked(there)

    ranked.exchange(gone, new)

    left = [each for each in there if not any(each is other for other in gone)]
    expected = sorted([*left, *new], key=place_of)
    assert list(ranked) == expected
    for gravity in GRAVITIES:
        alike = [each.finding for each in expected if each.gravity == gravity]
        assert ranked.of_gravity(gravity) == alike
