"""What was written as prose is printed as it was meant, and no word of it is lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from pypdf import PdfReader

from tests.builders import a_measure, a_population, a_sop, a_stage, a_state, a_step, an_agency
from workbench.domain.audiences import Audience
from workbench.domain.export_view import export_view
from workbench.domain.prose import link as link_to
from workbench.domain.prose import plain_words, runs
from workbench.domain.text import Text
from workbench.publishing.blocks import ListBlock, Paragraph
from workbench.publishing.inline import Inline, Piece, Reference, Span, pieces, plain
from workbench.publishing.options import PrintOptions
from workbench.publishing.printing import print_product
from workbench.publishing.product import products
from workbench.publishing.prose import inline_prose, prose_blocks
from workbench.publishing.telling import Teller

SIGNS = st.text("*[]\\() :wb1.2- a\n", max_size=30)
ANY_PROSE = st.text(st.characters(exclude_categories=["Cs"]), max_size=40) | SIGNS


def lead_to(words: str, entity_id: str) -> Piece:
    return Span(words, link=f"to-{entity_id}")


def said(blocks: Any) -> list[str]:
    """The words of paragraphs and of the items of lists, in their order."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, ListBlock):
            lines += said(block.items)
        else:
            lines.append(plain(block.text if isinstance(block, Paragraph) else block))
    return lines


def test_lines_are_paragraphs_and_marks_at_their_start_make_lists() -> None:
    blocks = prose_blocks("First.\n\n- one\n- two\n  - inside\n1. a\n2. b\nLast.", lead_to)

    assert blocks == (
        Paragraph("First."),
        ListBlock(("one", "two", ListBlock(("inside",)))),
        ListBlock(("a", "b"), numbered=True),
        Paragraph("Last."),
    )


@pytest.mark.parametrize(
    "typed",
    [
        "2*3",
        "5 * 3 * 2",
        "1. alone",
        "3. Call the police",
        "1986. That year",
        "# 5",
        "_x_ and a_b",
        "> quoted",
        "+ plus",
        "1) one",
        "<b>bold</b> &amp;",
        "    indented",
        "---",
        "C:\\temp",
        "[1] note",
        "-5",
    ],
)
def test_what_people_type_without_meaning_a_sign_is_printed_as_typed(typed: str) -> None:
    (block,) = prose_blocks(typed, lead_to)

    assert block == Paragraph(typed)
    assert inline_prose(typed, lead_to) == typed


def test_numbers_that_do_not_count_from_one_stay_as_they_were_typed() -> None:
    assert said(prose_blocks("1. a\n2. b\n4. d", lead_to)) == ["a", "b", "4. d"]
    assert said(prose_blocks("2. b\n3. c", lead_to)) == ["2. b", "3. c"]


def test_bold_italic_and_links_are_set_in_one_run() -> None:
    line = inline_prose("Call **now** [the *police*](wb:p).", lead_to)

    assert line == (
        "Call ",
        Span("now", bold=True),
        " ",
        Span("the ", link="to-p"),
        Span("police", italic=True, link="to-p"),
        ".",
    )


@given(ANY_PROSE)
def test_no_word_is_lost_or_added_on_the_page(prose: str) -> None:
    words = plain_words(prose)

    assert plain(inline_prose(prose, lead_to)) == words
    printed = said(prose_blocks(prose, lead_to))
    lines = [line for line in words.split("\n") if line.strip()]
    assert len(printed) == len(lines)
    for shown, line in zip(printed, lines, strict=True):
        assert line.endswith(shown)
        assert line.removesuffix(shown).strip().strip("-.0123456789") == ""


WORD = st.text("abcé", min_size=1, max_size=4)
MEANT = st.lists(
    st.one_of(
        WORD,
        WORD.map(lambda word: f"**{word}**"),
        WORD.map(lambda word: f"*{word}*"),
        WORD.map(lambda word: f"[{word}](wb:id-1)"),
    ),
    min_size=1,
    max_size=6,
).map(" ".join)


@given(MEANT)
def test_what_is_well_formed_means_the_same_to_a_reader_of_markdown(prose: str) -> None:
    assert [tuple(each) for each in _by_markdown(prose)] == [
        (run.text, run.bold, run.italic, bool(run.link)) for line in runs(prose) for run in line
    ]


def _by_markdown(prose: str) -> list[list[Any]]:
    """The same words as CommonMark understands them, neighbours set alike in one piece."""
    found: list[list[Any]] = []
    style = {"strong": False, "em": False, "link": False}
    for token in MarkdownIt().parseInline(prose)[0].children or []:
        name, _, side = token.type.rpartition("_")
        if name in style:
            style[name] = side == "open"
        elif token.content:
            if found and found[-1][1:] == list(style.values()):
                found[-1][0] += token.content
            else:
                found.append([token.content, *style.values()])
    return found


POLICE, STAGE, ADULT = an_agency("Police"), a_stage(), a_population("Adults")
SOP = a_sop("adults", ADULT)
FIRST, SECOND = a_measure("Consent", "1.3", SOP, STAGE), a_measure("Referral", "1.4", SOP, STAGE)


def teller(*entities: Any) -> Teller:
    return Teller(export_view(a_state(POLICE, STAGE, ADULT, SOP, *entities), Audience.FULL), "en")


def test_a_link_leads_to_where_the_thing_is_printed() -> None:
    text = Text.of(f"{link_to('they', POLICE.id)}, see {link_to('consent', FIRST.id)}")

    told: Inline = teller(FIRST).prose(text)

    assert pieces(told) == (
        Span("they", link="agency-Police"),
        ", see ",
        Reference("measure-m1.3-adults", "consent"),
    )


def test_a_link_to_what_is_not_there_is_plain_words() -> None:
    assert teller().prose(Text.of("see [consent](wb:gone)")) == "see consent"


def test_a_printed_reference_names_the_page_and_a_link_to_no_page_is_plain_words(
    tmp_path: Path,
) -> None:
    step = a_step(
        "Ask again",
        "1",
        SECOND,
        text=Text.of(f"As in {link_to('consent', FIRST.id)}; tell {link_to('them', POLICE.id)}."),
    )
    view = export_view(a_state(POLICE, STAGE, ADULT, SOP, FIRST, SECOND, step), Audience.FULL)
    options = PrintOptions(audience=Audience.FULL, today=date(2026, 3, 14))

    print_product(products["procedure"], view, options, tmp_path / "p.pdf")

    words = " ".join(
        " ".join(p.extract_text() for p in PdfReader(tmp_path / "p.pdf").pages).split()
    )
    assert "As in consent (page 1); tell them." in words.replace("\u00a0", " ")
