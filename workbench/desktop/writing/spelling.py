"""Spelling, where this computer has a dictionary of the language; elsewhere quietly nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from typing import Protocol

_TOKEN = re.compile(r"\S+")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NO_PROSE = re.compile(r"[@/\\_\d·]|\w\.\w")  # addresses, paths, numbers, codes, words of a link
_SCRIPTS = {
    "ar": "ARABIC",
    "be": "CYRILLIC",
    "bg": "CYRILLIC",
    "el": "GREEK",
    "fa": "ARABIC",
    "he": "HEBREW",
    "hy": "ARMENIAN",
    "ka": "GEORGIAN",
    "mk": "CYRILLIC",
    "ru": "CYRILLIC",
    "sr": "CYRILLIC",
    "uk": "CYRILLIC",
    "ur": "ARABIC",
}


class Dictionary(Protocol):
    """The words of one language, as enchant gives them."""

    def check(self, word: str) -> bool:
        """Whether the word is right."""

    def suggest(self, word: str) -> list[str]:
        """What may have been meant, the likeliest first."""


Open = Callable[[str], list[Dictionary]]


class Spelling:
    """Dictionaries by language: opened once, beside the window; until then nothing is wrong."""

    def __init__(self, open_dictionaries: Open) -> None:
        self._open = open_dictionaries
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="spelling")
        self._opened: dict[str, Future[list[Dictionary]]] = {}
        self._known: dict[tuple[str, str], bool] = {}

    def is_ready(self, language: str) -> bool:
        """Whether it is known by now which dictionaries there are; asking begins to find out."""
        return self._future(language).done()

    def open_now(self, language: str) -> None:
        """Wait until it is known."""
        self._future(language).result()

    def misspelt(
        self, text: str, language: str, known: Collection[str]
    ) -> Iterator[tuple[int, int]]:
        """The places of words that are wrong; `known` words, folded, are right."""
        dictionaries = self._dictionaries(language)
        if not dictionaries:
            return
        for token in _TOKEN.finditer(text):
            if _NO_PROSE.search(token[0].rstrip(".,;:!?")):
                continue
            for word in _WORD.finditer(token[0]):
                if self._is_wrong(word[0], language, known):
                    yield token.start() + word.start(), token.start() + word.end()

    def suggestions(self, word: str, language: str, most: int = 5) -> tuple[str, ...]:
        """What may have been meant."""
        found = (each for d in self._dictionaries(language) for each in d.suggest(_plain(word)))
        return tuple(dict.fromkeys(found))[:most]

    def _is_wrong(self, word: str, language: str, known: Collection[str]) -> bool:
        if not _is_checked(word, language):
            return False
        parts = [part.casefold() for part in re.split(r"['’-]", word)]
        if word.casefold() in known or all(part in known for part in parts):
            return False
        key = word, language
        if key not in self._known:
            self._known[key] = self._is_in_dictionary(_plain(word), language)
        return not self._known[key]

    def _is_in_dictionary(self, word: str, language: str) -> bool:
        """Whether any dictionary has the word: British and American are both right."""
        dictionaries = self._dictionaries(language)
        if any(each.check(word) for each in dictionaries):
            return True
        parts = word.split("-")
        return len(parts) > 1 and all(
            any(each.check(part) for each in dictionaries) for part in parts if part
        )

    def _dictionaries(self, language: str) -> list[Dictionary]:
        future = self._future(language)
        return future.result() if future.done() else []

    def _future(self, language: str) -> Future[list[Dictionary]]:
        if language not in self._opened:
            self._opened[language] = self._worker.submit(self._open, language)
        return self._opened[language]


@cache
def shared_spelling() -> Spelling:
    """The dictionaries of this computer, opened once for all fields."""
    return Spelling(installed_dictionaries)


def installed_dictionaries(language: str) -> list[Dictionary]:
    """What enchant has for a language; nothing where the library or a dictionary is absent."""
    try:
        import enchant  # the library need not be there, and takes long to wake
    except ImportError:
        return []
    try:
        broker = enchant.Broker()
        tags = _tags(broker.list_languages(), language)
        return [broker.request_dict(tag) for tag in tags]
    except enchant.errors.Error:
        return []


def _tags(installed: list[str], language: str) -> list[str]:
    """The dictionaries for a language: its own where it names a country, else all of them."""
    wanted = language.replace("-", "_")
    exact = [tag for tag in installed if tag == wanted]
    if exact and "_" in wanted:
        return exact
    base = wanted.partition("_")[0]
    countries = [tag for tag in installed if tag.startswith(f"{base}_")]
    return sorted(countries) or [tag for tag in installed if tag == base]


def _is_checked(word: str, language: str) -> bool:
    """Not single letters, acronyms, or words in letters that the language does not use."""
    inner = word[1:]
    if len(word) < 2 or any(letter.isupper() for letter in inner):
        return False
    script = _SCRIPTS.get(language.partition("-")[0].partition("_")[0], "LATIN")
    return all(
        unicodedata.name(letter, "").startswith(script) for letter in word if letter.isalpha()
    )


def _plain(word: str) -> str:
    return word.replace("’", "'")
