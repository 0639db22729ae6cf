"""The program's own words: in the language asked for, or in English."""

from __future__ import annotations

import pytest

from workbench.words import say


def test_a_region_does_not_hide_its_language() -> None:
    assert say("Directory", "bg-BG") == say("Directory", "bg") != "Directory"


@pytest.mark.parametrize("language", ["", "km", "../locale/bg", "a" * 300, "b\0g"])
def test_what_is_no_language_of_the_program_is_english(language: str) -> None:
    assert say("Directory", language) == "Directory"


def test_braces_in_what_is_filled_in_stay_as_they_are() -> None:
    assert say("Nothing changed since: {edition}.", "en", edition="{x} %s {0}").endswith(
        "{x} %s {0}."
    )
