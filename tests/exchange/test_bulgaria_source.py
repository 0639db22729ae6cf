"""The Bulgarian example against the file its facts were taken from, where that file is at hand."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from workbench.domain.entity import Detail
from workbench.domain.procedures import steps_of
from workbench.domain.records import Records
from workbench.domain.steps import Part
from workbench.exchange.examples import load_example

NAME = "real_sop_bulgaria.yaml"
CHECKOUT = Path(__file__).parents[2]
DETAILS = {
    "full": Detail.FULL,
    "partial": Detail.PARTIAL,
    "title_only": Detail.TITLE_ONLY,
    "unread": Detail.NOT_RECORDED,
    None: None,
}


def places() -> Iterator[Path]:
    yield CHECKOUT.parent / "shared" / "domain" / NAME
    corpora = os.environ.get("WORKBENCH_CORPORA")
    if corpora:
        yield Path(corpora).parent / "domain" / NAME


# The file has no types of its own, hence Any.
@pytest.fixture(scope="module")
def given() -> Any:
    yaml = pytest.importorskip("yaml", reason="left out: PyYAML, which reads it, is not installed")
    for place in places():
        if place.is_file():
            return yaml.safe_load(place.read_text(encoding="utf-8"))
    pytest.skip(f"left out: {NAME} is not beside the checkout")


@pytest.fixture(scope="module")
def records() -> Records:
    return load_example("bulgaria")


def listed(value: Any) -> list[Any]:
    """One or several, as a list."""
    if value is None:
        return []
    return list(value) if isinstance(value, list | tuple) else [value]


def codes(records: Records, table: str, ids: Any) -> list[str]:
    return [getattr(records, table)[each].code for each in listed(ids)]


def sources(records: Records, row: Any) -> list[str]:
    return codes(records, "sources", row.sources)


def variants(given: Any) -> Iterator[tuple[str, str, Any, Any]]:
    for measure in given["measures"]:
        for population, variant in measure["variants"].items():
            yield f"{measure['id']}-{population}", population, measure, variant


def test_sources_are_the_same_and_read_as_far(given: Any, records: Records) -> None:
    assert {
        each.code: (str(each.title), each.publisher, each.language, each.detail)
        for each in records.sources.values()
    } == {
        code: (each["title"], each["publisher"], each["lang"], DETAILS[each["read"]])
        for code, each in given["sources"].items()
    }
    for code, each in given["sources"].items():
        assert each["url"].startswith(records.sources.code(code).url)


def test_agencies_are_the_same(given: Any, records: Records) -> None:
    assert {agency.code for agency in records.agencies.values()} == {
        each["id"] for each in given["agencies"]
    }
    for each in given["agencies"]:
        agency = records.agencies.code(each["id"])
        parent = records.agencies[agency.parent].code if agency.parent else None
        kind = "pseudo" if agency.pseudo else agency.type
        assert each["name"].startswith(str(agency.name))
        assert (kind, parent) == (each["type"], each.get("parent"))
        assert [power.value for power in agency.powers] == each.get("powers", [])
        assert sources(records, agency) == listed(each["src"])
        for field in ("phone", "fax", "email", "website"):
            assert getattr(agency, field) == each.get(field, "")


def test_services_are_the_same(given: Any, records: Records) -> None:
    assert len(records.services) == len(given["services"])
    for each in given["services"]:
        service = records.services.code(each["id"])
        (offering,) = records.offerings.where("service", service.id)
        category = records.service_categories[str(service.category)].code
        beds = offering.capacity.value if offering.capacity else None
        assert (str(service.name), category) == (each["name"], each["category"])
        assert codes(records, "agencies", service.provider) == listed(each.get("provider"))
        assert codes(records, "agencies", offering.operated_at) == listed(each.get("operated_at"))
        assert codes(records, "areas", offering.areas) == listed(each.get("area"))
        assert beds == each.get("capacity_beds")
        assert offering.opened == each.get("opened")
        phones = [
            phone
            for point in records.contact_points.where("offering", offering.id)
            for phone in point.phones
        ]
        assert phones == listed(each.get("phone"))
        assert ("capacity" in offering.unread) == (each.get("capacity_beds", 0) is None)
        assert ("hours" in offering.unread) == (each.get("hours", 0) is None)


def test_referrals_are_the_same(given: Any, records: Records) -> None:
    def populations(groups: list[str]) -> list[str]:
        return [] if groups == ["all"] else [each.replace(" ", "-") for each in groups]

    assert [
        (
            *codes(records, "agencies", (each.sender, each.receiver)),
            *codes(records, "service_categories", each.category),
            *codes(records, "stages", each.stage),
            codes(records, "populations", each.populations),
            each.everyone,
            codes(records, "forms", each.form),
            sources(records, each),
            each.confidence and each.confidence.value,
            bool(each.condition),
            each.time_limit is not None,
        )
        for each in records.referrals.values()
    ] == [
        (
            each["from"],
            each["to"],
            each["service"],
            each["stage"],
            populations(each["groups"]),
            each["groups"] == ["all"],
            listed(each.get("form")),
            listed(each["src"]),
            each.get("confidence"),
            "condition" in each,
            "time_limit" in each,
        )
        for each in given["network_edges"]
    ]


def test_forms_law_and_principles_are_the_same(given: Any, records: Records) -> None:
    assert [
        (each.code, len(each.fields), len(each.contents), sources(records, each))
        for each in records.forms.values()
    ] == [
        (
            each["id"],
            len(each.get("fields", [])),
            len(each.get("contents", [])),
            listed(each["src"]),
        )
        for each in given["forms"]
    ]
    assert [
        (each.code, str(each.act), each.article or None, sources(records, each))
        for each in records.legal_bases.values()
    ] == [
        (each["id"], each["act"], each["article"], [each["src"]]) for each in given["legal_basis"]
    ]
    assert [each.code for each in records.principles.values()] == [
        each["id"] for each in given["principles"]
    ]


def test_measures_are_the_same(given: Any, records: Records) -> None:
    assert {each.code for each in records.measures.values()} == {
        code for code, *_ in variants(given)
    }
    stage_of = {measure: each["id"] for each in given["stages"] for measure in each["measures"]}
    for code, population, measure, variant in variants(given):
        held = records.measures.code(code)
        assert str(held.title) == measure["title"]
        assert held.number == measure["id"].removeprefix("m")
        assert records.sops[str(held.sop)].code == population
        assert records.stages[str(held.stage)].code == stage_of[measure["id"]]
        assert held.detail == DETAILS[variant["detail"]]
        assert sources(records, held) == listed(variant.get("src"))


def test_steps_are_the_same(given: Any, records: Records) -> None:
    for code, _, _, variant in variants(given):
        held = steps_of(records, records.measures.code(code).id)
        wanted = variant.get("steps", [])
        assert [int(each.number) for each in held] == [each["nr"] for each in wanted]
        for step, each in zip(held, wanted, strict=True):
            title = each["title"]
            assert str(step.title) == (title["en"] if isinstance(title, dict) else title or "")
            assert step.detail == DETAILS[each.get("detail")]
            forms = listed(each.get("forms") or each.get("form"))
            assert codes(records, "forms", step.forms) == forms
            assert codes(records, "legal_bases", step.legal_basis) == listed(each.get("legal"))
            assert bool(step.actors(Part.LEAD)) == ("lead" in each)
            assert ("time_limits" in step.unread) == (each.get("time_limit", 0) is None)
            assert ("time_limits" in step.stated_none) == (each.get("time_limit") == "none")


def test_branches_are_the_same(given: Any, records: Records) -> None:
    wanted = {
        (f"{code}-{each['from']}", f"{code}-{each['to']}", each.get("confidence"))
        for code, _, _, variant in variants(given)
        for each in variant.get("transitions", [])
    }

    assert {
        (
            *codes(records, "steps", (each.origin, each.target)),
            each.confidence and each.confidence.value,
        )
        for each in records.transitions.values()
    } == wanted


def test_duties_are_the_same(given: Any, records: Records) -> None:
    wanted = [
        (*key.split("_"), [] if row["agency"] == "others" else listed(row["agency"]))
        for key, chapter in given["cooperation"].items()
        for row in chapter["rows"]
    ]
    held = [each for each in records.duties.values() if each.measure is None]

    assert [
        (
            *codes(records, "stages", each.stage),
            *codes(records, "sops", each.sop),
            codes(records, "agencies", each.agencies),
        )
        for each in held
    ] == wanted
    assert [len(each.duties) for each in held] == [
        len(row["duties"] or [])
        for chapter in given["cooperation"].values()
        for row in chapter["rows"]
    ]
