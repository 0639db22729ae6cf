"""The findings of one rule in their order; a few are exchanged without looking at the rest."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from workbench.analysis.engine import Judged, place_of
from workbench.domain.findings import Finding


class Ranked:
    """Findings from the gravest to the lightest, and in the order of codes."""

    def __init__(self, judged: Iterable[Judged]) -> None:
        self._judged = sorted(judged, key=place_of)
        self._places = [place_of(each) for each in self._judged]
        self._findings = [each.finding for each in self._judged]

    def __iter__(self) -> Iterator[Judged]:
        return iter(self._judged)

    def exchange(self, gone: Iterable[Judged], new: Iterable[Judged]) -> None:
        """Take some out, which must be these very ones, and put others in their places."""
        for each in gone:
            place = bisect_left(self._places, place_of(each))
            while self._judged[place] is not each:
                place += 1
            del self._judged[place], self._places[place], self._findings[place]
        for each in new:
            place = bisect_right(self._places, place_of(each))
            self._judged.insert(place, each)
            self._places.insert(place, place_of(each))
            self._findings.insert(place, each.finding)

    def of_gravity(self, gravity: int) -> list[Finding]:
        """The findings of this gravity."""
        first = bisect_left(self._places, (gravity,))
        return self._findings[first : bisect_left(self._places, (gravity + 1,), lo=first)]
