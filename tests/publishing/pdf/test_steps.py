"""A step table says who, what, when, how and with which form, and what is not known."""

from __future__ import annotations

from pathlib import Path

from tests.publishing.pages import printed, words_of
from workbench.publishing.blocks import (
    Actor,
    Branch,
    Note,
    NoteKind,
    StepMark,
    StepRow,
    Steps,
)
from workbench.publishing.inline import link, whole

CONSENT = StepRow(
    "1",
    "Informed consent",
    who=(Actor("Police"), Actor("Mediator", "supports")),
    when=("Before any contact",),
    how=("Explain", "Ask"),
    forms=(whole("F-ISSP"),),
    consent=("The person may refuse.",),
    branches=(
        Branch("consent given", link("step 2", "s2")),
        Branch("consent refused", link("step 5", "s5")),
    ),
    notes=(Note("Rest of the sentence unread.", NoteKind.UNKNOWN),),
    anchor="s1",
)
ESCORT = StepRow("2", "Accompany the person", marks=(StepMark.TITLE_ONLY,), anchor="s2")


def test_a_step_prints_all_it_carries(tmp_path: Path) -> None:
    said = words_of(printed(tmp_path, Steps((CONSENT,))))

    assert "No Who What When How Forms" in said
    for words in (
        "Police",
        "supports: Mediator",
        "Informed consent",
        "Before any contact",
        "Explain",
        "F-ISSP",
        "Consent The person may refuse.",
        "Next consent given → step 2",
        "consent refused → step 5",
        "Not recorded Rest of the sentence unread.",
    ):
        assert words in said


def test_a_step_of_which_only_the_title_is_known_prints_as_a_draft(tmp_path: Path) -> None:
    said = words_of(printed(tmp_path, Steps((ESCORT,))))

    assert "Accompany the person" in said
    assert "Draft: only the title is known" in said
    assert said.count("not recorded") == 2


def test_columns_that_no_step_needs_are_left_out(tmp_path: Path) -> None:
    said = words_of(printed(tmp_path, Steps((ESCORT,))))

    assert "No Who What When" in said
    assert "How" not in said


def test_a_measure_without_steps_says_so(tmp_path: Path) -> None:
    assert "No step is known." in words_of(printed(tmp_path, Steps((), "No step is known.")))


def test_a_step_leads_to_the_next_one(tmp_path: Path) -> None:
    reader = printed(tmp_path, Steps((CONSENT, ESCORT)))

    assert len(reader.pages[0]["/Annots"]) == 1


def test_a_step_and_what_it_carries_stay_on_one_page(tmp_path: Path) -> None:
    reader = printed(tmp_path, Steps((CONSENT,) * 9))

    for number in range(1, len(reader.pages) + 1):
        said = words_of(reader, number)
        assert said.count("Informed consent") == said.count("Rest of the sentence unread.")


def test_a_step_longer_than_a_page_goes_on_on_the_next(tmp_path: Path) -> None:
    long = StepRow("1", "Ask", how=tuple(f"question {n}." for n in range(300)))

    reader = printed(tmp_path, Steps((long,)))

    assert len(reader.pages) > 3
    said = words_of(reader)
    assert all(f"question {n}." in said for n in range(300))
    assert "No Who What When How" in words_of(reader, 3)
