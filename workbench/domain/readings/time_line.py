"""The time line of a measure: how soon, and by when at the latest, each step can be done.

Times count from the start of the measure. A limit counts from the step it names, else from the
moment its own step is reached. What is stated in words, from another event, or not at all leaves
the latest moment open, and the reason is kept: unknown stays unknown.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from workbench.domain.limits import limit_words
from workbench.domain.procedures import steps_of
from workbench.domain.prose import plain_words
from workbench.domain.readings.paths import ways_on
from workbench.domain.readings.spans import AT_ONCE, Bound, Sum, earliest, latest
from workbench.domain.records import Records
from workbench.domain.sops import MeasureId
from workbench.domain.steps import Step, StepKind
from workbench.domain.values import LimitKind, StepId, TimeLimit

_SPANS = (LimitKind.ENTITLEMENT, LimitKind.MAXIMUM_STAY)
_NEEDS_NO_TIME = (StepKind.START, StepKind.END)


class Reason(StrEnum):
    """Why the time of a step cannot be counted from the start."""

    NOT_RECORDED = "not_recorded"
    IN_WORDS = "in_words"
    REPEATS = "repeats"
    NOT_REACHED = "not_reached"


@dataclass(frozen=True, slots=True)
class OpenEnd:
    """A step whose end cannot be counted, why, and its limit in words where it has one."""

    step: Step
    reason: Reason
    words: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A right, or a longest stay, that runs beside the steps."""

    limit: TimeLimit
    words: str
    at_least: bool


@dataclass(frozen=True, slots=True)
class TimedStep:
    """When a step is done, counted from the start of the measure.

    `latest` None is not known; `open_ends` then say because of which steps. `stated` are the
    step's own deadlines in words, `beside` what is in words or recurs.
    """

    step: Step
    earliest: Bound
    latest: Bound | None
    stated: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    open_ends: tuple[OpenEnd, ...] = ()


def limits_along(records: Records, measure_id: MeasureId, language: str) -> tuple[TimedStep, ...]:
    """Each step of a measure, in the printed order, with the bounds of its time."""
    return _Reckoning(records, steps_of(records, measure_id), measure_id, language).timed()


@dataclass(frozen=True, slots=True)
class _Moment:
    """How soon and how late something is reached."""

    earliest: Bound
    latest: Bound | None
    open_ends: tuple[OpenEnd, ...] = ()


