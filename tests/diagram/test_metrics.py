"""Widths and line breaks in the bundled font."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.diagram.metrics import width, wrap


def test_widths_follow_the_letters_the_size_and_the_weight() -> None:
    assert width("", 12) == 0
    assert width("iii", 12) < width("MMM", 12)
    assert width("Shelter", 24) == pytest.approx(2 * width("Shelter", 12))
    assert width("Shelter", 12, bold=True) > width("Shelter", 12)


def test_cyrillic_is_measured_letter_by_letter() -> None:
    assert width("Ж", 10) > width("г", 10)


def test_a_sign_that_the_font_lacks_still_takes_room() -> None:
    assert width("\N{CJK UNIFIED IDEOGRAPH-4E00}", 10) > 0


def test_text_breaks_between_words() -> None:
    lines = wrap("Directorate General Border Police", 130, 13)

    assert lines == ("Directorate General", "Border Police")


def test_a_word_with_a_slash_breaks_after_it() -> None:
    assert wrap("Identification/registration", 90, 12) == ("Identification/", "registration")


def test_a_word_that_is_wider_than_a_line_is_cut_with_hyphens() -> None:
    lines = wrap("Неприкосновеност", 50, 12)

    assert all(line.endswith("-") for line in lines[:-1])
    assert "".join(line.removesuffix("-") for line in lines) == "Неприкосновеност"


def test_what_passes_the_last_line_ends_in_an_ellipsis_after_a_whole_word() -> None:
    text = "Contact with regional or local authorities to verify"

    lines = wrap(text, 130, 12, max_lines=2)

    assert len(lines) == 2
    assert lines[-1].endswith("…")
    assert " ".join(lines).removesuffix("…").split() == text.split()[: len(" ".join(lines).split())]


@given(st.text(max_size=80), st.floats(30, 200), st.integers(1, 4))
def test_no_line_is_wider_than_asked_for(text: str, room: float, most: int) -> None:
    lines = wrap(text, room, 12, max_lines=most)

    assert len(lines) <= most
    assert all(width(line, 12) <= room for line in lines)


def test_a_text_far_longer_than_its_lines_is_cut_like_a_short_one() -> None:
    short = wrap("Call the shelter and bring the person there", 60, 9, max_lines=2)

    assert (
        wrap("Call the shelter and bring the person there " * 20_000, 60, 9, max_lines=2) == short
    )
