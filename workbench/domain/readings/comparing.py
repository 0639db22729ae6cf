"""Two variants of a measure side by side: what is the same, what differs, what one lacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from workbench.domain.entity import Entity
from workbench.domain.readings.differences import Words, aligned, word_differences
from workbench.domain.readings.in_words import caption_of, field_lines, told_fields
from workbench.domain.readings.variants import EffectiveStep, effective_steps
from workbench.domain.records import Records
from workbench.domain.sops import Measure
from workbench.domain.steps import Step

_PLACES = frozenset({"measure", "order", "number", "sop", "stage", "base", "variant", "lanes"})
"""Fields that say where something stands, which differs between any two."""


class Standing(StrEnum):
    """How a row of a comparison stands."""

    SAME = "same"
    CHANGED = "changed"
    ONLY_LEFT = "only_left"
    ONLY_RIGHT = "only_right"


@dataclass(frozen=True, slots=True)
class ComparedField:
    """One field on both sides, in pieces of which those that differ are marked."""

    field: str
    caption: str
    left: tuple[Words, ...]
    right: tuple[Words, ...]

    @property
    def differs(self) -> bool:
        """Whether the two sides say different things."""
        return any(each.differs for each in (*self.left, *self.right))


@dataclass(frozen=True, slots=True)
class ComparedStep:
    """A step on the left and the one that stands for it on the right; one of them may lack."""

    left: EffectiveStep | None
    right: EffectiveStep | None
    fields: tuple[ComparedField, ...]

    @property
    def standing(self) -> Standing:
        """Whether the step is the same, reads otherwise, or is on one side only."""
        if self.right is None:
            return Standing.ONLY_LEFT
        if self.left is None:
            return Standing.ONLY_RIGHT
        differs = any(each.differs for each in self.fields)
        return Standing.CHANGED if differs else Standing.SAME


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two measures: their own fields, then their steps in order, none left out."""

    left: Measure
    right: Measure
    about: tuple[ComparedField, ...]
    steps: tuple[ComparedStep, ...]


def compared(records: Records, left: Measure, right: Measure, language: str) -> Comparison:
    """Two measures in two columns, with the steps that each takes over from its base."""
    sides = [
        [_Step(each, _title(each.step, language)) for each in effective_steps(records, measure)]
        for measure in (left, right)
    ]
    return Comparison(
        left,
        right,
        compared_fields(records, left, right, language),
        tuple(_rows(records, sides[0], sides[1], language)),
    )


def compared_fields(
    records: Records,
    left: Entity | None,
    right: Entity | None,
    language: str,
    before: Records | None = None,
) -> tuple[ComparedField, ...]:
    """What two things of one kind say, field by field; fields of which neither says anything lack.

    `before` holds the left one where it is of an earlier state.
    """
    some = left or right
    found: list[ComparedField] = []
    for field in told_fields(type(some)) if some else ():
        if field in _PLACES:
            continue
        old = field_lines(before or records, left, field, language) if left else ()
        new = field_lines(records, right, field, language) if right else ()
        if old or new:
            words = word_differences("\n".join(old), "\n".join(new))
            found.append(ComparedField(field, caption_of(field, language), *words))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Step:
    """A step with the title by which it is found again on the other side."""

    held: EffectiveStep
    title: str


def _rows(
    records: Records, left: Sequence[_Step], right: Sequence[_Step], language: str
) -> Iterator[ComparedStep]:
    for old, new in aligned(left, right, key=lambda each: each.title):
        yield ComparedStep(
            old.held if old else None,
            new.held if new else None,
            compared_fields(
                records, old.held.step if old else None, new.held.step if new else None, language
            ),
        )


def _title(step: Step, language: str) -> str:
    return step.title.in_language(language).strip() or step.text.in_language(language).strip()
