"""SOP templates: each is a whole procedure that a task force can start from."""

from __future__ import annotations

import pytest

from tests.builders import a_sop, a_state
from workbench.domain.edits import perform
from workbench.domain.edits.whole import BringIn
from workbench.domain.kinds import tables
from workbench.domain.procedures import precedence_broken, steps_of
from workbench.domain.references import dangling
from workbench.domain.state import State
from workbench.domain.steps import StepKind
from workbench.errors import WorkbenchError
from workbench.exchange.templates import Template, load_template, templates

every_template = pytest.mark.parametrize("template", templates(), ids=lambda each: each.key)


def test_an_unknown_template_is_refused_with_the_known_ones() -> None:
    with pytest.raises(WorkbenchError, match="There is: first-contact-and-consent"):
        load_template("last-contact")


@every_template
def test_a_template_says_what_it_is_for_and_what_it_was_drawn_from(template: Template) -> None:
    records = load_template(template.key)

    assert template.title
    assert template.purpose.endswith(".")
    assert template.sources
    assert all(each.sources for each in records.measures.values())
    assert all(each.sources for each in records.steps.values())


@every_template
def test_a_template_is_whole(template: Template) -> None:
    records = load_template(template.key)

    assert list(dangling(records)) == []
    assert perform(BringIn(records), State())


@every_template
def test_somebody_leads_every_step_by_a_role_and_a_time(template: Template) -> None:
    for step in load_template(template.key).steps.values():
        (lead,) = step.leads
        assert lead.role
        assert lead.agency is None
        assert step.time_limits
        assert step.how


@every_template
def test_consent_has_a_way_out_at_the_start_and_later(template: Template) -> None:
    records = load_template(template.key)
    points = [each.consent for each in records.steps.values() if each.consent is not None]

    assert points
    for point in points:
        assert point.refusal
        assert point.withdrawal
        assert records.steps[str(point.refusal_step)].kind is StepKind.EXCEPTION
        assert records.steps[str(point.withdrawal_step)].kind is StepKind.EXCEPTION
        assert point.recipients
        assert point.data_items
        assert point.purpose
        assert point.storage


@every_template
def test_every_step_can_be_reached_and_every_decision_has_an_otherwise(template: Template) -> None:
    records = load_template(template.key)
    for measure in records.measures.values():
        steps = steps_of(records, measure.id)
        reached = {each.target for each in records.transitions.values()} | {steps[0].id}
        assert {each.id for each in steps} == reached
        assert precedence_broken(records, measure.id) == ()
    for step in records.steps.values():
        if step.decision is not None:
            assert [each.is_else for each in step.decision.branches].count(True) == 1


@every_template
def test_a_template_serves_several_procedures(template: Template) -> None:
    adult, child = a_sop("adult"), a_sop("child")
    state = a_state(adult, child)
    first, second = (load_template(template.key, sop=each.id) for each in (adult, child))

    for records in (first, second):
        state = BringIn(records).apply(state)

    for table in ("measures", "steps", "transitions"):
        assert len(getattr(state, table)) == 2 * len(getattr(first, table))
    for table in set(tables()) - {"measures", "steps", "transitions", "sops"}:
        assert getattr(state, table) == getattr(first, table)
    assert {each.sop for each in state.measures.values()} == {adult.id, child.id}
    assert list(dangling(state)) == []


@every_template
def test_without_a_procedure_a_template_brings_one_of_its_own(template: Template) -> None:
    first, second = load_template(template.key), load_template(template.key)

    (sop,) = first.sops.values()
    assert first.sops == second.sops
    assert {each.sop for each in first.measures.values()} == {sop.id}
