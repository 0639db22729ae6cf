"""An entity as a row of its table, and back: one column per field, told by the type hints alone.

Text, numbers and yes or no stand in columns of their own type; everything composed of parts
stands as JSON. A column that is NULL holds nothing recorded: the field's own default.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import MISSING, dataclass
from datetime import date
from enum import Enum, StrEnum
from types import NoneType
from typing import Any, NewType, get_args, get_origin

from workbench.domain.entity import Entity
from workbench.domain.plain import (
    default_of,
    field_decoder,
    field_types,
    plain_fields,
    remembered,
    to_plain,
)

# A column's value is whatever its field holds: hence Any throughout.


class Keeps(StrEnum):
    """What a column holds."""

    TEXT = "text"
    WHOLE = "whole"
    NUMBER = "number"
    YES_OR_NO = "yes_or_no"
    PARTS = "parts"


@dataclass(frozen=True, slots=True)
class FieldColumn:
    """How one field of an entity is kept."""

    name: str
    keeps: Keeps
    default: Any
    encode: Callable[[Any], Any]
    decode: Callable[[Any], Any]


@remembered
def columns_of(kind: Any) -> tuple[FieldColumn, ...]:
    """The columns of the table that holds entities of a kind, in the order of its fields."""
    return tuple(_column(kind, each.name, default_of(each)) for each in plain_fields(kind))


def row_of(entity: Entity, names: Sequence[str] | None = None) -> dict[str, Any]:
    """The row of an entity, or of the named fields of it."""
    return {
        column.name: column.encode(getattr(entity, column.name))
        for column in columns_of(type(entity))
        if names is None or column.name in names
    }


def entity_of(kind: type[Entity], row: Sequence[Any]) -> Entity:
    """The entity in a row that has its columns in order."""
    return kind(
        **{
            column.name: column.default if value is None else column.decode(value)
            for column, value in zip(columns_of(kind), row, strict=True)
        }
    )


def to_json(plain: object) -> str:
    """JSON as the store writes it: short, and readable in any alphabet."""
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def _column(kind: Any, name: str, default: Any) -> FieldColumn:
    keeps = _keeps(field_types(kind)[name])
    decode = field_decoder(kind, name)
    if keeps is Keeps.PARTS:
        return FieldColumn(name, keeps, default, _to_json_as(default), _from_json(decode))
    if keeps is Keeps.YES_OR_NO:
        return FieldColumn(name, keeps, default, to_plain, bool)
    return FieldColumn(name, keeps, default, to_plain, decode)


def _to_json_as(default: Any) -> Callable[[Any], str | None]:
    """What is nothing but the default, as most fields are, is written out once."""
    written = None if default is MISSING else _parts_to_json(default)

    def write(value: Any) -> str | None:
        return written if value is default else _parts_to_json(value)

    return write


def _parts_to_json(value: Any) -> str | None:
    return None if value is None else to_json(to_plain(value))


def _from_json(decode: Callable[[Any], Any]) -> Callable[[str], Any]:
    empty: dict[str, Any] = {}

    def read(text: str) -> Any:
        if len(text) > len("[]"):
            return decode(json.loads(text))
        if text not in empty:
            empty[text] = decode(json.loads(text))
        return empty[text]

    return read


def _keeps(hint: Any) -> Keeps:
    if isinstance(hint, NewType):
        return _keeps(hint.__supertype__)
    if NoneType in get_args(hint):
        (hint,) = (each for each in get_args(hint) if each is not NoneType)
        return _keeps(hint)
    if get_origin(hint) is None:
        for kind, keeps in _SIMPLE:
            if issubclass(hint, kind):
                return keeps
    return Keeps.PARTS


_SIMPLE = (
    (bool, Keeps.YES_OR_NO),
    (int, Keeps.WHOLE),
    (float, Keeps.NUMBER),
    (str, Keeps.TEXT),
    (Enum, Keeps.TEXT),
    (date, Keeps.TEXT),
)
