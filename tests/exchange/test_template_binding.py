"""Templates bound to a country's agencies: nothing of what they bring is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

import pytest

from workbench.analysis.register import GapRegister
from workbench.domain.audiences import Audience
from workbench.domain.binding import suggested_bindings
from workbench.domain.case_data import suspicions_in
from workbench.domain.delta import apply, diff
from workbench.domain.edits import perform
from workbench.domain.edits.templates import InsertTemplate
from workbench.domain.edits.whole import BringIn
from workbench.domain.export_view import export_view
from workbench.domain.findings import Finding, Kind, Severity
from workbench.domain.state import State
from workbench.domain.values import AgencyId
from workbench.exchange.examples import load_example
from workbench.exchange.templates import (
    Template,
    TemplateKind,
    load_template,
    roles_in,
    templates,
)
from workbench.publishing.blocks import Figure, Heading
from workbench.publishing.compose import composed
from workbench.publishing.options import PrintOptions
from workbench.publishing.product import products

TODAY = date(2026, 1, 15)

every_template = pytest.mark.parametrize("template", templates(), ids=lambda each: each.key)


@cache
def bulgaria() -> State:
    return BringIn(load_example("bulgaria")).apply(State())


@cache
def findings_before() -> frozenset[str]:
    return frozenset(each.key for each in GapRegister(TODAY).refresh(bulgaria()))


@cache
def bound(template: Template) -> InsertTemplate:
    """The template with the likeliest agency of the example in each role that one fits."""
    records = load_template(template.key)
    roles = template.roles
    proposed = suggested_bindings(bulgaria(), roles, "en")
    bindings: Mapping[str, AgencyId] = {
        words: found[0].agency for words, found in proposed.items() if found
    }
    return InsertTemplate(records, bindings, frozenset(e.words for e in roles if e.is_post))


@cache
def own_findings(template: Template) -> list[Finding]:
    after = bound(template).apply(bulgaria())
    found = GapRegister(TODAY).refresh(after)
    return [each for each in found if each.key not in findings_before()]


@every_template
def test_a_bound_template_brings_no_gap_and_no_conflict(template: Template) -> None:
    own = own_findings(template)

    assert [each.message for each in own if each.kind is not Kind.UNKNOWN] == []


@every_template
def test_all_that_is_left_to_ask_is_which_referrals_its_hand_overs_are(template: Template) -> None:
    own = own_findings(template)

    assert {each.rule for each in own if each.severity >= Severity.HIGH} <= {"sop-network-mismatch"}


@every_template
def test_undo_takes_all_of_a_template_away(template: Template) -> None:
    before = bulgaria()
    delta = perform(bound(template), before)

    after = apply(before, delta)

    assert apply(after, diff(after, before)) == before


@every_template
def test_no_template_looks_like_a_case_file(template: Template) -> None:
    found = suspicions_in(load_template(template.key, with_included=False))

    assert [(each.entity.code, each.suspicion.words) for each in found] == []


def test_most_roles_find_an_agency_in_the_example() -> None:
    (whole,) = (each for each in templates() if each.kind is TemplateKind.WHOLE_SOP)
    assert {each.words for each in whole.roles} == {
        each.words for each in roles_in(load_template(whole.key))
    }

    proposed = suggested_bindings(bulgaria(), whole.roles, "en")

    first = {
        words: bulgaria().agencies[found[0].agency].code
        for words, found in proposed.items()
        if found
    }
    assert first["Border authority"] == "MOI-DGBP"
    assert first["Child protection authority"] == "SACP"
    assert first["Coordinating body"] == "NCCTHB"
    assert first["Identifying authority"] == "PROS"
    assert first["Legal aid provider"] == "NLAB"
    assert first["Hotline"] == "NGO-SERVICE"
    assert first["Shelter"] == "SHELTER"
    assert "First contact officer" not in first
    assert len(first) > len(whole.roles) * 2 / 3


def test_a_template_may_say_who_fills_a_role_that_differs_from_one_to_the_next() -> None:
    (border,) = (each for each in templates() if each.key == "identification-at-a-border")

    proposed = suggested_bindings(bulgaria(), border.roles, "en")["First contact officer"]

    assert [bulgaria().agencies[each.agency].code for each in proposed] == ["MOI-DGBP"]


@pytest.mark.parametrize(
    "template",
    [each for each in templates() if each.kind is not TemplateKind.FORM],
    ids=lambda each: each.key,
)
def test_a_template_prints_with_its_flowcharts(template: Template) -> None:
    records = load_template(template.key, with_included=False)
    state = InsertTemplate(records).apply(State())
    view = export_view(state, Audience.PARTNERS)

    blocks = list(
        composed(products["handbook"], view, PrintOptions(audience=Audience.PARTNERS, today=TODAY))
    )

    titles = {str(each.text) for each in blocks if isinstance(each, Heading)}
    for measure in state.measures.values():
        assert any(str(measure.title) in each for each in titles)
    assert sum(isinstance(each, Figure) for each in blocks) >= len(state.measures)
