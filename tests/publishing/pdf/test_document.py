"""The PDF says what it should, on the pages it says, the same every time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from tests.publishing.pages import printed, words_of
from workbench.errors import Cancelled, CannotWrite
from workbench.publishing.blocks import (
    Block,
    Contents,
    Cover,
    DocumentControl,
    Fact,
    FactStrip,
    Field,
    FieldGroup,
    FieldLook,
    Figure,
    Heading,
    Landscape,
    ListBlock,
    Note,
    NoteKind,
    PageBreak,
    Paragraph,
    SignatureLine,
    Table,
)
from workbench.publishing.inline import PageNumber, Reference, bold
from workbench.publishing.numbering import numbered
from workbench.publishing.options import Paper
from workbench.publishing.pdf.document import write_pdf
from workbench.publishing.pdf.settings import PdfSettings

LONG = " ".join(["The person is told which support fits the needs that were stated."] * 60)


def a_book(chapters: int = 4) -> Iterator[Block]:
    yield Cover("Handbook", edition="Edition 1")
    yield Contents()
    for number in range(1, chapters + 1):
        yield Heading(f"Chapter {number}", anchor=f"c{number}")
        yield Paragraph(LONG)
        for part in range(1, 4):
            yield Heading(f"Part {part} of chapter {number}", 2, anchor=f"c{number}p{part}")
            yield Paragraph((LONG, " See ", PageNumber(f"c{chapters - number + 1}p{part}"), "."))


class _StopsAfter:
    def __init__(self, steps: int) -> None:
        self.left = steps

    def step(self, done: int, total: int, doing: str = "") -> None:
        self.left -= 1
        if self.left < 0:
            raise Cancelled("Stopped.")


class _Watches:
    def __init__(self) -> None:
        self.seen: list[tuple[int, int]] = []

    def step(self, done: int, total: int, doing: str = "") -> None:
        self.seen.append((done, total))


def outline(reader: PdfReader) -> dict[str, int]:
    """Bookmarks by title, with the page they lead to, however deep they stand."""

    def walk(entries: list[Any]) -> Iterator[Destination]:
        for entry in entries:
            if isinstance(entry, list):
                yield from walk(entry)
            else:
                yield entry

    return {
        str(entry.title): (reader.get_destination_page_number(entry) or 0) + 1
        for entry in walk(reader.outline)
    }


def page_of(reader: PdfReader, words: str) -> int:
    """The page below whose running head the words stand as a heading."""
    for number in range(len(reader.pages), 0, -1):
        if words in words_of(reader, number):
            return number
    raise AssertionError(f"{words} is on no page")


def test_the_contents_name_the_page_each_heading_is_really_on(tmp_path: Path) -> None:
    reader = printed(tmp_path, *a_book())

    contents = words_of(reader, 2)
    for title, page in outline(reader).items():
        if title != "Contents":
            assert f"{title} {page} " in contents + " ", title


def test_bookmarks_lead_to_their_headings(tmp_path: Path) -> None:
    reader = printed(tmp_path, *a_book())

    marks = outline(reader)

    assert list(marks)[:3] == ["Contents", "1 Chapter 1", "1.1 Part 1 of chapter 1"]
    for title, page in marks.items():
        assert title in words_of(reader, page)


def test_contents_lead_to_the_headings(tmp_path: Path) -> None:
    reader = printed(tmp_path, *a_book())

    links = [note.get_object() for note in reader.pages[1]["/Annots"]]

    pages = {page.indirect_reference.idnum: page.page_number + 1 for page in reader.pages}
    led_to = [pages[each["/Dest"][0].idnum] for each in links]
    assert led_to == [page for title, page in outline(reader).items() if title != "Contents"]


def test_page_references_name_the_page_they_lead_to(tmp_path: Path) -> None:
    reader = printed(tmp_path, *a_book())

    marks = outline(reader)

    assert f"See page {marks['4.1 Part 1 of chapter 4']}." in words_of(reader)
    assert f"See page {marks['1.3 Part 3 of chapter 1']}." in words_of(reader)


def test_every_page_but_the_cover_says_which_it_is_of_how_many(tmp_path: Path) -> None:
    reader = printed(tmp_path, *a_book())

    pages = len(reader.pages)
    assert "Page 1 of" not in words_of(reader, 1)
    for number in range(2, pages + 1):
        assert f"Page {number} of {pages}" in words_of(reader, number)


def test_the_running_head_names_the_chapter_and_the_part_a_page_begins_in(tmp_path: Path) -> None:
    blocks = (
        Heading("Adults"),
        Heading("Referral", 2),
        *(Paragraph(LONG) for _ in range(3)),
        Heading("Escort", 2),
        Paragraph("Short."),
    )

    reader = printed(tmp_path, *blocks, mark="Partners only", foot="Edition 7")

    assert "PARTNERS ONLY1 Adults · 1.1 Referral" in words_of(reader, 1)
    assert "1 Adults · 1.1 Referral" in words_of(reader, len(reader.pages))
    assert "Edition 7" in words_of(reader, 1)


def test_the_file_tells_readers_what_it_is(tmp_path: Path) -> None:
    reader = printed(
        tmp_path, Heading("A"), title="Наръчник", author="The Commission", language="bg"
    )

    assert reader.metadata is not None
    assert reader.metadata.title == "Наръчник"
    assert reader.metadata.author == "The Commission"
    assert reader.root_object["/Lang"] == "bg"
    assert reader.root_object["/PageMode"] == "/UseOutlines"


def test_the_same_blocks_give_the_same_bytes(tmp_path: Path) -> None:
    settings = PdfSettings(title="Handbook", watermark="Draft")
    for name in ("one.pdf", "two.pdf"):
        write_pdf(numbered(a_book()), tmp_path / name, settings)

    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


@pytest.mark.parametrize("steps", [0, 7, 30, 80])
def test_a_stopped_print_leaves_no_file_and_the_old_one_stays(tmp_path: Path, steps: int) -> None:
    target = tmp_path / "handbook.pdf"
    target.write_bytes(b"the last edition")

    with pytest.raises(Cancelled):
        write_pdf(numbered(a_book()), target, PdfSettings(title="H"), _StopsAfter(steps))

    assert [each.name for each in tmp_path.glob("*.p*")] == ["handbook.pdf"]
    assert target.read_bytes() == b"the last edition"
    assert not list(tmp_path.glob(".*.part"))


def test_progress_only_grows_and_reaches_the_end(tmp_path: Path) -> None:
    watched = _Watches()

    write_pdf(numbered(a_book()), tmp_path / "h.pdf", PdfSettings(title="H"), watched)

    shares = [done / total for done, total in watched.seen]
    assert shares == sorted(shares)
    assert shares[-1] == 1
    assert len(shares) > 50


def test_a_folder_that_is_not_there_is_refused_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match=r"h\.pdf could not be written .* Choose a folder"):
        write_pdf([Heading("A")], tmp_path / "gone" / "h.pdf", PdfSettings(title="H"))


def test_a_document_without_blocks_is_one_empty_page(tmp_path: Path) -> None:
    assert len(printed(tmp_path).pages) == 1


def test_what_was_written_is_told(tmp_path: Path) -> None:
    blocks = numbered([Heading("A", anchor="a"), PageBreak(), Heading("ភ", 2, anchor="b")])

    told = write_pdf(blocks, tmp_path / "h.pdf", PdfSettings(title="H"))

    assert told.pages == 2
    assert told.page_of == {"a": 1, "b": 2}
    assert [each.character for each in told.missing] == ["ភ"]


@pytest.mark.parametrize("paper", Paper)
def test_pages_have_the_size_of_the_paper(tmp_path: Path, paper: Paper) -> None:
    reader = printed(tmp_path, Heading("A"), paper=paper)

    size = {Paper.A4: (595, 842), Paper.LETTER: (612, 792)}[paper]
    assert (round(reader.pages[0].mediabox.width), round(reader.pages[0].mediabox.height)) == size


def test_pages_turn_for_wide_things_and_back(tmp_path: Path) -> None:
    reader = printed(
        tmp_path, Paragraph("a"), Landscape(), Paragraph("b"), Landscape(on=False), Paragraph("c")
    )

    lying = [page.mediabox.width > page.mediabox.height for page in reader.pages]
    assert lying == [False, True, False]


def test_breaks_in_a_row_leave_no_empty_page(tmp_path: Path) -> None:
    reader = printed(
        tmp_path, PageBreak(), Cover("C"), PageBreak(), PageBreak(), Heading("A"), PageBreak()
    )

    assert len(reader.pages) == 2


def test_a_heading_never_stands_alone_at_the_foot_of_a_page(tmp_path: Path) -> None:
    for lines in range(38, 56):
        blocks = [Paragraph("Line.") for _ in range(lines)]
        rows = tuple((f"row {n}", "said") for n in range(30))
        reader = printed(tmp_path, *blocks, Heading("Duties", 2), Table(("Who", "What"), rows))

        assert "row 0" in words_of(reader, page_of(reader, "Duties Who"))


def test_a_heading_goes_along_when_the_one_below_it_starts_a_page(tmp_path: Path) -> None:
    reader = printed(
        tmp_path,
        Heading("Adults"),
        Heading("Stage one", 2),
        Heading("Measure one", 3, new_page=True),
        Paragraph("Text."),
        Heading("Stage two", 2),
        Heading("Measure two", 3, new_page=True),
    )

    assert len(reader.pages) == 2
    assert "Measure one" in words_of(reader, 1)
    assert "Stage two" not in words_of(reader, 1)
    assert "1.2 Stage two 1.2.1 Measure two" in words_of(reader, 2)


def test_the_margin_for_the_binding_changes_sides_in_a_bound_book(tmp_path: Path) -> None:
    def left_edges(reader: PdfReader) -> list[int]:
        found: list[int] = []
        for page in reader.pages:
            edges: list[float] = []
            page.extract_text(
                visitor_text=lambda text, cm, tm, *rest: (
                    edges.append(tm[4] * cm[0] + cm[4]) if text.strip() == "Body" else None  # noqa: B023
                )
            )
            found.append(round(edges[0]))
        return found

    blocks = (Paragraph("Body"), PageBreak(), Paragraph("Body"))

    single = left_edges(printed(tmp_path, *blocks))
    bound = left_edges(printed(tmp_path, *blocks, two_sided=True))

    assert single[0] == single[1] == bound[0]
    assert bound[1] < bound[0]


WORD = "а" * 300
EVERY_KIND: tuple[Block, ...] = (
    Cover(WORD, WORD, WORD, WORD, WORD, "bg", WORD, mark=WORD, draft=WORD, urgent=WORD),
    Contents(depth=9),
    Heading(WORD, kicker=WORD),
    Heading(WORD, 2, kicker=WORD),
    Heading(WORD, 3),
    Paragraph(WORD),
    ListBlock((WORD, ListBlock((bold(WORD),))), numbered=True),
    Table((WORD, "b", "c"), ((WORD, WORD, WORD),), title=WORD),
    FactStrip((Fact(WORD, WORD), Fact("b", ""))),
    Note(WORD, NoteKind.CAUTION, WORD),
    FieldGroup((Field(WORD, hint=WORD), Field(WORD, FieldLook.TICK, options=(WORD,))), WORD),
    SignatureLine((WORD, WORD)),
    DocumentControl((Fact(WORD, WORD),), WORD),
)


def test_words_longer_than_their_place_are_broken_and_nothing_runs_out(tmp_path: Path) -> None:
    reader = printed(tmp_path, *EVERY_KIND, title=WORD, foot=WORD, mark=WORD, watermark=WORD)

    width = float(reader.pages[0].mediabox.width)
    for page in reader.pages[1:]:
        ends: list[float] = []
        page.extract_text(
            visitor_text=lambda text, cm, tm, font, size: ends.append(  # noqa: B023
                tm[4] * cm[0] + cm[4]
            )
        )
        assert max(ends) < width


def test_a_text_of_many_pages_in_any_place_is_set(tmp_path: Path) -> None:
    text = "Подкрепа и защита. " * 900
    blocks: tuple[Block, ...] = (
        Cover(text, subtitle="s", owner=text),
        Heading(text),
        Heading(text, 2, kicker=text),
        Paragraph(text),
        Table((text, "b"), ((text, text), ("a", "b"))),
        FactStrip((Fact("a", text), Fact("b", text))),
        Note(text),
        FieldGroup((Field(text, FieldLook.AREA, lines=500),)),
        Figure(_tall(), text),
    )

    assert len(printed(tmp_path, *blocks).pages) > 20


def test_empty_blocks_take_no_room(tmp_path: Path) -> None:
    reader = printed(
        tmp_path,
        Paragraph(""),
        ListBlock(()),
        Table(),
        FactStrip(()),
        FieldGroup(()),
        SignatureLine(()),
        Note(""),
        Table(("",), (("",),)),
        Cover(""),
    )

    assert len(reader.pages) == 2


def test_references_say_where_to_look(tmp_path: Path) -> None:
    there = Heading("A", anchor="m", new_page=True)
    reader = printed(tmp_path, Paragraph(("See ", Reference("m"), ".")), there)

    assert re.search(r"See 1 A \(page 2\)\.", words_of(reader, 1))


def _tall() -> Any:
    from workbench.diagram.picture import Picture, Rect

    box = Rect(x=0, y=0, width=100, height=9000, stroke="#000000")
    return Picture(width=100, height=9000, title="Tall", items=(box,))
