"""The body of a Word document as a row of blocks: paragraphs with what they are, and tables."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from workbench.errors import FileProblem
from workbench.exchange.safe_xml import first
from workbench.exchange.word.announcing import Announcing, Notice
from workbench.exchange.word.numbering import Numbering
from workbench.exchange.word.package import WordFile, alternative, value
from workbench.exchange.word.runs import Inline, RunReader, all_words
from workbench.exchange.word.styles import Style, Styles, switch
from workbench.exchange.written.cleaning import MOST_LETTERS, cleaned
from workbench.exchange.written.markers import Kind, Marker, marked
from workbench.exchange.written.step_tables import Cell, Row, remarks_in
from workbench.progress import Progress

_THROUGH = {"w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo", "mc:AlternateContent"}
_MOST_SPANNED = 100
_LONGEST_PLACE = 60


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its words, its sign in a list, and whether it is a heading by its style.

    `looks` tells how it looks where no style says that it is a heading: "capitals", "bold" or "".
    `is_contents` marks a line of a table of contents; `hangs` what belongs to the one before.
    """

    words: str
    marker: Marker | None = None
    level: int = 0
    heading: int = 0
    looks: str = ""
    is_title: bool = False
    is_contents: bool = False
    hangs: bool = False
    comments: tuple[str, ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True)
class TableBlock:
    """One table, with the remarks that hang on its cells."""

    rows: tuple[Row, ...]
    place: str = ""


Block = Paragraph | TableBlock


