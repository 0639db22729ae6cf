"""Entities as plain JSON values and back, by their type hints alone.

The file, the log, the JSON export and the built-in examples all use this one form. A field that
still has its default is left out; reading refuses what does not fit with a sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, NewType, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from workbench.domain.text import Text
from workbench.errors import WorkbenchError

# Plain values are whatever JSON holds, and kinds are whatever a type hint may say: hence Any.
Plain = Any
Decode = Callable[[Plain], Any]
T = TypeVar("T")
F = TypeVar("F", bound=Callable[..., Any])


def remembered(function: F) -> F:
    """functools.cache with the function's own signature: type hints do not pass as Hashable."""
    return cast(F, cache(function))


class UnreadableValue(WorkbenchError):
    """A plain value that does not fit the field it was given for."""


def to_plain(value: object) -> Plain:
    """The JSON form of a value; fields at their default are left out of dataclasses."""
    match value:
        case Enum():
            plain: Plain = value.value
        case None | bool() | int() | float() | str():
            plain = value
        case Text():
            plain = value.as_mapping()
        case date():
            plain = value.isoformat()
        case tuple():
            plain = [to_plain(item) for item in value]
        case _:
            plain = _fields_to_plain(value)
    return plain


def _fields_to_plain(value: Any) -> Plain:
    return {
        each.name: to_plain(content)
        for each in plain_fields(type(value))
        if (content := getattr(value, each.name)) != default_of(each)
    }


def from_plain(kind: type[T], plain: Plain) -> T:
    """The value of this kind; raises UnreadableValue where the plain form does not fit."""
    result: T = _decoder(kind)(plain)
    return result


@remembered
def plain_fields(kind: Any) -> tuple[Field[Any], ...]:
    """The fields of a dataclass, in order."""
    return fields(kind)


@remembered
def field_types(kind: Any) -> Mapping[str, Any]:
    """The resolved type of each field of a dataclass."""
    return get_type_hints(kind)


def default_of(each: Field[Any]) -> object:
    """The default of a field, or MISSING where it must be given."""
    if each.default_factory is not MISSING:
        return each.default_factory()
    return each.default


@remembered
def field_decoder(kind: Any, name: str) -> Decode:
    """What turns the plain form of one field of a dataclass into its value."""
    return _decoder(field_types(kind)[name])


@remembered
def _decoder(kind: Any) -> Decode:
    if isinstance(kind, NewType):
        return _decoder(kind.__supertype__)
    if get_origin(kind) in (Union, UnionType):
        return _optional(kind)
    if get_origin(kind) is tuple:
        return _tuple(kind)
    return _of_class(kind)


def _of_class(kind: Any) -> Decode:
    if kind is Text:
        return _text
    if is_dataclass(kind):
        return _dataclass(kind)
    if issubclass(kind, Enum):
        return _enum(kind)
    return _iso(kind) if issubclass(kind, date) else _scalar(kind)


def _optional(kind: Any) -> Decode:
    (inner,) = (each for each in get_args(kind) if each is not NoneType)
    decode = _decoder(inner)
    return lambda plain: None if plain is None else decode(plain)


def _tuple(kind: Any) -> Decode:
    arguments = get_args(kind)
    if arguments[-1] is not Ellipsis:
        return _row([_decoder(each) for each in arguments])
    decode = _decoder(arguments[0])
    return lambda plain: tuple(decode(item) for item in _list(plain))


def _row(decoders: list[Decode]) -> Decode:
    def decode(plain: Plain) -> tuple[Any, ...]:
        items = _list(plain)
        if len(items) != len(decoders):
            raise UnreadableValue(f"{len(decoders)} values were expected, but {plain!r} was found.")
        return tuple(each(item) for each, item in zip(decoders, items, strict=True))

    return decode


def _list(plain: Plain) -> list[Plain]:
    if not isinstance(plain, list | tuple):
        raise UnreadableValue(f"A list was expected, but {plain!r} was found.")
    return list(plain)


def _text(plain: Plain) -> Text:
    if isinstance(plain, str):
        return Text.of(plain)
    if not isinstance(plain, Mapping) or not all(isinstance(v, str) for v in plain.values()):
        raise UnreadableValue(f"Words were expected, but {plain!r} was found.")
    return Text.from_mapping(plain)


def _dataclass(kind: Any) -> Decode:
    def decode(plain: Plain) -> Any:
        if not isinstance(plain, Mapping):
            raise UnreadableValue(f"A {kind.__name__} was expected, but {plain!r} was found.")
        names = {each.name for each in plain_fields(kind)}
        for key in plain:
            if key not in names:
                raise UnreadableValue(f"A {kind.__name__} has no field called {key!r}.")
        try:
            return kind(**{key: field_decoder(kind, key)(value) for key, value in plain.items()})
        except TypeError as problem:
            raise UnreadableValue(f"A {kind.__name__} is incomplete: {problem}.") from problem

    return decode


def _enum(kind: type[Enum]) -> Decode:
    def decode(plain: Plain) -> Enum:
        try:
            return kind(plain)
        except ValueError as problem:
            known = ", ".join(str(each.value) for each in kind)
            raise UnreadableValue(f"{plain!r} is none of: {known}.") from problem

    return decode


def _iso(kind: type[date]) -> Decode:
    def decode(plain: Plain) -> date:
        if type(plain) is kind:
            return plain
        try:
            return kind.fromisoformat(plain)
        except (TypeError, ValueError) as problem:
            raise UnreadableValue(f"A date was expected, but {plain!r} was found.") from problem

    return decode


def _scalar(kind: type) -> Decode:
    def decode(plain: Plain) -> Any:
        if kind is float and isinstance(plain, int) and not isinstance(plain, bool):
            return float(plain)
        if not isinstance(plain, kind) or (kind is int and isinstance(plain, bool)):
            raise UnreadableValue(f"A {kind.__name__} was expected, but {plain!r} was found.")
        return plain

    return decode
