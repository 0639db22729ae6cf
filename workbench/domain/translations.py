"""Texts in several languages kept in step: which are behind their source, which are missing.

The first language of the programme is the one drafted in. When its words change and those of a
translation do not, the translation falls behind, whichever edit did it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, is_dataclass, replace
from functools import partial
from typing import Any

from workbench.domain.delta import Change, Delta
from workbench.domain.entity import Entity
from workbench.domain.plain import field_types, remembered
from workbench.domain.records import Records
from workbench.domain.text import WORKING_LANGUAGE, Text

# Where a text stands in an entity: names of fields and, in lists, places from 0.
Path = tuple[str | int, ...]
# The words of each translation, with the source words it stood beside.
Sources = Mapping[tuple[str, str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class TextAt:
    """One text of an entity, and where in it the text stands."""

    path: Path
    text: Text

    @property
    def field(self) -> str:
        """The field of the entity that holds the text, at whatever depth."""
        return str(self.path[0])


def drafted_in(records: Records) -> str:
    """The language that is drafted in, from which the others are translated."""
    programme = records.programme
    return programme.languages[0] if programme and programme.languages else WORKING_LANGUAGE


def texts_in(entity: Entity) -> Iterator[TextAt]:
    """Every text of an entity that says something, at any depth, in the order of the fields."""
    for field in text_fields(type(entity)):
        if value := getattr(entity, field):
            yield from _texts(value, (field,))


def text_at(entity: Entity, path: Path) -> Text | None:
    """The text at this place of an entity, or None where there is no such place any more."""
    value: Any = entity
    for step in path:
        value = _inside(value, step)
    return value if isinstance(value, Text) else None


def with_text(value: Any, path: Path, text: Text) -> Any:
    """The entity (or a part of it) with another text at a place that `text_at` knows."""
    if not path:
        return text
    first, rest = path[0], path[1:]
    inside = with_text(_inside(value, first), rest, text)
    if isinstance(first, int):
        return (*value[:first], inside, *value[first + 1 :])
    return replace(value, **{first: inside})


@remembered
def text_fields(kind: Any) -> tuple[str, ...]:
    """The fields of a dataclass that hold texts, at any depth."""
    return tuple(name for name, hint in field_types(kind).items() if _holds_text(hint))


def lacking(entity: Entity, language: str, source: str) -> Iterator[TextAt]:
    """The texts of an entity that the source language has and this language has not."""
    return (
        each
        for each in texts_in(entity)
        if each.text.exactly(source) and not each.text.exactly(language)
    )


def behind(entity: Entity, language: str) -> Iterator[TextAt]:
    """The texts of an entity whose words in this language are behind their source."""
    return (each for each in texts_in(entity) if language in each.text.stale)


def with_translations_behind(delta: Delta, source: str) -> Delta:
    """The delta with each translation marked whose source words it changes."""
    changes = tuple(_with_marks(each, source) for each in delta.changes)
    return Delta(changes) if changes != delta.changes else delta


def _with_marks(change: Change[Any], source: str) -> Change[Any]:
    before, after = change.before, change.after
    if before is None or after is None:
        return change
    marked = {}
    for field in text_fields(type(after)):
        old, new = getattr(before, field), getattr(after, field)
        if old != new:
            known = _sources((each.text for each in _texts(old, ())), source)
            marked[field] = _each_text(new, partial(_marked, known=known, source=source))
    marked = {field: value for field, value in marked.items() if value != getattr(after, field)}
    return replace(change, after=replace(after, **marked)) if marked else change


def _sources(texts: Iterable[Text], source: str) -> Sources:
    known: dict[tuple[str, str], frozenset[str]] = {}
    for text in texts:
        for language, words in text:
            if language != source:
                key = language, words
                known[key] = known.get(key, frozenset()) | {text.exactly(source)}
    return known


def _marked(text: Text, *, known: Sources, source: str) -> Text:
    """The text, with the languages behind whose words stayed while those of the source changed.

    Where nothing stood in the source before, or nothing stands now, there is nothing to be
    behind of.
    """
    now = text.exactly(source)
    stale = set(text.stale)
    for key in text.values:
        was = known.get(key, frozenset()) - {""}
        if now and was and now not in was:
            stale.add(key[0])
    return text.marked_stale(*stale)


def _texts(value: Any, path: Path) -> Iterator[TextAt]:
    if isinstance(value, Text):
        if value:
            yield TextAt(path, value)
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            yield from _texts(item, (*path, place))
    elif is_dataclass(value):
        for field in text_fields(type(value)):
            yield from _texts(getattr(value, field), (*path, field))


def _each_text(value: Any, change: Callable[[Text], Text]) -> Any:
    if isinstance(value, Text):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_each_text(item, change) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        fields = {
            each: _each_text(getattr(value, each), change) for each in text_fields(type(value))
        }
        return replace(value, **fields)
    return value


def _inside(value: Any, step: str | int) -> Any:
    if isinstance(step, int):
        return value[step] if isinstance(value, tuple) and step < len(value) else None
    return getattr(value, step, None) if is_dataclass(value) else None


def _holds_text(hint: Any) -> bool:
    if hint is Text:
        return True
    arguments = getattr(hint, "__args__", ())
    if arguments:
        return any(_holds_text(each) for each in arguments if each is not Ellipsis)
    return is_dataclass(hint) and bool(text_fields(hint))
