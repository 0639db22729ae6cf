"""Signs for what must not be overlooked: each a shape with a letter, plain in black and white."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from workbench.diagram.metrics import CAP_HEIGHT
from workbench.diagram.palette import Palette
from workbench.diagram.picture import Anchor, Circle, Item, LegendKey, Point, Polygon, Words
from workbench.words import say

CONSENT = "consent"
SAFEGUARD = "safeguard"
LIBERTY = "restricts liberty"
EXCEPTIONS = "exceptions"
SIZE = 12.0
_LETTER = 10.0
_MEANINGS: Mapping[str, str] = {
    CONSENT: "The person is asked for consent",
    SAFEGUARD: "A safeguard holds here",
    LIBERTY: "Restricts liberty",
    EXCEPTIONS: "Exceptions are named at the step",
}
_LOWER: Mapping[str, float] = {SAFEGUARD: -0.08, LIBERTY: 0.1}  # where the shape is widest
_LETTERS: Mapping[str, str] = {LIBERTY: "!"}
_OUTLINES: Mapping[str, tuple[Point, ...]] = {  # within a square of side 1
    SAFEGUARD: ((0.0, 0.0), (1.0, 0.0), (1.0, 0.6), (0.5, 1.0), (0.0, 0.6)),
    LIBERTY: ((0.5, -0.1), (1.1, 1.0), (-0.1, 1.0)),
    EXCEPTIONS: ((0.5, -0.1), (1.1, 0.5), (0.5, 1.1), (-0.1, 0.5)),
}


def has_sign(mark: str) -> bool:
    """Whether there is a sign for this mark; the others are said in words only."""
    return mark in _MEANINGS


def letter_of(mark: str, language: str) -> str:
    """What is written in the sign: the first letter of the mark, or what everybody knows."""
    return _LETTERS.get(mark) or say(mark, language)[:1].upper()


def sign_items(mark: str, letter: str, corner: Point, palette: Palette) -> Iterator[Item]:
    """The sign in a square of `SIZE` with its upper left corner at the given place."""
    left, top = corner
    outline, middle, low = _OUTLINES.get(mark), left + SIZE / 2, 0.0
    if outline is None:
        yield Circle(x=middle, y=top + SIZE / 2, radius=SIZE / 2, fill=palette.text)
    else:
        points = tuple((left + x * SIZE, top + y * SIZE) for x, y in outline)
        yield Polygon(points=points, fill=palette.text)
        low = _LOWER.get(mark, 0.0) * SIZE
    yield Words(
        x=middle,
        y=top + low + (SIZE + CAP_HEIGHT * _LETTER) / 2,
        text=letter,
        size=_LETTER,
        bold=True,
        colour=palette.surface,
        anchor=Anchor.MIDDLE,
    )


def sign_keys(marks: Collection[str], language: str, palette: Palette) -> Iterator[LegendKey]:
    """What the signs among these marks mean."""
    for mark, meaning in _MEANINGS.items():
        if mark in marks:
            yield LegendKey(
                words=say(meaning, language),
                colour=palette.text,
                sign=mark,
                number=letter_of(mark, language),
            )
