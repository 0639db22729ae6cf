from __future__ import annotations

from tests.builders import a_measure, a_population, a_sop, a_step
from tests.findings import finding, findings
from workbench.domain.sops import Measure, Sop
from workbench.domain.steps import Branch, Decision
from workbench.domain.values import Duration, LimitKind, TimeLimit, Unit

RULE = "sop-time-inconsistent"
ADULT, CHILD = a_population("adult"), a_population("child")
FOR_ADULTS, FOR_CHILDREN = a_sop("adult", ADULT), a_sop("child", CHILD)
WORLD = (ADULT, CHILD, FOR_ADULTS, FOR_CHILDREN)


def grants(value: int | None, unit: Unit, right: str = "reflection") -> tuple[TimeLimit, ...]:
    duration = None if value is None else Duration(value, unit)
    return (TimeLimit(kind=LimitKind.ENTITLEMENT, duration=duration, entitlement=right),)


def measure(number: str, limits: tuple[TimeLimit, ...], sop: Sop = FOR_ADULTS) -> Measure:
    return a_measure("Support", number, sop, time_limits=limits)


def test_thirty_days_and_one_month_are_a_conflict() -> None:
    first, second = measure("2.2", grants(30, Unit.DAY)), measure("3.1", grants(1, Unit.MONTH))

    found = finding(RULE, *WORLD, first, second)

    assert found.kind == "conflict"
    assert found.about == (first.id, second.id)
    assert "30 days and 1 month" in found.message
    assert [each.text for each in found.evidence] == [
        "In measure 2.2: 30 days.",
        "In measure 3.1: 1 month.",
    ]


def test_the_same_length_stated_twice_is_fine() -> None:
    twice = (measure("2.2", grants(30, Unit.DAY)), measure("3.1", grants(30, Unit.DAY)))

    assert not findings(RULE, *WORLD, *twice)


def test_different_rights_may_last_differently() -> None:
    rights = (
        measure("2.2", grants(30, Unit.DAY)),
        measure("3.1", grants(6, Unit.MONTH, "residence")),
    )

    assert not findings(RULE, *WORLD, *rights)


def test_groups_may_have_rights_of_different_length() -> None:
    groups = (
        measure("2.2", grants(30, Unit.DAY)),
        measure("2.2", grants(90, Unit.DAY), FOR_CHILDREN),
    )

    assert not findings(RULE, *WORLD, *groups)


def test_a_length_nobody_recorded_disagrees_with_nothing() -> None:
    unrecorded = measure("3.1", grants(None, Unit.DAY))

    assert not findings(RULE, *WORLD, measure("2.2", grants(30, Unit.DAY)), unrecorded)


def test_working_days_are_not_days() -> None:
    mixed = (measure("2.2", grants(30, Unit.DAY)), measure("3.1", grants(30, Unit.WORKING_DAY)))

    assert len(findings(RULE, *WORLD, *mixed)) == 1


def test_steps_and_branches_state_rights_too() -> None:
    whole = measure("2.2", grants(30, Unit.DAY))
    branch = Branch(time_limits=grants(45, Unit.DAY))
    step = a_step(measure=whole, decision=Decision(branches=(branch,)))

    assert finding(RULE, *WORLD, whole, step).about == (whole.id, step.id)
