"""The role matrix shows who does what, and keeps not recorded apart from recorded as nobody."""

from __future__ import annotations

from dataclasses import replace

from tests.builders import a_measure, a_population, a_sop, a_state, a_step, an_agency, led_by
from workbench.domain.readings.roles import LeadState, roles_of_measure, roles_of_sop
from workbench.domain.sops import VariantStatement
from workbench.domain.steps import Assignment, Decision, Part
from workbench.domain.text import Text
from workbench.domain.values import Condition

POLICE, SHELTER = an_agency("Police"), an_agency("Shelter")
SOP = a_sop("adults")
MEASURE = a_measure(sop=SOP)
AT_NIGHT = Condition(text=Text.of("at night"))


def plays(
    part: Part, agency: object = None, role: str = "", when: Condition | None = None
) -> object:
    return Assignment(
        part=part,
        agency=getattr(agency, "id", None),
        role=Text.of(role),
        condition=when or Condition(),
    )


def test_a_column_stands_for_an_agency_or_for_a_role_in_words() -> None:
    step = a_step(
        measure=MEASURE,
        assignments=(
            plays(Part.LEAD, POLICE, "duty officer"),
            plays(Part.SUPPORT, role="Guardian", when=AT_NIGHT),
        ),
    )

    matrix = roles_of_measure(a_state(SOP, MEASURE, POLICE, step), MEASURE.id)

    assert [(each.agency, str(each.role)) for each in matrix.actors] == [
        (POLICE.id, ""),
        (None, "Guardian"),
    ]
    (row,) = matrix.rows
    assert [(each.part, str(each.post)) for each in row.cells[0].parts] == [
        (Part.LEAD, "duty officer")
    ]
    assert row.cells[1].parts[0].condition == AT_NIGHT


def test_the_columns_stand_in_the_order_somebody_chose() -> None:
    measure = replace(MEASURE, lanes=(SHELTER.id, "gone"))
    steps = (
        a_step("One", "1", measure, assignments=led_by(POLICE)),
        a_step("Two", "2", measure, assignments=led_by(SHELTER)),
    )

    matrix = roles_of_measure(a_state(SOP, measure, POLICE, SHELTER, *steps), measure.id)

    assert [each.agency for each in matrix.actors] == [SHELTER.id, POLICE.id]


def test_not_recorded_nobody_and_unread_are_three_things() -> None:
    steps = (
        a_step("One", "1", MEASURE),
        a_step("Two", "2", MEASURE, stated_none=("assignments",)),
        a_step("Three", "3", MEASURE, unread=("assignments",)),
        a_step("Four", "4", MEASURE, assignments=led_by(POLICE)),
    )

    matrix = roles_of_measure(a_state(SOP, MEASURE, POLICE, *steps), MEASURE.id)

    assert [row.lead_state for row in matrix.rows] == [
        LeadState.NOT_RECORDED,
        LeadState.NONE,
        LeadState.UNREAD,
        LeadState.RECORDED,
    ]
    assert matrix.unled(LeadState.NONE) == (steps[1],)


def test_two_leads_count_as_two_only_where_both_lead_at_once() -> None:
    together = a_step("One", "1", MEASURE, assignments=(*led_by(POLICE), *led_by(SHELTER)))
    in_turn = a_step(
        "Two",
        "2",
        MEASURE,
        assignments=(plays(Part.LEAD, POLICE, when=AT_NIGHT), *led_by(SHELTER)),
    )

    matrix = roles_of_measure(a_state(SOP, MEASURE, POLICE, SHELTER, together, in_turn), MEASURE.id)

    assert [row.leads for row in matrix.rows] == [2, 1]


def test_whoever_decides_has_a_column_and_leads() -> None:
    step = a_step(measure=MEASURE, decision=Decision(decided_by=POLICE.id))

    (row,) = roles_of_measure(a_state(SOP, MEASURE, POLICE, step), MEASURE.id).rows

    assert row.cells[0].decides
    assert row.lead_state is LeadState.RECORDED


def test_the_load_counts_the_steps_an_actor_leads() -> None:
    steps = [a_step(f"Step {n}", str(n), MEASURE, assignments=led_by(POLICE)) for n in (1, 2)]
    helped = replace(steps[1], assignments=(*led_by(POLICE), plays(Part.SUPPORT, SHELTER)))

    loads = roles_of_measure(
        a_state(SOP, MEASURE, POLICE, SHELTER, steps[0], helped), MEASURE.id
    ).loads

    assert [(each.actor.agency, each.led, each.taking_part) for each in loads] == [
        (POLICE.id, 2, 2),
        (SHELTER.id, 0, 1),
    ]


def test_the_matrix_of_an_sop_holds_the_steps_of_all_its_measures_and_those_taken_over() -> None:
    adult, child = a_population("adult", age_min=18), a_population("child")
    adults, children = a_sop("adults", adult), a_sop("children", child)
    base = a_measure("Referral", "1.4", adults)
    variant = a_measure("Referral", "1.4", children, variant=VariantStatement.ADDS)
    theirs = a_step("Contact", "1", base, assignments=led_by(POLICE))
    own = a_step("Call the guardian", "1", variant, assignments=led_by(SHELTER))

    matrix = roles_of_sop(
        a_state(adult, child, adults, children, base, variant, theirs, own, POLICE, SHELTER),
        children.id,
    )

    assert [(row.step, row.is_taken_over) for row in matrix.rows] == [(theirs, True), (own, False)]
