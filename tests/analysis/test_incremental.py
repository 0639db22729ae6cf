"""After any edit the register says what a fresh look at the whole workspace would say."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from functools import cache
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.strategies import values_of
from workbench.analysis.engine import Context, rules
from workbench.analysis.register import GapRegister
from workbench.domain.delta import Delta
from workbench.domain.edits import Edit
from workbench.domain.edits.agencies import RemoveAgency
from workbench.domain.edits.entities import Change, Remove
from workbench.domain.edits.whole import BringIn
from workbench.domain.findings import Finding
from workbench.domain.kinds import table_of, tables
from workbench.domain.plain import field_types, plain_fields
from workbench.domain.state import State
from workbench.errors import EditRefused
from workbench.exchange.examples import load_example
from workbench.workspace import Workspace

TODAY = date(2026, 1, 15)
READ_BY_RULES = sorted({table_of(kind) for rule in rules for kind in rule.reads})


@cache
def bulgaria() -> State:
    return BringIn(load_example("bulgaria")).apply(State())


def by_key(finding: Finding) -> str:
    return finding.key


def in_the_whole(state: State) -> list[Finding]:
    """What each rule finds when it looks at everything at once, not SOP by SOP."""
    return [found for rule in rules for found in rule.check(Context(state, TODAY))]


class Watched(State):
    """A state that remembers which of its tables somebody looked at."""

    looked_at: set[str]

    def __getattribute__(self, name: str) -> Any:
        if name in tables():
            super().__getattribute__("looked_at").add(name)
        return super().__getattribute__(name)


def watched(state: State) -> Watched:
    plain = {name: getattr(state, name) for name in tables()}
    watching = object.__new__(Watched)
    object.__setattr__(watching, "looked_at", set())
    for name, table in plain.items():
        object.__setattr__(watching, name, table)
    return watching


def any_edit(data: st.DataObject, state: State) -> Edit:
    """A field changed to any value of its type, a mark set, or something taken out."""
    table = data.draw(st.sampled_from([name for name in READ_BY_RULES if getattr(state, name)]))
    kind = tables()[table]
    row = data.draw(st.sampled_from(sorted(getattr(state, table).values(), key=lambda r: r.id)))
    field = data.draw(st.sampled_from([e.name for e in plain_fields(kind) if e.name != "id"]))
    match data.draw(st.sampled_from(["value", "value", "none", "unread", "remove"])):
        case "remove" if table == "agencies":
            return RemoveAgency(row.id)
        case "remove":
            return Remove(kind, row.id)
        case "none":
            return Change(kind, row.id, {"stated_none": (field,)})
        case "unread":
            return Change(kind, row.id, {"unread": (field,)})
    ids = {name: st.sampled_from(sorted(getattr(state, name)) or ["nowhere"]) for name in tables()}
    value = data.draw(values_of(field_types(kind)[field], ids.__getitem__))
    return Change(kind, row.id, {field: value})


@settings(max_examples=25)
@given(data=st.data())
def test_the_register_follows_any_edit(data: st.DataObject) -> None:
    workspace, register = Workspace(bulgaria()), GapRegister(TODAY)
    register.refresh(workspace.state)
    told: list[Delta] = []
    workspace.listen(lambda commit: told.append(commit.delta))

    for _ in range(data.draw(st.integers(1, 12))):
        if data.draw(st.integers(0, 4)) == 0:
            workspace.undo()
        else:
            with suppress(EditRefused):
                workspace.edit(any_edit(data, workspace.state))
        for delta in told:
            followed = register.refresh(workspace.state, delta)
            assert followed == GapRegister(TODAY).refresh(workspace.state)
            assert sorted(followed, key=by_key) == sorted(in_the_whole(workspace.state), key=by_key)
            for entity_id in {each for finding in followed for each in finding.about}:
                named = [each for each in followed if entity_id in each.about]
                assert sorted(register.about(entity_id), key=by_key) == sorted(named, key=by_key)
        told.clear()

    keys = [each.key for each in GapRegister(TODAY).refresh(workspace.state)]
    assert len(keys) == len(set(keys)), "two findings share a key"


@settings(max_examples=25)
@given(data=st.data())
def test_a_rule_looks_at_nothing_that_it_does_not_name(data: st.DataObject) -> None:
    workspace = Workspace(bulgaria())
    for _ in range(data.draw(st.integers(0, 6))):
        with suppress(EditRefused):
            workspace.edit(any_edit(data, workspace.state))

    for rule in rules:
        state = watched(workspace.state)
        rule.check(Context(state, TODAY))
        assert state.looked_at <= {table_of(kind) for kind in rule.reads}, rule.key
