"""Reads data files: facts as people write them in TOML, with readable codes instead of ids.

A data file holds arrays of tables named like the tables of a workspace::

    [[agencies]]
    code = "MOI-DGBP"
    name = "Directorate General Border Police"
    parent = "MOI"                      # the code of another agency

What belongs to one thing may stand inside it (`[[measures.steps]]`, `[[services.offerings]]`,
`[[agencies.contact_points]]`): it then points at that thing by itself. Steps are ordered and
numbered as they stand; `[[measures.transitions]]` and every other pointer at a step may name the
step by its number in the same measure. All else is written as `workbench.domain.plain` reads it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from difflib import get_close_matches
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, NewType, Union, get_args, get_origin

from workbench.domain.entity import Entity, built_in_id
from workbench.domain.kinds import table_of_id, tables, word_for
from workbench.domain.order import spread
from workbench.domain.plain import Plain, UnreadableValue, field_decoder, field_types
from workbench.domain.records import Records
from workbench.domain.table import AnyTable, Table
from workbench.errors import FileProblem

IdMaker = Callable[[str, str], str]
Rows = list[dict[str, Plain]]
Trail = tuple[tuple[str, int], ...]

_ENDS = {"from": "origin", "to": "target"}
_HEADING = re.compile(r"\[\[\s*([\w.]+)\s*\]\]")


@dataclass(frozen=True, slots=True)
class _Row:
    """One entity as it was written; `measure` is the code of the measure it belongs to.

    `trail` tells its heading from every other: which of the measures, which of its steps.
    """

    file: _File
    table: str
    code: str
    given: Mapping[str, Plain]
    trail: Trail
    measure: str = ""

    def place(self, field: str = "") -> str:
        """Where a reader finds it: file, line of its heading, table, code, field."""
        where = self.file.line_of(self.trail)
        return f"{where}, {self.table} {self.code!r}" + (f", {field}" if field else "")


@dataclass(frozen=True, slots=True)
class _File:
    """A file by its name, and the line on which each heading stands in it."""

    name: str
    lines: Mapping[Trail, int]

    def line_of(self, trail: Trail) -> str:
        """The file and the line of a heading, or of what it stands in where it has none."""
        while trail and trail not in self.lines:
            trail = trail[:-1]
        return f"{self.name}, line {self.lines[trail]}" if trail else self.name


def built_in_ids(*namespace: str) -> IdMaker:
    """Gives things that come with the program the same id for the same code, for ever."""
    return lambda table, code: built_in_id(*namespace, table, code)


def parse(path: Path) -> dict[str, Plain]:
    """The content of one TOML file; refused with its name where it cannot be read."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as problem:
        raise FileProblem(f"{path} could not be read: {problem.strerror}.") from problem
    except UnicodeDecodeError as problem:
        raise FileProblem(f"{path.name} is not written in UTF-8. Save it as UTF-8.") from problem
    except tomllib.TOMLDecodeError as problem:
        raise FileProblem(f"{path.name} is no TOML file: {problem}.") from problem
    except RecursionError as problem:
        raise FileProblem(
            f"{path.name} has brackets within brackets, deeper than anything here is written. "
            "Take them out."
        ) from problem


def read_head(path: Path, name: str, *fields: str) -> dict[str, str]:
    """The table at the top of a file that says what the file is; each field must be there."""
    head = parse(path).get(name)
    if not isinstance(head, dict) or not all(isinstance(head.get(each), str) for each in fields):
        raise FileProblem(
            f"{path.name} does not say what it is. Begin it with [{name}] and give "
            f"{', '.join(fields)} in quotation marks."
        )
    return head


def read_data_files(
    path: Path, ids: IdMaker, *, known: Records | None = None, head: str = ""
) -> Records:
    """Everything in one data file, or in all of a folder.

    `known` holds what the files may point at besides each other; it is not part of the result.
    `head` names a table at the top that describes the files and holds no rows.
    """
    files = sorted(path.glob("*.toml")) if path.is_dir() else [path]
    if not files:
        raise FileProblem(f"There is no data file (*.toml) in {path}.")
    rows = [row for file in files for row in _rows_of(file, head)]
    return _Reader(rows, ids, known or Records()).records()


