"""Where a template goes in a workspace that has stages and numbers of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from workbench.domain.procedures import measures_of, next_number, number_key
from workbench.domain.programme import Sphere, Stage, StageId
from workbench.domain.records import Records
from workbench.domain.sops import Measure
from workbench.domain.table import Table


def fitted(template: Records, there: Records) -> Records:
    """The template as it can be brought in beside what is there.

    A stage that is there already, by its sphere, stands for the template's own; any other gets a
    number of its own. A measure whose number is taken, or that has none, gets the next free one
    of its stage.
    """
    stages, stands_for = _stages(template, there)
    after = replace(there, stages=there.stages.put(*stages.values()))
    fitting: list[Measure] = []
    for measure in template.measures.values():
        if measure.id in there.measures:
            continue
        stage = stands_for.get(measure.stage, measure.stage) if measure.stage else None
        numbered = _numbered(replace(measure, stage=stage), after)
        after = replace(after, measures=after.measures.put(numbered))
        fitting.append(numbered)
    return replace(template, stages=stages, measures=Table(fitting))


def _stages(template: Records, there: Records) -> tuple[Table[Stage], Mapping[StageId, StageId]]:
    """The stages still to bring in, and those that stand for the others."""
    by_sphere: dict[Sphere, StageId] = {}
    for each in there.stages.values():
        by_sphere.setdefault(each.sphere, each.id)
    taken = {each.number for each in there.stages.values()}
    new: list[Stage] = []
    stands_for: dict[StageId, StageId] = {}
    for stage in template.stages.values():
        if stage.id in there.stages:
            continue
        if stage.sphere in by_sphere:
            stands_for[stage.id] = by_sphere[stage.sphere]
            continue
        number = _free(stage.number, taken)
        taken.add(number)
        new.append(replace(stage, number=number))
    return Table(new), stands_for


def _numbered(measure: Measure, there: Records) -> Measure:
    """The measure with a number that no other measure of its SOP has."""
    if measure.sop is None:
        return measure
    others = measures_of(there, measure.sop)
    taken = {each.number for each in others}
    if measure.number and measure.number not in taken:
        return measure
    same_stage = sorted(
        (each for each in others if each.stage == measure.stage and each.number),
        key=lambda each: number_key(each.number),
    )
    stage = there.stages.find(measure.stage)
    if same_stage:
        wished = next_number(same_stage)
    elif stage is not None and stage.number:
        wished = f"{stage.number}.1"
    else:
        wished = next_number(others)
    return replace(measure, number=_free(wished, taken))


def _free(number: str, taken: set[str]) -> str:
    """The number, counted on until nothing else has it; no number stays none."""
    while number and number in taken:
        head, dot, last = number.rpartition(".")
        number = f"{head}{dot}{int(last) + 1}" if last.isdecimal() else f"{number}.1"
    return number
