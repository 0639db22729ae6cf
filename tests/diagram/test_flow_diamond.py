"""Words in the diamond of a decision."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.diagram.flow_diamond import Diamond, StyledWords, diamond_for
from workbench.diagram.metrics import width


def a_title(words: str) -> StyledWords:
    return (words, 12.0, 15.0, False)


def a_limit(words: str) -> StyledWords:
    return (words, 10.5, 13.5, True)


def words_in(diamond: Diamond) -> str:
    return " ".join(text for text, *_ in diamond.lines)


WORDS = st.lists(st.text("abcdefgh", min_size=1, max_size=9), min_size=1, max_size=12).map(" ".join)


@given(WORDS, st.lists(WORDS, max_size=4))
def test_every_word_stands_between_the_slanted_edges(title: str, limits: list[str]) -> None:
    diamond = diamond_for((a_title(title), *map(a_limit, limits)))

    assert words_in(diamond).split() == " ".join((title, *limits)).split()
    y = -sum(leading for _, _, leading, _ in diamond.lines) / 2
    for text, size, leading, _ in diamond.lines:
        farthest = max(abs(y), abs(y + leading))
        assert width(text, size) <= diamond.width * (1 - 2 * farthest / diamond.height)
        y += leading


def test_a_long_question_keeps_its_time_limit_and_its_forms() -> None:
    diamond = diamond_for(
        (
            a_title("5 Decide whether there are reasonable grounds to believe"),
            a_limit("Within 24 hours from first contact"),
            a_limit("T-SCREENING, T-CONSENT"),
        )
    )

    assert "Within 24 hours" in words_in(diamond)
    assert "T-CONSENT" in words_in(diamond)


def test_the_number_of_a_step_does_not_stand_alone() -> None:
    first, *_ = diamond_for((a_title("3 Grant the period"),)).lines[0]

    assert first != "3"


@pytest.mark.parametrize("title", ["m" * 90, ""])
def test_a_word_wider_than_any_diamond_is_broken_and_nothing_is_no_trouble(title: str) -> None:
    assert diamond_for((a_title(title),)).height > 0
