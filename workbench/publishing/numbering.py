"""Numbers for headings, figures, tables and sources, and references that lead where they say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from workbench.publishing.blocks import (
    Block,
    Contents,
    Figure,
    Heading,
    Landscape,
    PageBreak,
    SourceNote,
    SourceNotes,
    Table,
)
from workbench.publishing.inline import Inline, PageNumber, Piece, Reference, SourceMark, Span
from workbench.publishing.reading import anchors, with_pieces
from workbench.publishing.wording import Wording, wording


def numbered(blocks: Iterable[Block], language: str = "en") -> tuple[Block, ...]:
    """The blocks with numbers, one anchor each, resolved references and sources by chapter.

    Blocks that were numbered before keep what they have.
    """
    counting = _Counting(wording(language))
    counted = [counting.counted(block) for block in blocks]
    references = _References(dict.fromkeys(anchors(tuple(counted)), "") | counting.targets)
    return tuple(_with_sources(counted, references))


@dataclass(slots=True)
class _Counting:
    """Counts headings by level, figures and tables, and remembers what each anchor is called."""

    words: Wording
    counts: list[int] = field(default_factory=lambda: [0] * 10)
    numbers: list[str] = field(default_factory=lambda: [""] * 10)
    figures: int = 0
    tables: int = 0
    taken: set[str] = field(default_factory=set)
    targets: dict[str, str] = field(default_factory=dict)

    def counted(self, block: Block) -> Block:
        """The block with its number and an anchor that no other block has."""
        if isinstance(block, Heading):
            return self._heading(block)
        if isinstance(block, Figure):
            return self._figure(block)
        if isinstance(block, Table) and block.title:
            return self._table(block)
        return block

    def _heading(self, heading: Heading) -> Heading:
        level = min(max(heading.level, 1), 9)
        number = self._number(heading, level)
        self.numbers[level] = number
        for deeper in range(level + 1, 10):
            self.counts[deeper], self.numbers[deeper] = 0, ""
        anchor = self._anchor(heading.anchor or f"section-{len(self.taken) + 1}")
        self.targets[anchor] = f"{number} {heading.text}".strip()
        return replace(heading, level=level, number=number, anchor=anchor)

    def _number(self, heading: Heading, level: int) -> str:
        if heading.number is not None:
            return heading.number
        above = self.numbers[level - 1]
        if level > 1 and not above:
            return ""
        self.counts[level] += 1
        return f"{above}.{self.counts[level]}" if above else str(self.counts[level])

    def _figure(self, figure: Figure) -> Figure:
        self.figures += 1
        number = figure.number or str(self.figures)
        anchor = self._anchor(figure.anchor or f"figure-{number}")
        self.targets[anchor] = self.words.figure.format(number=number)
        return replace(figure, number=number, anchor=anchor)

    def _table(self, table: Table) -> Table:
        self.tables += 1
        number = table.number or str(self.tables)
        anchor = self._anchor(table.anchor or f"table-{number}")
        self.targets[anchor] = self.words.table.format(number=number)
        return replace(table, number=number, anchor=anchor)

    def _anchor(self, wanted: str) -> str:
        """The wanted anchor, or with a number behind it when something printed twice has it."""
        anchor, copies = wanted, 1
        while anchor in self.taken:
            copies += 1
            anchor = f"{wanted}-{copies}"
        self.taken.add(anchor)
        return anchor


@dataclass(slots=True)
class _References:
    """Resolves pieces of text against the anchors that are really there."""

    targets: dict[str, str]
    notes: dict[str, int] = field(default_factory=dict)
    chapter: int = 0

    def resolved(self, piece: Piece) -> Inline:
        """The piece with its words, and without a link that would lead nowhere."""
        if isinstance(piece, SourceMark):
            return self._marked(piece)
        if isinstance(piece, Reference):
            return self._reference(piece)
        if isinstance(piece, Span) and piece.link and piece.link not in self.targets:
            return replace(piece, link="")
        if isinstance(piece, PageNumber) and piece.anchor not in self.targets:
            return "–"
        return piece

    def chapter_notes(self) -> tuple[SourceNote, ...]:
        """The sources marked since the last chapter began; the next chapter starts afresh."""
        notes = tuple(
            SourceNote(number, source, self._note_anchor(number))
            for source, number in self.notes.items()
        )
        self.notes = {}
        self.chapter += 1
        return notes

    def _marked(self, mark: SourceMark) -> SourceMark:
        if mark.number:
            return mark
        number = self.notes.setdefault(mark.source, len(self.notes) + 1)
        return replace(mark, number=number, link=self._note_anchor(number))

    def _note_anchor(self, number: int) -> str:
        return f"source-{self.chapter}-{number}"

    def _reference(self, reference: Reference) -> Inline:
        if reference.anchor not in self.targets:
            return reference.text
        return replace(reference, text=reference.text or self.targets[reference.anchor])


def _with_sources(blocks: Iterable[Block], references: _References) -> Iterable[Block]:
    """The blocks with resolved pieces; each chapter ends with the sources it marked.

    A page that is turned for the next chapter is turned after the sources of the last.
    """
    turns: list[Block] = []
    for block in blocks:
        if isinstance(block, Landscape | PageBreak):
            turns.append(block)
            continue
        if isinstance(block, Contents) or (isinstance(block, Heading) and block.level == 1):
            yield from _notes(references)
        yield from turns
        turns = []
        yield with_pieces(block, references.resolved)
    yield from _notes(references)
    yield from turns


def _notes(references: _References) -> Iterable[Block]:
    notes = references.chapter_notes()
    if notes:
        yield SourceNotes(notes)
