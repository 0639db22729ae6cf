"""What findings say to readers who may not know of everything they were worked out from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from workbench.analysis.register import GapRegister
from workbench.domain.audiences import Audience
from workbench.domain.edits.entities import put
from workbench.domain.edits.whole import BringIn
from workbench.domain.entity import Entity, Sensitivity
from workbench.domain.export_view import export_view
from workbench.domain.findings import Finding
from workbench.domain.state import State
from workbench.domain.text import Text
from workbench.exchange.examples import load_example

TODAY = date(2026, 1, 15)
ALIAS = "Unmistakable"


@cache
def bulgaria() -> State:
    return BringIn(load_example("bulgaria")).apply(State())


def words(finding: Finding) -> str:
    evidence = (each.text for each in finding.evidence)
    return "\n".join((finding.title, finding.message, finding.remedy, *evidence))


def findings_for_partners(state: State) -> tuple[Finding, ...]:
    found = GapRegister(TODAY).refresh(state)
    return export_view(state, Audience.PARTNERS, findings=found).findings


def under_an_alias(table: str, sensitivity: Sensitivity | None) -> list[State]:
    """The example, once for each row of a table, which is renamed and kept for some readers."""
    rows: list[Entity] = list(getattr(bulgaria(), table).values())
    return [
        put(bulgaria(), replace(row, name=Text.of(ALIAS), sensitivity=sensitivity)) for row in rows
    ]


@pytest.mark.parametrize("table", ["agencies", "areas", "populations", "services"])
def test_no_finding_names_what_its_reader_may_not_know(table: str) -> None:
    named = 0
    for hidden, shown in zip(
        under_an_alias(table, Sensitivity.FULL), under_an_alias(table, None), strict=True
    ):
        named += sum(ALIAS in words(each) for each in findings_for_partners(shown))
        assert not [each for each in findings_for_partners(hidden) if ALIAS in words(each)]
    assert named, "the findings name some of these, or this test shows nothing"


def test_what_names_nothing_hidden_is_still_told() -> None:
    state = bulgaria()
    shelter = state.agencies.code("SHELTER")

    told = findings_for_partners(put(state, replace(shelter, sensitivity=Sensitivity.FULL)))

    assert {"cov-hours", "net-sole-identifier"} <= {each.rule for each in told}
    assert all(shelter.id not in each.about for each in told)
