"""The one choke point: what an audience may read of a workspace, and nothing else.

Every print, export, picture and clipboard copy is made from an ExportView. What its audience may
not read is not in it: rows are left out with all that belongs to them, fields are emptied,
pointers at rows left out are dropped, and links to them in texts lose their words with them. So no
exporter can leak what it never had.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import MISSING, dataclass, replace
from functools import reduce
from typing import Any

from workbench.domain.audiences import Audience, own_field_level, owners, row_level
from workbench.domain.editions import Edition
from workbench.domain.findings import Finding
from workbench.domain.kinds import find_anywhere, label_of, tables, word_for
from workbench.domain.plain import default_of, plain_fields
from workbench.domain.records import Records
from workbench.domain.references import without
from workbench.domain.sops import Measure
from workbench.domain.state import State
from workbench.domain.steps import Step
from workbench.domain.table import AnyTable, Table
from workbench.domain.text import WORKING_LANGUAGE, Text
from workbench.domain.translations import texts_in, with_text
from workbench.domain.unnaming import unnamed


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
    unknown = unknown_to(state, audience) | (unknown_to(now, audience) if now else set())
    rows = {table: list(_readable(state, table, audience, unknown, withheld)) for table in tables()}
    present = {table: {row.id for row in kept} for table, kept in rows.items()}

    def keep(table: str, key: str) -> bool:
        return key in present[table]

    def is_hidden(key: str) -> bool:
        # What a link leads to may have been hidden, and be gone by now.
        is_gone = audience is not Audience.FULL and find_anywhere(state, key) is None
        return key in unknown or is_gone

    readable: dict[str, AnyTable] = {
        table: Table(unnamed(without(row, keep), is_hidden) for row in kept)
        for table, kept in rows.items()
    }
    if audience is not Audience.FULL:
        readable = {table: _unmarked(rows) for table, rows in readable.items()}
        readable["measures"] = Table(_with_told_lanes(readable, present["agencies"]))
    told = tuple(
        unnamed(each, is_hidden) for each in _readable_findings(state, findings, audience, present)
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


def unknown_to(state: State, audience: Audience) -> set[str]:
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


def _unmarked(rows: AnyTable) -> AnyTable:
    """The rows without the marks of translations that are behind: work to do, and nobody else's."""
    return Table(
        reduce(lambda row, at: with_text(row, at.path, at.text.marked_stale()), marked, row)
        if (marked := [each for each in texts_in(row) if each.text.stale])
        else row
        for row in rows.values()
    )


def _with_told_lanes(
    readable: Mapping[str, AnyTable], agencies: Collection[str]
) -> Iterator[Measure]:
    """The measures with lanes chosen only for whom the readers know to act in them.

    A lane is chosen by the id or by the words for who acts, and stays chosen when they go.
    """
    for measure in readable["measures"].values():
        steps = readable["steps"].where("measure", measure.id) if measure.lanes else ()
        roles = {str(each) for step in steps for each in _roles(step)} | {str(measure.who)}
        lanes = tuple(key for key in measure.lanes if key in agencies or key in roles)
        yield replace(measure, lanes=lanes) if lanes != measure.lanes else measure


def _roles(step: Step) -> Iterator[Text]:
    yield from (each.role for each in step.assignments)
    if step.decision is not None:
        yield step.decision.decided_by_role


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