class BodyReader:
    """Reads the blocks of a document one after the other."""

    def __init__(self, file: WordFile, announcing: Announcing, progress: Progress) -> None:
        self._announcing, self._progress = announcing, progress
        self._styles = Styles(_first(file, "styles"))
        self._numbering = Numbering(_first(file, "numbering"))
        self._comments = {
            each.get("w:id", ""): all_words(each).strip()
            for _, root in file.related("comments")
            for each in root.iter("w:comment")
        }
        self._notes = {
            (f"w:{kind}Reference", each.get("w:id", "")): each
            for kind in ("footnote", "endnote")
            for _, root in file.related(f"{kind}s")
            for each in root.iter(f"w:{kind}")
        }
        self._runs = RunReader(announcing, file.relations(file.main), lambda: self._place)
        self._body = file.tree(file.main).find("w:body")
        self._heading = ""
        self._place = ""
        self._tables = 0
        self._letters = 0
        self._joining: list[Paragraph] = []

    def blocks(self) -> Iterator[Block]:
        """Everything in the body; what hangs on a paragraph follows it."""
        if self._body is None:
            return
        total = len(self._body)
        for done, element in enumerate(self._body):
            if done % 50 == 0:
                self._progress.step(done, total, "Reading the document")
            yield from self._read(element, in_contents=False)
        yield from self._joining

    def _read(self, element: Element, *, in_contents: bool) -> Iterator[Block]:
        tag = element.tag
        if tag == "w:p":
            yield from self._joined(self._paragraphs(element, in_contents=in_contents))
        elif tag == "w:tbl":
            yield self._table(element)
        elif tag in ("w:del", "w:moveFrom"):
            self._announcing.tell(Notice.DELETED, all_words(element), self._place)
        elif tag == "w:altChunk":
            self._announcing.tell(Notice.LATE_PART, "", self._place)
        elif tag in _THROUGH:
            yield from self._read_inside(element, in_contents=in_contents)

    def _read_inside(self, element: Element, *, in_contents: bool) -> Iterator[Block]:
        """The blocks within an element that only surrounds them."""
        contents = in_contents or _is_contents(element)
        if element.tag == "w:sdt" and not contents:
            self._announcing.tell(Notice.CONTROL, all_words(element), self._place)
        if element.tag == "mc:AlternateContent":
            chosen = alternative(element)
            element = element if chosen is None else chosen
        for each in element:
            yield from self._read(each, in_contents=contents)

    def _joined(self, paragraphs: list[tuple[Paragraph, bool]]) -> Iterator[Paragraph]:
        """A paragraph whose end was deleted goes on in the next one."""
        for paragraph, goes_on in paragraphs:
            held = [*self._joining, paragraph]
            self._joining = []
            joined = replace(
                held[0],
                words="".join(each.words for each in held),
                comments=tuple(words for each in held for words in each.comments),
            )
            if goes_on:
                self._joining = [joined]
            else:
                yield joined

    def _paragraphs(self, element: Element, *, in_contents: bool) -> list[tuple[Paragraph, bool]]:
        """The paragraph, and whether it runs on; then what stands in its boxes and notes."""
        given = first(element, "w:pPr")
        style_id = value(given, "w:pStyle")
        style = self._styles.style(style_id)
        heading = _heading(given, style)
        inline = self._runs.read(element, bold=bool(style.bold))
        words = self._kept(inline)
        marker, level = self._sign(given, style, style_id) if words.strip() else (None, 0)
        if heading and words.strip():
            self._heading = " ".join(words.split())[:_LONGEST_PLACE]
        self._place = f"under “{self._heading}”" if self._heading else "at the beginning"
        contents = in_contents or style.name.startswith(("toc ", "table of figures"))
        if contents and words.strip():
            self._announcing.tell(Notice.CONTENTS, words, self._place)
        paragraph = Paragraph(
            words=words,
            marker=marker,
            level=level,
            heading=heading,
            looks=_looks(words, inline, style),
            is_title=style.name == "title",
            is_contents=contents,
            comments=self._remarks(inline),
            place=self._place,
        )
        runs_on = first(given, "w:rPr/w:del") is not None
        return [(paragraph, runs_on), *((each, False) for each in self._hanging(inline))]

    def _kept(self, inline: Inline) -> str:
        words = cleaned("".join(inline.words))
        self._letters += len(words)
        if self._letters > MOST_LETTERS:
            raise FileProblem(
                f"The document has more than {MOST_LETTERS:,} letters. Bring it in in parts."
            )
        return words

    def _sign(
        self, given: Element | None, style: Style, style_id: str | None
    ) -> tuple[Marker | None, int]:
        """The automatic sign of a paragraph and its level in the list."""
        list_id = value(given, "w:numPr/w:numId") or style.list_id
        if list_id is None:
            return None, 0
        own = value(given, "w:numPr/w:ilvl")
        level = int(own) if own and own.isdecimal() else style.list_level
        if level is None:
            level = self._numbering.level_of_style(list_id, style_id or "") or 0
        level = min(level, 8)
        return self._numbering.sign(list_id, level), level

    def _remarks(self, inline: Inline) -> tuple[str, ...]:
        remarks = tuple(words for key in inline.comments if (words := self._comments.get(key)))
        for words in remarks:
            self._announcing.tell(Notice.COMMENT, words, self._place)
        return remarks

    def _hanging(self, inline: Inline) -> list[Paragraph]:
        """What stands in text boxes and notes that hang on a paragraph."""
        hanging: list[Paragraph] = []
        for box in inline.boxes:
            self._announcing.tell(Notice.TEXT_BOX, all_words(box), self._place)
            hanging += self._inside(box)
        for key in inline.notes:
            note = self._notes.get(key)
            if note is not None:
                self._announcing.tell(Notice.FOOTNOTE, all_words(note), self._place)
                hanging += self._inside(note)
        return hanging

    def _inside(self, element: Element) -> list[Paragraph]:
        """The paragraphs of a box or note, tables and all, as text."""
        found: list[Paragraph] = []
        for each in element:
            for block in self._read(each, in_contents=False):
                if isinstance(block, TableBlock):
                    words = "\n".join(
                        cell.words for row in block.rows for cell in row if cell.words
                    )
                    remarks = tuple(one for row in block.rows for one in remarks_in(row))
                    found.append(Paragraph(words, hangs=True, comments=remarks, place=self._place))
                elif block.words.strip():
                    found.append(replace(block, hangs=True, heading=0))
        return found

    def _table(self, element: Element) -> TableBlock:
        self._tables += 1
        number = self._tables
        rows: list[Row] = []
        for row in _through(element, "w:tr"):
            self._place = f"table {number}, row {len(rows) + 1}"
            given = first(row, "w:trPr")
            if first(given, "w:del") is not None:
                self._announcing.tell(Notice.DELETED, all_words(row), self._place)
                continue
            cells = self._cells(row, is_head=bool(switch(given, "w:tblHeader")))
            rows.append(_run_on(cells, rows[-1] if rows else ()))
        self._place = f"table {number}"
        return TableBlock(tuple(rows), self._place)

    def _cells(self, row: Element, *, is_head: bool) -> Row:
        cells: list[Cell] = []
        before = value(first(row, "w:trPr"), "w:gridBefore") or "0"
        cells += [Cell()] * min(int(before) if before.isdecimal() else 0, _MOST_SPANNED)
        for element in _through(row, "w:tc"):
            given = first(element, "w:tcPr")
            paragraphs = self._cell_paragraphs(element)
            merge = first(given, "w:vMerge")
            goes_on = merge is not None and merge.get("w:val", "continue") == "continue"
            wide = value(given, "w:gridSpan") or "1"
            span = max(1, min(int(wide) if wide.isdecimal() else 1, _MOST_SPANNED))
            words = "\n".join(_signed(each) for each in paragraphs if each.words.strip())
            # A cell that goes on holds nothing of its own, save in files made by other programs.
            goes_on = goes_on and not words
            remarks = tuple(each for paragraph in paragraphs for each in paragraph.comments)
            cells.append(Cell(words, goes_on, is_head, span, remarks))
            cells += [Cell()] * (span - 1)
        return tuple(cells)

    def _cell_paragraphs(self, cell: Element) -> list[Paragraph]:
        found: list[Paragraph] = []
        for each in cell:
            for block in self._read(each, in_contents=False):
                if isinstance(block, Paragraph):
                    found.append(block)
                    continue
                self._tables -= 1
                for row in block.rows:
                    words = "\t".join(cell.words for cell in row if cell.words.strip())
                    found.append(Paragraph(words, comments=remarks_in(row)))
        return found


