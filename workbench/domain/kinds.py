"""The kinds of entity: which table each stands in, what it is called, and how it is named."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, get_args

from workbench.domain.entity import Entity
from workbench.domain.plain import field_types, remembered
from workbench.domain.records import Records
from workbench.domain.text import Text

_UNUSUAL_WORDS = {"Sop": "SOP", "Transition": "branch"}


@remembered
def tables() -> Mapping[str, type[Entity]]:
    """The kind of entity in each table, in the order of the tables."""
    return {name: get_args(kind)[0] for name, kind in field_types(Records).items()}


@remembered
def table_of(kind: Any) -> str:
    """The table in which entities of a kind stand."""
    return next(name for name, each in tables().items() if each is kind)


@remembered
def table_of_id(id_type: Any) -> str | None:
    """The table that ids of a NewType point into, or None for types that are no ids."""
    for name, kind in tables().items():
        if field_types(kind)["id"] is id_type:
            return name
    return None


@remembered
def word_for(kind: Any) -> str:
    """What a person calls a kind of entity: "contact point", "SOP"."""
    return (
        _UNUSUAL_WORDS.get(kind.__name__) or re.sub(r"(?<!^)(?=[A-Z])", " ", kind.__name__).lower()
    )


def label_of(entity: Entity, language: str) -> str:
    """A short name for any entity: its name or title, else its code, else what it is."""
    for field in ("name", "title", "term", "act", "post", "requirement"):
        text = getattr(entity, field, None)
        if isinstance(text, Text) and text:
            return text.in_language(language)
    return entity.code or word_for(type(entity))


def find_anywhere(records: Records, entity_id: str) -> Entity | None:
    """The entity of this id, whatever its kind."""
    for table in tables():
        entity: Entity | None = getattr(records, table).find(entity_id)
        if entity is not None:
            return entity
    return None
