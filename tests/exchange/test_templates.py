"""SOP templates: each is a whole procedure, form or SOP that a task force can start from."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from tests.builders import a_sop, a_stage, a_state
from workbench.assets import templates_folder
from workbench.domain.branching import open_outcomes
from workbench.domain.edits import perform
from workbench.domain.edits.templates import InsertTemplate
from workbench.domain.edits.whole import BringIn
from workbench.domain.forms import FieldKind
from workbench.domain.kinds import tables
from workbench.domain.procedures import precedence_broken, steps_of, transitions_of
from workbench.domain.programme import Sphere
from workbench.domain.records import Records
from workbench.domain.references import dangling
from workbench.domain.state import State
from workbench.domain.steps import StepKind
from workbench.errors import FileProblem, WorkbenchError
from workbench.exchange.templates import (
    Template,
    TemplateKind,
    known_roles,
    load_template,
    roles_in,
    templates,
)

_FRESH = {"measures", "steps", "transitions"}


@cache
def records_of(template: Template) -> Records:
    return load_template(template.key)


def of_kind(*kinds: TemplateKind) -> list[Template]:
    return [each for each in templates() if each.kind in kinds]


every_template = pytest.mark.parametrize("template", templates(), ids=lambda each: each.key)
every_procedure = pytest.mark.parametrize(
    "template",
    of_kind(TemplateKind.PROCEDURE, TemplateKind.WHOLE_SOP),
    ids=lambda each: each.key,
)
every_form = pytest.mark.parametrize(
    "template", of_kind(TemplateKind.FORM), ids=lambda each: each.key
)


def test_an_unknown_template_is_refused_with_the_known_ones() -> None:
    with pytest.raises(WorkbenchError, match=r"There is: .*first-contact-and-consent"):
        load_template("last-contact")


def test_every_sphere_of_protection_has_a_procedure() -> None:
    found = {each.sphere for each in of_kind(TemplateKind.PROCEDURE)}

    assert {each for each in Sphere if each.number} | {Sphere.CROSS_CUTTING} == found
    assert len(of_kind(TemplateKind.PROCEDURE)) >= 16


@every_template
def test_a_template_says_what_it_is_for_and_what_it_was_drawn_from(template: Template) -> None:
    records = records_of(template)

    assert template.title
    assert template.purpose.endswith(".")
    assert template.sources
    for table in ("measures", "steps", "forms", "indicator_sets"):
        assert all(each.sources for each in getattr(records, table).values())


@every_template
def test_a_template_is_whole(template: Template) -> None:
    records = records_of(template)

    assert list(dangling(records)) == []
    assert perform(BringIn(records), State())
    assert perform(InsertTemplate(records), State())


@every_procedure
def test_somebody_leads_every_step_by_a_known_role_and_a_time(template: Template) -> None:
    known = known_roles(templates_folder())
    for step in records_of(template).steps.values():
        (lead,) = step.leads
        assert lead.role
        assert lead.agency is None
        assert step.time_limits
        assert step.how
        assert {str(each.role) for each in step.assignments} <= known.keys()
        assert step.decision is None or str(step.decision.decided_by_role) in known


@every_procedure
def test_consent_has_a_way_out_at_the_start_and_later(template: Template) -> None:
    records = records_of(template)
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
        assert point.information_first


@every_procedure
def test_every_step_can_be_reached_and_left(template: Template) -> None:
    records = records_of(template)
    for measure in records.measures.values():
        steps = steps_of(records, measure.id)
        ways = transitions_of(records, measure.id)
        assert {each.id for each in steps} == {each.target for each in ways} | {steps[0].id}
        ends = [each for each in steps if each.id not in {way.origin for way in ways}]
        assert {each.kind for each in ends} == {StepKind.END}
        assert precedence_broken(records, measure.id) == ()


@every_procedure
def test_every_decision_and_every_consent_has_a_way_for_all_other_cases(
    template: Template,
) -> None:
    records = records_of(template)
    for step in records.steps.values():
        ways = Counter(each.is_else for each in records.transitions.where("origin", step.id))
        if step.kind is StepKind.DECISION:
            assert step.decision is not None
            assert [each.is_else for each in step.decision.branches].count(True) == 1
            assert open_outcomes(step, records.transitions.where("origin", step.id)) == ()
            assert step.decision.review
            assert step.decision.person_is_told
        if step.kind in (StepKind.DECISION, StepKind.CONSENT, StepKind.REFERRAL):
            assert (ways[True], ways[False]) == (1, 1), step.title


@every_procedure
def test_a_procedure_has_exceptions_safeguards_and_standards(template: Template) -> None:
    for measure in records_of(template).measures.values():
        assert measure.aim
        assert measure.applies_when
        assert measure.safeguards
        if template.kind is TemplateKind.PROCEDURE:
            assert measure.exceptions
            assert measure.minimum_standard
            assert measure.documentation
            assert measure.not_conditional_on


@every_procedure
def test_a_measure_names_the_forms_and_signs_of_its_steps(template: Template) -> None:
    records = load_template(template.key, with_included=False)
    for measure in records.measures.values():
        steps = steps_of(records, measure.id)
        assert {each for step in steps for each in step.forms} == set(measure.forms)
        assert {each for step in steps for each in step.indicators} <= set(measure.indicators)


@every_procedure
def test_time_limits_are_said_to_be_proposals(template: Template) -> None:
    for measure in records_of(template).measures.values():
        assert any("proposals" in str(each) for each in measure.advisable)


@every_procedure
def test_titles_and_labels_fit_a_flowchart(template: Template) -> None:
    records = records_of(template)

    assert [str(e.title) for e in records.steps.values() if len(str(e.title)) > 60] == []
    labels = [str(each.condition.text) for each in records.transitions.values()]
    assert [each for each in labels if len(each) > 25] == []


@every_form
def test_a_form_is_blank_and_joins_nothing_to_a_name(template: Template) -> None:
    records = records_of(template)
    for form in records.forms.values():
        labels = [str(each.label) for each in form.fields]
        assert any("case code" in each.casefold() for each in labels)
        assert not any(word in each.casefold() for each in labels for word in _PERSONAL)
        assert len(set(labels)) == len(labels)
        for each in form.fields:
            assert bool(each.options) == (each.kind is FieldKind.CHOICE)
            assert each.standard_label in _HTCDS | {""}


_PERSONAL = ("date of birth", "birthdate", "passport number", "surname", "first name", "address of")
_HTCDS = {
    "cas_IncomingReferralDate",
    "cas_IncomingReferralDetails",
    "cas_OutgoingReferralDate",
    "cas_OutgoingReferralDetails",
    "cas_ReasonForCaseClosure",
    "cas_ReasonForOutgoingReferral",
    "cas_ReferredOrganisation",
    "cas_ReferringOrganisation",
    "cas_Status",
    "vic_AgreementToManagePersonalData",
    "vic_MethodOfRecruitment",
    "vic_MethodsOfControl",
    "vic_TypeOfLabourExploitation",
    "vic_TypeOfSexExploitation",
    "vic_Vulnerabilities",
}  # names of version 2.0 of the standard, which a program of another agency may look for


def test_no_two_templates_bring_different_things_under_one_code_or_title() -> None:
    seen: dict[tuple[str, str], str] = {}
    for template in templates():
        records = records_of(template)
        for table in set(tables()) - _FRESH:
            for entity in getattr(records, table).values():
                assert seen.setdefault((table, entity.code), entity.id) == entity.id
                title = str(getattr(entity, "title", ""))
                if title:
                    assert seen.setdefault((table, f"title {title}"), entity.id) == entity.id


def test_numbers_of_measures_are_free_of_each_other() -> None:
    whole = of_kind(TemplateKind.WHOLE_SOP)
    parts = of_kind(TemplateKind.PROCEDURE)
    numbers = Counter(part.number for each in (*whole, *parts) for part in each.measures)

    assert [number for number, count in numbers.items() if count > 1 or not number] == []


@every_procedure
def test_a_template_serves_several_procedures(template: Template) -> None:
    adult, child = a_sop("adult"), a_sop("child")
    state = a_state(adult, child)
    first, second = (load_template(template.key, sop=each.id) for each in (adult, child))

    for records in (first, second):
        state = BringIn(records).apply(state)

    for table in _FRESH:
        assert len(getattr(state, table)) == 2 * len(getattr(first, table))
    for table in set(tables()) - _FRESH - {"sops"}:
        assert getattr(state, table) == getattr(first, table)
    assert {each.sop for each in state.measures.values()} == {adult.id, child.id}
    assert list(dangling(state)) == []


def test_a_procedure_goes_into_the_sop_and_stage_that_were_chosen() -> None:
    sop, stage = a_sop("adult"), a_stage("Protection", "2")

    records = load_template("non-punishment", sop=sop.id, stage=stage.id)

    assert not records.sops
    assert not records.stages
    assert {(each.sop, each.stage) for each in records.measures.values()} == {(sop.id, stage.id)}


def test_a_whole_sop_comes_with_or_without_the_procedures_it_includes() -> None:
    (whole,) = of_kind(TemplateKind.WHOLE_SOP)

    bare, full = (load_template(whole.key, with_included=each) for each in (False, True))

    assert len(bare.measures) == len(whole.measures)
    assert len(full.measures) == len(whole.measures) + len(whole.includes)
    assert {each.sphere for each in full.stages.values()} == set(Sphere)
    assert full.principles
    assert full.terms
    assert full.annexes


@every_procedure
def test_without_a_procedure_a_template_brings_one_of_its_own(template: Template) -> None:
    first, second = load_template(template.key), load_template(template.key)

    (sop,) = first.sops.values()
    assert first.sops == second.sops
    assert {each.sop for each in first.measures.values()} == {sop.id}


def test_a_template_tells_its_parts_before_it_is_brought_in() -> None:
    template = next(each for each in templates() if each.key == "first-contact-and-consent")
    records = records_of(template)
    (measure,) = template.measures

    assert template.sphere is measure.sphere is Sphere.IDENTIFICATION
    assert measure.number == "1.1"
    (brought,) = records.measures.values()
    assert [*measure.steps] == [str(each.title) for each in steps_of(records, brought.id)]
    assert template.step_count == len(records.steps)
    assert set(template.forms) == {str(each.title) for each in records.forms.values()}
    assert [each.words for each in template.roles] == [e.words for e in roles_in(records)]
    assert template.roles[0].words == "First contact officer"
    assert template.roles[0].leads > template.roles[1].leads > 0


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("[template]\nkey = 'a'\n", "a.toml does not say what it is"),
        (
            "[template]\nkey = 'a'\ntitle = 'A'\npurpose = 'P.'\nkind = 'song'\n",
            "'song' is no kind",
        ),
        (
            "[template]\nkey = 'a'\ntitle = 'A'\npurpose = 'P.\nkind = 'a'",
            "a.toml is no TOML file.*line 4",
        ),
        (
            (
                "[template]\nkey = 'a'\ntitle = 'A'\npurpose = 'P.'\n\n[[measures]]\ncode = 'm'\n"
                "\n[[measures.steps]]\ntitle = 'Ask'\nforms = ['T-CONSNT']\n"
            ),
            "a.toml, line 9, steps 'm-1', forms: there is no form with the code 'T-CONSNT'",
        ),
        (
            "[template]\nkey = 'a'\ntitle = 'A'\npurpose = 'P.'\nroles = { Chief = ['ngo'] }\n",
            "a.toml says who fills 'Chief', which no step names",
        ),
        (
            "[template]\nkey = 'a'\ntitle = 'A'\npurpose = 'P.'\nincludes = ['b']\n",
            "a.toml includes 'b', which is no template",
        ),
    ],
)
def test_a_mistake_in_a_template_is_told_with_its_place(
    tmp_path: Path, content: str, told: str
) -> None:
    (tmp_path / "a.toml").write_text(content, encoding="utf-8")
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "roles.toml").write_text("", encoding="utf-8")

    with pytest.raises(FileProblem, match=told):
        templates(tmp_path)


def test_two_templates_with_one_key_are_refused(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "roles.toml").write_text("", encoding="utf-8")
    for name in ("a", "b"):
        head = "[template]\nkey = 'one'\ntitle = 'A'\npurpose = 'P.'\n"
        (tmp_path / f"{name}.toml").write_text(head, encoding="utf-8")

    with pytest.raises(FileProblem, match=r"b.toml has the key 'one', which a.toml has already"):
        templates(tmp_path)
