"""Every kind of entity comes back from the database as it went in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from types import NoneType
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import a_state, an_agency
from tests.strategies import any_states, entities_of
from workbench.domain.agencies import Agency
from workbench.domain.delta import diff
from workbench.domain.entity import Entity
from workbench.domain.kinds import tables
from workbench.domain.log import Written
from workbench.domain.plain import default_of, field_types, plain_fields
from workbench.domain.programme import Programme, ProgrammeId
from workbench.domain.state import State
from workbench.store import keys
from workbench.store.database import Database
from workbench.store.rows import Keeps, columns_of, entity_of, row_of

KIND = pytest.mark.parametrize("kind", tables().values(), ids=lambda kind: kind.__name__)
WRITTEN = Written(author="", at=datetime(2026, 5, 1, tzinfo=UTC), gesture="g", label="Change")


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    path = tmp_path_factory.mktemp("database") / "data.db"
    database = Database.create(path, keys.new_key(), "w.workbench", "workspace")
    database.settle("here")
    yield database
    database.close()


@KIND
@settings(max_examples=10)
@given(data=st.data())
def test_an_entity_comes_back_from_its_row(kind: type[Entity], data: st.DataObject) -> None:
    entity = data.draw(entities_of(kind))

    assert entity_of(kind, list(row_of(entity).values())) == entity


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(state=any_states())
def test_any_state_follows_any_other_in_the_database(database: Database, state: State) -> None:
    database.write(diff(database.load(), state), WRITTEN)

    assert database.load() == state


@KIND
def test_a_column_from_before_the_field_existed_holds_nothing_recorded(kind: type[Entity]) -> None:
    empty = kind(id="id")

    assert entity_of(kind, ["id", *([None] * (len(columns_of(kind)) - 1))]) == empty


@KIND
def test_what_may_be_none_is_none_where_nobody_said_anything(kind: type[Entity]) -> None:
    """Otherwise a NULL could mean two things."""
    for each in plain_fields(kind):
        if NoneType in get_args(field_types(kind)[each.name]):
            assert default_of(each) is None


def test_what_was_emptied_does_not_come_back_as_its_default() -> None:
    silent = Programme(id=ProgrammeId("p"), languages=())

    assert entity_of(Programme, list(row_of(silent).values())).languages == ()


def test_simple_values_stand_in_columns_of_their_own_type() -> None:
    keeps = {column.name: column.keeps for column in columns_of(Agency)}

    assert keeps["code"] is keeps["type"] is keeps["parent"] is Keeps.TEXT
    assert keeps["count"] is Keeps.WHOLE
    assert keeps["pseudo"] is Keeps.YES_OR_NO
    assert keeps["name"] is keeps["roles"] is Keeps.PARTS


def test_entities_come_back_in_the_order_in_which_they_were_added(tmp_path: Path) -> None:
    database = Database.create(tmp_path / "d.db", keys.new_key(), "w.workbench", "workspace")
    names = ["Shelter", "Court", "Police", "Border guard"]
    agencies = [an_agency(name) for name in names]
    database.write(diff(State(), a_state(*agencies)), WRITTEN)

    assert [agency.code for agency in database.load().agencies.values()] == names
    database.close()
