"""The program's own words in the languages it prints: English stands in the code, others in files.

A catalogue is `resources/locale/LANGUAGE.toml`, with the English words as keys. What a catalogue
lacks stays English, so that a page is never without its heading.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache

from workbench.assets import resource

_LANGUAGE = re.compile("[a-z]{2,8}")


def say(english: str, language: str, **fill: object) -> str:
    """The words in a language; texts in braces are filled in afterwards."""
    words = _catalogue(language.partition("-")[0].casefold()).get(english, english)
    return words.format(**fill) if fill else words


@cache
def _catalogue(language: str) -> Mapping[str, str]:
    # A language comes as it was typed: only letters may become the name of a file.
    file = resource("locale") / f"{language}.toml"
    if not _LANGUAGE.fullmatch(language) or not file.is_file():
        return {}
    words: dict[str, str] = tomllib.loads(file.read_text(encoding="utf-8"))
    return words
