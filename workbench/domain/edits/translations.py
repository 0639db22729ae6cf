"""Edits to the languages of a workspace and to the words of one text in one language."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import ClassVar

from workbench.domain.edits.entities import Change, put
from workbench.domain.entity import Entity, new_id
from workbench.domain.kinds import table_of
from workbench.domain.programme import Programme, ProgrammeId
from workbench.domain.state import State
from workbench.domain.table import AnyTable
from workbench.domain.text import Text
from workbench.domain.translations import Path, text_at, with_text
from workbench.errors import EditRefused

_LANGUAGE_CODE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?")


@dataclass(frozen=True, slots=True)
class SetWords:
    """Write one text of an entity in one language, wherever in the entity the text stands."""

    label: ClassVar = "Change wording"

    kind: type[Entity]
    id: str
    path: Path
    language: str
    words: str

    def apply(self, state: State) -> State:
        entity = _entity(state, self.kind, self.id)
        text = _text(entity, self.path).put(self.language, self.words)
        return _with(state, entity, self.path, text)


@dataclass(frozen=True, slots=True)
class ConfirmTranslation:
    """Say that a translation still holds although the words it was made from have changed."""

    label: ClassVar = "Confirm translation"

    kind: type[Entity]
    id: str
    path: Path
    language: str

    def apply(self, state: State) -> State:
        entity = _entity(state, self.kind, self.id)
        text = _text(entity, self.path)
        still = text.marked_stale(*(each for each in text.stale if each != self.language))
        return _with(state, entity, self.path, still)


@dataclass(frozen=True, slots=True)
class SetLanguages:
    """The languages of the workspace; the first is the one drafted in.

    Texts in a language that is taken off the list are kept.
    """

    label: ClassVar = "Change languages"

    languages: tuple[str, ...]

    def apply(self, state: State) -> State:
        if not self.languages:
            raise EditRefused("A workspace needs at least one language to draft in.")
        for code in self.languages:
            if not _LANGUAGE_CODE.fullmatch(code):
                raise EditRefused(
                    f"{code!r} is no language code. Write two or three letters, such as en, bg "
                    "or prs; with a script or country where it matters: sr-Latn, pt-BR."
                )
        if len(set(self.languages)) < len(self.languages):
            raise EditRefused("A language stands on the list twice. Take one of them off.")
        programme = state.programme or Programme(id=ProgrammeId(new_id()))
        return put(state, replace(programme, languages=self.languages))


def _entity(state: State, kind: type[Entity], key: str) -> Entity:
    table: AnyTable = getattr(state, table_of(kind))
    entity: Entity | None = table.find(key)
    if entity is None:
        raise EditRefused("What this text belongs to is no longer there.")
    return entity


def _text(entity: Entity, path: Path) -> Text:
    text = text_at(entity, path)
    if text is None:
        raise EditRefused("This text has been moved or removed meanwhile. Look at it again.")
    return text


def _with(state: State, entity: Entity, path: Path, text: Text) -> State:
    field = str(path[0])
    changed = with_text(entity, path, text)
    return Change(type(entity), entity.id, {field: getattr(changed, field)}).apply(state)
