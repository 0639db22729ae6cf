"""Bringing in a template with agencies in the place of roles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import a_measure, a_sop, a_stage, a_state, a_step, an_agency
from workbench.domain.edits import perform
from workbench.domain.edits.templates import InsertTemplate
from workbench.domain.programme import Sphere
from workbench.domain.state import State
from workbench.domain.steps import Assignment, Decision, Part
from workbench.domain.text import Text
from workbench.errors import EditRefused

POLICE = an_agency("Police")
SOP = a_sop("adult")
OWN_STAGE = a_stage("Safety", number="1", sphere=Sphere.SAFETY)
MEASURE = a_measure("Contact", "1.1", SOP, OWN_STAGE)
STEP = a_step(
    "Ask",
    "1",
    MEASURE,
    assignments=(
        Assignment(part=Part.LEAD, role=Text.of("Officer")),
        Assignment(part=Part.SUPPORT, role=Text.of("Interpreter")),
    ),
    decision=Decision(decided_by_role=Text.of("Officer")),
)
TEMPLATE = a_state(OWN_STAGE, MEASURE, STEP)


def test_agencies_take_the_place_of_roles_and_other_roles_stay() -> None:
    edit = InsertTemplate(TEMPLATE, {"Officer": POLICE.id})

    step = edit.apply(a_state(POLICE, SOP)).steps[STEP.id]

    lead, support = step.assignments
    assert (lead.agency, str(lead.role)) == (POLICE.id, "")
    assert (support.agency, str(support.role)) == (None, "Interpreter")
    assert step.decision is not None
    assert step.decision.decided_by == POLICE.id


def test_the_words_of_a_post_stay_beside_the_agency() -> None:
    edit = InsertTemplate(TEMPLATE, {"Officer": POLICE.id}, posts=frozenset({"Officer"}))

    step = edit.apply(a_state(POLICE, SOP)).steps[STEP.id]

    assert (step.leads[0].agency, str(step.leads[0].role)) == (POLICE.id, "Officer")


def test_one_agency_in_the_same_part_twice_stands_once() -> None:
    edit = InsertTemplate(TEMPLATE, {"Officer": POLICE.id, "Interpreter": POLICE.id})
    supports = replace(
        STEP, assignments=tuple(replace(e, part=Part.SUPPORT) for e in STEP.assignments)
    )
    twice = replace(edit, records=a_state(OWN_STAGE, MEASURE, supports))

    assert len(twice.apply(a_state(POLICE, SOP)).steps[STEP.id].assignments) == 1


def test_an_agency_that_is_gone_or_retired_is_refused() -> None:
    retired = replace(POLICE, retired=True)
    for state, told in (
        (a_state(SOP), "'Officer' is no longer there"),
        (a_state(SOP, retired), "'Officer' no longer exists"),
    ):
        with pytest.raises(EditRefused, match=told):
            InsertTemplate(TEMPLATE, {"Officer": POLICE.id}).apply(state)


def test_nothing_to_bring_in_is_refused() -> None:
    with pytest.raises(EditRefused, match="neither a procedure nor a form"):
        InsertTemplate(State()).apply(State())


def test_the_stage_of_the_workspace_is_used_where_it_has_one_of_the_sphere() -> None:
    theirs = a_stage("Their safety", number="4", sphere=Sphere.SAFETY)

    after = InsertTemplate(TEMPLATE).apply(a_state(SOP, theirs))

    assert [*after.stages] == [theirs.id]
    assert after.measures[MEASURE.id].stage == theirs.id


def test_a_new_stage_gets_a_number_of_its_own() -> None:
    theirs = a_stage("Recognition", "1", id="theirs", sphere=Sphere.IDENTIFICATION)

    after = InsertTemplate(TEMPLATE).apply(a_state(SOP, theirs))

    assert after.stages[OWN_STAGE.id].number == "2"


@pytest.mark.parametrize(
    ("there", "number"),
    [((), "1.1"), (("1.1",), "1.2"), (("1.1", "1.2", "1.9"), "1.10"), (("2.1",), "1.1")],
)
def test_a_number_that_is_taken_gives_way_to_the_next_free_one(
    there: tuple[str, ...], number: str
) -> None:
    measures = [a_measure("There", each, SOP, OWN_STAGE, id=f"there {each}") for each in there]
    state = a_state(SOP, OWN_STAGE, *measures)

    assert perform(InsertTemplate(TEMPLATE), state)
    assert InsertTemplate(TEMPLATE).apply(state).measures[MEASURE.id].number == number


def test_a_measure_without_a_number_gets_the_first_of_its_stage() -> None:
    bare = replace(MEASURE, number="")
    template = a_state(OWN_STAGE, bare, STEP)

    after = InsertTemplate(template).apply(a_state(SOP))

    assert after.measures[MEASURE.id].number == "1.1"


def test_what_is_there_already_is_kept() -> None:
    state = InsertTemplate(TEMPLATE).apply(a_state(SOP))

    assert InsertTemplate(TEMPLATE).apply(state) == state
