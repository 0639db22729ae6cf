"""What somebody typed again into free text though the readers may not know it.

Fields above the level of an audience are not in its ExportView. This looks for their values in the
texts that are: addresses and telephone numbers, and the names of agencies that are hidden.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from workbench.domain.agencies import Agency, Office
from workbench.domain.audiences import Audience, own_field_level
from workbench.domain.entity import Entity
from workbench.domain.export_view import export_view, unknown_to
from workbench.domain.kinds import tables
from workbench.domain.plain import plain_fields
from workbench.domain.prose import plain_words
from workbench.domain.state import State
from workbench.domain.text import Text

SHORTEST_SECRET = 6
PHONE_DIGITS = 7


@dataclass(frozen=True, slots=True)
class Echo:
    """A confidential value that somebody wrote again into free text."""

    entity: Entity
    field: str
    secret_of: Entity
    secret_field: str


@dataclass(frozen=True, slots=True)
class _Secret:
    """A field that the audience may not read."""

    entity: Entity
    field: str


Secrets = Mapping[str, _Secret]


def echoes(state: State, audience: Audience) -> Iterator[Echo]:
    """Confidential values that stand again in free text which this audience may read."""
    secrets, names = _secrets_by_what_is_left(state, audience), _secret_names(state, audience)
    if not secrets and not names:
        return
    view = export_view(state, audience)
    for table in tables():
        for row in getattr(view, table).values():
            for field, words in _free_text(row):
                for secret in (*_repeated(secrets, words), *_named(names, words)):
                    # One post may well have one number for two purposes, each with its level.
                    if secret.entity.id != row.id or field not in _TELLING:
                        yield Echo(row, field, secret.entity, secret.field)


def _repeated(secrets: Secrets, words: str) -> Iterator[_Secret]:
    haystacks = _haystacks(words)
    return (
        secret for written, secret in secrets.items() if any(written in each for each in haystacks)
    )


def _named(names: Secrets, words: str) -> Iterator[_Secret]:
    said = _read_aloud(words) if names else ""
    return (secret for name, secret in names.items() if name in said)


def _secrets_by_what_is_left(state: State, audience: Audience) -> Secrets:
    return {
        folded: secret for secret, value in _secrets(state, audience) for folded in _folded(value)
    }


def _secrets(state: State, audience: Audience) -> Iterator[tuple[_Secret, str]]:
    """The telling values (addresses, telephone numbers, mail) that the audience may not read."""
    unknown = unknown_to(state, audience)
    for table in tables():
        for row in getattr(state, table).values():
            hidden = row.id in unknown
            for field in _TELLING.intersection(each.name for each in plain_fields(type(row))):
                if hidden or not audience.may_read(own_field_level(row, field)):
                    for words in _words(getattr(row, field)):
                        yield _Secret(row, field), words


def _secret_names(state: State, audience: Audience) -> Secrets:
    """The names of agencies and offices that the audience may not know of.

    A name of one word ("Shelter") is a common word more often than a name.
    """
    unknown = unknown_to(state, audience)
    named: tuple[Agency | Office, ...] = (*state.agencies.values(), *state.offices.values())
    return {
        _read_aloud(words): _Secret(row, "name")
        for row in named
        if row.id in unknown
        for _, words in row.name
        if len(words.split()) > 1
    }


_TELLING = frozenset(
    {"address", "duty_phone", "email", "fax", "phone", "phones", "other_channel", "url"}
)


def _free_text(row: Entity) -> Iterator[tuple[str, str]]:
    for each in plain_fields(type(row)):
        for words in _words(getattr(row, each.name)):
            yield each.name, words


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, Text):
        yield from (words for _, words in value)
    elif isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _words(item)
    elif hasattr(value, "__dataclass_fields__") and not isinstance(value, date):
        for each in plain_fields(type(value)):
            yield from _words(getattr(value, each.name))


def _folded(words: str) -> tuple[str, ...]:
    """What a careless copy of a secret would still hold: no case, no spaces; its last digits.

    Seven digits are left of a telephone number whichever way its country and town are written.
    """
    plain = _plain(words)
    last_digits = re.sub(r"\D", "", plain)[-PHONE_DIGITS:]
    return tuple(
        each
        for each, shortest in ((plain, SHORTEST_SECRET), (last_digits, PHONE_DIGITS))
        if len(each) >= shortest
    )


def _haystacks(words: str) -> tuple[str, str]:
    """The words as a secret would stand in them, and the numbers, each written in one piece."""
    plain = _plain(words)
    return plain, re.sub(r"\D+", " ", re.sub(r"[-+()./\u2010-\u2015]", "", plain))


def _plain(words: str) -> str:
    return "".join(_read_aloud(words).casefold().split())


def _read_aloud(words: str) -> str:
    """The words that a reader sees, however they were typed: no emphasis, nothing invisible."""
    seen = unicodedata.normalize("NFKC", plain_words(words))
    if not seen.isascii():
        seen = "".join(_as_seen(sign) for sign in seen)
    return " ".join(seen.split())


def _as_seen(sign: str) -> str:
    """A sign as it is read: digits of every script alike, and invisible ones not at all."""
    if unicodedata.category(sign) == "Cf":
        return ""
    return str(unicodedata.digit(sign)) if sign.isdigit() else sign