def together(*parts: Records) -> Records:
    """All that stands in any of the parts; of rows with the same id the last one holds."""
    return Records(
        **{
            name: Table(row for part in parts for row in getattr(part, name).values())
            for name in tables()
        }
    )


def _rows_of(path: Path, head: str) -> Iterator[_Row]:
    content = parse(path)
    file = _File(path.name, _headings(path.read_text(encoding="utf-8")))
    for table, given in content.items():
        if head and table == head:
            continue
        where = file.line_of(((table, 1),))
        if table not in tables():
            raise FileProblem(f"{where}: there is no table {table!r}{_nearest(table, tables())}.")
        yield from _rows_in(file, table, _list_of_tables(where, table, given), None)


def _headings(content: str) -> dict[Trail, int]:
    """The line of each heading in double brackets, by which of its kind it is."""
    lines: dict[Trail, int] = {}
    counts: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(content.splitlines(), start=1):
        if found := _HEADING.match(line.strip()):
            names = tuple(found[1].split("."))
            counts = {name: n for name, n in counts.items() if name[: len(names)] != names} | {
                names: counts.get(names, 0) + 1
            }
            above = (names[:depth] for depth in range(1, len(names) + 1))
            lines[tuple((each[-1], counts.get(each, 0)) for each in above)] = number
    return lines


def _rows_in(file: _File, table: str, rows: Rows, parent: _Row | None) -> Iterator[_Row]:
    """The rows of one array of tables, each followed by what stands inside it."""
    keys = spread(len(rows))
    for place, written in enumerate(rows, start=1):
        given = _renamed(table, written, parent)
        if parent is not None:
            given |= dict.fromkeys(_links(table, parent.table), parent.code)
        if "order" in field_types(tables()[table]):
            given = {"order": keys[place - 1], "number": str(place)} | given
        code = given.pop("code", None) or _code_within(parent, table, given, place)
        trail = (*(parent.trail if parent else ()), (table, place))
        if not isinstance(code, str) or not code:
            where = file.line_of(trail)
            raise FileProblem(f"{where}: row {place} of {table} has no code. Give it one.")
        measure = code if table == "measures" else parent.measure if parent else ""
        inside = {name: given.pop(name) for name in list(given) if _stands_inside(name, table)}
        row = _Row(file, table, code, given, trail, measure)
        yield row
        for name, children in inside.items():
            yield from _rows_in(file, name, _list_of_tables(row.place(), name, children), row)


def _renamed(table: str, written: Mapping[str, Plain], parent: _Row | None) -> dict[str, Plain]:
    """The row with the two ends of a transition under the names of its fields."""
    if table != "transitions" or parent is None:
        return dict(written)
    return {_ENDS.get(key, key): value for key, value in written.items()}


def _code_within(
    parent: _Row | None, table: str, given: Mapping[str, Plain], place: int
) -> str | None:
    """The code of a row that stands inside another and has none of its own."""
    if parent is None:
        return None
    if table == "transitions":
        return f"{parent.code}-{given.get('origin')}-to-{given.get('target')}"
    return f"{parent.code}-{place}"


def _stands_inside(name: str, table: str) -> bool:
    """Whether a key of a row is an array of what belongs to it, and no field of its own."""
    if name not in tables() or name in field_types(tables()[table]):
        return False
    return len(_links(name, table)) == 1 or (table, name) == ("measures", "transitions")


def _names_within(table: str) -> list[str]:
    """What may be written in a row of a table."""
    inside = (name for name in tables() if _stands_inside(name, table))
    return [*(name for name in field_types(tables()[table]) if name != "id"), *inside]


