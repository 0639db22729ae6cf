"""User text is data: nothing in it is ever read as markup."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.publishing.inline import (
    Inline,
    NotRecorded,
    PageNumber,
    Reference,
    SourceMark,
    Span,
    bold,
    whole,
)
from workbench.publishing.pdf.markup import Markup, escaped
from workbench.publishing.wording import wording


def markup(*anchors: str, **pages: int) -> Markup:
    return Markup(wording("en"), frozenset(anchors), pages)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words = ""
        self.tags: set[str] = set()

    def handle_data(self, data: str) -> None:
        self.words += data

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.add(tag)


@given(st.text(alphabet=st.characters(max_codepoint=0x4FF, exclude_categories=("Cc", "Cf"))))
def test_whatever_is_written_stands_for_itself(text: str) -> None:
    reader = _Reader()
    reader.feed(escaped(text))
    reader.close()

    assert reader.tags <= {"font"}
    assert reader.words == text


@pytest.mark.parametrize(
    ("inline", "expected"),
    [
        ("<b>&", "&lt;b&gt;&amp;"),
        ("two\nlines", "two<br/>lines"),
        (bold("a<b"), "<b>a&lt;b</b>"),
        (whole("+359 2 80"), "+359\u00a02\u00a080"),
        (Span("x", link="nowhere"), "x"),
        (Span("x", address="javascript:alert(1)"), "x"),
        (("no ", Reference("gone", "the annex")), "no the annex"),
        (SourceMark("law", 3), "<super>3</super>"),
    ],
)
def test_inline_text_becomes_markup(inline: Inline, expected: str) -> None:
    assert markup().of(inline) == expected


def test_a_page_is_named_once_it_is_known() -> None:
    assert "page\u00a012" in markup("flow", flow=12).of(PageNumber("flow"))
    assert markup("flow", flow=12).of(Reference("flow", "the flow")).endswith("(page\u00a012)")


def test_what_is_not_recorded_is_said_in_the_language_of_the_document() -> None:
    assert "not recorded" in markup().of(NotRecorded())


def test_quotes_in_an_address_stay_inside_it() -> None:
    written = markup().of(Span("x", address='https://a.example/"><b>'))

    reader = _Reader()
    reader.feed(written)
    assert reader.tags == {"a"}


def test_two_marks_in_a_row_do_not_read_as_one_number() -> None:
    marked = markup().of(("said", SourceMark("law", 1), SourceMark("page", 2), "."))

    assert marked == "said<super>1</super><super>,\u00a0</super><super>2</super>."


def test_signs_of_the_symbols_face_are_set_in_it() -> None:
    assert escaped("a → b") == 'a <font name="Workbench-Symbols">→</font> b'
