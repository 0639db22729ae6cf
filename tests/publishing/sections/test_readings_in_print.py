"""What is worked out from the steps stands in the book: roles, limits, duties, forms, variants."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.builders import (
    a_contact_point,
    a_form,
    a_measure,
    a_population,
    a_referral,
    a_sop,
    a_stage,
    a_state,
    a_step,
    an_agency,
    led_by,
)
from workbench.domain.audiences import Audience
from workbench.domain.entity import Entity
from workbench.domain.export_view import export_view
from workbench.domain.referrals import ReferralKind
from workbench.domain.sops import VariantStatement
from workbench.domain.steps import Assignment, Decision, Part
from workbench.domain.text import Text
from workbench.domain.values import Condition, Duration, LimitKind, TimeLimit, Unit
from workbench.publishing.blocks import Block, Heading, Note, Table, TableKind
from workbench.publishing.inline import plain
from workbench.publishing.options import PrintOptions
from workbench.publishing.reading import texts
from workbench.publishing.role_tables import MOST_COLUMNS
from workbench.publishing.section import sections

POLICE = an_agency("Police")
SHELTER = an_agency("House of the harbour", code="HOUSE", acronym=Text.of("HH"))
STAGE, ADULT, CHILD = a_stage(), a_population("Adults", age_min=18), a_population("Children")
ADULTS, CHILDREN = a_sop("adults", ADULT), a_sop("children", CHILD)
MEASURE = a_measure("Referral", "1.4", ADULTS, STAGE)
VARIANT = a_measure("Referral", "1.4", CHILDREN, STAGE)
PLACES = (POLICE, SHELTER, STAGE, ADULT, CHILD, ADULTS, CHILDREN, MEASURE)
HELPS = Assignment(
    part=Part.SUPPORT, agency=SHELTER.id, condition=Condition(text=Text.of("at night"))
)
A_DAY = TimeLimit(kind=LimitKind.DEADLINE, duration=Duration(24, Unit.HOUR))


def section(key: str, *entities: Entity, **chosen: Any) -> list[Block]:
    options = PrintOptions(audience=Audience.PARTNERS, today=date(2026, 3, 14), **chosen)
    view = export_view(a_state(*PLACES, *entities), Audience.PARTNERS)
    return list(sections[key].compose(view, options))


def told(blocks: list[Block]) -> str:
    return "\n".join(texts(tuple(blocks)))


def rows_of(blocks: list[Block]) -> list[list[str]]:
    return [
        [" ".join(texts((cell,))) for cell in row]
        for block in blocks
        if isinstance(block, Table)
        for row in block.rows
    ]


def test_the_matrix_marks_parts_conditions_and_who_leads_how_much() -> None:
    step = a_step("Call", "1", MEASURE, assignments=(*led_by(POLICE), HELPS))

    blocks = section("roles", step)

    assert rows_of(blocks) == [["1.4 · 1   Call", "L", "S*"], ["Steps led", "1", "0"]]
    (table,) = [each for each in blocks if isinstance(each, Table)]
    assert (table.kind, [plain(each) for each in table.head]) == (
        TableKind.MATRIX,
        ["Step", "Police", "HH"],
    )
    words = told(blocks)
    assert "on a condition that the step names" in words
    assert "House of the harbour" in words


def test_steps_without_a_lead_are_named_by_what_is_known_of_them() -> None:
    steps = [
        a_step("One", "1", MEASURE),
        a_step("Two", "2", MEASURE, stated_none=("assignments",)),
        a_step("Three", "3", MEASURE, unread=("assignments",)),
    ]

    notes = {each.title: each.text for each in section("roles", *steps) if isinstance(each, Note)}

    assert notes == {
        "who leads": "Measure 1.4: 1",
        "nobody leads": "Measure 1.4: 2",
        "who leads is not yet read": "Measure 1.4: 3",
    }


def test_more_actors_than_fit_stand_in_further_tables() -> None:
    agencies = [an_agency(f"Agency {n}") for n in range(MOST_COLUMNS + 2)]
    steps = [
        a_step(f"Step {n}", str(n), MEASURE, assignments=led_by(each))
        for n, each in enumerate(agencies)
    ]

    tables = [each for each in section("roles", *agencies, *steps) if isinstance(each, Table)]

    assert [len(each.head) - 1 for each in tables] == [MOST_COLUMNS, 2]
    assert sum(len(each.rows) - 1 for each in tables) == len(steps)


def test_the_time_table_adds_up_limits_or_says_why_it_cannot() -> None:
    steps = [
        a_step("Ask", "1", MEASURE, time_limits=(A_DAY,)),
        a_step("Call", "2", MEASURE, time_limits=(A_DAY,)),
        a_step("Wait", "3", MEASURE),
        a_step("Report", "4", MEASURE, time_limits=(A_DAY,)),
    ]

    rows = rows_of(section("time_limits", *steps))

    assert [row[2] for row in rows] == [
        "24 hours",
        "48 hours",
        "cannot be counted: no limit is recorded for step 3",
    ]


def test_a_book_without_limits_says_that_none_is_recorded() -> None:
    assert "No time limit is recorded." in told(section("time_limits", a_step(measure=MEASURE)))


def test_duties_come_from_steps_decisions_referrals_and_forms() -> None:
    referral = a_referral(POLICE, SHELTER, stage=STAGE.id, kind=ReferralKind.REFER)
    form = a_form("Consent", handed_out_by=(SHELTER.id,))
    steps = [
        a_step("Call", "1", MEASURE, assignments=(*led_by(POLICE), HELPS), time_limits=(A_DAY,)),
        a_step(
            "Admit",
            "2",
            MEASURE,
            decision=Decision(question=Text.of("Is there room?"), decided_by=SHELTER.id),
        ),
    ]

    words = " ".join(told(section("duties", referral, form, *steps)).split("\n"))

    assert "(lead)" in words
    assert "Within 24 hours" in words
    assert "support, at night" in words
    assert "decides: Is there room?" in words
    assert "Receives persons from:  Police" in words
    assert "Hands out:  Consent" in words


def test_a_referral_of_a_kind_nobody_recorded_is_not_said_to_bring_persons() -> None:
    words = told(section("duties", a_referral(POLICE, SHELTER, stage=STAGE.id)))

    assert "Receives referrals from" in words
    assert "persons" not in words


def test_the_documentation_names_where_a_form_is_used_and_which_nobody_uses() -> None:
    used, unused = a_form("Consent"), a_form("Leaflet")
    step = a_step("Ask", "1", MEASURE, forms=(used.id,), assignments=led_by(POLICE))

    blocks = section("forms_used", used, unused, step)

    ((form, places, hands),) = rows_of(blocks)
    assert "Consent" in form
    assert "1.4 Adults" in places
    assert hands == "Police"
    assert "Leaflet" in told([each for each in blocks if isinstance(each, Note)])


def test_an_extract_holds_the_duties_forms_and_contacts_of_one_agency() -> None:
    step = a_step("Call", "1", MEASURE, assignments=(*led_by(POLICE), HELPS))
    other = a_step("Report", "2", MEASURE, assignments=led_by(POLICE))
    post = a_contact_point("Duty officer", POLICE, phones=("112 345",))

    words = told(section("agency_extract", step, other, post, only=(SHELTER.id,)))

    assert "House of the harbour" in words
    assert "Call" in words
    assert "Report" not in words
    assert "112 345" in words
    assert "Nobody has recorded how this agency is reached." in words


def test_without_a_choice_every_agency_has_its_extract() -> None:
    heads = [
        each.text
        for each in section("agency_extract")
        if isinstance(each, Heading) and each.level == 1
    ]

    assert heads == ["House of the harbour", "Police"]


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        (VariantStatement.SAME_AS_ADULT, "The same as for adults."),
        (VariantStatement.ADDS, "The same steps as in the measure for adults hold"),
        (VariantStatement.REPLACED, "other rules replace this measure"),
        (VariantStatement.OMITTED, "does not apply to this group"),
    ],
)
def test_a_variant_says_how_it_stands_to_its_base_and_where_that_is(
    statement: VariantStatement, words: str
) -> None:
    (note,) = [
        each
        for each in section("procedures", replace(VARIANT, variant=statement))
        if isinstance(each, Note) and words in "".join(texts((each.text,)))
    ]

    assert "1.4 Referral, Adults" in "".join(texts((note.text,)))


def test_a_variant_of_a_measure_that_is_not_recorded_says_so() -> None:
    lonely = replace(VARIANT, number="9.9", variant=VariantStatement.SAME_AS_ADULT)

    assert "Which measure that is was not recorded." in told(section("procedures", lonely))