def _links(table: str, parent: str) -> tuple[str, ...]:
    """The fields with which rows of a table point at a single row of the parent's table."""
    hints = {name: _alternative(hint) for name, hint in field_types(tables()[table]).items()}
    return tuple(
        name
        for name, hint in hints.items()
        if name != "id" and isinstance(hint, NewType) and table_of_id(hint) == parent
    )


def _list_of_tables(place: str, name: str, given: Plain) -> Rows:
    if not isinstance(given, list) or not all(isinstance(row, dict) for row in given):
        raise FileProblem(f"{place}: write each of the {name} under a heading in double brackets.")
    return given


class _Reader:
    """Turns rows with codes into entities with ids."""

    def __init__(self, rows: Iterable[_Row], ids: IdMaker, known: Records) -> None:
        self._rows = tuple(rows)
        self._ids: dict[str, dict[str, str]] = {
            table: {row.code: row.id for row in getattr(known, table).values()}
            for table in tables()
        }
        taken: set[tuple[str, str]] = set()
        for row in self._rows:
            if (row.table, row.code) in taken:
                raise FileProblem(f"{row.place()}: this code is used twice. Choose another.")
            taken.add((row.table, row.code))
            self._ids[row.table][row.code] = ids(row.table, row.code)

    def records(self) -> Records:
        """All the rows as entities, in the order in which they were written."""
        entities: dict[str, list[Entity]] = {}
        for row in self._rows:
            entities.setdefault(row.table, []).append(self._entity(row))
        found: dict[str, AnyTable] = {name: Table(each) for name, each in entities.items()}
        return Records(**found)

    def _entity(self, row: _Row) -> Entity:
        kind = tables()[row.table]
        hints = field_types(kind)
        values: dict[str, Any] = {"id": self._ids[row.table][row.code], "code": row.code}
        for field, given in row.given.items():
            if field in values or field not in hints:
                raise FileProblem(
                    f"{row.place()}: there is no field {field!r}"
                    f"{_nearest(field, _names_within(row.table))}."
                )
            plain = self._with_ids(hints[field], given, row, field)
            try:
                values[field] = field_decoder(kind, field)(plain)
            except UnreadableValue as problem:
                raise FileProblem(f"{row.place(field)}: {problem}") from problem
        return kind(**values)

    def _with_ids(self, hint: Any, given: Plain, row: _Row, field: str) -> Plain:
        """The plain value with every code in it that names something turned into its id."""
        hint = _alternative(hint)
        if isinstance(hint, NewType):
            table = table_of_id(hint)
            return given if table is None else self._id(table, given, row, field)
        if get_origin(hint) is tuple and isinstance(given, list):
            return [self._with_ids(get_args(hint)[0], each, row, field) for each in given]
        if is_dataclass(hint) and isinstance(given, Mapping):
            inner = field_types(hint)
            return {
                name: self._with_ids(inner[name], each, row, f"{field}.{name}")
                if name in inner
                else each
                for name, each in given.items()
            }
        return given

    def _id(self, table: str, given: Plain, row: _Row, field: str) -> str:
        if table == "steps" and isinstance(given, int):
            given = f"{row.measure}-{given}"
        if isinstance(given, str) and given in self._ids[table]:
            return self._ids[table][given]
        raise FileProblem(
            f"{row.place(field)}: there is no {word_for(tables()[table])} with the code "
            f"{given!r}{_nearest(str(given), self._ids[table])}."
        )


def _alternative(hint: Any) -> Any:
    """What an optional type holds when it holds something; other types as they are."""
    if get_origin(hint) in (Union, UnionType):
        return next(each for each in get_args(hint) if each is not NoneType)
    return hint


def _nearest(wrong: str, known: Iterable[str]) -> str:
    """A hint at the names that look like the wrong one."""
    close = get_close_matches(wrong, list(known), n=3, cutoff=0.7)
    return f"; perhaps {' or '.join(repr(each) for each in close)} is meant" if close else ""
