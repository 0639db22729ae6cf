"""Opening hours as rules see them: whether somebody answers at every hour of the week."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workbench.domain.values import Hours, HoursKind, OpenSpan

_DAY = 24 * 60
_WEEK = 7 * _DAY


def always_open(hours: Iterable[Hours]) -> bool | None:
    """Whether at every minute of the week at least one of these is open.

    None where that cannot be told: several are open at limited hours, and for one of them nobody
    recorded which.
    """
    hours = tuple(hours)
    if any(each.kind is HoursKind.ALWAYS for each in hours):
        return True
    if not all(each.spans for each in hours):
        return False if len(hours) == 1 else None
    return _fills_the_week(sorted(span for each in hours for span in _minutes(each.spans)))


def _minutes(spans: Iterable[OpenSpan]) -> Iterator[tuple[int, int]]:
    """Spans as minutes of the week; one that closes before it opens ends the next day."""
    for span in spans:
        begins = (span.weekday - 1) * _DAY + span.opens
        length = span.closes - span.opens
        ends = begins + (length if length > 0 else length + _DAY)
        yield begins, min(ends, _WEEK)
        if ends > _WEEK:
            yield 0, ends - _WEEK


def _fills_the_week(spans: list[tuple[int, int]]) -> bool:
    covered = 0
    for begins, ends in spans:
        if begins > covered:
            return False
        covered = max(covered, ends)
    return covered >= _WEEK
