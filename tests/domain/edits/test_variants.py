"""Variants of measures for other populations."""

from __future__ import annotations

from typing import Any

import pytest

from tests.builders import a_measure, a_population, a_sop, a_state, a_step, a_transition
from workbench.domain.edits.variants import BeginVariant, StateVariant
from workbench.domain.procedures import measures_of, steps_of, transitions_of
from workbench.domain.sops import Measure, VariantStatement
from workbench.domain.steps import ConsentPoint
from workbench.domain.values import Duration, LimitKind, TimeLimit, Unit
from workbench.errors import EditRefused
from workbench.workspace import Workspace

ADULTS, CHILDREN = a_sop("adult", a_population("adults")), a_sop("child", a_population("children"))
MEASURE = a_measure("Referral", "1.4", ADULTS)
ASK = a_step("Ask", "1", MEASURE)
LIMIT = TimeLimit(kind=LimitKind.DEADLINE, duration=Duration(24, Unit.HOUR), after_step=ASK.id)
BRING = a_step("Bring", "2", MEASURE, time_limits=(LIMIT,))
ASKING = a_step("Ask", "1", MEASURE, consent=ConsentPoint(refusal_step=BRING.id))


def a_workspace() -> Workspace:
    return Workspace(a_state(ADULTS, CHILDREN, MEASURE, ASKING, BRING, a_transition(ASK, BRING)))


def variant_in(workspace: Workspace) -> Measure:
    (variant,) = measures_of(workspace.state, CHILDREN.id)
    return variant


def begun(statement: VariantStatement, **how: Any) -> Workspace:
    workspace = a_workspace()
    workspace.edit(BeginVariant(MEASURE.id, CHILDREN.id, statement, **how))
    return workspace


def test_a_variant_stands_under_the_same_number_and_names_its_base() -> None:
    variant = variant_in(begun(VariantStatement.SAME_AS_ADULT))

    assert (variant.number, variant.title, variant.base) == ("1.4", MEASURE.title, MEASURE.id)
    assert variant.variant is VariantStatement.SAME_AS_ADULT


def test_a_copy_begins_with_the_steps_and_branches_of_its_base() -> None:
    workspace = begun(VariantStatement.OWN_TEXT, copy_steps=True)

    variant = variant_in(workspace)
    ask, bring = steps_of(workspace.state, variant.id)
    (branch,) = transitions_of(workspace.state, variant.id)
    assert (str(ask.title), str(bring.title)) == ("Ask", "Bring")
    assert (branch.origin, branch.target) == (ask.id, bring.id)
    assert bring.time_limits[0].after_step == ask.id
    assert ask.consent is not None
    assert ask.consent.refusal_step == bring.id
    assert len(steps_of(workspace.state, MEASURE.id)) == 2


def test_undo_takes_the_whole_variant_back() -> None:
    workspace = begun(VariantStatement.OWN_TEXT, copy_steps=True)

    workspace.undo()

    assert workspace.state == a_workspace().state


def test_a_variant_whose_number_is_taken_gets_none_rather_than_a_wrong_one() -> None:
    workspace = begun(VariantStatement.OWN_TEXT)

    workspace.edit(BeginVariant(MEASURE.id, CHILDREN.id, VariantStatement.ADDS))

    assert sorted(each.number for each in measures_of(workspace.state, CHILDREN.id)) == ["", "1.4"]


def test_steps_are_never_silenced_by_saying_that_the_base_holds() -> None:
    workspace = begun(VariantStatement.OWN_TEXT, copy_steps=True)

    with pytest.raises(EditRefused, match="2 steps of its own"):
        workspace.edit(StateVariant(variant_in(workspace).id, VariantStatement.SAME_AS_ADULT))


def test_a_statement_can_be_changed_and_taken_back() -> None:
    workspace = begun(VariantStatement.OMITTED)
    variant = variant_in(workspace).id

    workspace.edit(StateVariant(variant, VariantStatement.ADDS))
    assert variant_in(workspace).variant is VariantStatement.ADDS

    workspace.edit(StateVariant(variant, None))
    assert variant_in(workspace).variant is None
    assert variant_in(workspace).base == MEASURE.id


def test_a_measure_is_no_variant_of_one_in_its_own_sop() -> None:
    workspace = a_workspace()

    with pytest.raises(EditRefused, match="another population"):
        workspace.edit(BeginVariant(MEASURE.id, ADULTS.id, VariantStatement.ADDS))
    with pytest.raises(EditRefused, match="another SOP"):
        workspace.edit(StateVariant(MEASURE.id, VariantStatement.ADDS, MEASURE.id))
