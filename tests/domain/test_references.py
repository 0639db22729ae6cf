"""Who points at whom, told by the types of the ids alone."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from tests.builders import (
    a_measure,
    a_referral,
    a_sop,
    a_state,
    a_step,
    an_agency,
    led_by,
)
from tests.strategies import any_entities, any_states
from workbench.domain.entity import Entity
from workbench.domain.kinds import tables
from workbench.domain.references import (
    dangling,
    pointing_fields,
    references_from,
    references_to,
    without,
)
from workbench.domain.state import State
from workbench.domain.steps import Branch, Decision, Step
from workbench.domain.values import LegalBasisId, LimitKind, StepId, TimeLimit

POLICE, SHELTER = an_agency("Police"), an_agency("Shelter")


def test_ids_deep_inside_an_entity_are_found() -> None:
    limit = TimeLimit(kind=LimitKind.DEADLINE, after_step=StepId("first"))
    branch = Branch(time_limits=(limit,), legal_basis=(LegalBasisId("art 5"),))
    step = a_step(assignments=led_by(POLICE), decision=Decision(branches=(branch,)))

    found = {(each.field, each.table, each.target) for each in references_from(step)}

    assert found == {
        ("assignments", "agencies", POLICE.id),
        ("decision", "steps", "first"),
        ("decision", "legal_bases", "art 5"),
    }


def test_only_fields_that_hold_ids_point() -> None:
    assert {"measure", "assignments", "time_limits"} <= pointing_fields(Step).keys()
    assert not {"id", "title", "code", "how"} & pointing_fields(Step).keys()


def test_all_who_point_at_something_are_found() -> None:
    referral = a_referral(POLICE, SHELTER)
    step = a_step(measure=a_measure(sop=a_sop()), assignments=led_by(SHELTER))
    state = a_state(POLICE, SHELTER, referral, step)

    assert {each.holder.id for each in references_to(state, SHELTER.id)} == {referral.id, step.id}


def test_what_points_at_nothing_is_found() -> None:
    referral = a_referral(POLICE, SHELTER)

    assert [each.target for each in dangling(a_state(POLICE, referral))] == [SHELTER.id]
    assert not list(dangling(a_state(POLICE, SHELTER, referral)))


@settings(max_examples=40)
@given(any_entities())
def test_an_entity_without_its_pointers_points_at_nothing_and_is_else_the_same(
    entity: Entity,
) -> None:
    bare = without(entity, lambda _table, _key: False)

    assert not list(references_from(bare))
    kept = {name: getattr(entity, name) for name in pointing_fields(type(entity))}
    assert replace(bare, **kept) == entity


@settings(max_examples=40)
@given(any_entities())
def test_an_entity_that_keeps_its_pointers_is_not_even_copied(entity: Entity) -> None:
    assert without(entity, lambda _table, _key: True) is entity


@settings(max_examples=40)
@given(any_states())
def test_every_pointer_is_found_from_both_ends(state: State) -> None:
    everything = [row for table in tables() for row in getattr(state, table).values()]

    for entity in everything:
        for reference in references_from(entity):
            assert reference in list(references_to(state, reference.target))
