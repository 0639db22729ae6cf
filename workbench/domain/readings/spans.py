"""Sums of stated lengths of time. What was stated in different units is never converted.

Hours, working days, calendar days and months are different things in law: "24 hours + 3 working
days" is a sum, "4 days" is not what anybody said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from workbench.domain.limits import duration_words
from workbench.domain.values import Duration, Unit
from workbench.words import say

_ORDER = (Unit.YEAR, Unit.MONTH, Unit.WEEK, Unit.DAY, Unit.WORKING_DAY, Unit.HOUR, Unit.MINUTE)
_EXACT: Mapping[Unit, tuple[Unit, int]] = {
    Unit.HOUR: (Unit.MINUTE, 60),
    Unit.WEEK: (Unit.DAY, 7),
    Unit.YEAR: (Unit.MONTH, 12),
}
MOST_ALTERNATIVES = 6
"""More lengths than this, none of which is surely the longest, tell a reader nothing."""


@dataclass(frozen=True, slots=True)
class Sum:
    """Lengths of time one after the other, each unit by itself."""

    lengths: tuple[Duration, ...] = ()

    def plus(self, length: Duration) -> Sum:
        """This and one more length; lengths of one unit become one."""
        values = {each.unit: each.value for each in self.lengths}
        values[length.unit] = values.get(length.unit, 0) + length.value
        return Sum(tuple(Duration(values[unit], unit) for unit in _ORDER if values.get(unit)))

    def is_within(self, other: Sum) -> bool:
        """Whether this is surely no longer than the other, in every unit that can be compared."""
        mine, others = self._exact(), other._exact()
        return all(value <= others.get(unit, 0) for unit, value in mine.items())

    def words(self, language: str) -> str:
        """The sum as it is said: "24 hours + 3 working days"."""
        return " + ".join(duration_words(each, language) for each in self.lengths)

    def _exact(self) -> dict[Unit, int]:
        total: dict[Unit, int] = {}
        for each in self.lengths:
            unit, factor = _EXACT.get(each.unit, (each.unit, 1))
            total[unit] = total.get(unit, 0) + each.value * factor
        return total


@dataclass(frozen=True, slots=True)
class Bound:
    """The longest, or shortest, of several sums, where it cannot be said which of them that is."""

    sums: tuple[Sum, ...]

    @property
    def is_at_once(self) -> bool:
        """Whether no time at all lies between."""
        return self.sums == (Sum(),)

    def plus(self, length: Duration) -> Bound:
        """Everything so much later."""
        return Bound(tuple(each.plus(length) for each in self.sums))

    def is_within(self, other: Bound) -> bool:
        """Whether this ends surely no later than the other."""
        return all(any(each.is_within(sum_) for sum_ in other.sums) for each in self.sums)

    def words(self, language: str, *, longest: bool = True) -> str:
        """The bound as it is said; several sums as the later, or the earlier, of them."""
        said = [each.words(language) for each in self.sums]
        if len(said) == 1:
            return said[0] or say("the start", language)
        joined = "; ".join(said)
        pattern = "the later of: {times}" if longest else "the earlier of: {times}"
        return say(pattern, language, times=joined)


AT_ONCE = Bound((Sum(),))


def latest(bounds: Iterable[Bound]) -> Bound | None:
    """The bound within which all of these lie; None where too many cannot be told apart."""
    return _kept([each for bound in bounds for each in bound.sums], longest=True)


def earliest(bounds: Iterable[Bound]) -> Bound | None:
    """The bound before which none of these lies; None where too many cannot be told apart."""
    return _kept([each for bound in bounds for each in bound.sums], longest=False)


def _kept(sums: list[Sum], *, longest: bool) -> Bound | None:
    kept: list[Sum] = []
    for each in sums:
        if any(_is_covered(each, other, longest=longest) for other in kept):
            continue
        kept = [other for other in kept if not _is_covered(other, each, longest=longest)]
        kept.append(each)
    return Bound(tuple(kept)) if 0 < len(kept) <= MOST_ALTERNATIVES else None


def _is_covered(each: Sum, other: Sum, *, longest: bool) -> bool:
    return each.is_within(other) if longest else other.is_within(each)
