"""Blocks can be read without their look."""

from __future__ import annotations

from workbench.diagram.picture import Picture, Words
from workbench.publishing.blocks import (
    Cell,
    Field,
    FieldGroup,
    Figure,
    Heading,
    Paragraph,
    StepRow,
    Steps,
    Table,
)
from workbench.publishing.inline import Span, bold
from workbench.publishing.reading import anchors, texts, with_pieces


def test_every_word_a_reader_sees_is_found_and_no_anchor() -> None:
    picture = Picture(
        width=9,
        height=9,
        title="Flow",
        items=(Words(x=0, y=0, text="Ask", size=9, colour="#000000", about="step-1"),),
    )
    blocks = (
        Heading("Referral", anchor="m14"),
        Table(("Who",), ((Cell((Paragraph(("the ", Span("police", link="a"))),)),),)),
        Figure(picture),
    )

    found = list(texts(blocks))

    assert {"Referral", "Who", "the ", "police", "Flow", "Ask"} <= set(found)
    assert not {"m14", "a", "step-1", "#000000", "plain"} & set(found)


def test_anchors_are_found_wherever_they_stand() -> None:
    blocks = (
        Heading("A", anchor="a"),
        Steps((StepRow("1", "x", anchor="s1"), StepRow("2", "y"))),
        FieldGroup((Field("Name"),), anchor="f"),
    )

    assert list(anchors(blocks)) == ["a", "s1", "f"]


def test_pieces_are_changed_inside_cells_and_the_rest_is_kept() -> None:
    table = Table(("Who",), (("plain", Cell((Paragraph(("a", bold("b"))),))),))

    changed = with_pieces(table, lambda piece: ("c", "d") if isinstance(piece, Span) else piece)

    assert changed == Table(("Who",), (("plain", Cell((Paragraph(("a", "c", "d")),))),))
    assert with_pieces(table, lambda piece: piece) is table
