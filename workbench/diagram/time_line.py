"""The time limits of a measure along an axis, a row for each step.

Hours, working days and months are not converted into each other: the axis holds the lengths that
are stated, or add up from what is stated, one after the other, and says that it is not to scale.
What is in words stands as a mark at its step.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from workbench.diagram.empty import sentence_picture
from workbench.diagram.legend import least_width, legend_height, legend_items
from workbench.diagram.metrics import CAP_HEIGHT, wrap
from workbench.diagram.palette import LIGHT, Palette
from workbench.diagram.picture import (
    Anchor,
    Item,
    LegendKey,
    Picture,
    Polygon,
    Rect,
    Route,
    Words,
)
from workbench.diagram.step_words import step_title
from workbench.domain.prose import plain_words
from workbench.domain.readings.spans import AT_ONCE, Bound, Sum
from workbench.domain.readings.time_line import Span, TimedStep, limits_along
from workbench.domain.records import Records
from workbench.domain.sops import MeasureId
from workbench.domain.steps import StepKind
from workbench.domain.values import Duration, Unit
from workbench.words import say

_NAMES, _TICK, _OPEN = 220.0, 92.0, 84.0
_PAD, _LINE, _HEAD_LINE = 8.0, 14.0, 13.5
_TITLE, _SIZE = 11.5, 10.5
_BAR, _CAP, _SPAN = 10.0, 3.0, 8.0
_MARK = 5.0
_DOTTED = (1.5, 3.0)
_ABOUT_MINUTES: Mapping[Unit, float] = {  # only to put lengths into an order
    Unit.MINUTE: 1.0,
    Unit.HOUR: 60.0,
    Unit.DAY: 1440.0,
    Unit.WORKING_DAY: 2016.0,
    Unit.WEEK: 10080.0,
    Unit.MONTH: 43200.0,
    Unit.YEAR: 525600.0,
}


def time_line_picture(
    records: Records, measure_id: MeasureId, language: str, palette: Palette = LIGHT
) -> Picture:
    """By when each step is done, counted from the start, with the text equivalent."""
    measure = records.measures[measure_id]
    name = f"{measure.number} {measure.title.in_language(language)}".strip()
    title = say("Time line of measure {measure}", language, measure=name)
    steps = limits_along(records, measure_id, language)
    if not any(each.stated or each.beside or each.spans for each in steps):
        sentence = say("No time limits are recorded for the steps of this measure.", language)
        return sentence_picture(title, sentence, palette)
    drawing = _Drawing(steps, language, palette)
    return Picture(
        width=drawing.width,
        height=drawing.height,
        title=title,
        items=tuple(drawing.items()),
        text_equivalent=tuple(_told(each, language) for each in steps),
        legend=drawing.legend,
    )


def _told(timed: TimedStep, language: str) -> str:
    """One paragraph for a step: its limits, and by when it is done from the start."""
    sentences = [f"{timed.step.number}. {step_title(timed.step, language)}", *_limits(timed)]
    if timed.latest is not None:
        words = timed.latest.words(language)
        sentences.append(say("Done at the latest: {time}", language, time=words))
    else:
        sentences.append(say("By when it is done cannot be counted", language))
    if timed.earliest != AT_ONCE:
        words = timed.earliest.words(language, longest=False)
        sentences.append(say("Not before: {time}", language, time=words))
    return ". ".join(each.rstrip(".") for each in sentences) + "."


def _limits(timed: TimedStep) -> tuple[str, ...]:
    spans = (span.words for span in timed.spans)
    return tuple(map(plain_words, (*timed.stated, *spans, *timed.beside)))


def _begin(timed: TimedStep) -> Bound:
    """How soon a step is reached: one of waiting is done only after the time it is a right to."""
    waits = [each.limit.duration for each in timed.spans if each.at_least]
    if timed.step.kind is not StepKind.WAIT or len(waits) != 1 or waits[0] is None:
        return timed.earliest
    return Bound(tuple(_without(each, waits[0]) for each in timed.earliest.sums))


def _without(total: Sum, length: Duration) -> Sum:
    """The sum less one of its lengths."""
    less = (
        Duration(each.value - length.value, each.unit) if each.unit is length.unit else each
        for each in total.lengths
    )
    return Sum(tuple(each for each in less if each.value > 0))


def _span_end(timed: TimedStep, span: Span) -> Bound:
    """Where a right, or a longest stay, ends that begins with its step."""
    assert span.limit.duration is not None
    return _begin(timed).plus(span.limit.duration)


def _about(bound: Bound) -> float:
    return max(
        sum(each.value * _ABOUT_MINUTES[each.unit] for each in total.lengths)
        for total in bound.sums
    )


class _Drawing:
    """Rows of steps below an axis of lengths."""

    def __init__(self, steps: Sequence[TimedStep], language: str, palette: Palette) -> None:
        self._steps, self._language, self._palette = steps, language, palette
        self._ticks = sorted(set(_bounds(steps)) | {AT_ONCE}, key=lambda b: (_about(b), str(b)))
        heads = [self._tick_words(each) for each in self._ticks]
        self._top = _HEAD_LINE * max(map(len, heads)) + 2 * _PAD
        self._rows = [_height(each, language) for each in steps]
        self.legend = tuple(self._keys())
        wide = _NAMES + _TICK * len(self._ticks) + _OPEN
        self.width = max(wide, least_width(self.legend))
        self._bottom = 1 + self._top + sum(self._rows)
        self.height = self._bottom + 1 + legend_height(self.legend, self.width)

    def items(self) -> Iterator[Item]:
        """Ground, axis, rows, legend."""
        colours = self._palette
        wide, high = self.width - 2, self._bottom - 1
        yield Rect(x=1, y=1, width=wide, height=high, fill=colours.surface)
        yield Rect(x=1, y=1, width=wide, height=self._top, fill=colours.header)
        for tick in self._ticks:
            yield from self._axis(tick)
        y = 1 + self._top
        for timed, row in zip(self._steps, self._rows, strict=True):
            yield Route(points=((1, y), (self.width - 1, y)), stroke=colours.line)
            yield from self._row(timed, y, row)
            y += row
        yield Rect(x=1, y=1, width=wide, height=high, stroke=colours.strong_line)
        yield from legend_items(self.legend, 0, self._bottom + 1, self.width, colours)

    def _keys(self) -> Iterator[LegendKey]:
        ink = self._palette.text
        yield LegendKey(words=self._say("Done in this time"), colour=ink, is_full=True)
        if any(each.spans for each in self._steps):
            yield LegendKey(words=self._say("A right, or a longest stay"), colour=ink, dash=(4, 2))
        if any(each.beside for each in self._steps):
            yield LegendKey(words=self._say("In words only"), colour=ink, number="◆")
        yield LegendKey(
            words=self._say("Cannot be counted"), colour=ink, is_line=True, dash=_DOTTED
        )
        yield LegendKey(words=self._say("Not to scale"), colour=self._palette.line, number="≠")

    def _axis(self, tick: Bound) -> Iterator[Item]:
        x = self._x(tick)
        lines = self._tick_words(tick)
        y = 1 + self._top - _PAD - _HEAD_LINE * len(lines)
        for place, line in enumerate(lines):
            yield Words(
                x=x,
                y=y + place * _HEAD_LINE + (_HEAD_LINE + CAP_HEIGHT * _SIZE) / 2,
                text=line,
                size=_SIZE,
                bold=True,
                colour=self._palette.text,
                anchor=Anchor.MIDDLE,
            )
        ends = ((x, 1 + self._top), (x, self._bottom))
        yield Route(points=ends, stroke=self._palette.line)

    def _row(self, timed: TimedStep, y: float, high: float) -> Iterator[Item]:
        area = Rect(x=1, y=y, width=_NAMES, height=high, about=timed.step.id)
        yield area
        top = y + _PAD
        for line, size in _name_lines(timed, self._language):
            colour = self._palette.text if size == _TITLE else self._palette.muted
            base = top + (_LINE + CAP_HEIGHT * size) / 2
            yield Words(
                x=1 + _PAD, y=base, text=line, size=size, colour=colour, about=timed.step.id
            )
            top += _LINE
        yield from self._bar(timed, y + _PAD + _LINE / 2)
        for place, span in enumerate(timed.spans, start=1):
            yield from self._span(timed, span, y + _PAD + _LINE * (place + 0.5))

    def _bar(self, timed: TimedStep, middle: float) -> Iterator[Item]:
        """From how soon a step can be done to how late; dotted where that cannot be counted."""
        ink, start = self._palette.text, self._x(timed.earliest)
        if timed.latest is None:
            ends = ((start, middle), (self.width - _PAD, middle))
            yield Route(points=ends, stroke=self._palette.muted, line_width=1.2, dash=_DOTTED)
        else:
            end, top = self._x(timed.latest), middle - _BAR / 2
            yield Rect(x=end - _CAP, y=top - 2, width=_CAP, height=_BAR + 4, fill=ink)
            if start < end:
                yield Rect(x=start, y=top, width=end - start, height=_BAR, fill=ink)
        if timed.beside:
            corners = ((0, -_MARK), (_MARK, 0), (0, _MARK), (-_MARK, 0))
            yield Polygon(
                points=tuple((start + dx, middle + dy) for dx, dy in corners),
                fill=ink,
                stroke=self._palette.surface,
            )

    def _span(self, timed: TimedStep, span: Span, middle: float) -> Iterator[Item]:
        start, end = self._x(_begin(timed)), self._x(_span_end(timed, span))
        yield Rect(
            x=start,
            y=middle - _SPAN / 2,
            width=max(end - start, _CAP),
            height=_SPAN,
            fill=self._palette.surface,
            stroke=self._palette.text,
            dash=(4, 2),
        )

    def _tick_words(self, tick: Bound) -> tuple[str, ...]:
        words = self._say("Start") if tick == AT_ONCE else tick.words(self._language)
        return wrap(words, _TICK - 8, _SIZE, bold=True)

    def _x(self, tick: Bound) -> float:
        return _NAMES + _TICK * (self._ticks.index(tick) + 0.5)

    def _say(self, english: str) -> str:
        return say(english, self._language)


def _bounds(steps: Sequence[TimedStep]) -> Iterator[Bound]:
    for timed in steps:
        yield timed.earliest
        yield _begin(timed)
        if timed.latest is not None:
            yield timed.latest
        for span in timed.spans:
            yield _span_end(timed, span)


def _name_lines(timed: TimedStep, language: str) -> Iterator[tuple[str, float]]:
    """The title of the step and, smaller, its limits."""
    title = f"{timed.step.number} {step_title(timed.step, language)}".strip()
    for line in wrap(title, _NAMES - 2 * _PAD, _TITLE):
        yield line, _TITLE
    for words in _limits(timed):
        for line in wrap(words, _NAMES - 2 * _PAD, _SIZE):
            yield line, _SIZE


def _height(timed: TimedStep, language: str) -> float:
    """As high as the words of a row, or its bars, ask for."""
    lines = max(len(tuple(_name_lines(timed, language))), 1 + len(timed.spans))
    return _LINE * lines + 2 * _PAD
