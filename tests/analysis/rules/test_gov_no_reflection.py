from __future__ import annotations

import pytest

from tests.builders import a_measure, a_population, a_sop, a_step
from tests.findings import finding, findings, kinds
from workbench.domain.values import Duration, LimitKind, TimeLimit, Unit

RULE = "gov-no-reflection"
ADULT = a_population("adult", age_min=18)
SOP = a_sop("adult", ADULT)


def reflection(value: int, unit: Unit) -> tuple[TimeLimit, ...]:
    return (
        TimeLimit(
            kind=LimitKind.ENTITLEMENT, entitlement="reflection", duration=Duration(value, unit)
        ),
    )


@pytest.mark.parametrize(("value", "unit"), [(29, Unit.DAY), (4, Unit.WEEK), (72, Unit.HOUR)])
def test_a_shorter_period_is_a_gap(value: int, unit: Unit) -> None:
    measure = a_measure(sop=SOP, time_limits=reflection(value, unit))

    found = finding(RULE, ADULT, SOP, measure)

    assert found.kind == "gap"
    assert found.about == (SOP.id,)


@pytest.mark.parametrize(("value", "unit"), [(30, Unit.DAY), (1, Unit.MONTH), (5, Unit.WEEK)])
def test_thirty_days_are_enough(value: int, unit: Unit) -> None:
    measure = a_measure(sop=SOP, time_limits=reflection(value, unit))

    assert not findings(RULE, ADULT, SOP, measure)


def test_a_step_may_grant_it() -> None:
    measure = a_measure(sop=SOP)
    step = a_step(measure=measure, time_limits=reflection(45, Unit.DAY))

    assert not findings(RULE, ADULT, SOP, measure, step)


def test_a_period_nobody_recorded_is_a_question() -> None:
    assert kinds(RULE, ADULT, SOP, a_measure(sop=SOP)) == ["unknown"]


def test_procedures_for_children_and_empty_ones_are_not_asked() -> None:
    child = a_population("child", age_max=17)
    for_children = a_sop("child", child)

    assert not findings(RULE, child, for_children, a_measure(sop=for_children), ADULT, SOP)
