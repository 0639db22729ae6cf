"""Variants of a measure: what one population's measure takes from another's.

A measure without a stated base is a variant of the measure of the same number: in the base of its
SOP, else in the SOP for adults, else in the first SOP that has no base of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.domain.procedures import steps_of
from workbench.domain.records import Records
from workbench.domain.sops import Measure, MeasureId, Sop, VariantStatement
from workbench.domain.steps import Step

_GROWN_UP = 18
TAKES_OVER = frozenset({VariantStatement.ADDS, VariantStatement.SAME_AS_ADULT})


@dataclass(frozen=True, slots=True)
class Variant:
    """A measure as one SOP has it; `measure` None where nothing is recorded for that SOP."""

    sop: Sop | None
    measure: Measure | None
    is_base: bool = False

    @property
    def statement(self) -> VariantStatement | None:
        """How it stands to the base; None where nobody has said."""
        return self.measure.variant if self.measure else None


@dataclass(frozen=True, slots=True)
class EffectiveStep:
    """A step that holds for a measure, and the measure in which it is written."""

    step: Step
    measure: Measure
    is_taken_over: bool = False


def base_of(records: Records, measure: Measure) -> Measure | None:
    """The measure of which this one is a variant, None where it stands for itself."""
    stated = records.measures.find(measure.base)
    if stated is not None and stated.id != measure.id:
        return stated
    sop = records.sops.find(measure.sop)
    if sop is None or not measure.number:
        return None
    for candidate in _base_sops(records, sop):
        for each in records.measures.where("sop", candidate.id):
            if each.number == measure.number and each.id != measure.id:
                return each
    return None


def variants_of(records: Records, measure: Measure) -> tuple[Variant, ...]:
    """The base of a measure and everything that is a variant of it, the base first.

    SOPs that could have a variant and have none come too, without a measure.
    """
    base = _last_base(records, measure)
    others = [
        Variant(records.sops.find(each.sop), each)
        for each in records.measures.values()
        if each.id != base.id and _last_base(records, each).id == base.id
    ]
    have = {base.sop, *(each.sop.id for each in others if each.sop)}
    base_sop = records.sops.find(base.sop)
    others += [
        Variant(sop, None)
        for sop in records.sops.values()
        if sop.id not in have and base_sop in tuple(_base_sops(records, sop))
    ]
    order = {key: place for place, key in enumerate(records.sops)}
    others.sort(key=lambda each: order[each.sop.id] if each.sop else len(order))
    return (Variant(base_sop, base, is_base=True), *others)


def effective_steps(records: Records, measure: Measure) -> tuple[EffectiveStep, ...]:
    """The steps that hold for a measure, those it takes over from its base among them.

    A measure that is omitted has none. Where the same measure is stated to hold and steps are
    written nevertheless, they follow, so that nothing written is lost.
    """
    if measure.variant is VariantStatement.OMITTED:
        return ()
    own = tuple(EffectiveStep(each, measure) for each in steps_of(records, MeasureId(measure.id)))
    taken: tuple[EffectiveStep, ...] = ()
    for base in _taken_from(records, measure):
        steps = steps_of(records, MeasureId(base.id))
        taken = (*(EffectiveStep(each, base, is_taken_over=True) for each in steps), *taken)
    return (*taken, *own)


def _taken_from(records: Records, measure: Measure) -> Iterator[Measure]:
    """The measures whose steps hold here too, the nearest first; circles end."""
    seen = {measure.id}
    while measure.variant in TAKES_OVER:
        base = base_of(records, measure)
        if base is None or base.id in seen or base.variant is VariantStatement.OMITTED:
            return
        yield base
        seen.add(base.id)
        measure = base


def _last_base(records: Records, measure: Measure) -> Measure:
    """The measure at the end of the chain of bases; circles end where they began."""
    seen = {measure.id}
    while (base := base_of(records, measure)) is not None and base.id not in seen:
        seen.add(base.id)
        measure = base
    return measure


def _base_sops(records: Records, sop: Sop) -> Iterator[Sop]:
    """The SOPs of which one may be a variant, the likeliest first.

    A stated base holds alone. SOPs for the same persons, or for nobody in particular, are
    procedures on different matters and no variants of each other.
    """
    stated = records.sops.find(sop.base)
    if stated is not None and stated.id != sop.id:
        yield stated
        return
    if sop.population is None or _is_for_adults(records, sop):
        return
    for_others = [
        each
        for each in records.sops.values()
        if each.base is None and each.population not in (None, sop.population)
    ]
    adults = [each for each in for_others if _is_for_adults(records, each)]
    first = next((each for each in records.sops.values() if each.base is None), None)
    if adults:
        yield from adults
    elif first is not None and first in for_others and first.id != sop.id:
        yield first


def _is_for_adults(records: Records, sop: Sop) -> bool:
    population = records.populations.find(sop.population)
    return population is not None and (population.age_min or 0) >= _GROWN_UP
