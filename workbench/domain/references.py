"""Which field points at which kind of entity, worked out from the type of each id."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, is_dataclass, replace
from typing import Any, NewType, get_args, get_origin

from workbench.domain.entity import Entity
from workbench.domain.kinds import table_of, table_of_id, tables
from workbench.domain.plain import field_types, remembered
from workbench.domain.records import Records
from workbench.domain.table import AnyTable

# Type hints have no common type of their own, hence Any for them below.
Keep = Callable[[str, str], bool]
Collect = Callable[[Any, list[tuple[str, str]]], None]


@dataclass(frozen=True, slots=True)
class Reference:
    """One pointer: the entity and field that hold it, and what it points at."""

    holder: Entity
    field: str
    table: str
    target: str


@remembered
def pointing_fields(kind: Any) -> Mapping[str, Any]:
    """The fields of a dataclass that hold ids, at any depth, with their types."""
    return {
        name: hint for name, hint in field_types(kind).items() if name != "id" and _points(hint)
    }


@remembered
def _points(hint: Any) -> bool:
    if isinstance(hint, NewType):
        return table_of_id(hint) is not None
    if get_origin(hint) is not None:
        return any(_points(each) for each in get_args(hint) if each is not Ellipsis)
    return is_dataclass(hint) and bool(pointing_fields(hint))


def references_from(entity: Entity) -> Iterator[Reference]:
    """Every pointer an entity holds."""
    for field, hint in pointing_fields(type(entity)).items():
        found: list[tuple[str, str]] = []
        _collector(hint)(getattr(entity, field), found)
        for table, target in found:
            yield Reference(entity, field, table, target)


def references_to(records: Records, entity_id: str) -> Iterator[Reference]:
    """Every pointer in the records at the entity of this id."""
    for kind in tables().values():
        for entity in pointing_at(records, kind, (entity_id,)):
            for reference in references_from(entity):
                if reference.target == entity_id:
                    yield reference


def pointing_at(records: Records, kind: type[Entity], ids: Collection[str]) -> Iterator[Entity]:
    """The entities of one kind that hold a pointer at one of these, each once."""
    if pointing_fields(kind):
        table: AnyTable = getattr(records, table_of(kind))
        holders = table.holding(_targets)
        found = {each.id: each for key in ids for each in holders.get(key, ())}
        yield from found.values()


def _targets(entity: Entity) -> list[str]:
    """What an entity points at, each once."""
    found: list[tuple[str, str]] = []
    _collector(type(entity))(entity, found)
    return list(dict.fromkeys(target for _, target in found))


def dangling(records: Records) -> Iterator[Reference]:
    """Every pointer at something that is not there."""
    for table, kind in tables().items():
        if pointing_fields(kind):
            for entity in getattr(records, table).values():
                for reference in references_from(entity):
                    if reference.target not in getattr(records, reference.table):
                        yield reference


def released(records: Records, table: str, ids: Collection[str]) -> Iterator[Entity]:
    """What points at one of these, without those pointers: for things that are taken out."""
    gone = frozenset(ids)
    for kind in tables().values():
        for holder in pointing_at(records, kind, gone):
            yield without(holder, lambda into, key: into != table or key not in gone)


def without(entity: Any, keep: Keep) -> Any:
    """The entity (or value) with each pointer dropped for which keep(table, id) is false."""
    changed = {
        field: new
        for field, hint in pointing_fields(type(entity)).items()
        if (new := _kept(hint, old := getattr(entity, field), keep)) != old
    }
    return replace(entity, **changed) if changed else entity


@remembered
def _collector(hint: Any) -> Collect:
    """A function that collects the pointers in a value of this type, put together once."""
    if isinstance(hint, NewType):
        return _collect_id(table_of_id(hint) or "")
    if get_origin(hint) is tuple:
        return _collect_items(_collector(get_args(hint)[0]))
    if get_origin(hint) is not None:
        return _collector(_pointing_alternative(hint))
    fields = [(name, _collector(inner)) for name, inner in pointing_fields(hint).items()]
    return _collect_fields(fields)


def _collect_id(table: str) -> Collect:
    def collect(value: Any, found: list[tuple[str, str]]) -> None:
        if value is not None:
            found.append((table, value))

    return collect


def _collect_items(inner: Collect) -> Collect:
    def collect(value: Any, found: list[tuple[str, str]]) -> None:
        for item in value:
            inner(item, found)

    return collect


def _collect_fields(fields: list[tuple[str, Collect]]) -> Collect:
    def collect(value: Any, found: list[tuple[str, str]]) -> None:
        if value is not None:
            for name, inner in fields:
                inner(getattr(value, name), found)

    return collect


def _pointing_alternative(hint: Any) -> Any:
    return next(each for each in get_args(hint) if _points(each))


def _kept(hint: Any, value: Any, keep: Keep) -> Any:
    if value is None:
        return None
    if isinstance(hint, NewType):
        table = table_of_id(hint)
        return value if table is None or keep(table, value) else None
    if isinstance(value, tuple):
        kept = (_kept(get_args(hint)[0], item, keep) for item in value)
        return tuple(item for item in kept if item is not None)
    if get_origin(hint) is not None:
        return _kept(_pointing_alternative(hint), value, keep)
    return without(value, keep)
