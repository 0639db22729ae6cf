"""Single lines fit their room."""

from __future__ import annotations

from workbench.publishing.pdf.fonts import REGULAR, text_width
from workbench.publishing.pdf.lines import fitted, lines_of


def test_a_line_that_fits_is_kept() -> None:
    assert fitted("Referral\n of adults", REGULAR, 9, 500) == "Referral of adults"


def test_a_line_too_long_ends_in_an_ellipsis_inside_its_room() -> None:
    cut = fitted("Identification and referral of adults", REGULAR, 9, 80)

    assert cut.endswith("…")
    assert text_width(cut, REGULAR, 9) <= 80


def test_text_is_wrapped_into_at_most_so_many_lines() -> None:
    lines = lines_of("one two three four five six " * 9, REGULAR, 9, 60, 3)

    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert all(text_width(line, REGULAR, 9) <= 60 for line in lines)


def test_no_text_is_no_line() -> None:
    assert lines_of("  ", REGULAR, 9, 60, 3) == ()
