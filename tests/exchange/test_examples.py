"""The examples and the taxonomy that come with the program."""

from __future__ import annotations

import pytest

from workbench.domain.edits import perform
from workbench.domain.edits.whole import BringIn
from workbench.domain.entity import built_in_id
from workbench.domain.kinds import tables
from workbench.domain.programme import Sphere
from workbench.domain.references import dangling
from workbench.domain.state import State
from workbench.errors import WorkbenchError
from workbench.exchange.examples import Example, built_in_taxonomy, examples, load_example

every_example = pytest.mark.parametrize("example", examples(), ids=lambda each: each.key)


def test_there_is_the_bulgarian_example() -> None:
    assert [each.key for each in examples()] == ["bulgaria"]


def test_an_unknown_example_is_refused_with_the_known_ones() -> None:
    with pytest.raises(WorkbenchError, match="There is: bulgaria"):
        load_example("atlantis")


@every_example
def test_an_example_says_what_it_is(example: Example) -> None:
    assert example.title
    assert example.description.endswith(".")


@every_example
def test_every_pointer_of_an_example_leads_somewhere(example: Example) -> None:
    assert list(dangling(load_example(example.key))) == []


@every_example
def test_an_example_obeys_the_rules_of_the_domain(example: Example) -> None:
    records = load_example(example.key)

    delta = perform(BringIn(records), State())

    assert len(delta.changes) == sum(len(getattr(records, table)) for table in tables())


@every_example
def test_an_example_is_the_same_each_time(example: Example) -> None:
    assert load_example(example.key) == load_example(example.key)


@every_example
def test_marks_name_fields_that_there_are_and_that_are_empty(example: Example) -> None:
    records = load_example(example.key)
    for table in tables():
        for row in getattr(records, table).values():
            for field in (*row.unread, *row.stated_none):
                assert not getattr(row, field), f"{row.code}: {field} is marked and has a value"


@every_example
def test_an_example_holds_the_taxonomy_with_the_ids_it_has_everywhere(example: Example) -> None:
    held = load_example(example.key).service_categories

    assert held == built_in_taxonomy().service_categories


def test_ids_of_the_taxonomy_never_change() -> None:
    category = built_in_taxonomy().service_categories.code("ACC.child")

    assert category.id == built_in_id("taxonomy", "service_categories", "ACC.child")
    assert category.id == "1d3aa599-dbd4-51cd-9784-ea1c73a331a9"


def test_the_taxonomy_covers_every_sphere() -> None:
    categories = built_in_taxonomy().service_categories.values()

    assert {each.sphere for each in categories} == set(Sphere)
    assert len(categories) == 52
    assert all(each.name for each in categories)


def test_the_taxonomy_says_what_every_area_must_reach() -> None:
    categories = built_in_taxonomy().service_categories

    assert sum(each.essential for each in categories.values()) == 29
    assert categories.code("ACC.men").essential
    assert not categories.code("COO.reporting").essential
    assert categories.code("SEC.travel_restriction").sphere is Sphere.SAFETY
