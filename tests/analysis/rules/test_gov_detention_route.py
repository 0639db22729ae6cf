from __future__ import annotations

import pytest

from tests.builders import a_measure, a_population, a_sop, a_stage, a_step, a_transition
from tests.findings import finding, findings, kinds
from workbench.domain.programme import Sphere
from workbench.domain.steps import Branch, Decision, Proof, Restriction, Step
from workbench.domain.values import Condition, Feature, FeatureTest

RULE = "gov-detention-route"
FOREIGN = a_population("foreign")
SOP = a_sop("foreign", FOREIGN)
STAGE = a_stage(sphere=Sphere.IDENTIFICATION)
MEASURE = a_measure("Identification", "1.1", SOP, STAGE)
WORLD = (FOREIGN, SOP, STAGE, MEASURE)


def detains(number: str) -> Step:
    return a_step("Detain", number, MEASURE, restricts_liberty=Restriction.DETENTION)


def test_a_procedure_that_begins_with_detention_is_a_gap() -> None:
    step = detains("1")

    found = finding(RULE, *WORLD, step, a_step("Interview", "2", MEASURE))

    assert found.kind == "gap"
    assert found.about == (step.id, MEASURE.id)
    assert found.severity == "critical"


@pytest.mark.parametrize(
    "identifies",
    [
        {"indicators": ("signs",)},
        {"decision": Decision(proof=Proof.REASONABLE_GROUNDS)},
        {
            "decision": Decision(
                branches=(
                    Branch(
                        condition=Condition(tests=(FeatureTest(Feature.IDENTIFIED, ("presumed",)),))
                    ),
                )
            )
        },
    ],
)
def test_detention_after_a_step_that_identifies_is_another_matter(
    identifies: dict[str, object],
) -> None:
    screening = a_step("Screen", "1", MEASURE, **identifies)

    assert not findings(RULE, *WORLD, screening, detains("2"))


def test_detention_after_steps_of_no_recorded_use_is_a_question() -> None:
    assert kinds(RULE, *WORLD, a_step("Interview", "1", MEASURE), detains("2")) == ["unknown"]


def test_a_way_around_the_screening_is_a_question() -> None:
    entry = a_step("Found at the border", "1", MEASURE)
    screening = a_step("Screen", "2", MEASURE, indicators=("signs",))
    detention = detains("3")
    ways = (
        a_transition(entry, screening),
        a_transition(screening, detention),
        a_transition(entry, detention),
    )

    assert not findings(RULE, *WORLD, entry, screening, detention, *ways[:2])
    assert kinds(RULE, *WORLD, entry, screening, detention, *ways) == ["unknown"]


def test_a_circle_before_detention_ends() -> None:
    first, second = a_step("First", "1", MEASURE), a_step("Second", "2", MEASURE)
    detention = detains("3")
    ways = (
        a_transition(first, second),
        a_transition(second, first),
        a_transition(second, detention),
    )

    assert not findings(RULE, *WORLD, first, second, detention, *ways)


def test_detention_after_a_measure_of_identification_is_another_matter() -> None:
    later = a_measure("Return", "4.1", SOP)
    step = a_step("Detain", "1", later, restricts_liberty=Restriction.DETENTION)

    assert not findings(RULE, *WORLD, later, step)


@pytest.mark.parametrize("restriction", [None, Restriction.NONE, Restriction.TRAVEL_BAN])
def test_other_restrictions_are_no_detention(restriction: Restriction | None) -> None:
    step = a_step("Forbid to travel", "1", MEASURE, restricts_liberty=restriction)

    assert not findings(RULE, *WORLD, step)


def test_a_restriction_nobody_could_read_is_a_question() -> None:
    assert kinds(RULE, *WORLD, a_step(measure=MEASURE, unread=("restricts_liberty",))) == [
        "unknown"
    ]
