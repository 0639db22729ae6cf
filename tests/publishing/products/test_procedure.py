"""One measure, or one SOP, prints by itself as it stands in the handbook."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from tests.builders import a_measure, a_population, a_sop, a_stage, a_state, a_step
from workbench.domain.audiences import Audience
from workbench.domain.entity import Sensitivity
from workbench.domain.export_view import ExportView, export_view
from workbench.domain.sops import VariantStatement
from workbench.errors import WorkbenchError
from workbench.publishing.blocks import Heading, Steps
from workbench.publishing.compose import composed
from workbench.publishing.options import PrintOptions
from workbench.publishing.printing import print_product
from workbench.publishing.product import products
from workbench.publishing.subjects import chosen_subjects

ADULT, CHILD, STAGE = a_population("Adults"), a_population("Children"), a_stage()
ADULTS, CHILDREN = a_sop("adults", ADULT), a_sop("children", CHILD)
CONSENT, REFERRAL = (
    a_measure("Consent", "1.3", ADULTS, STAGE),
    a_measure("Referral", "1.4", ADULTS, STAGE),
)
CHILDS = a_measure("Referral", "1.4", CHILDREN, STAGE)
ALONE = a_measure("On its own", "9")
STEPS = [a_step(f"Step of {each.code}", "1", each) for each in (CONSENT, REFERRAL, CHILDS, ALONE)]
PLACES = (ADULT, CHILD, STAGE, ADULTS, CHILDREN, CONSENT, REFERRAL, CHILDS, ALONE, *STEPS)
PROCEDURE = products["procedure"]


def view(*changed: Any, audience: Audience = Audience.PARTNERS) -> ExportView:
    return export_view(a_state(*PLACES, *changed), audience)


def options(*only: str) -> PrintOptions:
    return PrintOptions(audience=Audience.PARTNERS, today=date(2026, 3, 14), only=only)


def anchors(*only: str) -> set[str]:
    blocks = composed(PROCEDURE, view(), options(*only))
    return {row.anchor for each in blocks if isinstance(each, Steps) for row in each.rows}


def test_one_measure_is_printed_and_no_other() -> None:
    assert anchors(REFERRAL.id) == {"step-m1.4-adults-1"}


def test_one_sop_is_printed_with_all_its_measures() -> None:
    assert anchors(ADULTS.id) == {"step-m1.3-adults-1", "step-m1.4-adults-1"}


def test_without_a_choice_everything_is_printed_even_what_belongs_to_no_sop() -> None:
    assert len(anchors()) == len(STEPS)


def test_a_measure_of_no_sop_can_be_printed() -> None:
    headings = [
        each.text
        for each in composed(PROCEDURE, view(), options(ALONE.id))
        if isinstance(each, Heading)
    ]

    assert headings == ["Procedures for nobody in particular", "On its own"]


def test_the_file_carries_the_name_of_the_measure(tmp_path: Path) -> None:
    print_product(PROCEDURE, view(), options(REFERRAL.id), tmp_path / "m.pdf")

    metadata = PdfReader(tmp_path / "m.pdf").metadata
    assert metadata is not None
    assert metadata.title == "Procedure: 1.4 Referral, Adults"


@pytest.mark.parametrize("wanted", [REFERRAL.id, REFERRAL.code, "1.4 referral, adults"])
def test_a_measure_is_found_by_id_code_and_name(wanted: str) -> None:
    assert chosen_subjects(PROCEDURE, view(), "en", (wanted,)) == (REFERRAL.id,)


def test_a_number_is_enough_where_only_one_measure_has_it() -> None:
    assert chosen_subjects(PROCEDURE, view(), "en", ("1.3",)) == (CONSENT.id,)
    with pytest.raises(WorkbenchError, match=r"Say which: m1\.4-adults, m1\.4-children"):
        chosen_subjects(PROCEDURE, view(), "en", ("1.4",))


def test_what_is_not_there_is_refused_with_what_is() -> None:
    with pytest.raises(WorkbenchError, match=r"no SOP or measure '7'.*m1\.3-adults"):
        chosen_subjects(PROCEDURE, view(), "en", ("7",))


def test_a_product_about_everything_takes_no_choice() -> None:
    with pytest.raises(WorkbenchError, match="about everything"):
        chosen_subjects(products["handbook"], view(), "en", ("1.3",))


def test_a_measure_these_readers_may_not_know_of_is_not_there() -> None:
    hidden = replace(REFERRAL, sensitivity=Sensitivity.FULL)

    with pytest.raises(WorkbenchError, match="no SOP or measure") as refusal:
        chosen_subjects(PROCEDURE, view(hidden), "en", (REFERRAL.code,))
    assert "m1.4-children" in str(refusal.value)
    with pytest.raises(WorkbenchError, match="not there"):
        composed(PROCEDURE, view(hidden), options(REFERRAL.id))


def test_an_edition_for_one_group_holds_the_steps_it_takes_over() -> None:
    adds = replace(CHILDS, variant=VariantStatement.ADDS)
    state = view(replace(ADULT, age_min=18), adds)

    blocks = composed(PROCEDURE, state, options(CHILDREN.id))

    rows = [[row.anchor for row in each.rows] for each in blocks if isinstance(each, Steps)]
    assert rows == [["step-m1.4-adults-1"], ["step-m1.4-children-1"]]
    assert "Steps of 1.4 Referral, Adults" in [
        each.text for each in blocks if isinstance(each, Heading)
    ]


def test_a_book_of_all_groups_prints_each_step_once() -> None:
    adds = replace(CHILDS, variant=VariantStatement.ADDS)

    blocks = composed(PROCEDURE, view(replace(ADULT, age_min=18), adds), options())

    rows = [row.anchor for each in blocks if isinstance(each, Steps) for row in each.rows]
    assert len(rows) == len(set(rows)) == len(STEPS)


def test_a_measure_without_a_stage_has_no_heading_for_one() -> None:
    headings = [
        each.text
        for each in composed(PROCEDURE, view(replace(CHILDS, stage=None)), options(CHILDS.id))
        if isinstance(each, Heading)
    ]

    assert "Stage " not in headings
