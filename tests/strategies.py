"""Any entity, by its type hints alone: a new kind or field joins the property tests by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, NewType, Union, get_args, get_origin

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from workbench.domain.edits.entities import put
from workbench.domain.entity import Entity
from workbench.domain.kinds import table_of_id, tables
from workbench.domain.plain import default_of, field_types, plain_fields
from workbench.domain.records import Records
from workbench.domain.state import State
from workbench.domain.text import Text

# A hint may be any type, and its strategy gives values of that type: hence Any.
IdsOf = Callable[[str], SearchStrategy[str]]

WHOLE_NUMBERS = st.integers(-(2**63), 2**63 - 1)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
# Half of a surrogate pair is no character; the store refuses it, and has its own test.
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
LANGUAGES = st.sampled_from(["ar", "bg", "en", "pt_br", "zh"])
TEXTS = st.dictionaries(LANGUAGES, WORDS, max_size=3).map(Text.from_mapping)

_SIMPLE: dict[type, SearchStrategy[Any]] = {
    bool: st.booleans(),
    int: WHOLE_NUMBERS,
    float: NUMBERS,
    str: WORDS,
    NoneType: st.none(),
    date: st.dates(),
    Text: TEXTS,
}


def any_id(_table: str) -> SearchStrategy[str]:
    """The id of something that need not be there."""
    return st.uuids().map(str)


def entities_of(kind: Any, ids: IdsOf = any_id) -> SearchStrategy[Any]:
    """Any entity of a kind; what it points at is drawn from `ids`."""
    return _dataclasses(kind, ids)


def any_entities(ids: IdsOf = any_id) -> SearchStrategy[Entity]:
    """Any entity of any kind."""
    return st.sampled_from(list(tables().values())).flatmap(lambda kind: entities_of(kind, ids))


def any_states(most: int = 6) -> SearchStrategy[State]:
    """Any few entities, whether or not they fit together."""
    entities = st.lists(any_entities(), max_size=most, unique_by=lambda entity: entity.id)
    return entities.map(lambda some: put(State(), *some))


def values_of(hint: Any, ids: IdsOf = any_id) -> SearchStrategy[Any]:
    """Any value that fits a type hint."""
    if isinstance(hint, NewType):
        table = table_of_id(hint)
        return values_of(hint.__supertype__, ids) if table is None else ids(table)
    if get_origin(hint) is not None:
        return _composed(get_origin(hint), get_args(hint), ids)
    if hint in _SIMPLE:
        return _SIMPLE[hint]
    if hint is Records:
        return any_states(3)
    return st.sampled_from(hint) if issubclass(hint, Enum) else _dataclasses(hint, ids)


def _composed(origin: Any, arguments: tuple[Any, ...], ids: IdsOf) -> SearchStrategy[Any]:
    if origin is tuple:
        return _tuples(arguments, ids)
    if origin in (Union, UnionType):
        return st.one_of(*(values_of(each, ids) for each in arguments))
    if origin is type:
        return st.sampled_from(list(tables().values()))
    assert origin is Mapping
    key, value = (values_of(each, ids) for each in arguments)
    return st.dictionaries(key, value, max_size=2)


def _tuples(arguments: tuple[Any, ...], ids: IdsOf) -> SearchStrategy[Any]:
    if arguments[-1] is Ellipsis:
        return st.lists(values_of(arguments[0], ids), max_size=2).map(tuple)
    return st.tuples(*(values_of(each, ids) for each in arguments))


@cache
def _dataclasses(kind: Any, ids: IdsOf) -> SearchStrategy[Any]:
    assert is_dataclass(kind)
    required, optional = {}, {}
    for each in plain_fields(kind):
        fields = required if default_of(each) is MISSING else optional
        fields[each.name] = values_of(field_types(kind)[each.name], ids)
    return st.fixed_dictionaries(required, optional=optional).map(lambda given: kind(**given))
