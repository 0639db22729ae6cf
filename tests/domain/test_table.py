"""Tables of entities: immutable, and quick to ask."""

from __future__ import annotations

import copy

import pytest

from tests.builders import an_agency, an_area
from workbench.domain.agencies import Agency
from workbench.domain.table import Table

POLICE, SHELTER = an_agency("Police"), an_agency("Shelter")


def test_a_change_gives_a_new_table_and_leaves_the_old_one_alone() -> None:
    before = Table([POLICE])

    after = before.put(SHELTER)

    assert list(before) == [POLICE.id]
    assert list(after) == [POLICE.id, SHELTER.id]
    assert list(after.drop(POLICE.id)) == [SHELTER.id]


def test_rows_are_found_by_id_by_code_and_by_any_field() -> None:
    table = Table([POLICE, SHELTER])

    assert table.find(POLICE.id) is table.code("Police") is POLICE
    assert table.find(None) is None
    assert table.where("code", "Shelter") == (SHELTER,)
    assert table.where("code", "Court") == ()
    with pytest.raises(KeyError):
        table.code("Court")


def test_groups_are_worked_out_once_and_not_taken_over_by_the_next_table() -> None:
    capital = an_area()
    districts = [an_area(f"District {n}", parent=capital) for n in range(3)]
    table = Table([capital, *districts])

    assert table.by("parent") is table.by("parent")
    assert table.where("parent", capital.id) == tuple(districts)
    assert table.drop(districts[0].id).where("parent", capital.id) == tuple(districts[1:])


def test_tables_are_compared_by_content_and_survive_a_copy() -> None:
    table: Table[Agency] = Table([POLICE, SHELTER])

    assert table == Table([SHELTER, POLICE]) != Table([POLICE])
    assert copy.deepcopy(table) == table
    assert "Police" in repr(table)
    with pytest.raises(TypeError):
        hash(table)
