"""Groups that are kept up with a table say what grouping it anew would say."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_step
from workbench.domain.steps import Step
from workbench.domain.table import Table

IDS = [f"step {n}" for n in range(6)]
CHANGES = st.lists(
    st.tuples(st.sampled_from(IDS), st.sampled_from(["gone", "a", "b", ""]), st.booleans()),
    max_size=90,
)


def _keys(step: Step) -> tuple[str, ...]:
    return tuple(dict.fromkeys((step.number, step.order, "always")))


@given(CHANGES)
def test_after_any_changes_the_groups_are_those_of_the_table(
    changes: list[tuple[str, str, bool]],
) -> None:
    table: Table[Step] = Table(a_step(id=key, number="a", order="b") for key in IDS[:3])
    table.where("number", "a"), table.holding(_keys)

    for key, number, ask in changes:
        if number == "gone":
            table = table.drop(key)
        else:
            table = table.put(a_step(id=key, number=number, order=key[-1]))
        if ask:
            table.where("number", "a"), table.holding(_keys)

    afresh: Table[Step] = Table(table.values())
    assert table.by("number") == afresh.by("number")
    held, held_afresh = table.holding(_keys), afresh.holding(_keys)
    assert {key: {each.id: each for each in rows} for key, rows in held.items()} == {
        key: {each.id: each for each in rows} for key, rows in held_afresh.items()
    }
    assert all(len({each.id for each in rows}) == len(rows) for rows in held.values())


def test_the_older_table_keeps_its_groups() -> None:
    old: Table[Step] = Table([a_step("Ask", "1"), a_step("Call", "2")])
    assert len(old.where("number", "1")) == 1

    new = old.put(a_step("Bring", "1", id="third"))

    assert [str(each.title) for each in new.where("number", "1")] == ["Ask", "Bring"]
    assert [str(each.title) for each in old.where("number", "1")] == ["Ask"]


def test_a_row_put_twice_at_once_is_one_row() -> None:
    table: Table[Step] = Table()
    table.by("number")

    table = table.put(a_step("Ask", "1"), a_step("Ask again", "1"))

    assert [str(each.title) for each in table.where("number", "1")] == ["Ask again"]
