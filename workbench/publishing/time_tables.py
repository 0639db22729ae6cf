"""The time line of measures as a table: each limit, and by when that is from the start."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.domain.readings.spans import AT_ONCE
from workbench.domain.readings.time_line import OpenEnd, Reason, TimedStep, limits_along
from workbench.domain.sops import Measure, MeasureId
from workbench.publishing.blocks import Block, Row, Table
from workbench.publishing.inline import Inline, in_a_row, link, muted, run_together
from workbench.publishing.telling import Teller, anchor_of


def time_table(teller: Teller, measures: Sequence[Measure]) -> Iterator[Block]:
    """The limits of some measures and their steps; nothing where none of them has any."""
    rows = [row for measure in measures for row in _rows(teller, measure)]
    if not rows:
        return
    yield Table(
        head=tuple(
            map(teller.say, ("Step", "Limit", "From the start of the measure, at the latest"))
        ),
        rows=tuple(rows),
        weights=(4, 4, 3),
    )


def _rows(teller: Teller, measure: Measure) -> Iterator[Row]:
    if measure.time_limits:
        limits = in_a_row([teller.limit(each) for each in measure.time_limits], "\n")
        yield _where(teller, measure), limits, "–"
    for timed in limits_along(teller.view, MeasureId(measure.id), teller.language):
        if timed.step.time_limits:
            limits = in_a_row([teller.limit(each) for each in timed.step.time_limits], "\n")
            yield _step(teller, measure, timed), limits, _latest(teller, timed)


def _where(teller: Teller, measure: Measure) -> Inline:
    title = teller.text(measure.title) or teller.say("Title not recorded")
    return run_together(link(measure.number, anchor_of(measure)), f"  {title}")


def _step(teller: Teller, measure: Measure, timed: TimedStep) -> Inline:
    step = timed.step
    title = teller.text(step.title) or teller.say("Only known to exist")
    number = f"{measure.number} · {step.number}"
    return run_together(link(number, anchor_of(step)), f"  {title}")


def _latest(teller: Teller, timed: TimedStep) -> Inline:
    """By when from the start; else why that cannot be said."""
    said: list[Inline] = []
    if timed.latest is not None:
        said.append(timed.latest.words(teller.language))
    elif timed.stated:
        said.append(muted(_why(teller, timed.open_ends)))
    if timed.earliest != AT_ONCE:
        earliest = timed.earliest.words(teller.language, longest=False)
        said.append(teller.say("not before {time}", time=earliest))
    return in_a_row(said, "\n") or "–"


def _why(teller: Teller, ends: Sequence[OpenEnd]) -> str:
    """Which steps leave the time open."""
    reasons = dict.fromkeys(_reason(teller, each) for each in ends)
    return teller.say("cannot be counted: {why}", why="; ".join(reasons))


def _reason(teller: Teller, end: OpenEnd) -> str:
    number = end.step.number
    match end.reason:
        case Reason.IN_WORDS:
            said = end.words
        case Reason.REPEATS:
            said = teller.say("step {number} may be repeated", number=number)
        case Reason.NOT_REACHED:
            said = teller.say("nothing leads to step {number}", number=number)
        case _:
            said = teller.say("no limit is recorded for step {number}", number=number)
    return said
