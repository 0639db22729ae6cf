"""What changed since an earlier moment, such as an edition: which things, which words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from workbench.domain.adoption import ABOUT_THE_WORK
from workbench.domain.entity import Entity
from workbench.domain.kinds import tables
from workbench.domain.readings.comparing import ComparedField, compared_fields
from workbench.domain.readings.differences import Words, word_differences
from workbench.domain.records import Records

_TOKEN = re.compile(r"\s*\S+|\s+")


class Fate(StrEnum):
    """What became of words, or of a thing, since then."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class ChangedWords:
    """Words of one text: kept, added or removed."""

    text: str
    fate: Fate = Fate.KEPT


@dataclass(frozen=True, slots=True)
class ChangedThing:
    """One thing that was added, removed or changed; of what changed, the fields that differ."""

    table: str
    before: Entity | None
    now: Entity | None

    @property
    def id(self) -> str:
        """The id of the thing."""
        some = self.now or self.before
        assert some is not None
        return some.id

    @property
    def fate(self) -> Fate:
        """What became of the thing."""
        if self.before is None:
            return Fate.ADDED
        return Fate.REMOVED if self.now is None else Fate.CHANGED

    def fields(self, before: Records, now: Records, language: str) -> tuple[ComparedField, ...]:
        """The fields that say something else than before, in words."""
        found = compared_fields(now, self.before, self.now, language, before)
        return tuple(each for each in found if each.differs)


def changed_things(before: Records, now: Records) -> Iterator[ChangedThing]:
    """Every thing that is not as it was, in the order of the tables."""
    for table, kind in tables().items():
        if kind in ABOUT_THE_WORK:
            continue
        old, new = getattr(before, table), getattr(now, table)
        if old is new:
            continue
        for key, entity in new.items():
            was = old.find(key)
            if was is not entity and was != entity:
                yield ChangedThing(table, was, entity)
        yield from (ChangedThing(table, old[key], None) for key in old if key not in new)


def word_changes(before: str, now: str) -> tuple[ChangedWords, ...]:
    """One text that tells both: the words of now, with those that were taken out among them."""
    return interleaved(*word_differences(before, now))


def interleaved(left: tuple[Words, ...], right: tuple[Words, ...]) -> tuple[ChangedWords, ...]:
    """Both sides of a comparison as one row of words."""
    old, new = list(_tokens(left)), list(_tokens(right))
    row: list[ChangedWords] = []
    i = j = 0
    while i < len(old) or j < len(new):
        if i < len(old) and old[i].differs:
            _append(row, old[i].text, Fate.REMOVED)
            i += 1
        elif j < len(new) and new[j].differs:
            _append(row, new[j].text, Fate.ADDED)
            j += 1
        else:
            if j < len(new):
                _append(row, new[j].text, Fate.KEPT)
            i, j = i + 1, j + 1
    return tuple(row)


def _tokens(pieces: tuple[Words, ...]) -> Iterator[Words]:
    for piece in pieces:
        for token in _TOKEN.findall(piece.text):
            yield Words(token, piece.differs)


def _append(row: list[ChangedWords], text: str, fate: Fate) -> None:
    if row and row[-1].fate is fate:
        row[-1] = ChangedWords(row[-1].text + text, fate)
    else:
        row.append(ChangedWords(text, fate))
