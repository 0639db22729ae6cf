"""The one choke point: what an audience may read of a workspace, and nothing else.

Every print, export, picture and clipboard copy is made from an ExportView. What its audience may
not read is not in it: rows are left out with all that belongs to them, fields are emptied,
pointers at rows left out are dropped, and links to them in texts lose their words with them. So no
exporter can leak what it never had.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, replace
from datetime import date
from typing import Any

from workbench.domain.audiences import Audience, own_field_level, owners, row_level
from workbench.domain.editions import Edition
from workbench.domain.entity import Entity
from workbench.domain.findings import Finding
from workbench.domain.kinds import label_of, tables, word_for
from workbench.domain.plain import default_of, plain_fields
from workbench.domain.records import Records
from workbench.domain.references import without
from workbench.domain.state import State
from workbench.domain.table import AnyTable, Table
from workbench.domain.text import WORKING_LANGUAGE, Text
from workbench.domain.unnaming import unnamed

SHORTEST_SECRET = 6
PHONE_DIGITS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportView(Records):
    """The records as one audience may read them.

    `withheld` names what is there and was left out, as (entity id, field): so that a page can
    say nothing instead of "not recorded". It never leaves the program.
    """

    audience: Audience
    edition: Edition | None = None
    findings: tuple[Finding, ...] = ()
    withheld: frozenset[tuple[str, str]] = frozenset()

    def is_withheld(self, entity_id: str, field: str) -> bool:
        """Whether a field has a value that this audience may not read."""
        return (entity_id, field) in self.withheld


@dataclass(frozen=True, slots=True)
class Echo:
    """A confidential value that somebody wrote again into free text."""

    entity: Entity
    field: str
    secret_of: Entity
    secret_field: str


def export_view(
    state: State,
    audience: Audience,
    edition: Edition | None = None,
    findings: tuple[Finding, ...] = (),
    now: State | None = None,
) -> ExportView:
    """What this audience may read of the state, and of the findings on it.

    Of an earlier state nothing is told that the audience may not know of `now`.
    """
    withheld: set[tuple[str, str]] = set()
    unknown = _unknown(state, audience) | (_unknown(now, audience) if now else set())
    rows = {table: list(_readable(state, table, audience, unknown, withheld)) for table in tables()}
    present = {table: {row.id for row in kept} for table, kept in rows.items()}

    def keep(table: str, key: str) -> bool:
        return key in present[table]

    readable: dict[str, AnyTable] = {
        table: Table(unnamed(without(row, keep), unknown.__contains__) for row in kept)
        for table, kept in rows.items()
    }
    told = tuple(
        unnamed(each, unknown.__contains__)
        for each in _readable_findings(state, findings, audience, present)
    )
    untold = {each.key for each in findings} - {each.key for each in told}
    for table in ("finding_states", "waivers"):
        about_untold = [key for key, row in readable[table].items() if row.finding in untold]
        readable[table] = readable[table].drop(*about_untold)
        withheld.update((key, "") for key in about_untold)
    shown = edition or current_edition(state)
    return ExportView(
        audience=audience,
        edition=readable["editions"].find(shown.id) if shown else None,
        findings=told,
        withheld=frozenset(withheld),
        **readable,
    )


def current_edition(records: Records) -> Edition | None:
    """The edition marked as current, where there is one."""
    return next((each for each in records.editions.values() if each.current), None)


def echoes(state: State, audience: Audience) -> Iterator[Echo]:
    """Confidential values that stand again in free text which this audience may read."""
    view = export_view(state, audience)
    secrets = {
        folded: (entity, field)
        for entity, field, value in _secrets(state, audience)
        for folded in _folded(value)
    }
    if not secrets:
        return
    for table in tables():
        for row in getattr(view, table).values():
            for field, words in _free_text(row):
                haystacks = _haystacks(words)
                for secret, (entity, secret_field) in secrets.items():
                    # One post may well have one number for two purposes, each with its level.
                    on_purpose = entity.id == row.id and field in _TELLING
                    if not on_purpose and any(secret in each for each in haystacks):
                        yield Echo(row, field, entity, secret_field)


def _unknown(state: State, audience: Audience) -> set[str]:
    """The ids of what the audience may not know of: by itself, or by what it belongs to."""
    everything = [row for table in tables() for row in getattr(state, table).values()]
    unknown = {row.id for row in everything if not audience.may_read(row_level(row))}
    belonging = [(row, fields) for row in everything if (fields := owners(type(row)))]
    before = -1
    while before != len(unknown):
        before = len(unknown)
        unknown.update(
            row.id
            for row, fields in belonging
            if any(getattr(row, field) in unknown for field in fields)
        )
    return unknown


def _readable(
    state: State,
    table: str,
    audience: Audience,
    unknown: set[str],
    withheld: set[tuple[str, str]],
) -> Iterator[Any]:
    for row in getattr(state, table).values():
        if row.id in unknown:
            withheld.add((row.id, ""))
            continue
        emptied = {}
        for each in plain_fields(type(row)):
            empty = default_of(each)
            if empty is MISSING or audience.may_read(own_field_level(row, each.name)):
                continue
            if getattr(row, each.name) != empty:
                withheld.add((row.id, each.name))
                emptied[each.name] = empty
        yield replace(row, **emptied) if emptied else row


def _readable_findings(
    state: State,
    findings: tuple[Finding, ...],
    audience: Audience,
    present: Mapping[str, set[str]],
) -> Iterator[Finding]:
    """The findings about things that the audience may know of; the public reads none.

    A finding, or a line of its evidence, that calls something else by its name is left out too.
    """
    if audience is Audience.PUBLIC:
        return
    known = set().union(*present.values())
    unknown_names = set(_names_left_out(state, present))

    def is_readable(words: str, about: tuple[str, ...]) -> bool:
        return known.issuperset(about) and not any(name in words for name in unknown_names)

    for finding in findings:
        said = f"{finding.title} {finding.message} {finding.remedy}"
        if is_readable(said, finding.about):
            evidence = tuple(
                each
                for each in finding.evidence
                if is_readable(each.text, (each.about,) if each.about else ())
            )
            yield replace(finding, evidence=evidence)


def _names_left_out(state: State, present: Mapping[str, set[str]]) -> Iterator[str]:
    """What findings would call the rows that the audience may not know of."""
    for table, kept in present.items():
        for row in getattr(state, table).values():
            name = label_of(row, WORKING_LANGUAGE)
            if row.id not in kept and name != word_for(type(row)):
                yield name


def _secrets(state: State, audience: Audience) -> Iterator[tuple[Entity, str, str]]:
    """The telling values (addresses, telephone numbers, mail) that the audience may not read."""
    unknown = _unknown(state, audience)
    for table in tables():
        for row in getattr(state, table).values():
            hidden = row.id in unknown
            for field in _TELLING.intersection(each.name for each in plain_fields(type(row))):
                if hidden or not audience.may_read(own_field_level(row, field)):
                    yield from ((row, field, words) for words in _words(getattr(row, field)))


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
    return "".join(unicodedata.normalize("NFKC", words).casefold().split())
