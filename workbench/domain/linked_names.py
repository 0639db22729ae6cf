"""Links in the texts follow what they lead to: a new name, or that it is gone.

Words that somebody chose are left alone; only words that were exactly the old name change. A link
to what was hidden stays when that is removed: without it, the name would be plain words for all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from workbench.domain.audiences import Audience, owners, row_level
from workbench.domain.delta import Change, Delta
from workbench.domain.entity import Entity
from workbench.domain.kinds import tables
from workbench.domain.naming import NAMED_KINDS, beginning_small, names_in
from workbench.domain.prose import linked_ids, relinked
from workbench.domain.references import references_from
from workbench.domain.sops import Term
from workbench.domain.state import State
from workbench.domain.text import Text
from workbench.domain.translations import text_fields, texts_in, with_text


@dataclass(slots=True)
class _News:
    """What became of things that texts may lead to: (id, language, old name) to the new one."""

    renamed: dict[tuple[str, str, str], str] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)

    @property
    def ids(self) -> frozenset[str]:
        return frozenset({key[0] for key in self.renamed} | self.gone)


def follow_names(before: State, delta: Delta) -> Delta:
    """The delta with every link that it leaves behind brought along, whichever edit made it."""
    news = _news(before, delta)
    ids = news.ids
    if not ids:
        return delta
    changed = {(change.table, change.id): change for change in delta.changes}
    for table, row in (*_linking(before, ids), *_written(delta)):
        old = changed.get((table, row.id), Change(table, row, row))
        if old.after is not None:
            after = _brought_along(old.after, ids, news)
            if after is not old.after:
                changed[table, row.id] = Change(table, old.before, after)
    return Delta(tuple(each for each in changed.values() if each.before != each.after))


def _news(before: State, delta: Delta) -> _News:
    news = _News()
    for change in delta.changes:
        if not isinstance(change.before, NAMED_KINDS):
            continue
        if change.after is None:
            if not _is_hidden(before, change.before):
                news.gone.add(change.id)
        else:
            news.renamed |= dict(_renames(change))
    return news


def _is_hidden(records: State, entity: Entity) -> bool:
    """Whether some readers may not know of it: by itself, or by what it belongs to."""
    if row_level(entity) is not Audience.PUBLIC:
        return True
    above = (each for each in references_from(entity) if each.field in owners(type(entity)))
    found = (getattr(records, each.table).find(each.target) for each in above)
    return any(_is_hidden(records, each) for each in found if each is not None)


def _renames(change: Change[Any]) -> Iterator[tuple[tuple[str, str, str], str]]:
    if change.before is None or change.after is None:
        return
    new_names = names_in(change.after)
    for key, old in names_in(change.before).items():
        new = new_names.get(key)
        if new and new != old:
            language = key[1]
            yield (change.id, language, old), new
            if isinstance(change.after, Term):
                yield (change.id, language, beginning_small(old)), beginning_small(new)


def _linking(records: State, ids: frozenset[str]) -> Iterator[tuple[str, Entity]]:
    """The rows whose texts lead to one of these."""
    for table, kind in tables().items():
        if text_fields(kind):
            holders: Mapping[object, tuple[Entity, ...]] = getattr(records, table).holding(_links)
            for key in ids:
                yield from ((table, row) for row in holders.get(key, ()))


def _written(delta: Delta) -> Iterator[tuple[str, Entity]]:
    """The rows that the delta itself writes."""
    for change in delta.changes:
        if change.after is not None:
            yield change.table, change.after


def _links(entity: Entity) -> list[str]:
    found = (
        linked
        for each in texts_in(entity)
        for _, words in each.text
        for linked in linked_ids(words)
    )
    return list(dict.fromkeys(found))


def _brought_along(entity: Entity, ids: frozenset[str], news: _News) -> Entity:
    if ids.isdisjoint(_links(entity)):
        return entity
    for each in list(texts_in(entity)):
        text = _followed(each.text, news)
        if text != each.text:
            entity = with_text(entity, each.path, text)
    return entity


def _followed(text: Text, news: _News) -> Text:
    """The text with its links as they are now; what was behind its source still is."""

    def in_language(language: str, prose: str) -> str:
        def words_for(words: str, target: str) -> str | None:
            if target in news.gone:
                return None
            return news.renamed.get((target, language, words), words)

        return relinked(prose, words_for)

    return Text.from_mapping(
        {language: in_language(language, prose) for language, prose in text}
    ).marked_stale(*text.stale)
