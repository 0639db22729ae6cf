"""The dictionaries of this computer, where it has any."""

from __future__ import annotations

import sys
from threading import Event

import pytest

from workbench.desktop.writing.spelling import Spelling, installed_dictionaries


@pytest.mark.skipif(
    not installed_dictionaries("en"), reason="left out: there is no English dictionary here"
)
def test_the_dictionaries_that_are_installed_are_asked() -> None:
    spelling = Spelling(installed_dictionaries)
    spelling.open_now("en")
    text = "The organisation and the organization refer a pserson"

    wrong = [text[start:end] for start, end in spelling.misspelt(text, "en", frozenset())]

    assert wrong == ["pserson"]
    assert "person" in spelling.suggestions("pserson", "en")


def test_a_language_without_a_dictionary_is_left_alone() -> None:
    assert installed_dictionaries("xx") == []


def test_without_the_library_nothing_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "enchant", None)

    assert installed_dictionaries("en") == []


def test_until_the_dictionaries_are_open_nothing_is_wrong() -> None:
    may_open = Event()
    spelling = Spelling(lambda _: [NoWords()] if may_open.wait() else [])

    assert list(spelling.misspelt("blorp", "en", frozenset())) == []
    assert not spelling.is_ready("en")

    may_open.set()
    spelling.open_now("en")
    assert list(spelling.misspelt("blorp", "en", frozenset())) == [(0, 5)]


class NoWords:
    """Knows nothing."""

    def check(self, word: str) -> bool:
        return False

    def suggest(self, word: str) -> list[str]:
        return []
