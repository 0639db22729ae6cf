"""The time line of a measure: step after step, with what is stated and by when that is at latest.

Not to scale: hours, working days and months are different things in law, and none is converted.
A step by when nobody knows has an open ring; that is a question to ask, and no gap.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.diagram.empty import sentence_picture
from workbench.diagram.legend import legend_height, legend_items
from workbench.diagram.metrics import CAP_HEIGHT, wrap
from workbench.diagram.palette import LIGHT, Palette
from workbench.diagram.picture import Anchor, Circle, Item, LegendKey, Picture, Rect, Route, Words
from workbench.diagram.step_words import inside_a_sentence, step_title
from workbench.domain.prose import plain_words
from workbench.domain.readings.spans import AT_ONCE
from workbench.domain.readings.time_line import OpenEnd, Reason, TimedStep, limits_along
from workbench.domain.records import Records
from workbench.domain.sops import MeasureId
from workbench.words import say

_TIME, _AXIS, _TEXT = 116.0, 132.0, 152.0  # where the times end, the line stands, words begin
_WIDTH, _MARGIN = 430.0, 10.0
_SIZE, _SMALL = 12.0, 10.5
_LINE, _SMALL_LINE = 15.5, 13.5
_GAP = 14.0
_RING = 6.0
_OPEN = (2.0, 2.0)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One step on the line: its words, and by when it is done at the latest."""

    about: str
    title: tuple[str, ...]
    lines: tuple[str, ...]
    time: tuple[str, ...]
    is_open: bool

    @property
    def height(self) -> float:
        """As high as the longer side needs."""
        words = _LINE * len(self.title) + _SMALL_LINE * len(self.lines)
        return max(words, _SMALL_LINE * len(self.time) + 2, 2 * _RING)


def time_line(
    records: Records, measure_id: MeasureId, language: str, palette: Palette = LIGHT
) -> Picture:
    """The time line of a measure, with the same in words."""
    measure = records.measures[measure_id]
    title = f"{measure.number} {measure.title.in_language(language)}".strip()
    timed = limits_along(records, measure_id, language)
    if not timed:
        sentence = say("No steps are recorded for this measure.", language)
        return sentence_picture(title, sentence, palette)
    entries = tuple(_entry(each, language) for each in timed)
    legend = _legend(entries, palette, language)
    height = 2 * _MARGIN + sum(each.height + _GAP for each in entries)
    return Picture(
        width=_WIDTH,
        height=height + legend_height(legend, _WIDTH),
        title=title,
        items=(
            *_items(entries, height, palette),
            *legend_items(legend, 0, height, _WIDTH, palette),
        ),
        text_equivalent=tuple(_sentence(each, language) for each in timed),
        legend=legend,
    )


def why_open(ends: Sequence[OpenEnd], language: str) -> str:
    """Why nobody can say by when a step is done at the latest."""
    reasons = dict.fromkeys(_reason(each, language) for each in ends)
    return say("cannot be counted: {why}", language, why="; ".join(reasons))


def _entry(timed: TimedStep, language: str) -> _Entry:
    step = timed.step
    title = f"{step.number} {step_title(step, language)}".strip()
    lines = [*timed.stated, *timed.beside, *(span.words for span in timed.spans)]
    if timed.earliest != AT_ONCE:
        earliest = timed.earliest.words(language, longest=False)
        lines.append(say("not before {time}", language, time=earliest))
    if timed.latest is None and timed.open_ends:
        lines.append(why_open(timed.open_ends, language))
    wide = _WIDTH - _TEXT - _MARGIN
    return _Entry(
        about=step.id,
        title=wrap(title, wide, _SIZE),
        lines=tuple(part for line in lines for part in wrap(line, wide, _SMALL)),
        time=wrap(_time(timed, language), _TIME - _MARGIN, _SMALL),
        is_open=timed.latest is None,
    )


def _time(timed: TimedStep, language: str) -> str:
    if timed.latest is None:
        return say("open", language)
    return timed.latest.words(language)


def _reason(end: OpenEnd, language: str) -> str:
    number = end.step.number
    if end.reason is Reason.IN_WORDS:
        return inside_a_sentence(plain_words(end.words))
    pattern = {
        Reason.REPEATS: "step {number} may be repeated",
        Reason.NOT_REACHED: "nothing leads to step {number}",
    }.get(end.reason, "no limit is recorded for step {number}")
    return say(pattern, language, number=number)


def _sentence(timed: TimedStep, language: str) -> str:
    step = timed.step
    title = f"{step.number}. {step_title(step, language)}"
    if timed.latest is not None:
        by = say("at the latest: {time}", language, time=timed.latest.words(language))
    else:
        by = why_open(timed.open_ends, language) if timed.open_ends else say("open", language)
    return f"{title}: {by}"


def _legend(entries: Sequence[_Entry], palette: Palette, language: str) -> tuple[LegendKey, ...]:
    left = say("Left: at the latest, from the start of the measure; not to scale", language)
    keys = [LegendKey(words=left, colour=palette.accent, is_line=True, line_width=2.0)]
    if any(each.is_open for each in entries):
        words = say("Nobody can say by when", language)
        keys.append(LegendKey(words=words, colour=palette.faint, dash=_OPEN))
    return tuple(keys)


def _items(entries: Sequence[_Entry], height: float, palette: Palette) -> Iterator[Item]:
    yield Rect(x=0, y=0, width=_WIDTH, height=height, fill=palette.surface)
    tops = []
    y = _MARGIN
    for each in entries:
        tops.append(y)
        y += each.height + _GAP
    axis = ((_AXIS, tops[0] + _RING), (_AXIS, tops[-1] + _RING + 2))
    yield Route(points=axis, stroke=palette.strong_line, line_width=2.0)
    for each, top in zip(entries, tops, strict=True):
        yield from _drawn(each, top, palette)


def _drawn(entry: _Entry, top: float, palette: Palette) -> Iterator[Item]:
    area = Rect(
        x=_MARGIN / 2,
        y=top - _GAP / 2 + 2,
        width=_WIDTH - _MARGIN,
        height=entry.height + _GAP - 4,
        radius=5,
        about=entry.about,
    )
    yield area
    yield Circle(
        x=_AXIS,
        y=top + _LINE / 2,
        radius=_RING,
        fill=palette.surface if entry.is_open else palette.accent,
        stroke=palette.faint if entry.is_open else palette.accent,
        line_width=1.5,
        dash=_OPEN if entry.is_open else (),
        about=entry.about,
    )
    muted = palette.faint if entry.is_open else palette.text
    yield from _words(entry.time, _TIME, top + 1, (_SMALL, _SMALL_LINE), muted, Anchor.END)
    yield from _words(entry.title, _TEXT, top, (_SIZE, _LINE), palette.text, Anchor.START)
    below = top + _LINE * len(entry.title)
    yield from _words(entry.lines, _TEXT, below, (_SMALL, _SMALL_LINE), palette.muted, Anchor.START)


def _words(
    lines: Sequence[str],
    x: float,
    y: float,
    size: tuple[float, float],
    colour: str,
    anchor: Anchor,
) -> Iterator[Words]:
    high, leading = size
    for place, line in enumerate(lines):
        base = y + place * leading + (leading + CAP_HEIGHT * high) / 2
        yield Words(x=x, y=base, text=line, size=high, colour=colour, anchor=anchor)
