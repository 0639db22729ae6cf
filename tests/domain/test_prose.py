"""Prose: what its signs mean, and that no word is ever lost in it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workbench.domain.prose import (
    Run,
    escape,
    link,
    linked_ids,
    plain_words,
    prose_of,
    relinked,
    runs,
)

WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"), max_size=12)
SIGNS = st.text("*[]\\() :wb1a_-\n", max_size=24)
ANY_PROSE = st.text(st.characters(exclude_categories=["Cs"])) | SIGNS
RUNS = st.builds(
    Run,
    WORDS | st.text("*[]\\( )wb:1", max_size=6),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["", "", "id-1", "id-2"]),
)
LINES = st.lists(st.lists(RUNS, max_size=5), min_size=1, max_size=3)


@pytest.mark.parametrize(
    ("prose", "plain"),
    [
        ("Call the **duty** officer", "Call the duty officer"),
        ("Call *at once*", "Call at once"),
        ("Tell [the police](wb:a-1) of it", "Tell the police of it"),
        ("***both***", "both"),
        (r"2 \* 3 and \[a\]", "2 * 3 and [a]"),
        ("5 * 3 * 2", "5 * 3 * 2"),
        ("* a list", "* a list"),
        ("see [1](note)", "see [1](note)"),
        ("a_b_c and _x_", "a_b_c and _x_"),
        (r"C:\temp", r"C:\temp"),
        ("**never closed", "**never closed"),
        ("", ""),
        ("one\n\ntwo", "one\n\ntwo"),
    ],
)
def test_the_words_are_what_a_reader_sees(prose: str, plain: str) -> None:
    assert plain_words(prose) == plain


def test_runs_say_what_is_bold_italic_and_where_words_lead() -> None:
    line = runs("a **b *c*** [d **e**](wb:x)")

    assert line == (
        (
            Run("a "),
            Run("b ", bold=True),
            Run("c", bold=True, italic=True),
            Run(" "),
            Run("d ", link="x"),
            Run("e", bold=True, link="x"),
        ),
    )


def test_linked_ids_come_once_each_in_the_order_of_the_text() -> None:
    prose = f"{link('Shelter', 's-1')}, {link('Police', 'p-1')}, {link('the shelter', 's-1')}"

    assert linked_ids(prose) == ("s-1", "p-1")


def test_a_link_shows_its_words_whatever_they_are() -> None:
    made = link("Odd [name] *here* \\", "p-1")

    assert plain_words(made) == "Odd [name] *here* \\"
    assert linked_ids(made) == ("p-1",)


def test_what_is_no_id_makes_no_link() -> None:
    assert link("Police", "not an id)") == "Police"


@given(ANY_PROSE)
@example("[a[b](wb:1)](wb:2)")
@example("***a** b*")
@example("*a\\")
def test_reading_and_writing_any_prose_loses_no_word(prose: str) -> None:
    again = prose_of(runs(prose))

    assert plain_words(again) == plain_words(prose)
    assert prose_of(runs(again)) == again


@given(LINES)
@example([[Run("0 *", italic=True)]])
@example([[Run("0 *", bold=True)], [Run("0 **", link="a")]])
@example([[Run("* 0", italic=True)]])
@example([[Run("1", bold=True), Run("2", bold=True, link="a"), Run("3")]])
@example([[Run("0", italic=True), Run(" 0", bold=True, italic=True), Run("0")]])
@example([[Run("1", bold=place % 2 == 0) for place in range(3000)]])
def test_whatever_is_set_is_read_again(lines: list[list[Run]]) -> None:
    prose = prose_of(lines)

    shown = "\n".join("".join(run.text for run in line) for line in lines)
    assert plain_words(prose) == shown
    if not any(map(_numbers_meet, lines)):
        set_again = [_outstanding(line) for line in runs(prose)]
        assert set_again == [_outstanding(line) for line in lines]


def _numbers_meet(line: list[Run]) -> bool:
    """Whether one number is set in two ways, which cannot be written."""
    shown = [run for run in line if run.text]
    return any(
        before.text[-1].isdigit() and after.text[0].isdigit() for before, after in pairwise(shown)
    )


def test_the_words_of_links_can_be_changed_and_links_taken_off() -> None:
    prose = r"\[x](wb:a) *[Old](wb:a)*, [other](wb:a), [**B**](wb:b), 2 \* 3"

    renamed = relinked(prose, lambda words, target: "New [1]" if words == "Old" else words)
    loose = relinked(prose, lambda words, target: None if target == "b" else words)

    assert renamed == prose.replace("[Old]", r"[New \[1\]]")
    assert loose == prose.replace("[**B**](wb:b)", "**B**")


@given(ANY_PROSE)
def test_taking_all_links_off_leaves_every_word(prose: str) -> None:
    loose = relinked(prose, lambda words, target: None)

    assert linked_ids(loose) == ()
    assert plain_words(loose) == plain_words(prose)


@given(ANY_PROSE)
def test_escaped_words_are_shown_as_they_are(words: str) -> None:
    assert plain_words(escape(words)) == words
    assert linked_ids(escape(words)) == ()


def _outstanding(line: object) -> list[tuple[str, bool, bool, str]]:
    """Each sign that can be seen, with how it is set; spaces need no style."""
    return [
        (sign, run.bold, run.italic, run.link)
        for run in line  # type: ignore[attr-defined]  # a line is runs, in a list or a tuple
        for sign in run.text
        if not sign.isspace()
    ]


@pytest.mark.parametrize("code", ["02/807*8050*1", "*100*1#", "3*4*5", "Dial 116*000*2 at night"])
def test_a_code_to_dial_keeps_its_stars(code: str) -> None:
    assert plain_words(code) == code


def test_a_number_is_not_set_in_two_ways_for_its_digits_would_get_stars() -> None:
    line = (Run("Call 11"), Run("6", bold=True), Run("000"))

    assert plain_words(prose_of([line])) == "Call 116000"
