"""Tables keep their words together, repeat their head and say what is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.publishing.pages import printed, words_of
from workbench.publishing.blocks import (
    Cell,
    DocumentControl,
    Fact,
    FactStrip,
    Heading,
    ListBlock,
    Note,
    NoteKind,
    Paragraph,
    Table,
    TableKind,
)
from workbench.publishing.inline import NotRecorded, PageNumber, SourceMark, bold


def test_a_long_table_repeats_its_head_on_every_page(tmp_path: Path) -> None:
    rows = tuple((f"agency {n}", "duty") for n in range(500))

    reader = printed(tmp_path, Table(("Agency", "What it does"), rows, title="Duties"))

    assert len(reader.pages) > 10
    for number in range(1, len(reader.pages) + 1):
        assert words_of(reader, number).count("What it does") == 1
    text = words_of(reader)
    assert all(text.count(f"agency {n} ") == 1 for n in range(500))


def test_no_row_is_lost_or_said_twice_where_rows_are_higher_than_a_page(tmp_path: Path) -> None:
    words = tuple(f"w{n}" for n in range(6000))
    rows = (("first", "x"), ("second", " ".join(words)), ("third", "y"))

    reader = printed(tmp_path, Table(("A", "B"), rows))

    text = words_of(reader).split()
    assert len(reader.pages) > 3
    assert [word for word in text if word in set(words)] == list(words)
    assert text.count("third") == 1


def test_line_ends_in_cells_are_kept_where_a_row_is_cut(tmp_path: Path) -> None:
    lines = [f"line{n}" for n in range(200)]
    cell = (" \n", bold("first"), "\n" + "\n".join(lines))

    said = words_of(printed(tmp_path, Table(("A", "B"), (("x", cell),)))).split()

    assert [each for each in said if each in set(lines)] == lines


def test_a_title_is_numbered_and_stays_with_its_table(tmp_path: Path) -> None:
    for lines in range(40, 52):
        filler = [Paragraph("Line.") for _ in range(lines)]
        reader = printed(tmp_path, *filler, Table(("Who",), (("Police",),), title="Duties"))

        page = next(
            n for n in range(1, len(reader.pages) + 1) if "Table 1. Duties" in words_of(reader, n)
        )
        assert "Who Police" in words_of(reader, page)


def test_a_table_without_rows_says_so(tmp_path: Path) -> None:
    said = words_of(
        printed(tmp_path, Table(("A", "B")), Table(("A", "B"), empty="No finding of this kind."))
    )

    assert "Nothing is recorded here." in said
    assert "No finding of this kind." in said


@pytest.mark.parametrize("kind", TableKind)
def test_every_kind_of_table_prints_all_it_holds(tmp_path: Path, kind: TableKind) -> None:
    rows = (
        ("Police", "L", Cell((Paragraph("acts"), ListBlock(("at once", "by day"))))),
        ("Shelter", NotRecorded(), ("takes ", bold("women"))),
        ("Short row",),
        ("Row", "with", "one", "cell too many"),
    )

    said = words_of(printed(tmp_path, Table(("Who", "Part", "What"), rows, kind)))

    for words in ("Who", "Police", "L", "acts", "at once", "not recorded", "women", "Short row"):
        assert words in said


def test_a_cell_may_stretch_over_columns(tmp_path: Path) -> None:
    rows = ((Cell((Paragraph("over both"),), columns=2), "right"), ("a", "b", "c"))

    assert "over both right a b c" in words_of(printed(tmp_path, Table(rows=rows)))


def test_a_table_with_more_columns_than_room_is_still_set(tmp_path: Path) -> None:
    head = tuple(f"column {n}" for n in range(70))

    assert printed(tmp_path, Table(head, (head,))).pages


def test_a_column_is_wide_enough_for_its_longest_word(tmp_path: Path) -> None:
    word = "Идентифициращата"
    table = Table(("A", "B"), ((word, "x " * 60),), weights=(0.05, 0.95))

    assert word in words_of(printed(tmp_path, table))


def test_unknown_facts_are_said_to_be_not_recorded(tmp_path: Path) -> None:
    strip = FactStrip((Fact("Time limit", ""), Fact("Consent", "written")))

    assert "not recorded" in words_of(printed(tmp_path, strip))


@pytest.mark.parametrize(
    ("kind", "label"),
    [
        (NoteKind.NOTE, "Note"),
        (NoteKind.DRAFT, "Draft"),
        (NoteKind.UNKNOWN, "Not recorded"),
        (NoteKind.CAUTION, "Caution"),
    ],
)
def test_a_note_says_its_kind_in_words(tmp_path: Path, kind: NoteKind, label: str) -> None:
    said = words_of(printed(tmp_path, Note("Ask first.", kind, "Before a call")))

    assert f"{label}: Before a call Ask first." in said


def test_sources_stand_at_the_end_of_their_chapter(tmp_path: Path) -> None:
    blocks = (Heading("A"), Paragraph(("said", SourceMark("Law 26"))), Heading("B"))

    reader = printed(tmp_path, *blocks)

    assert "said1 Sources 1 Law 26" in words_of(reader, 1)


def test_many_sources_stand_in_two_columns_and_marks_lead_to_them(tmp_path: Path) -> None:
    marks = tuple(SourceMark(f"Law {n}") for n in range(1, 6))

    reader = printed(tmp_path, Heading("A"), Paragraph(("said", *marks)))

    assert "Sources 1 Law 1 4 Law 4 2 Law 2 5 Law 5 3 Law 3" in words_of(reader)
    assert len(reader.pages[0]["/Annots"]) == 5


def test_what_stands_in_a_cell_can_be_led_to(tmp_path: Path) -> None:
    cell = Cell((Paragraph("Police", anchor="police"),))

    said = words_of(printed(tmp_path, Paragraph(PageNumber("police")), Table(rows=((cell,),))))

    assert "page 1" in said


def test_document_control_has_facts_and_lines_to_sign(tmp_path: Path) -> None:
    control = DocumentControl(
        (Fact("Owner", "Commission"),),
        "Control",
        signatures=(("Chair", "Commission", "", ""),),
        signature_head=("Role", "Agency", "Signature", "Date"),
    )

    said = words_of(printed(tmp_path, control))

    assert "Control Owner Commission Role Agency Signature Date Chair Commission" in said


def test_a_column_of_almost_no_weight_can_still_be_read(tmp_path: Path) -> None:
    table = Table(("A", "B"), (("word " * 400, "x"),), weights=(0.0001, 1))

    assert words_of(printed(tmp_path, table)).count("word") == 400
