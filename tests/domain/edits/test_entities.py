"""Adding, changing and removing things that have no rule of their own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from tests.builders import a_state, an_agency, an_area
from tests.strategies import any_entities
from workbench.domain.agencies import Agency
from workbench.domain.delta import apply
from workbench.domain.edits import perform
from workbench.domain.edits.entities import Add, Change, Remove, drop, put
from workbench.domain.entity import Entity
from workbench.domain.kinds import label_of, table_of, word_for
from workbench.domain.state import State
from workbench.domain.text import Text
from workbench.errors import EditRefused

POLICE = an_agency("Police")


@settings(max_examples=60)
@given(any_entities())
def test_anything_can_stand_in_the_table_of_its_kind(entity: Entity) -> None:
    state = put(State(), entity)

    assert getattr(state, table_of(type(entity))).find(entity.id) is entity
    assert drop(state, type(entity), entity.id) == State()
    assert label_of(entity, "en")


def test_things_that_belong_together_are_added_at_once() -> None:
    capital = an_area()
    agency = an_agency("Police", areas=(capital.id,))

    edit = Add((agency, capital))

    assert edit.label == "Add agency"
    assert apply(State(), perform(edit, State())) == a_state(agency, capital)


def test_nothing_is_recorded_twice() -> None:
    with pytest.raises(EditRefused, match="This agency is already recorded"):
        perform(Add((POLICE,)), a_state(POLICE))


def test_adding_nothing_changes_nothing() -> None:
    assert not perform(Add(()), State())
    assert Add(()).label


def test_a_change_keeps_the_fields_it_does_not_name() -> None:
    state = a_state(an_agency("Police", email="post@police.example"))

    after = Change(Agency, POLICE.id, {"phone": "112"}).apply(state).agencies[POLICE.id]

    assert (after.phone, after.email) == ("112", "post@police.example")


def test_a_field_that_gets_a_value_is_no_longer_unread_or_said_to_be_absent() -> None:
    marked = an_agency("Police", unread=("phone", "fax"), stated_none=("phone", "email"))

    after = Change(Agency, POLICE.id, {"phone": "112"}).apply(a_state(marked)).agencies[POLICE.id]

    assert (after.unread, after.stated_none) == (("fax",), ("email",))


def test_a_field_that_is_emptied_keeps_its_marks() -> None:
    marked = an_agency("Police", stated_none=("mandate",))

    after = Change(Agency, POLICE.id, {"mandate": Text()}).apply(a_state(marked))

    assert after.agencies[POLICE.id].stated_none == ("mandate",)


def test_marks_may_be_set_with_the_value_itself() -> None:
    values = {"phone": "112", "stated_none": ("fax",)}

    after = Change(Agency, POLICE.id, values).apply(a_state(POLICE)).agencies[POLICE.id]

    assert after.stated_none == ("fax",)


@pytest.mark.parametrize("field", ["id", "shoe_size"])
def test_a_field_that_does_not_exist_is_refused(field: str) -> None:
    with pytest.raises(EditRefused, match=f"An? agency has no field '{field}'"):
        Change(Agency, POLICE.id, {field: "x"}).apply(a_state(POLICE))


def test_what_is_gone_cannot_be_changed() -> None:
    with pytest.raises(EditRefused, match="no longer there"):
        Change(Agency, POLICE.id, {"phone": "112"}).apply(State())


def test_what_nobody_names_can_be_removed() -> None:
    edit = Remove(Agency, POLICE.id)

    assert edit.label == f"Remove {word_for(Agency)}"
    assert apply(a_state(POLICE), perform(edit, a_state(POLICE))) == State()
