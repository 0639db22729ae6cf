"""How findings put things in words: names, lists, and what is recorded of a field."""

from __future__ import annotations

from collections.abc import Iterable

from workbench.domain.entity import Detail, Entity
from workbench.domain.kinds import label_of
from workbench.domain.text import WORKING_LANGUAGE


def name_of(entity: Entity | None) -> str:
    """What a reader calls it in the working language."""
    return label_of(entity, WORKING_LANGUAGE) if entity else "somebody not recorded"


def listed(words: Iterable[str]) -> str:
    """Several things in one sentence: "a, b and c"."""
    *most, last = tuple(words) or ("nothing",)
    return f"{', '.join(most)} and {last}" if most else last


def how_recorded(entity: Entity, field: str, part_of: Entity | None = None) -> str:
    """Why a field is empty, as the end of a sentence; `part_of` is the unit that was read."""
    if entity.says_none(field):
        return "recorded as none"
    if field in entity.unread:
        return "known to exist, but not read"
    detail = entity.detail or (part_of.detail if part_of else None)
    if detail is Detail.TITLE_ONLY:
        return "not recorded: only the title was read"
    if detail is Detail.PARTIAL:
        return "not recorded: only a part of the source was read"
    return "not recorded"