def _run_on(row: Row, above: Row) -> Row:
    """The row with the words of cells that began in a row above."""
    return tuple(
        replace(cell, words=above[place].words) if cell.goes_on and place < len(above) else cell
        for place, cell in enumerate(row)
    )


def _signed(paragraph: Paragraph) -> str:
    """The words of a paragraph in a cell, after the sign it had in a list."""
    words = paragraph.words.strip()
    if paragraph.marker is None or marked(words)[0] is not None:
        return words
    if paragraph.marker.kind in (Kind.NUMBER, Kind.STEP):
        return f"{paragraph.marker.number}. {words}"
    return f"• {words}"


def _through(parent: Element, tag: str) -> Iterator[Element]:
    """The children of a kind, also those within content controls and the like."""
    for each in parent:
        if each.tag == tag:
            yield each
        elif each.tag in _THROUGH:
            yield from _through(each, tag)


def _is_contents(element: Element) -> bool:
    gallery = first(element, "w:sdtPr/w:docPartObj/w:docPartGallery")
    return gallery is not None and gallery.get("w:val", "") == "Table of Contents"


def _heading(given: Element | None, style: Style) -> int:
    own = value(given, "w:outlineLvl")
    if own is not None and own.isdecimal():
        return int(own) + 1 if int(own) < 9 else 0
    return style.heading or 0


def _looks(words: str, inline: Inline, style: Style) -> str:
    """Whether a paragraph looks like a heading, whatever its style is called."""
    letters = [sign for sign in words if sign.isalpha()]
    if len(letters) < 3:
        return ""
    cased = [sign for sign in letters if sign.upper() != sign.lower()]
    if style.capitals or (len(cased) >= 3 and all(sign.isupper() for sign in cased)):
        return "capitals"
    return "bold" if inline.letters and inline.bold_letters >= 0.9 * inline.letters else ""


def _first(file: WordFile, kind: str) -> Element | None:
    return next((root for _, root in file.related(kind)), None)
