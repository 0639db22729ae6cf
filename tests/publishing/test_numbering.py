"""Numbers, anchors, references and sources are worked out once, before anything is set."""

from __future__ import annotations

from workbench.diagram.picture import Picture
from workbench.publishing.blocks import (
    Contents,
    Figure,
    Heading,
    Landscape,
    ListBlock,
    Paragraph,
    SourceNotes,
    StepRow,
    Steps,
    Table,
)
from workbench.publishing.inline import (
    PageNumber,
    Reference,
    SourceMark,
    Span,
    plain,
)
from workbench.publishing.numbering import numbered

PICTURE = Picture(width=10, height=10, title="P", items=())


def numbers(*headings: Heading) -> list[str]:
    return [block.number or "" for block in numbered(headings) if isinstance(block, Heading)]


def test_headings_are_numbered_by_level() -> None:
    given = (Heading("A"), Heading("B", 2), Heading("C", 2), Heading("D", 3), Heading("E"))

    assert numbers(*given, Heading("F", 2)) == ["1", "1.1", "1.2", "1.2.1", "2", "2.1"]


def test_a_heading_keeps_a_number_of_its_own_and_its_parts_follow_it() -> None:
    assert numbers(Heading("SOP"), Heading("Referral", 2, number="1.4"), Heading("Steps", 3)) == [
        "1",
        "1.4",
        "1.4.1",
    ]


def test_what_stands_below_a_heading_without_number_has_none() -> None:
    given = (Heading("Foreword", number=""), Heading("Thanks", 2), Heading("Scope"))

    assert numbers(*given) == ["", "", "1"]


def test_numbering_twice_changes_nothing() -> None:
    given = [
        Heading("A"),
        Paragraph(("x", SourceMark("s"), Reference("section-1"))),
        Figure(PICTURE),
        Table(("a",), title="T"),
    ]
    once = numbered(given)

    assert numbered(once) == once


def test_figures_and_titled_tables_are_counted_through_the_document() -> None:
    blocks = numbered(
        [Figure(PICTURE), Heading("A"), Table(("x",)), Table(("x",), title="T"), Figure(PICTURE)]
    )

    assert [block.number for block in blocks if isinstance(block, Figure)] == ["1", "2"]
    assert [block.number for block in blocks if isinstance(block, Table)] == ["", "1"]


def test_an_anchor_given_twice_is_made_different() -> None:
    blocks = numbered([Heading("A", anchor="form"), Heading("B", anchor="form")])

    assert [block.anchor for block in blocks if isinstance(block, Heading)] == ["form", "form-2"]


def test_a_reference_without_words_takes_number_and_title_of_what_it_leads_to() -> None:
    text = Paragraph(("see ", Reference("m"), " and ", Reference("figure-1")))
    blocks = numbered([text, Heading("A"), Heading("Referral", 2, anchor="m"), Figure(PICTURE)])

    assert isinstance(blocks[0], Paragraph)
    assert plain(blocks[0].text) == "see 1.1 Referral and Figure 1"


def test_what_leads_to_a_part_left_out_becomes_plain_words() -> None:
    text = Paragraph(
        (Reference("gone", "the register"), Span("here", link="gone"), PageNumber("gone"))
    )

    (block,) = numbered([text])

    assert isinstance(block, Paragraph)
    assert block.text == ("the register", Span("here"), "–")


def test_a_step_can_be_led_to() -> None:
    steps = Steps((StepRow("1", "Ask", anchor="step-1"),))

    (first, _) = numbered([Paragraph(Span("step 1", link="step-1")), steps])

    assert isinstance(first, Paragraph)
    assert first.text == Span("step 1", link="step-1")


def test_sources_are_numbered_within_their_chapter_and_listed_at_its_end() -> None:
    law, web = SourceMark("Law, article 26"), SourceMark("Page on referral")
    blocks = numbered(
        [
            Heading("A"),
            Paragraph(("x", law)),
            ListBlock((("y", web), ("z", law))),
            Heading("B"),
            Paragraph(("w", web)),
        ]
    )

    lists = [block for block in blocks if isinstance(block, SourceNotes)]
    assert [[(note.number, note.text) for note in each.notes] for each in lists] == [
        [(1, "Law, article 26"), (2, "Page on referral")],
        [(1, "Page on referral")],
    ]
    assert isinstance(blocks[3], SourceNotes)
    assert isinstance(blocks[-1], SourceNotes)


def test_sources_stand_before_the_contents_and_before_the_page_turns() -> None:
    marked = Paragraph(("x", SourceMark("Law")))
    blocks = numbered([marked, Contents(), Heading("A"), marked, Landscape(), Heading("B")])

    kinds = [type(block) for block in blocks]
    assert kinds == [
        Paragraph,
        SourceNotes,
        Contents,
        Heading,
        Paragraph,
        SourceNotes,
        Landscape,
        Heading,
    ]
