"""Inline text is data: pieces, joins and what counts as nothing."""

from __future__ import annotations

import pytest

from workbench.publishing.inline import (
    Inline,
    NotRecorded,
    PageNumber,
    SourceMark,
    Span,
    bold,
    is_blank,
    joined,
    link,
    pieces,
    plain,
    whole,
)


def test_one_piece_and_several_read_alike() -> None:
    assert pieces("police") == ("police",)
    assert pieces(("the ", bold("police"))) == ("the ", bold("police"))


@pytest.mark.parametrize("nothing", ["", "  ", (), ("", Span(" "))])
def test_text_without_words_is_blank(nothing: Inline) -> None:
    assert is_blank(nothing)


@pytest.mark.parametrize("something", ["a", NotRecorded(), PageNumber("x"), (" ", bold("a"))])
def test_words_and_marks_are_not_blank(something: Inline) -> None:
    assert not is_blank(something)


def test_the_words_alone_leave_out_source_marks() -> None:
    text = ("Call ", whole("+359 2 807"), SourceMark("Directory"), ".")

    assert plain(text) == "Call +359 2 807."


def test_texts_are_joined_with_words_between_them_only() -> None:
    text = joined([link("Police", "p"), ("the ", bold("shelter")), "MFA"])

    assert plain(text) == "Police, the shelter, MFA"
