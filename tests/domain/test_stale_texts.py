"""Texts that know which of their languages are behind."""

from __future__ import annotations

from workbench.domain.plain import from_plain, to_plain
from workbench.domain.text import Text


def test_a_language_that_is_behind_stays_so_until_it_is_written_anew() -> None:
    text = Text.of("within 24 hours", bg="до 48 часа").marked_stale("bg")

    after_source, after_translation = text.put("en", "at once"), text.put("bg", "до 24 часа")

    assert after_source.stale == ("bg",)
    assert after_translation.stale == ()


def test_a_language_without_words_cannot_be_behind() -> None:
    text = Text.of("at once", bg="веднага").marked_stale("bg", "fr")

    assert text.stale == ("bg",)
    assert text.put("bg", "").stale == ()


def test_the_mark_survives_the_plain_form() -> None:
    text = Text.of("at once", bg="веднага").marked_stale("bg")

    assert from_plain(Text, to_plain(text)) == text
