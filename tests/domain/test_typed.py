"""What is typed or pasted is kept without characters that nobody can see."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.typed import one_line


def test_words_stand_on_one_line_with_single_spaces() -> None:
    assert one_line("  Call\tthe \r\n shelter\u2028now ") == "Call the shelter now"


def test_characters_nobody_can_see_are_left_out() -> None:
    assert one_line("Ca\x00ll\x1b the\ufeff \ud800shelter") == "Call the shelter"


def test_controls_that_turn_all_that_follows_are_left_out_and_other_scripts_stay() -> None:
    assert one_line("\u202eabc\u202c \u2067שלום\u2069 عربي Дом") == "abc שלום عربي Дом"
    assert one_line("नमस्ते क्\u200dष می\u200cخواهم") == "नमस्ते क्\u200dष می\u200cخواهم"


@given(st.text())
def test_whatever_is_typed_a_line_is_kept_once_and_for_all(typed: str) -> None:
    kept = one_line(typed)

    assert one_line(kept) == kept
    assert not any(unicodedata.category(each) in ("Cc", "Cs") for each in kept)
