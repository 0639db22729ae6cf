"""What any field says, as plain lines: for comparing two things, and showing them side by side.

It goes by the types of the fields alone, so that a new field is never left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import is_dataclass
from datetime import date
from enum import Enum
from typing import Any, NewType, get_args

from workbench.domain.entity import Entity
from workbench.domain.kinds import label_of, table_of_id
from workbench.domain.limits import duration_words, limit_words
from workbench.domain.plain import default_of, field_types, plain_fields
from workbench.domain.prose import plain_words
from workbench.domain.records import Records
from workbench.domain.steps import Assignment, Step
from workbench.domain.text import Text
from workbench.domain.values import Condition, Duration, FeatureTest, StepId, TimeLimit
from workbench.words import say

# A field may hold any type, and so may the hint that names it: hence Any below.
_OF_THE_RECORD = frozenset(
    {"id", "code", "sources", "detail", "confidence", "sensitivity", "unread", "stated_none"}
)
_SAID_BY_THE_LIMIT = frozenset({"kind", "duration", "text", "starts", "after_step"})


def told_fields(kind: Any) -> tuple[str, ...]:
    """The fields of a kind of entity that say something of it, in their order."""
    return tuple(each.name for each in plain_fields(kind) if each.name not in _OF_THE_RECORD)


def caption_of(field: str, language: str) -> str:
    """A field by the name a reader knows it under."""
    return say(field.replace("_", " ").capitalize(), language)


def field_lines(records: Records, entity: Entity, field: str, language: str) -> tuple[str, ...]:
    """What a field says, a line for each thing in it; nothing where nobody has recorded it.

    That there is none, or that it could not be read, is said.
    """
    hint = field_types(type(entity))[field]
    lines = tuple(_Words(records, language).lines(hint, getattr(entity, field)))
    if lines:
        return lines
    if entity.says_none(field):
        return (say("none", language),)
    return (say("not yet read", language),) if field in entity.unread else ()


class _Words:
    """Says values of one workspace in one language."""

    def __init__(self, records: Records, language: str) -> None:
        self._records, self._language = records, language

    def lines(self, hint: Any, value: Any) -> Iterator[str]:
        """A value as lines; an empty one has none."""
        if value is None or value == "":
            return
        if isinstance(value, tuple):
            (inner, *_) = get_args(hint) or (str,)
            for each in value:
                yield from self.lines(inner, each)
            return
        said = self._said(hint, value)
        if said:
            yield said

    def _said(self, hint: Any, value: Any) -> str:
        match value:
            case Text():
                said = plain_words(value.in_language(self._language))
            case bool():
                said = say("yes" if value else "no", self._language)
            case Enum():
                said = say(str(value.value).replace("_", " "), self._language)
            case date():
                said = value.isoformat()
            case str():
                said = self._named(hint, value)
            case _ if is_dataclass(value):
                said = self._of_parts(value)
            case _:
                said = str(value)
        return said

    def _named(self, hint: Any, value: str) -> str:
        """An id by the name of what it leads to, any other words as they are."""
        id_type = next(
            (each for each in (hint, *get_args(hint)) if isinstance(each, NewType)), None
        )
        table = table_of_id(id_type) if id_type is not None else None
        if table is None:
            return value
        found = getattr(self._records, table).find(value)
        if isinstance(found, Step):
            return f"{say('step', self._language)} {found.number}".strip()
        return label_of(found, self._language) if found else ""

    def _of_parts(self, value: Any) -> str:
        match value:
            case Duration():
                said = duration_words(value, self._language)
            case Condition():
                said = plain_words(value.text.in_language(self._language)) or "; ".join(
                    self._of_parts(each) for each in value.tests
                )
            case FeatureTest():
                feature = say(value.feature.value.replace("_", " "), self._language)
                said = f"{feature}: {', '.join(value.values)}"
            case Assignment():
                said = self._actor(value)
            case TimeLimit():
                words = plain_words(limit_words(value, self._language, self._number))
                said = "; ".join((words, *self._parts(value, _SAID_BY_THE_LIMIT)))
            case _:
                said = "; ".join(self._parts(value))
        return said

    def _actor(self, actor: Assignment) -> str:
        agency = self._records.agencies.find(actor.agency)
        named = (
            agency.label(self._language) if agency else "",
            plain_words(actor.role.in_language(self._language)),
        )
        who = ": ".join(each for each in named if each)
        condition = self._of_parts(actor.condition)
        said = f"{say(actor.part.value, self._language)}: {who}"
        return f"{said} ({condition})" if condition else said

    def _parts(self, value: Any, left_out: frozenset[str] = frozenset()) -> Iterator[str]:
        """The fields of a value that are not as they would be anyway, each with its caption."""
        for each in plain_fields(type(value)):
            content = getattr(value, each.name)
            if each.name in left_out or content == default_of(each):
                continue
            said = "; ".join(self.lines(field_types(type(value))[each.name], content))
            if said:
                yield f"{caption_of(each.name, self._language)}: {said}"

    def _number(self, step_id: StepId) -> str:
        step = self._records.steps.find(step_id)
        return step.number if step else "?"
