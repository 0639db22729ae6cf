"""The legend of a picture: a sample of each kind of line and box shown, with its meaning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.diagram.arrows import LENGTH, arrow_head
from workbench.diagram.chart_signs import SIZE as SIGN_SIZE
from workbench.diagram.chart_signs import sign_items
from workbench.diagram.metrics import CAP_HEIGHT, width
from workbench.diagram.palette import Palette
from workbench.diagram.picture import Anchor, Circle, Item, LegendKey, Rect, Route, Words

_SIZE = 11.0
_NUMBER_SIZE, _LETTERS_SIZE = 9.0, 10.0
_LINE = 20.0
_SAMPLE_WIDTH, _SAMPLE_HEIGHT = 34.0, 12.0
_GAP = 8.0
_BETWEEN = 22.0
_PAD = 8.0


def legend_rows(keys: Sequence[LegendKey], available: float) -> list[list[LegendKey]]:
    """The entries in as many rows as the width asks for."""
    rows: list[list[LegendKey]] = []
    x = available
    for key in keys:
        wide = _entry_width(key)
        if not rows or x + wide - _BETWEEN > available:
            rows.append([])
            x = 2 * _PAD
        rows[-1].append(key)
        x += wide
    return rows


def legend_height(keys: Sequence[LegendKey], available: float) -> float:
    """How much height the legend takes below a picture of that width."""
    return 2 * _PAD + _LINE * len(legend_rows(keys, available)) if keys else 0.0


def least_width(keys: Sequence[LegendKey]) -> float:
    """How wide a picture must be so that each entry fits on a line."""
    return max((_entry_width(key) - _BETWEEN + 2 * _PAD for key in keys), default=0.0)


def legend_items(
    keys: Sequence[LegendKey], left: float, top: float, available: float, palette: Palette
) -> Iterator[Item]:
    """The legend with its upper left corner at the given place."""
    for row, entries in enumerate(legend_rows(keys, available)):
        x, middle = left + _PAD, top + _PAD + _LINE * (row + 0.5)
        for key in entries:
            yield from _sample(key, x, middle, palette)
            yield Words(
                x=x + _SAMPLE_WIDTH + _GAP,
                y=middle + CAP_HEIGHT * _SIZE / 2,
                text=key.words,
                size=_SIZE,
                colour=palette.muted,
            )
            x += _entry_width(key)


def _entry_width(key: LegendKey) -> float:
    return _SAMPLE_WIDTH + _GAP + width(key.words, _SIZE) + _BETWEEN


def _sample(key: LegendKey, x: float, middle: float, palette: Palette) -> Iterator[Item]:
    if key.sign:
        left = x + (_SAMPLE_WIDTH - SIGN_SIZE) / 2
        yield from sign_items(key.sign, key.number, (left, middle - SIGN_SIZE / 2), palette)
        return
    if key.is_line:
        tip = (x + _SAMPLE_WIDTH, middle)
        yield Route(
            points=((x, middle), (tip[0] - LENGTH / 2, middle)),
            stroke=key.colour,
            line_width=key.line_width,
            dash=key.dash,
            head=arrow_head(tip, (x, middle)),
        )
        if key.number:
            yield from _number(key, x + _SAMPLE_WIDTH / 2 - LENGTH / 2, middle, palette)
        return
    yield Rect(
        x=x,
        y=middle - _SAMPLE_HEIGHT / 2,
        width=_SAMPLE_WIDTH,
        height=_SAMPLE_HEIGHT,
        radius=3,
        fill=key.colour if key.is_full else palette.surface,
        stroke=key.colour,
        line_width=key.line_width,
        dash=key.dash,
    )
    if key.number:
        yield Words(
            x=x + _SAMPLE_WIDTH / 2,
            y=middle + CAP_HEIGHT * _LETTERS_SIZE / 2,
            text=key.number,
            size=_LETTERS_SIZE,
            bold=True,
            colour=palette.text,
            anchor=Anchor.MIDDLE,
        )


def _number(key: LegendKey, x: float, middle: float, palette: Palette) -> Iterator[Item]:
    yield Circle(x=x, y=middle, radius=7, fill=palette.surface, stroke=key.colour)
    yield Words(
        x=x,
        y=middle + CAP_HEIGHT * _NUMBER_SIZE / 2,
        text=key.number,
        size=_NUMBER_SIZE,
        bold=True,
        colour=palette.text,
        anchor=Anchor.MIDDLE,
    )
