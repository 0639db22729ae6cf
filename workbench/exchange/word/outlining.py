"""Guesses what each block of a document becomes; the reader corrects it afterwards.

Headings give stages and measures; numbered lists, or bullets where there are none, and tables
with known heads give steps. Everything else is text where it stands, so nothing is passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from workbench.domain.drafts import DraftStep
from workbench.domain.found import Becomes, FoundPart
from workbench.exchange.word.announcing import Announcing, Notice
from workbench.exchange.word.blocks import Block, Paragraph, TableBlock
from workbench.exchange.word.headings import Heading, Role, numbered_title, roles
from workbench.exchange.written.columns import Column
from workbench.exchange.written.markers import Kind, marked
from workbench.exchange.written.outline import Line, placed
from workbench.exchange.written.step_tables import StepTable, remarks_in, understood

_LONGEST_HEADING = 120
_COUNTED = (Kind.NUMBER, Kind.STEP, Kind.LETTER, Kind.ROMAN)
_FULL_STOPS = (".", ";", ",", "。", "।", "։")


@dataclass(slots=True)
class _Chapter:
    """A heading, or none at the beginning, with the blocks below it."""

    heading: Paragraph | None
    blocks: list[Block] = field(default_factory=list)


def outlined(blocks: Sequence[Block], announcing: Announcing) -> tuple[FoundPart, ...]:
    """The parts of a document, in their order."""
    chapters = _chapters(_with_headings(blocks))
    headings = [_heading(each) for each in chapters if each.heading is not None]
    given = iter(roles(headings))
    parts: list[FoundPart] = []
    in_measure = False
    for chapter in chapters:
        role = next(given) if chapter.heading is not None else Role.APART
        if chapter.heading is not None:
            parts.append(_heading_part(chapter.heading, role, announcing))
        if role in (Role.STAGE, Role.APART):
            in_measure = False
        elif role is Role.MEASURE:
            in_measure = True
        parts += _chapter_parts(chapter.blocks, role, in_measure=in_measure)
    return tuple(part for part in parts if part.words.strip() or part.comments)


def _with_headings(blocks: Sequence[Block]) -> list[Block]:
    """The blocks; where no style makes headings, paragraphs that look like some are ones."""
    paragraphs = [each for each in blocks if isinstance(each, Paragraph)]
    if any(each.heading and each.words.strip() for each in paragraphs):
        return list(blocks)
    looks = {each.looks for each in paragraphs if _looks_like_heading(each)}
    return [
        replace(each, heading=_level_by_looks(each, looks))
        if isinstance(each, Paragraph) and _looks_like_heading(each)
        else each
        for each in blocks
    ]


def _looks_like_heading(paragraph: Paragraph) -> bool:
    words = paragraph.words.strip()
    return (
        bool(paragraph.looks)
        and 0 < len(words) <= _LONGEST_HEADING
        and "\n" not in words
        and not words.endswith(_FULL_STOPS)
        and not paragraph.hangs
        and not paragraph.is_title
        and (paragraph.marker is None or paragraph.marker.kind is not Kind.BULLET)
    )


def _level_by_looks(paragraph: Paragraph, looks: set[str]) -> int:
    marker = paragraph.marker or marked(paragraph.words.strip())[0]
    above = 1 if paragraph.looks == "bold" and "capitals" in looks else 0
    if marker is not None and marker.kind is Kind.NUMBER and paragraph.looks == "bold":
        return above + 1 + marker.depth
    return above + 1


def _chapters(blocks: Sequence[Block]) -> list[_Chapter]:
    chapters = [_Chapter(None)]
    for block in blocks:
        if isinstance(block, Paragraph) and block.heading and block.words.strip():
            chapters.append(_Chapter(block))
        else:
            chapters[-1].blocks.append(block)
    return chapters if chapters[0].blocks else chapters[1:]


def _heading(chapter: _Chapter) -> Heading:
    assert chapter.heading is not None
    lists = any(_is_counted(each) for each in chapter.blocks)
    tables = any(
        isinstance(each, TableBlock) and _is_step_table(understood(each.rows))
        for each in chapter.blocks
    )
    return Heading(_titled(chapter.heading), chapter.heading.heading, int(lists or tables))


def _titled(heading: Paragraph) -> str:
    """The words of a heading after its automatic number."""
    words = " ".join(heading.words.split())
    marker = heading.marker
    if marker is not None and marker.kind is Kind.STEP:
        return f"Step {marker.number}: {words}"
    return f"{marker.number}. {words}" if marker is not None and marker.number else words


def _heading_part(heading: Paragraph, role: Role, announcing: Announcing) -> FoundPart:
    words = _titled(heading)
    part = FoundPart(words, heading=heading.heading, place=heading.place, comments=heading.comments)
    match role:
        case Role.STAGE:
            return replace(part, becomes=Becomes.STAGE)
        case Role.MEASURE:
            number, title = numbered_title(words)
            return replace(part, becomes=Becomes.MEASURE, words=title, number=number)
        case Role.STEP:
            number, title = numbered_title(words)
            return replace(part, becomes=Becomes.STEP, words=title, number=number, heading=0)
        case Role.STRUCTURE:
            announcing.tell(Notice.STRUCTURE, words, heading.place)
            return replace(part, becomes=Becomes.LEAVE_OUT)
        case _:
            return part


def _chapter_parts(blocks: Sequence[Block], role: Role, *, in_measure: bool) -> Iterator[FoundPart]:
    """The parts below a heading: lists are steps only within a measure."""
    below_step = role is Role.STEP
    has_steps = in_measure and role not in (Role.STEP, Role.FIELD)
    listed: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            listed.append(block)
            continue
        yield from _listed(listed, steps=has_steps, below_step=below_step)
        listed = []
        yield from _table_parts(block, steps=in_measure)
    yield from _listed(listed, steps=has_steps, below_step=below_step)


def _listed(
    paragraphs: Sequence[Paragraph], *, steps: bool, below_step: bool
) -> Iterator[FoundPart]:
    lines = [_line(each) for each in paragraphs]
    counted = any(line.marker and line.marker.kind in _COUNTED for line in lines)
    levels = iter(placed([line for line in lines if line.marker is not None]))
    stepped = False
    for paragraph, line in zip(paragraphs, lines, strict=True):
        part = FoundPart(line.words.strip(), place=paragraph.place, comments=paragraph.comments)
        if paragraph.is_contents:
            yield replace(part, becomes=Becomes.LEAVE_OUT)
            continue
        if line.marker is None:
            yield part
            continue
        level = next(levels).level or 0
        is_step = steps and level == 0 and (line.marker.kind in _COUNTED or not counted)
        if is_step:
            stepped = True
            number = line.marker.number if line.marker.kind in (Kind.NUMBER, Kind.STEP) else ""
            yield replace(part, becomes=Becomes.STEP, number=number)
        elif stepped or below_step:
            yield replace(part, becomes=Becomes.LINE)
        else:
            yield replace(part, words=f"{'  ' * level}- {part.words}")


def _line(paragraph: Paragraph) -> Line:
    if paragraph.marker is not None:
        words = paragraph.words.strip()
        return Line(words, paragraph.marker, paragraph.level)
    if paragraph.hangs or paragraph.is_contents:
        return Line(paragraph.words)
    marker, words = marked(paragraph.words)
    return Line(words, marker)


def _is_counted(block: Block) -> bool:
    if not isinstance(block, Paragraph) or block.is_contents:
        return False
    marker = _line(block).marker
    return marker is not None and marker.kind in _COUNTED


def _is_step_table(table: StepTable) -> bool:
    """Whether a table has a column of steps and one that says more of them."""
    telling = {Column.WHO, Column.WHEN, Column.FORMS, Column.WHERE, Column.SUPPORT, Column.NUMBER}
    return table.has_head and Column.TITLE in table.columns and bool(telling & set(table.columns))


def _table_parts(block: TableBlock, *, steps: bool) -> Iterator[FoundPart]:
    table = understood(block.rows)
    if steps and _is_step_table(table):
        for step in table.steps():
            yield from _step_parts(step, block.place)
        return
    for place, row in enumerate(block.rows, start=1):
        cells = [" ".join(cell.words.split()) for cell in row if cell.words and not cell.goes_on]
        yield FoundPart(
            " | ".join(cells), place=f"{block.place}, row {place}", comments=remarks_in(row)
        )


def _step_parts(step: DraftStep, place: str) -> Iterator[FoundPart]:
    yield FoundPart(
        step.title,
        Becomes.STEP,
        number=step.number,
        who=step.who,
        support=step.support,
        when=step.when,
        where=step.where,
        forms=step.forms,
        place=place,
        comments=step.comments,
    )
    for line in step.lines:
        yield FoundPart(line, Becomes.LINE, place=place)
    for words in step.text.split("\n"):
        if words.strip():
            yield FoundPart(words, Becomes.TEXT, place=place)
