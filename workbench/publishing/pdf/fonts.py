"""The vendored faces in print: registering them, falling back, and naming what none can show."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from workbench.assets import resource
from workbench.publishing.blocks import Block, Heading
from workbench.publishing.reading import texts

REGULAR = "Workbench"
BOLD = "Workbench-Bold"
ITALIC = "Workbench-Italic"
BOLD_ITALIC = "Workbench-BoldItalic"
SYMBOLS = "Workbench-Symbols"

_FILES = {
    REGULAR: "fonts/NotoSans-Regular.ttf",
    BOLD: "fonts/NotoSans-Bold.ttf",
    ITALIC: "fonts/NotoSans-Italic.ttf",
    BOLD_ITALIC: "fonts/NotoSans-BoldItalic.ttf",
    SYMBOLS: "fonts/NotoSansMath-Regular.ttf",
}


@dataclass(frozen=True, slots=True)
class MissingCharacter:
    """A character that no face of the product has; it prints as an empty box."""

    character: str
    near: str

    @property
    def name(self) -> str:
        """What the character is called, with its number."""
        return f"U+{ord(self.character):04X} {unicodedata.name(self.character, 'unnamed')}"


@cache
def register_fonts() -> None:
    """Make the vendored faces known to ReportLab; any number of calls does it once."""
    for name, file in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(resource(file))))
    pdfmetrics.registerFontFamily(
        REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD_ITALIC
    )
    pdfmetrics.registerFontFamily(
        SYMBOLS, normal=SYMBOLS, bold=SYMBOLS, italic=SYMBOLS, boldItalic=SYMBOLS
    )


def font_name(*, is_bold: bool = False, is_italic: bool = False) -> str:
    """The face of the text family in this style."""
    if is_bold:
        return BOLD_ITALIC if is_italic else BOLD
    return ITALIC if is_italic else REGULAR


def printable(text: str) -> str:
    """The text without signs that have no shape: direction marks, joiners, control characters."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(each for each in text if each in "\n\t\xad" or not _is_shapeless(each))


def runs(text: str) -> Iterator[tuple[bool, str]]:
    """The text cut where the face changes: (whether the symbols face has to show it, words)."""
    symbols = (set(text) - _characters(REGULAR)) & _symbols()
    if not symbols:
        yield False, text
        return
    for is_symbol, letters in groupby(text, key=symbols.__contains__):
        yield is_symbol, "".join(letters)


def text_width(text: str, font: str, size: float) -> float:
    """How wide a line of text is, symbols included."""
    return sum(
        float(pdfmetrics.stringWidth(words, SYMBOLS if is_symbol else font, size))
        for is_symbol, words in runs(text)
    )


def missing_characters(blocks: Iterable[Block]) -> tuple[MissingCharacter, ...]:
    """Each character that no face has, once, with the heading it first stands under."""
    register_fonts()
    shown = _characters(REGULAR) | _symbols()
    found: dict[str, MissingCharacter] = {}
    near = ""
    for block in blocks:
        near = block.text if isinstance(block, Heading) else near
        for text in texts(block):
            for character in sorted(set(printable(text)) - shown - set("\n\t")):
                found.setdefault(character, MissingCharacter(character, near))
    return tuple(found[each] for each in sorted(found))


@cache
def _characters(font: str) -> frozenset[str]:
    """Every character that a face can show."""
    register_fonts()
    return frozenset(map(chr, pdfmetrics.getFont(font).face.charToGlyph))


@cache
def _symbols() -> frozenset[str]:
    """What the symbols face is used for: signs, never the letters of a script it has in part."""
    return frozenset(
        each
        for each in _characters(SYMBOLS)
        if unicodedata.category(each)[0] in "SPN" or unicodedata.decomposition(each)[:6] == "<font>"
    )


def _is_shapeless(character: str) -> bool:
    """Whether a character only steers others; variation selectors count."""
    return unicodedata.category(character) in {"Cc", "Cf"} or "\ufe00" <= character <= "\ufe0f"
