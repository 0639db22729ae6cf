"""Before a document comes in, its language is told and details of persons are pointed at."""

from __future__ import annotations

import pytest

from workbench.domain.found import Becomes, FoundPart
from workbench.domain.looking_over import details_of_persons, likely_language


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("Попитай лицето", "bg"),
        ("Ask the person", "en"),
        ("يُسأل الشخص", "ar"),
        ("សួរ", "en"),
        ("12 34", "en"),
    ],
)
def test_the_letters_tell_the_language(words: str, language: str) -> None:
    assert likely_language([FoundPart(words)], ("en", "bg", "ar")) == language


def test_latin_letters_are_not_taken_for_a_language_of_other_letters() -> None:
    assert likely_language([FoundPart("Ask")], ("bg", "ar", "en")) == "en"


def test_details_of_persons_are_found_where_they_would_come_in() -> None:
    words = "The girl, born on 12.03.2009, was brought here."

    found = details_of_persons(
        [
            FoundPart("Ask", Becomes.STEP, comments=(words,), place="table 1, row 2"),
            FoundPart(words, Becomes.LEAVE_OUT),
        ],
        "en",
    )

    assert found is not None
    assert found.count == 1
    assert found.passages[0].place.endswith("; table 1, row 2")
    assert details_of_persons([FoundPart("Ask the person")], "en") is None
