from __future__ import annotations

import pytest

from workbench.analysis.opening import always_open
from workbench.domain.values import Hours, HoursKind, OpenSpan

EVERY_DAY = range(1, 8)


def limited(*spans: OpenSpan) -> Hours:
    return Hours(HoursKind.LIMITED, spans)


def daily(opens: int, closes: int) -> Hours:
    return limited(*(OpenSpan(day, opens * 60, closes * 60) for day in EVERY_DAY))


@pytest.mark.parametrize(
    ("hours", "answer"),
    [
        ((Hours(HoursKind.ALWAYS),), True),
        ((limited(), Hours(HoursKind.ALWAYS)), True),
        ((daily(0, 24),), True),
        ((daily(8, 20),), False),
        ((daily(8, 20), daily(20, 8)), True),
        ((daily(8, 20), daily(21, 8)), False),
        ((limited(),), False),
        ((limited(), daily(8, 20)), None),
        ((limited(*(OpenSpan(day, 0, 24 * 60) for day in range(1, 7))),), False),
    ],
)
def test_whether_somebody_is_there_at_every_minute(
    hours: tuple[Hours, ...], answer: bool | None
) -> None:
    assert always_open(hours) is answer
