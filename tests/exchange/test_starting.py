"""What a new workspace starts with."""

from __future__ import annotations

import pytest

from workbench.domain.edits import perform
from workbench.domain.edits.whole import BringIn
from workbench.domain.programme import Sphere
from workbench.domain.references import dangling
from workbench.domain.state import State
from workbench.errors import WorkbenchError
from workbench.exchange.examples import built_in_taxonomy, load_example
from workbench.exchange.starting import starting_records
from workbench.exchange.templates import templates


def test_a_new_workspace_knows_the_kinds_of_service() -> None:
    assert starting_records() == built_in_taxonomy()


def test_an_example_and_all_templates_may_come_together() -> None:
    records = starting_records("bulgaria", [each.key for each in templates()])

    assert perform(BringIn(records), State())
    assert list(dangling(records)) == []
    own = {each.code for each in records.sops.values()}
    assert own == {each.code for each in load_example("bulgaria").sops.values()} | {
        "national",
        "procedures",
    }


def test_a_template_goes_into_the_stages_of_the_example() -> None:
    records = starting_records("bulgaria", ["first-contact-and-consent", "non-punishment"])
    there = load_example("bulgaria").stages

    contact, punished = (
        records.stages[str(records.measures.code(code).stage)]
        for code in ("first-contact", "non-punishment")
    )
    assert contact in there.values()
    assert punished.sphere is Sphere.REDRESS
    assert len({each.number for each in records.stages.values()}) == len(records.stages)


def test_unknown_keys_are_refused() -> None:
    with pytest.raises(WorkbenchError, match="no example 'atlantis'"):
        starting_records("atlantis")
    with pytest.raises(WorkbenchError, match="no template 'atlantis'"):
        starting_records(templates=["atlantis"])
