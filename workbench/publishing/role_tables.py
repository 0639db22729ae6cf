"""The role matrix as tables: a row for each step, a narrow column for each actor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from workbench.domain.readings.roles import Actor, LeadState, RoleCell, RoleMatrix, RoleRow
from workbench.domain.steps import Part
from workbench.publishing.blocks import (
    Block,
    Cell,
    Note,
    NoteKind,
    Paragraph,
    ParagraphRole,
    Row,
    Table,
    TableKind,
)
from workbench.publishing.inline import Inline, bold, in_a_row, link, plain, run_together
from workbench.publishing.telling import Teller, anchor_of

MOST_COLUMNS = 7
"""More columns than this are too narrow to be read, and stand in a table of their own."""

_LONGEST_HEAD = 9
_FIRST_COLUMN = 5.0
_LETTERS = {
    Part.LEAD: "L",
    Part.SUPPORT: "S",
    Part.CONSULTED: "C",
    Part.INFORMED: "I",
    Part.AUTHORISES: "A",
    Part.RECEIVES: "R",
}
_DECIDES = "D"
_MEANINGS = (*((letter, part.value) for part, letter in _LETTERS.items()), (_DECIDES, "decides"))
_UNLED = {
    LeadState.NOT_RECORDED: (NoteKind.UNKNOWN, "who leads"),
    LeadState.NONE: (NoteKind.CAUTION, "nobody leads"),
    LeadState.UNREAD: (NoteKind.NOTE, "who leads is not yet read"),
}


@dataclass(frozen=True, slots=True)
class _Column:
    """An actor in the head of a table, by a short name that the key explains."""

    place: int
    head: str
    name: Inline
    needs_key: bool


def role_tables(teller: Teller, matrix: RoleMatrix) -> Iterator[Block]:
    """The matrix with its key, and the steps of which it is not recorded who leads them."""
    rows = [row for row in matrix.rows if any(row.cells)]
    columns = [_column(teller, place, each) for place, each in enumerate(matrix.actors)]
    if columns:
        yield Paragraph(_key(teller, columns, rows), ParagraphRole.SMALL)
    for start in range(0, len(columns), MOST_COLUMNS):
        shown = columns[start : start + MOST_COLUMNS]
        some = [row for row in rows if any(row.cells[each.place] for each in shown)]
        yield _table(teller, matrix, some, shown)
    for state, (kind, words) in _UNLED.items():
        steps = _by_measure(teller, [row for row in matrix.rows if row.lead_state is state])
        if steps:
            yield Note(steps, kind, teller.say(words))


def _table(
    teller: Teller, matrix: RoleMatrix, rows: Sequence[RoleRow], columns: Sequence[_Column]
) -> Table:
    set_rows: list[Row] = []
    stages = {each.step.id: _stage(teller, each) for each in rows}
    several = len(set(stages.values())) > 1
    for stage, group in groupby(rows, key=lambda each: stages[each.step.id]):
        if several and stage:
            set_rows.append((Cell((Paragraph(bold(stage)),), columns=1 + len(columns)),))
        set_rows += [
            (_step(teller, row), *(_mark(teller, row.cells[each.place]) for each in columns))
            for row in group
        ]
    loads = [matrix.loads[each.place] for each in columns]
    set_rows.append((teller.say("Steps led"), *(str(each.led) for each in loads)))
    return Table(
        head=(teller.say("Step"), *(each.head for each in columns)),
        rows=tuple(set_rows),
        kind=TableKind.MATRIX,
        weights=(_FIRST_COLUMN, *[1.0] * len(columns)),
    )


def _column(teller: Teller, place: int, actor: Actor) -> _Column:
    """The column of an actor, headed by the first of its names that is short enough."""
    agency = teller.view.agencies.find(actor.agency)
    name = teller.prose(actor.role) if agency is None else teller.agency(actor.agency)
    names = [plain(name)]
    names += [teller.text(agency.acronym), agency.code] if agency else []
    head = next((each for each in names if 0 < len(each) <= _LONGEST_HEAD), str(place + 1))
    return _Column(place, head, name, needs_key=head != names[0])


def _step(teller: Teller, row: RoleRow) -> Inline:
    """A step by its measure, number and title; leading to where it is printed."""
    step = row.step
    measure = teller.view.measures.find(step.measure)
    number = f"{measure.number} · {step.number}" if measure else step.number
    title = teller.text(step.title) or teller.say("Only known to exist")
    return run_together(link(number, anchor_of(step)), f"  {title}")


def _stage(teller: Teller, row: RoleRow) -> str:
    measure = teller.view.measures.find(row.step.measure)
    return teller.stage(measure.stage) if measure else ""


def _mark(teller: Teller, cell: RoleCell) -> Inline:
    """The letters of the parts, each once; with a star where a part is played on a condition."""
    letters = dict.fromkeys(_LETTERS[each.part] for each in cell.parts)
    if cell.decides:
        letters[_DECIDES] = None
    said = ", ".join(_letter(teller, each) for each in letters)
    if any(each.condition for each in cell.parts):
        said += "*"
    return bold(said) if _LETTERS[Part.LEAD] in letters else said


def _letter(teller: Teller, letter: str) -> str:
    """The sign of a part in the language of the document."""
    return teller.say(f"{letter} (letter)").removesuffix(" (letter)")


def _key(teller: Teller, columns: Sequence[_Column], rows: Sequence[RoleRow]) -> Inline:
    """What the letters that were used mean, and what the short heads stand for."""
    used = {_LETTERS[part.part] for row in rows for cell in row.cells for part in cell.parts}
    used |= {_DECIDES for row in rows for cell in row.cells if cell.decides}
    meanings: list[Inline] = [
        f"{_letter(teller, letter)}: {teller.say(meaning)}"
        for letter, meaning in _MEANINGS
        if letter in used
    ]
    if any(each.condition for row in rows for cell in row.cells for each in cell.parts):
        meanings.append(teller.say("*: on a condition that the step names"))
    names = [run_together(f"{each.head}: ", each.name) for each in columns if each.needs_key]
    return in_a_row([*meanings, *names], "; ")


def _by_measure(teller: Teller, rows: Sequence[RoleRow]) -> str:
    """Steps in a few words, measure by measure: "1.1: 1, 2, 3; 1.3: 2"."""
    found: dict[str, list[str]] = {}
    for row in rows:
        measure = teller.view.measures.find(row.step.measure)
        found.setdefault(measure.number if measure else "–", []).append(row.step.number or "–")
    return "; ".join(
        f"{teller.say('Measure')} {number}: {', '.join(steps)}" for number, steps in found.items()
    )
