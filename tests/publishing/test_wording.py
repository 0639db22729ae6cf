"""The page speaks the language of the document."""

from __future__ import annotations

from dataclasses import fields, replace

from workbench.publishing.wording import wording


def test_every_word_of_the_page_has_a_bulgarian_one() -> None:
    english, bulgarian = wording("en"), wording("bg")

    for field in fields(english):
        assert getattr(english, field.name) != getattr(bulgarian, field.name), field.name
    assert not set(bulgarian.marks.values()) & set(english.marks.values())
    assert not set(bulgarian.notes.values()) & set(english.notes.values())
    assert not set(bulgarian.step_heads) & set(english.step_heads)


def test_a_language_the_page_does_not_speak_is_printed_in_english() -> None:
    assert replace(wording("km"), language="en") == wording("en")
    assert replace(wording("bg-BG"), language="bg") == wording("bg")
