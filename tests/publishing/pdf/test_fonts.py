"""Each character is set in a face that has it, or is named."""

from __future__ import annotations

import pytest

from workbench.publishing.blocks import Cell, Heading, Paragraph, Table
from workbench.publishing.pdf.fonts import missing_characters, printable, runs


@pytest.mark.parametrize("text", ["Насочване и подкрепа: „да“ № 5, ѝ", "Ligne, ça – €", "→ ✓ ≤ ■"])
def test_latin_cyrillic_and_common_signs_have_a_face(text: str) -> None:
    assert missing_characters([Paragraph(text)]) == ()


def test_a_character_without_a_face_is_named_with_the_heading_it_stands_under() -> None:
    blocks = [
        Heading("Languages"),
        Table(rows=(("Khmer", Cell((Paragraph("ភ and ភ"),))),)),
        Heading("Ἀthens 中"),
    ]

    missing = missing_characters(blocks)

    assert [(each.character, each.near) for each in missing] == [
        ("ភ", "Languages"),
        ("中", "Ἀthens 中"),
    ]
    assert missing[0].name == "U+1797 KHMER LETTER PHO"


def test_letters_of_scripts_that_need_more_than_a_glyph_are_named() -> None:
    missing = missing_characters([Paragraph("نص ภาษา 𝐀")])

    assert {each.character for each in missing} == set("نصภาษา")


def test_signs_without_a_shape_are_left_out_and_soft_hyphens_stay() -> None:
    assert printable("a\u200bb\u202ec\ufeff\u00ad\x07d\ufe0f") == "abc\u00add"


def test_a_line_is_cut_where_the_face_changes() -> None:
    assert list(runs("a→b")) == [(False, "a"), (True, "→"), (False, "b")]
    assert list(runs("plain")) == [(False, "plain")]
