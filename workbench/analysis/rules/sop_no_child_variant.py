"""Measures that do not say what holds for children."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.analysis.engine import Citation, Context, Observation, rule
from workbench.analysis.groups import is_for_adults, is_for_children
from workbench.analysis.steps import STEP_KINDS, measure_words
from workbench.analysis.surveyed import variant_survey
from workbench.analysis.wording import name_of
from workbench.domain.findings import Evidence, Family, Kind, Severity
from workbench.domain.procedures import measures_of
from workbench.domain.programme import Population, SurveyMark
from workbench.domain.sops import Measure, Sop
from workbench.domain.state import State


@rule(
    "sop-no-child-variant",
    "Children not dealt with",
    family=Family.PROCEDURE,
    severity=Severity.CRITICAL,
    reads=(*STEP_KINDS, SurveyMark),
    source="Bulgarian national mechanism; Sri Lanka child procedure; IASC guidance on GBV "
    "procedures 2008",
    standard=(
        Citation(
            "Best interests of the child in every step: OHCHR recommended principle 10 and "
            "guideline 8"
        ),
        Citation("Special needs of children: Council of Europe convention, article 12(7)"),
    ),
)
def measures_without_child_variant(context: Context) -> Iterator[Observation]:
    """Each measure for adults whose number the procedure for children does not have.

    A measure for children counts whatever it says: its own text, the same as for adults, or
    replaced; and so does one that is known to exist but was not read. A gap where the variant was
    looked up, else unknown. Without any procedure for children there is one finding for them all.
    """
    state = context.state
    for_adults = [each for each in state.sops.values() if is_for_adults(_population(state, each))]
    for_children = [
        each for each in state.sops.values() if is_for_children(_population(state, each))
    ]
    known = {measure.number for sop in for_children for measure in measures_of(state, sop.id)}
    for sop in for_adults:
        rest = []
        for measure in measures_of(state, sop.id):
            if measure.number in known:
                continue
            if _looked_up(state, measure, for_children):
                yield _without_variant(measure, Kind.GAP)
            elif for_children:
                yield _without_variant(measure, Kind.UNKNOWN)
            else:
                rest.append(measure)
        if rest:
            yield _without_procedure(sop, rest)


def _population(state: State, sop: Sop) -> Population | None:
    return state.populations.find(sop.population)


def _looked_up(state: State, measure: Measure, for_children: list[Sop]) -> bool:
    groups = {sop.population for sop in for_children} or {None}
    return any(variant_survey(state, measure.number, each) for each in groups)


def _without_variant(measure: Measure, kind: Kind) -> Observation:
    where = measure_words(measure)
    return Observation(
        kind=kind,
        about=(measure,),
        message=(
            f"Children at {where}: there is no text for them, and no word that the adults' holds."
            if kind is Kind.GAP
            else f"Children at {where}: nobody has recorded what holds for them."
        ),
        evidence=(Evidence(f"A text of {where} for children: not recorded.", measure.id),),
        remedy="Write the measure for children, or state that the one for adults holds.",
    )


def _without_procedure(sop: Sop, measures: list[Measure]) -> Observation:
    return Observation(
        kind=Kind.UNKNOWN,
        about=(sop,),
        message=(
            f"Children: nobody has recorded a procedure for them beside {name_of(sop)} "
            f"({len(measures)} measures)."
        ),
        evidence=(Evidence("Procedures for a group under 18: none recorded.", sop.id),),
        remedy="Ask which procedure holds for children, and record it as a procedure of its own.",
    )
