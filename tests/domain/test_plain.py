"""The plain form of entities: what the file, the log, the export and the examples share."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders import an_agency
from tests.strategies import any_entities, entities_of
from workbench.domain.agencies import Agency, Power
from workbench.domain.entity import Entity
from workbench.domain.kinds import tables
from workbench.domain.plain import UnreadableValue, default_of, from_plain, plain_fields, to_plain
from workbench.domain.steps import Step
from workbench.domain.text import Text
from workbench.domain.values import Duration, Unit


@pytest.mark.parametrize("kind", tables().values(), ids=lambda kind: kind.__name__)
@settings(max_examples=12)
@given(data=st.data())
def test_every_kind_comes_back_from_its_json(kind: type[Entity], data: st.DataObject) -> None:
    entity = data.draw(entities_of(kind))

    read = from_plain(kind, json.loads(json.dumps(to_plain(entity))))

    assert read == entity


@given(any_entities())
def test_what_was_not_recorded_is_not_written(entity: Entity) -> None:
    plain = to_plain(entity)

    for each in plain_fields(type(entity)):
        assert (each.name in plain) == (getattr(entity, each.name) != default_of(each))


def test_an_entity_reads_as_a_person_would_write_it() -> None:
    police = replace(
        an_agency("Police", powers=(Power.DETAIN,)), name=Text.of("Police", bg="Полиция")
    )

    assert to_plain(police) == {
        "id": police.id,
        "code": "Police",
        "name": {"bg": "Полиция", "en": "Police"},
        "powers": ["detain"],
    }


def test_text_in_one_language_may_be_a_mere_string() -> None:
    assert from_plain(Text, "Police") == Text.of("Police")


def test_dates_may_come_as_dates() -> None:
    assert from_plain(date, date(2026, 5, 1)) == date(2026, 5, 1)


@pytest.mark.parametrize(
    ("kind", "plain", "said"),
    [
        (Agency, {"id": "a", "shoe_size": 4}, "no field called 'shoe_size'"),
        (Agency, {"code": "a"}, "incomplete"),
        (Agency, ["a"], "A Agency was expected"),
        (Agency, {"id": "a", "type": "circus"}, "'circus' is none of: coordination"),
        (Agency, {"id": "a", "count": "ten"}, "A int was expected, but 'ten' was found"),
        (Agency, {"id": "a", "count": True}, "A int was expected"),
        (Agency, {"id": "a", "name": {"en": 3}}, "Words were expected"),
        (Agency, {"id": "a", "roles": "lead"}, "A list was expected, but 'lead' was found"),
        (Step, {"id": "s", "consent": 3}, "A ConsentPoint was expected"),
        (date, "yesterday", "A date was expected, but 'yesterday' was found"),
        (Duration, {"value": 24}, "incomplete"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(kind: Any, plain: Any, said: str) -> None:
    with pytest.raises(UnreadableValue) as refusal:
        from_plain(kind, plain)

    assert said in str(refusal.value)


def test_a_time_is_no_date() -> None:
    with pytest.raises(UnreadableValue):
        from_plain(date, datetime(2026, 5, 1, 14, 2, tzinfo=UTC))


def test_a_pair_of_the_wrong_length_is_refused_with_a_sentence() -> None:
    with pytest.raises(UnreadableValue):
        from_plain(tuple[str, str], ["a"])


def test_a_whole_number_will_do_where_a_number_is_wanted() -> None:
    assert from_plain(float, 3) == 3.0


def test_durations_of_one_length_stay_different_statements() -> None:
    month, days = Duration(1, Unit.MONTH), Duration(30, Unit.DAY)

    assert from_plain(Duration, to_plain(month)) == month != from_plain(Duration, to_plain(days))
