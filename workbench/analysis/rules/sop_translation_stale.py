"""Languages that name different things, and translations whose source has changed since."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.analysis.engine import Citation, Context, Observation, rule
from workbench.analysis.steps import STEP_KINDS, measure_words, placed_steps
from workbench.analysis.wording import listed, name_of
from workbench.domain.findings import Evidence, Family, Kind, Severity
from workbench.domain.readings.in_words import caption_of
from workbench.domain.sops import LanguageContent, Measure
from workbench.domain.state import State
from workbench.domain.steps import Step
from workbench.domain.text import WORKING_LANGUAGE, language_name
from workbench.domain.translations import TextAt, texts_in


@rule(
    "sop-translation-stale",
    "Translation behind the original",
    family=Family.PROCEDURE,
    severity=Severity.HIGH,
    reads=STEP_KINDS,
    source="Bulgarian national mechanism, measures 2.1 and 2.2 in English and Bulgarian",
    standard=(
        Citation(
            "Information on rights and services in a language the person understands: "
            "Council of Europe convention, article 12(1)d"
        ),
    ),
    per_sop=True,
)
def languages_that_disagree(context: Context) -> Iterator[Observation]:
    """Each measure or step whose languages promise different things, or may by now.

    Compared is what each language was recorded to name, in any order. A language for which
    nothing was recorded is not compared, and neither is a text that was never translated. A
    translation that is marked as behind its source is told of until somebody looks at it.
    """
    for subject, persons, place in _subjects(context.state):
        named = {each.language: _items(each) for each in subject.content if each.items}
        shared = frozenset.intersection(*named.values()) if named else frozenset()
        if not all(items == shared for items in named.values()):
            yield _disagreement(subject, persons, place, shared)
        behind = [each for each in texts_in(subject) if each.text.stale and each.field != "notes"]
        if behind:
            yield _behind(subject, place, behind)


def _disagreement(
    subject: Measure | Step, persons: str, place: str, shared: frozenset[str]
) -> Observation:
    return Observation(
        kind=Kind.CONFLICT,
        about=(subject,),
        message=(
            f"{persons} are promised different things in {place}, depending on the language: "
            f"{_differences(subject.content, shared)}."
        ),
        evidence=tuple(
            Evidence(f"In {each.language}: {listed(each.items)}.", subject.id)
            for each in subject.content
            if each.items
        ),
        remedy="Decide which text is right, and have the other language translated again.",
    )


def _behind(subject: Measure | Step, place: str, behind: list[TextAt]) -> Observation:
    languages = sorted({language for each in behind for language in each.text.stale})
    names = listed(language_name(each) for each in languages)
    return Observation(
        kind=Kind.CONFLICT,
        severity=Severity.MEDIUM,
        aspect="behind",
        about=(subject,),
        message=(
            f"Who reads {place} in {names} may read what no longer holds: the words it was "
            "translated from have changed since."
        ),
        evidence=tuple(
            Evidence(
                f"{caption_of(each.field, WORKING_LANGUAGE)}, in "
                f"{listed(language_name(code) for code in each.text.stale)}: behind its source.",
                subject.id,
            )
            for each in behind
        ),
        remedy="Compare both languages side by side; translate again, or say that it still holds.",
    )


def _subjects(state: State) -> Iterator[tuple[Measure | Step, str, str]]:
    """Whatever has comparable content: the thing, for whom, and where it stands."""
    for measure in state.measures.values():
        sop = state.sops.find(measure.sop)
        population = state.populations.find(sop.population) if sop else None
        persons = name_of(population) if population else "Persons"
        yield measure, persons, measure_words(measure)
    for placed in placed_steps(state):
        yield placed.step, placed.persons, placed.short


def _items(content: LanguageContent) -> frozenset[str]:
    return frozenset(map(_plain, content.items))


def _plain(item: str) -> str:
    """The item without what does not change its meaning: case, spaces, closing full stop."""
    return " ".join(item.casefold().split()).rstrip(".")


def _differences(contents: tuple[LanguageContent, ...], shared: frozenset[str]) -> str:
    parts = []
    for content in contents:
        if content.items:
            own = [item for item in content.items if _plain(item) not in shared]
            parts.append(f"{content.language} names {listed(own)}")
    return "; ".join(parts)