class _Reckoning:
    """Goes through the steps from those that nothing leads to."""

    def __init__(
        self, records: Records, steps: tuple[Step, ...], measure: MeasureId, language: str
    ) -> None:
        self._records, self._steps, self._language = records, steps, language
        self._by_id: Mapping[str, Step] = {step.id: step for step in steps}
        self._before: dict[StepId, list[StepId]] = {step.id: [] for step in steps}
        for step, targets in ways_on(records, measure).items():
            for target in targets:
                self._before[target].append(step)
        self._done: dict[StepId, _Moment] = {}

    def timed(self) -> tuple[TimedStep, ...]:
        """Every step with its bounds; a circle is cut where the printed order enters it."""
        for step, repeats in _in_order(self._steps, self._needed()):
            self._done[step.id] = self._end_of(step, repeats=repeats)
        return tuple(self._told(step) for step in self._steps)

    def _needed(self) -> dict[StepId, set[StepId]]:
        """For each step, the steps that must be reckoned before it."""
        needed = {step: set(before) for step, before in self._before.items()}
        for step in self._steps:
            anchors = (limit.after_step for limit in step.time_limits)
            needed[step.id] |= {each for each in anchors if each is not None and each in needed}
        return needed

    def _end_of(self, step: Step, *, repeats: bool) -> _Moment:
        reached = self._reached(step)
        soonest = self._earliest_end(step, reached)
        if repeats:
            return _Moment(soonest, None, (OpenEnd(step, Reason.REPEATS),))
        lasts = step.kind is StepKind.WAIT
        counted = [limit for limit in step.time_limits if _is_deadline(limit, lasts=lasts)]
        if counted:
            return self._by_all(step, counted, reached, soonest)
        if step.kind in _NEEDS_NO_TIME:
            return _Moment(soonest, reached.latest, reached.open_ends)
        words = "; ".join(self._beside(step))
        own = OpenEnd(step, Reason.IN_WORDS if words else Reason.NOT_RECORDED, words)
        return _Moment(soonest, None, tuple(dict.fromkeys((*reached.open_ends, own))))

    def _by_all(
        self, step: Step, counted: Sequence[TimeLimit], reached: _Moment, soonest: Bound
    ) -> _Moment:
        """By when several deadlines have the step done: all hold, so the first to end binds."""
        moments = [self._by(step, limit, reached) for limit in counted]
        known = [each.latest for each in moments if each.latest is not None]
        for bound in known:
            if all(bound.is_within(other) for other in known):
                return _Moment(soonest, bound)
        if known:
            ends = self._in_words(step, counted)
        else:
            ends = tuple(dict.fromkeys(end for each in moments for end in each.open_ends))
        return _Moment(soonest, None, ends)

    def _reached(self, step: Step) -> _Moment:
        """When the way comes to a step: the last of the ways that lead to it."""
        before = [self._done[each] for each in self._before[step.id] if each in self._done]
        if not before:
            begins = step is self._steps[0] or step.kind is StepKind.START
            if begins:
                return _Moment(AT_ONCE, AT_ONCE)
            return _Moment(AT_ONCE, None, (OpenEnd(step, Reason.NOT_REACHED),))
        soonest = earliest(each.earliest for each in before) or AT_ONCE
        late = [each.latest for each in before if each.latest is not None]
        bound = latest(late) if len(late) == len(before) else None
        ends = tuple(dict.fromkeys(end for each in before for end in each.open_ends))
        return _Moment(soonest, bound, ends)

    def _by(self, step: Step, limit: TimeLimit, reached: _Moment) -> _Moment:
        """By when one deadline has the step done."""
        assert limit.duration is not None
        if limit.after_step is not None:
            anchor = self._done.get(limit.after_step)
            if anchor is None:
                return _Moment(AT_ONCE, None, self._in_words(step, [limit]))
            reached = anchor
        elif limit.starts:
            return _Moment(AT_ONCE, None, self._in_words(step, [limit]))
        if reached.latest is None:
            return reached
        return _Moment(AT_ONCE, reached.latest.plus(limit.duration))

    def _earliest_end(self, step: Step, reached: _Moment) -> Bound:
        """Waiting that is a right takes at least so long; all else can be done at once."""
        if step.kind is not StepKind.WAIT:
            return reached.earliest
        lengths = [
            limit.duration
            for limit in step.time_limits
            if limit.kind is LimitKind.ENTITLEMENT and limit.duration
        ]
        longest = latest(Bound((Sum((each,)),)) for each in lengths)
        if longest is None or len(longest.sums) > 1:
            return reached.earliest
        (length,) = longest.sums[0].lengths or (None,)
        return reached.earliest.plus(length) if length else reached.earliest

    def _told(self, step: Step) -> TimedStep:
        done = self._done[step.id]
        deadlines = [limit for limit in step.time_limits if _has_length(limit, LimitKind.DEADLINE)]
        spans = [limit for limit in step.time_limits if _has_length(limit, *_SPANS)]
        return TimedStep(
            step=step,
            earliest=done.earliest,
            latest=done.latest,
            stated=self._words(deadlines),
            beside=self._beside(step),
            spans=tuple(
                Span(limit, words, at_least=limit.kind is LimitKind.ENTITLEMENT)
                for limit, words in zip(spans, self._words(spans), strict=True)
            ),
            open_ends=done.open_ends,
        )

    def _beside(self, step: Step) -> tuple[str, ...]:
        """What is said in words, at an event, or again and again."""
        shown = (LimitKind.DEADLINE, *_SPANS)
        return self._words([each for each in step.time_limits if not _has_length(each, *shown)])

    def _in_words(self, step: Step, limits: Sequence[TimeLimit]) -> tuple[OpenEnd, ...]:
        return tuple(OpenEnd(step, Reason.IN_WORDS, words) for words in self._words(limits))

    def _words(self, limits: Sequence[TimeLimit]) -> tuple[str, ...]:
        return tuple(
            plain_words(limit_words(each, self._language, self._number)) for each in limits
        )

    def _number(self, step_id: StepId) -> str:
        step = self._records.steps.find(step_id)
        return step.number if step else "?"


def _has_length(limit: TimeLimit, *kinds: LimitKind) -> bool:
    return limit.kind in kinds and limit.duration is not None


def _is_deadline(limit: TimeLimit, *, lasts: bool) -> bool:
    """Whether a limit says by when the step is done; a longest stay does, for a step of waiting."""
    kinds = (LimitKind.DEADLINE, LimitKind.MAXIMUM_STAY) if lasts else (LimitKind.DEADLINE,)
    return _has_length(limit, *kinds)


def _in_order(
    steps: Sequence[Step], needed: dict[StepId, set[StepId]]
) -> Iterator[tuple[Step, bool]]:
    """The steps so that each comes after what it needs, and whether it had to be cut from a circle.

    Of a circle, the step printed first is taken before what leads back to it.
    """
    left = dict.fromkeys(each.id for each in steps)
    by_id = {each.id: each for each in steps}
    leads_to: dict[StepId, list[StepId]] = {each: [] for each in needed}
    for step, before in needed.items():
        for each in before:
            leads_to[each].append(step)
    waiting = {step: set(before) for step, before in needed.items()}
    ready = deque(step for step in left if not waiting[step])
    while left:
        repeats = not ready
        step = _first_of_a_circle(left, waiting) if repeats else ready.popleft()
        del left[step]
        yield by_id[step], repeats
        for following in leads_to[step]:
            waiting[following].discard(step)
            if following in left and not waiting[following]:
                ready.append(following)


def _first_of_a_circle(
    left: Mapping[StepId, None], waiting: Mapping[StepId, set[StepId]]
) -> StepId:
    """The step printed first of some circle among the steps that are left."""
    places = {step: place for place, step in enumerate(left)}
    walked: dict[StepId, None] = {}
    step = next(iter(left))
    while step not in walked:
        walked[step] = None
        step = min((each for each in waiting[step] if each in left), key=places.__getitem__)
    circle = list(walked)[list(walked).index(step) :]
    return min(circle, key=places.__getitem__)
