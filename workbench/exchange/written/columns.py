"""What the columns of a table of steps hold, told by the words at their head."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache

from workbench.exchange.written.cleaning import one_line


class Column(StrEnum):
    """What a column holds; OTHER has a head of its own and no field."""

    NUMBER = "number"
    TITLE = "title"
    TEXT = "text"
    LINES = "lines"
    WHO = "who"
    SUPPORT = "support"
    WHEN = "when"
    WHERE = "where"
    FORMS = "forms"
    OTHER = "other"


# Words at the head of a column in English and Bulgarian, most telling first: the first that fits
# a head decides, so that "time limit" is no "limit of responsibility".
_WRITTEN_HEADS = {
    Column.NUMBER: "no, nr, n, №, number, step no, step number, номер, стъпка №",
    Column.SUPPORT: """support, supports, supporting, supported by, assisting, partner, partners,
        подкрепа, съдействие, партньори, участват, с участието""",
    Column.WHEN: """when, time limit, time, timing, deadline, timeframe, time frame, within,
        by when, duration, timeline, кога, срок, срокове, време, краен срок, времетраене""",
    Column.WHERE: "where, place, location, venue, къде, място, местоположение",
    Column.FORMS: """form, forms, with what, document, documents, template, tools, формуляр,
        формуляри, образец, образци, документ, документи, бланка, бланки, приложение""",
    Column.WHO: """who, responsible, responsibility, responsibilities, responsible agency, lead,
        lead agency, actor, actors, agency, institution, by whom, organisation, organization,
        owner, кой, отговорен, отговорна институция, отговорник, отговорност, отговорни,
        институция, институции, изпълнител, изпълнители, водеща институция, орган""",
    Column.LINES: "how, sub steps, substeps, tasks, details, как, подстъпки, начин",
    Column.TEXT: """description, explanation, notes, note, remarks, comment, comments, описание,
        бележки, забележка, забележки, пояснение, коментар""",
    Column.TITLE: """step, steps, what, action, actions, activity, activities, title, task,
        procedure, measure, стъпка, стъпки, какво, действие, действия, дейност, дейности,
        заглавие, задача, процедура, мярка""",
}
_HEADS = {
    column: frozenset(" ".join(head.split()) for head in heads.split(","))
    for column, heads in _WRITTEN_HEADS.items()
}
_MOST_WORDS = 4
_NUMBER_CELL = re.compile(r"(?:\D{0,12}\s)?\(?(?P<number>\d{1,3}(?:\.\d{1,2})*)[.):]?")


def column_named(head: str) -> Column | None:
    """What a column with this head holds, or None where the words are no known head."""
    folded = _folded(head)
    return _exactly(folded) or _loosely(folded)


def is_plain_head(words: str) -> bool:
    """Whether the words are exactly what stands at the head of a column."""
    return _exactly(_folded(words)) is not None


def _folded(head: str) -> str:
    return re.sub(r"[^\w№]+", " ", one_line(head[:200]).casefold()).strip()


@cache
def _exactly(folded: str) -> Column | None:
    return next((column for column, heads in _HEADS.items() if folded in heads), None)


@cache
def _loosely(folded: str) -> Column | None:
    """A head of a few words that has a known one among them: "responsible body"."""
    if len(folded.split()) > _MOST_WORDS or any(sign.isdecimal() for sign in folded):
        return None
    for column, heads in _HEADS.items():
        if column is Column.NUMBER:
            continue
        if any(len(head) > 3 and re.search(rf"\b{re.escape(head)}\b", folded) for head in heads):
            return column
    return None


def columns_of(head: Sequence[str], rows: Sequence[Sequence[str]]) -> tuple[Column, ...]:
    """What each column holds, from its head and, for numbers, from what stands in it.

    Each field takes one column; a second column of the same kind is kept as OTHER. Where no
    column is called a title, the first one of words is.
    """
    columns: list[Column] = []
    for place, words in enumerate(head):
        column = column_named(words)
        if column in (None, Column.TITLE) and _all_numbers(rows, place):
            column = None if one_line(words) and column is None else Column.NUMBER
        columns.append(Column.OTHER if column is None or column in columns else column)
    if Column.TITLE not in columns:
        for wanted in (Column.OTHER, Column.TEXT, Column.LINES):
            if wanted in columns:
                columns[columns.index(wanted)] = Column.TITLE
                break
    return tuple(columns)


def columns_without_head(rows: Sequence[Sequence[str]], width: int) -> tuple[Column, ...]:
    """Numbers first, where there are some; then the title; all the rest is text."""
    columns = [Column.TEXT] * width
    words = 1 if width > 1 and _all_numbers(rows, 0) else 0
    if words:
        columns[0] = Column.NUMBER
    if words < width:
        columns[words] = Column.TITLE
    return tuple(columns)


def number_in(cell: str) -> str | None:
    """The number that a cell holds and nothing else: "Step 3." gives "3"; None for other words."""
    found = _NUMBER_CELL.fullmatch(one_line(cell))
    return found["number"] if found else None


def _all_numbers(rows: Sequence[Sequence[str]], place: int) -> bool:
    cells = [row[place] for row in rows if place < len(row) and row[place].strip()]
    return bool(cells) and all(number_in(cell) is not None for cell in cells)
