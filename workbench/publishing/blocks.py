"""What a printed page is made of, before anyone decides how it looks.

Sections yield blocks; composing numbers them; a writer sets them. Only text, order and meaning
stand here: no sizes, no colours, no markup.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workbench.diagram.picture import Picture
from workbench.publishing.inline import Inline


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 starts a chapter, on a new page unless the last one has hardly begun.

    `new_page` True starts a page in any case, False never does.

    `number` None is numbered by composing (1, 1.1), "" stays without a number, anything else is
    the thing's own number. `kicker` is the small line above ("Measure, adults"). `in_head` puts
    the heading into the running head beside its chapter; None leaves that to its level.
    """

    text: str
    level: int = 1
    anchor: str = ""
    number: str | None = None
    kicker: str = ""
    new_page: bool | None = None
    in_contents: bool = True
    in_head: bool | None = None


class ParagraphRole(StrEnum):
    """What a paragraph is to the text around it."""

    BODY = "body"
    LEAD = "lead"
    SMALL = "small"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; a lead opens a chapter, a small one explains a table or a figure."""

    text: Inline
    role: ParagraphRole = ParagraphRole.BODY
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list with bullets or numbers; a list among the items hangs below the item before it."""

    items: tuple[Inline | ListBlock, ...]
    numbered: bool = False


class TableKind(StrEnum):
    """What a table is for, which decides its look."""

    PLAIN = "plain"
    FACTS = "facts"  # names left, facts right, no head needed
    DIRECTORY = "directory"  # one entry per row, the first cell is its name
    MATRIX = "matrix"  # short marks in narrow columns, such as who plays which part
    TO_FILL = "to_fill"  # empty cells to write into


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that holds paragraphs and lists, or stretches over several columns."""

    blocks: tuple[Paragraph | ListBlock, ...] = ()
    columns: int = 1


Row = tuple[Inline | Cell, ...]


def anchored(text: Inline, anchor: str) -> Cell:
    """A cell to which links lead."""
    return Cell((Paragraph(text, anchor=anchor),))


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head that repeats on every page.

    `weights` share out the width; without them the contents decide. `empty` is said where there
    are no rows. A titled table is numbered.
    """

    head: tuple[Inline, ...] = ()
    rows: tuple[Row, ...] = ()
    kind: TableKind = TableKind.PLAIN
    weights: tuple[float, ...] = ()
    title: str = ""
    empty: str = ""
    number: str = ""
    anchor: str = ""


class NoteKind(StrEnum):
    """Why a note stands apart from the text."""

    NOTE = "note"
    DRAFT = "draft"
    UNKNOWN = "unknown"
    CAUTION = "caution"


@dataclass(frozen=True, slots=True)
class Note:
    """A remark set apart; its kind is always said in words, never by colour alone."""

    text: Inline
    kind: NoteKind = NoteKind.NOTE
    title: str = ""


class StepMark(StrEnum):
    """What a reader must know of a step before relying on it."""

    TITLE_ONLY = "title_only"
    PARTLY_READ = "partly_read"
    NOT_READ = "not_read"
    INFERRED = "inferred"
    EXCEPTION = "exception"
    RESTRICTS_LIBERTY = "restricts_liberty"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does a step; `part` is how they take part, "" for the lead."""

    name: Inline
    part: str = ""


@dataclass(frozen=True, slots=True)
class Branch:
    """One way on from a step: when, and to where."""

    condition: Inline
    then: Inline


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step, with its running text and the lines of how it is done.

    An empty `who` or `when` is printed as not recorded; say otherwise in words.
    """

    number: str
    what: Inline
    who: tuple[Actor, ...] = ()
    when: tuple[Inline, ...] = ()
    text: tuple[Paragraph | ListBlock, ...] = ()
    how: tuple[Inline, ...] = ()
    forms: tuple[Inline, ...] = ()
    detail: tuple[Inline, ...] = ()
    marks: tuple[StepMark, ...] = ()
    consent: tuple[Inline, ...] = ()
    branches: tuple[Branch, ...] = ()
    notes: tuple[Note, ...] = ()
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps of a measure as a table that can be followed with a finger."""

    rows: tuple[StepRow, ...]
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One boxed fact."""

    label: str
    text: Inline


@dataclass(frozen=True, slots=True)
class FactStrip:
    """The few facts that open a chapter or a measure, side by side."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its number, its title and what it says in words.

    A picture too wide to be read upright is turned onto a page of its own. One that `may_follow`
    lets the table after it come first, where it would else leave half a page empty. `links` lead
    from what a shape is about to the anchor where it is described; without them, an anchor of the
    same name is looked for.
    """

    picture: Picture
    title: str = ""
    number: str = ""
    text_equivalent: tuple[str, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    may_follow: bool = False
    anchor: str = ""


class FieldLook(StrEnum):
    """How a blank field is filled in by pen."""

    LINE = "line"
    AREA = "area"
    DATE = "date"
    TICK = "tick"
    CHOICE = "choice"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class Field:
    """A blank field of a form; `lines` is the height of an area in lines of handwriting."""

    label: str
    look: FieldLook = FieldLook.LINE
    hint: str = ""
    options: tuple[str, ...] = ()
    lines: int = 4


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """Blank fields that belong together."""

    fields: tuple[Field, ...]
    title: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """Lines to sign on, side by side; each label says who, or what, goes there."""

    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceNotes:
    """The numbered sources of a chapter; composing puts them at its end."""

    notes: tuple[SourceNote, ...]


@dataclass(frozen=True, slots=True)
class SourceNote:
    """One source and the number of its marks."""

    number: int
    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts a new page."""


@dataclass(frozen=True, slots=True)
class Landscape:
    """From here on pages lie on their side, or stand upright again."""

    on: bool = True


@dataclass(frozen=True, slots=True)
class Contents:
    """The place of the table of contents, down to a level of headings."""

    title: str = ""
    depth: int = 2
    anchor: str = "contents"


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page: what this is, of whom, for whom, and whether it is in force.

    `mark` is set in a frame ("Restricted"); `draft` says that the edition is not adopted;
    `facts` are a few lines below the title; `urgent` is what to do in danger.
    """

    title: str
    subtitle: str = ""
    country: str = ""
    edition: str = ""
    audience: str = ""
    language: str = ""
    owner: str = ""
    emblem: Picture | None = None
    mark: str = ""
    draft: str = ""
    facts: tuple[Fact, ...] = ()
    urgent: Inline = ""


@dataclass(frozen=True, slots=True)
class DocumentControl:
    """Whose document this is, how far it has come, and who holds it."""

    facts: tuple[Fact, ...]
    title: str = ""
    signatures: tuple[Row, ...] = ()
    signature_head: tuple[Inline, ...] = ()


Block = (
    Heading
    | Paragraph
    | ListBlock
    | Table
    | Note
    | Steps
    | FactStrip
    | Figure
    | FieldGroup
    | SignatureLine
    | SourceNotes
    | PageBreak
    | Landscape
    | Contents
    | Cover
    | DocumentControl
)
