"""Facts as JSON: everything the audience may read, nothing else, and readable back."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from typing import Any

import pytest

from tests.builders import (
    a_contact_point,
    a_service,
    a_state,
    an_agency,
    an_edition,
    an_offering,
)
from workbench.domain.agencies import Power
from workbench.domain.audiences import Audience, field_level
from workbench.domain.edits.whole import BringIn
from workbench.domain.entity import Sensitivity
from workbench.domain.export_view import export_view
from workbench.domain.findings import Finding, Kind, Severity
from workbench.domain.kinds import tables
from workbench.domain.plain import from_plain
from workbench.domain.records import Records
from workbench.domain.services import Trilean
from workbench.domain.state import State
from workbench.domain.table import Table
from workbench.domain.text import Text
from workbench.exchange.examples import load_example
from workbench.exchange.format import formats

CANARY = "kanarek"


# What JSON holds has no type of its own, hence Any.
def written(state: State, audience: Audience, **view: Any) -> Any:
    return json.loads(text(state, audience, **view))


def text(state: State, audience: Audience, **view: Any) -> str:
    made = replace(export_view(state, audience), **view)
    return formats["json"].write(made, "en").decode("utf-8")


def read(content: Any) -> Records:
    return Records(
        **{
            table: Table(from_plain(kind, row) for row in content["tables"][table])
            for table, kind in tables().items()
        }
    )


@pytest.fixture(scope="module")
def bulgaria() -> State:
    return BringIn(load_example("bulgaria")).apply(State())


@pytest.mark.parametrize("audience", list(Audience))
def test_what_is_written_can_be_read_back(bulgaria: State, audience: Audience) -> None:
    view = export_view(bulgaria, audience)

    records = read(written(bulgaria, audience))

    for table in tables():
        assert getattr(records, table) == getattr(view, table)


def test_the_head_names_audience_and_edition(bulgaria: State) -> None:
    content = written(bulgaria, Audience.PARTNERS)

    assert content["format"] == "sop-workbench"
    assert content["version"] == 1
    assert content["audience"] == "partners"
    assert content["edition"]["code"] == "web"


def test_every_row_has_id_and_code_and_rows_are_sorted(bulgaria: State) -> None:
    for rows in written(bulgaria, Audience.FULL)["tables"].values():
        names = [(row["code"], row["id"]) for row in rows]
        assert names == sorted(names)


def test_letters_of_every_alphabet_stay_letters(bulgaria: State) -> None:
    assert "Национален механизъм" in text(bulgaria, Audience.PUBLIC)


def test_the_order_in_which_things_were_recorded_makes_no_difference() -> None:
    police, shelter = an_agency("Police"), an_agency("Shelter")

    assert text(a_state(police, shelter), Audience.FULL) == text(
        a_state(shelter, police), Audience.FULL
    )


def a_state_full_of_secrets() -> State:
    """A canary in fields of each level; its name says who may read it at the widest."""
    agency = an_agency("Shelter", powers=(Power.DETAIN,), notes=Text.of(f"{CANARY}-partners-notes"))
    service = a_service("Beds", provider=agency, notes=Text.of(f"{CANARY}-partners-service"))
    hidden = an_offering(
        service,
        address=Text.of(f"{CANARY}-full-address"),
        location_confidential=Trilean.UNKNOWN,
    )
    point = a_contact_point("Duty officer", agency, duty_phone=f"{CANARY}-partners-duty")
    secret = an_agency(f"{CANARY}-full-agency", sensitivity=Sensitivity.FULL)
    withheld = a_contact_point(f"{CANARY}-full-post", secret, sensitivity=Sensitivity.FULL)
    edition = an_edition("1", current=True, notes=Text.of(f"{CANARY}-partners-edition"))
    return a_state(agency, service, hidden, point, secret, withheld, edition)


@pytest.mark.parametrize(
    ("audience", "hidden"),
    [
        (Audience.PUBLIC, ["partners", "full"]),
        (Audience.PARTNERS, ["full"]),
        (Audience.FULL, []),
    ],
)
def test_no_audience_gets_what_it_may_not_read(audience: Audience, hidden: list[str]) -> None:
    content = text(a_state_full_of_secrets(), audience)

    for level in ("partners", "full"):
        assert (f"{CANARY}-{level}" in content) is (level not in hidden)
    assert "withheld" not in content


@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.PARTNERS])
def test_no_field_above_the_audience_is_in_the_file(bulgaria: State, audience: Audience) -> None:
    for table, kind in tables().items():
        above = {
            each.name
            for each in fields(kind)
            if not audience.may_read(field_level(kind, each.name))
        } - {"address"}  # an offering's address has a level of its own, tested with the canaries
        for row in written(bulgaria, audience)["tables"][table]:
            assert not above & row.keys()


def test_an_edition_that_the_audience_may_not_know_of_is_not_named() -> None:
    edition = an_edition("7", current=True, sensitivity=Sensitivity.FULL)

    content = written(a_state(edition), Audience.PARTNERS)

    assert content["edition"] is None


def test_findings_have_their_keys() -> None:
    finding = Finding(
        rule="net-no-feedback",
        kind=Kind.UNKNOWN,
        severity=Severity.HIGH,
        about=("a",),
        title="Referrer never hears back",
        message="Nobody has recorded whether the shelter answers.",
        remedy="Ask the shelter.",
    )

    (row,) = written(State(), Audience.FULL, findings=(finding,))["findings"]

    assert (row["key"], row["kind"], row["rule"]) == (finding.key, "unknown", "net-no-feedback")
