"""Printed blocks as text to be read and copied on the screen; Qt's rich text, escaped once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from html import escape
from typing import Any

from workbench.publishing.blocks import (
    Actor,
    Block,
    Cell,
    FactStrip,
    FieldGroup,
    Figure,
    Heading,
    ListBlock,
    Note,
    Paragraph,
    Row,
    SignatureLine,
    SourceNotes,
    StepRow,
    Steps,
    Table,
)
from workbench.publishing.inline import (
    Inline,
    NotRecorded,
    Piece,
    Reference,
    SourceMark,
    Span,
    is_blank,
    pieces,
)
from workbench.publishing.wording import Wording, wording

_DEEPEST = 4


def reading_text(blocks: Iterable[Block], language: str) -> str:
    """The blocks in their order as rich text; what only a page has (a cover, a break) is left out.

    A step leads to itself: its number is a link whose address is the anchor of the step.
    """
    return "".join(_Writer(wording(language)).of(blocks))


class _Writer:
    """Writes block after block in one language."""

    def __init__(self, words: Wording) -> None:
        self._words = words
        # Each writer takes its own kind of block, which the mapping cannot say: hence Any.
        self._writers: dict[type, Callable[[Any], Iterator[str]]] = {
            Heading: self._heading,
            Paragraph: self._paragraph,
            ListBlock: self._list,
            Table: self._table,
            Note: self._note,
            Steps: self._steps,
            FactStrip: self._facts,
            Figure: self._figure,
            FieldGroup: self._fields,
            SignatureLine: self._signatures,
            SourceNotes: self._sources,
        }

    def of(self, blocks: Iterable[Block]) -> Iterator[str]:
        """Block after block."""
        for block in blocks:
            writer = self._writers.get(type(block))
            if writer is not None:
                yield from writer(block)

    def _heading(self, heading: Heading) -> Iterator[str]:
        level = min(heading.level + 1, _DEEPEST)
        if heading.kicker:
            yield f"<p><small>{escape(heading.kicker)}</small></p>"
        words = f"{heading.number or ''} {heading.text}".strip()
        yield f"<h{level}>{escape(words)}</h{level}>"

    def _paragraph(self, paragraph: Paragraph) -> Iterator[str]:
        yield f"<p>{self._inline(paragraph.text)}</p>"

    def _list(self, block: ListBlock) -> Iterator[str]:
        tag = "ol" if block.numbered else "ul"
        yield f"<{tag}>"
        for item in block.items:
            if isinstance(item, ListBlock):
                yield from self._list(item)
            else:
                yield f"<li>{self._inline(item)}</li>"
        yield f"</{tag}>"

    def _table(self, table: Table) -> Iterator[str]:
        if table.title:
            yield f"<p><b>{escape(table.title)}</b></p>"
        if not table.rows:
            yield f"<p><i>{escape(table.empty or self._words.nothing_here)}</i></p>"
            return
        yield '<table cellspacing="0" width="100%">'
        if any(not is_blank(each) for each in table.head):
            heads = "".join(f"<th align='left'>{self._inline(each)}</th>" for each in table.head)
            yield f"<tr>{heads}</tr>"
        for row in table.rows:
            yield f"<tr>{''.join(self._cells(row))}</tr>"
        yield "</table>"

    def _cells(self, row: Row) -> Iterator[str]:
        for cell in row:
            if isinstance(cell, Cell):
                yield f'<td colspan="{cell.columns}">{"".join(self.of(cell.blocks))}</td>'
            else:
                yield f"<td>{self._inline(cell)}</td>"

    def _note(self, note: Note) -> Iterator[str]:
        title = escape(note.title or self._words.notes[note.kind])
        yield f"<p><b>{title}:</b> {self._inline(note.text)}</p>"

    def _steps(self, steps: Steps) -> Iterator[str]:
        if not steps.rows:
            yield f"<p><i>{escape(steps.empty or self._words.nothing_here)}</i></p>"
        for row in steps.rows:
            yield from self._step(row)

    def _step(self, row: StepRow) -> Iterator[str]:
        title = self._inline(NotRecorded() if is_blank(row.what) else row.what)
        number = f'<a href="{escape(row.anchor)}">{escape(row.number)}</a>'
        yield f"<h4>{number if row.anchor else escape(row.number)} {title}</h4>"
        for mark in row.marks:
            yield f"<p><i>{escape(self._words.marks[mark])}</i></p>"
        yield from self._lines(row.detail)
        _, who, _, when, _, forms = self._words.step_heads
        actors = tuple(self._actor(each) for each in row.who) or (self._inline(NotRecorded()),)
        yield f"<p><b>{escape(who)}:</b> {'; '.join(actors)}</p>"
        limits = [self._inline(each) for each in row.when if not is_blank(each)]
        limits = limits or [self._inline(NotRecorded())]
        yield f"<p><b>{escape(when)}:</b> {'; '.join(limits)}</p>"
        yield from self.of(row.text)
        if said := [each for each in row.how if not is_blank(each)]:
            yield from self._list(ListBlock(tuple(said)))
        if row.forms:
            yield f"<p><b>{escape(forms)}:</b> {', '.join(map(self._inline, row.forms))}</p>"
        for text in row.consent:
            yield f"<p><b>{escape(self._words.consent)}:</b> {self._inline(text)}</p>"
        for branch in row.branches:
            when_ = "" if is_blank(branch.condition) else f"{self._inline(branch.condition)} "
            then = self._inline(branch.then)
            yield f"<p><b>{escape(self._words.next)}:</b> {when_}→ {then}</p>"
        yield from self.of(row.notes)

    def _actor(self, actor: Actor) -> str:
        name = self._inline(actor.name)
        return f"{name} ({escape(actor.part)})" if actor.part else f"<b>{name}</b>"

    def _lines(self, lines: Iterable[Inline]) -> Iterator[str]:
        for line in lines:
            if not is_blank(line):
                yield f"<p>{self._inline(line)}</p>"

    def _facts(self, strip: FactStrip) -> Iterator[str]:
        for fact in strip.facts:
            yield f"<p><b>{escape(fact.label)}:</b> {self._inline(fact.text)}</p>"

    def _figure(self, figure: Figure) -> Iterator[str]:
        title = escape(f"{figure.number} {figure.title}".strip())
        yield f"<p><i>{title}</i></p>" if title else ""

    def _fields(self, group: FieldGroup) -> Iterator[str]:
        if group.title:
            yield f"<p><b>{escape(group.title)}</b></p>"
        yield from self._list(ListBlock(tuple(field.label for field in group.fields)))

    def _signatures(self, line: SignatureLine) -> Iterator[str]:
        yield f"<p>{' · '.join(map(escape, line.labels))}</p>"

    def _sources(self, sources: SourceNotes) -> Iterator[str]:
        yield f"<p><b>{escape(self._words.sources)}</b></p>"
        for note in sources.notes:
            yield f"<p><small>{note.number} {escape(note.text)}</small></p>"

    def _inline(self, inline: Inline) -> str:
        return "".join(map(self._piece, pieces(inline)))

    def _piece(self, piece: Piece) -> str:
        if isinstance(piece, str | Span):
            return _span(piece if isinstance(piece, Span) else Span(piece))
        if isinstance(piece, NotRecorded):
            return f"<i>{escape(self._words.not_recorded)}</i>"
        if isinstance(piece, SourceMark):
            return f"<sup>{piece.number or '*'}</sup>"
        return escape(piece.text or piece.anchor) if isinstance(piece, Reference) else ""


def _span(span: Span) -> str:
    marked = escape(span.text).replace("\n", "<br/>")
    if span.bold:
        marked = f"<b>{marked}</b>"
    return f"<i>{marked}</i>" if span.italic else marked
