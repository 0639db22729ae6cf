"""Text in several languages: one string per language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Self

WORKING_LANGUAGE = "en"
STALE = "~"  # beside the languages of a text in plain form: those that are behind their source

_LANGUAGE_NAMES = {
    "am": "Amharic",
    "ar": "Arabic",
    "az": "Azerbaijani",
    "be": "Belarusian",
    "bg": "Bulgarian",
    "bn": "Bengali",
    "bs": "Bosnian",
    "cs": "Czech",
    "da": "Danish",
    "de": "German",
    "dv": "Dhivehi",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "et": "Estonian",
    "fa": "Persian",
    "fi": "Finnish",
    "fil": "Filipino",
    "fr": "French",
    "he": "Hebrew",
    "hi": "Hindi",
    "hr": "Croatian",
    "hu": "Hungarian",
    "hy": "Armenian",
    "id": "Indonesian",
    "it": "Italian",
    "ja": "Japanese",
    "ka": "Georgian",
    "kk": "Kazakh",
    "km": "Khmer",
    "ko": "Korean",
    "ky": "Kyrgyz",
    "lo": "Lao",
    "lt": "Lithuanian",
    "lv": "Latvian",
    "mk": "Macedonian",
    "mn": "Mongolian",
    "ms": "Malay",
    "my": "Burmese",
    "ne": "Nepali",
    "nl": "Dutch",
    "no": "Norwegian",
    "pl": "Polish",
    "prs": "Dari",
    "ps": "Pashto",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "si": "Sinhala",
    "sk": "Slovak",
    "sl": "Slovenian",
    "so": "Somali",
    "sq": "Albanian",
    "sr": "Serbian",
    "sv": "Swedish",
    "sw": "Swahili",
    "ta": "Tamil",
    "tet": "Tetum",
    "tg": "Tajik",
    "th": "Thai",
    "ti": "Tigrinya",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "uz": "Uzbek",
    "vi": "Vietnamese",
    "zh": "Chinese",
}


def language_name(code: str) -> str:
    """A language by its English name, or by its code where the program has no name for it."""
    return _LANGUAGE_NAMES.get(code, code.upper())


def language_code(typed: str) -> str:
    """The code of a language typed by its English name; anything else as it was typed."""
    wanted = typed.strip().casefold()
    named = (code for code, name in _LANGUAGE_NAMES.items() if name.casefold() == wanted)
    return next(named, typed.strip())


@dataclass(frozen=True, slots=True)
class Text:
    """The same words in one or more languages, keyed by language code ("en", "bg").

    Empty strings are not kept, so a language is present only when something was written. A
    language named in `stale` was translated from words that have changed since.
    """

    values: tuple[tuple[str, str], ...] = ()
    stale: tuple[str, ...] = ()

    @classmethod
    def of(cls, text: str = "", /, **by_language: str) -> Self:
        """Text from one string in the working language, or from one string per language."""
        if text:
            by_language = {WORKING_LANGUAGE: text} | by_language
        return cls.from_mapping(by_language)

    @classmethod
    def from_mapping(cls, by_language: Mapping[str, str]) -> Self:
        """Text from a mapping of language code to string, and of `STALE` to languages."""
        kept = {language: text for language, text in by_language.items() if text}
        stale = kept.pop(STALE, "").split()
        return cls(
            tuple(sorted(kept.items())), tuple(each for each in sorted(stale) if each in kept)
        )

    def as_mapping(self) -> dict[str, str]:
        """The mapping from which `from_mapping` makes this text again."""
        return dict(self.values) | ({STALE: " ".join(self.stale)} if self.stale else {})

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which something is written, in alphabetical order."""
        return tuple(language for language, _ in self.values)

    def exactly(self, language: str) -> str:
        """The words in this language, or "" where nothing is written in it."""
        return next((text for key, text in self.values if key == language), "")

    def in_language(self, language: str) -> str:
        """The words in this language, else in the working language, else in whichever there is."""
        return (
            self.exactly(language)
            or self.exactly(WORKING_LANGUAGE)
            or (self.values[0][1] if self.values else "")
        )

    def language_used(self, language: str) -> str:
        """The language that `in_language` would answer in, or "" where nothing is written."""
        for wanted in (language, WORKING_LANGUAGE):
            if self.exactly(wanted):
                return wanted
        return self.values[0][0] if self.values else ""

    def put(self, language: str, text: str) -> Text:
        """This text with the words of one language replaced; an empty string removes them.

        What is written anew is no longer stale.
        """
        new = Text.from_mapping(dict(self.values) | {language: text})
        return new.marked_stale(*(each for each in self.stale if each != language))

    def marked_stale(self, *languages: str) -> Text:
        """This text with exactly these languages marked as behind their source."""
        return Text(self.values, tuple(each for each in self.languages if each in languages))

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self.values)

    def __bool__(self) -> bool:
        return bool(self.values)

    def __str__(self) -> str:
        return self.in_language(WORKING_LANGUAGE)
