from __future__ import annotations

from tests.builders import a_measure, a_population, a_sop, a_step, an_agency
from tests.findings import TODAY, findings
from workbench.analysis.engine import Context, Observation, Rule, absence, in_order
from workbench.domain.findings import Family, Kind, Severity
from workbench.domain.state import State


def a_rule(*seen: Observation) -> Rule:
    return Rule(
        key="net-example",
        title="Example",
        family=Family.NETWORK,
        severity=Severity.HIGH,
        reads=(),
        source="nowhere",
        standard=(),
        look=lambda _: seen,
    )


def an_observation(kind: Kind = Kind.GAP, **fields: object) -> Observation:
    return Observation(**{"kind": kind, "about": (), "message": "", "remedy": "", **fields})


def test_the_engine_fills_in_what_the_rule_is() -> None:
    police = an_agency("Police")

    (found,) = a_rule(an_observation(about=(police,))).check(Context(State(), TODAY))

    assert found.rule == "net-example"
    assert found.title == "Example"
    assert found.severity is Severity.HIGH
    assert found.about == (police.id,)


def test_the_title_of_what_is_unknown_is_a_question() -> None:
    (found,) = a_rule(an_observation(Kind.UNKNOWN)).check(Context(State(), TODAY))

    assert found.title == "Example?"


def test_a_finding_may_have_a_title_and_weight_of_its_own() -> None:
    seen = an_observation(title="Worse", severity=Severity.CRITICAL)

    (found,) = a_rule(seen).check(Context(State(), TODAY))

    assert (found.title, found.severity) == ("Worse", Severity.CRITICAL)


def test_findings_stand_by_weight_then_kind_then_code() -> None:
    agencies = [an_agency(name) for name in ("Unit 10", "Unit 9")]
    seen = [
        an_observation(Kind.UNKNOWN, message="fifth"),
        an_observation(Kind.GAP, about=(agencies[0],), message="third"),
        an_observation(Kind.GAP, about=(agencies[1],), message="second"),
        an_observation(Kind.CONFLICT, message="fourth"),
        an_observation(Kind.UNKNOWN, severity=Severity.CRITICAL, message="first"),
    ]

    found = a_rule(*seen).check(Context(State(), TODAY))

    assert [each.message for each in found] == ["first", "second", "third", "fourth", "fifth"]


def test_things_without_a_code_stand_by_their_number_or_name() -> None:
    steps = [a_step(number=number, code="") for number in ("10", "9")]
    agencies = [an_agency(name, code="") for name in ("Shelter", "police")]

    assert sorted(steps, key=in_order) == steps[::-1]
    assert sorted(agencies, key=in_order) == agencies[::-1]


def test_only_what_is_recorded_as_none_is_a_gap() -> None:
    assert absence(a_step(), "time_limits") is Kind.UNKNOWN
    assert absence(a_step(unread=("time_limits",)), "time_limits") is Kind.UNKNOWN
    assert absence(a_step(stated_none=("time_limits",)), "time_limits") is Kind.GAP


def test_findings_do_not_depend_on_the_order_in_which_things_were_recorded() -> None:
    sop = a_sop(population=a_population("adult"))
    measure = a_measure(sop=sop)
    steps = [a_step(number=str(number), measure=measure) for number in range(1, 12)]

    forwards = findings("sop-step-no-lead", sop, measure, *steps)
    backwards = findings("sop-step-no-lead", *reversed(steps), measure, sop)

    assert forwards == backwards
    assert [each.about[0] for each in forwards] == [each.id for each in steps]
