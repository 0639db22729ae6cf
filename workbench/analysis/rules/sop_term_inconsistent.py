"""Translations that do not use the words of the glossary."""

from __future__ import annotations

from collections.abc import Iterator

from workbench.analysis.engine import Context, Observation, rule
from workbench.analysis.wording import listed, name_of
from workbench.domain.entity import Entity
from workbench.domain.findings import Evidence, Family, Kind, Severity
from workbench.domain.glossary import READ_FOR_TERMS, TermUse, terms_off
from workbench.domain.programme import Programme
from workbench.domain.sops import Term
from workbench.domain.text import language_name
from workbench.domain.translations import drafted_in, text_at


@rule(
    "sop-term-inconsistent",
    "Term of the glossary not used",
    family=Family.PROCEDURE,
    severity=Severity.LOW,
    reads=(*READ_FOR_TERMS, Term, Programme),
    source="Domain report 2.6: one word for one thing in every language of the handbook",
)
def translations_with_words_of_their_own(context: Context) -> Iterator[Observation]:
    """Each term whose translation is missing where the text it was translated from uses the term.

    Words are compared by their stems. A text that is behind its source is not looked at, and
    neither is a term that nobody translated.
    """
    by_term: dict[tuple[str, str], list[TermUse]] = {}
    for use in terms_off(context.state):
        by_term.setdefault((use.term.id, use.language), []).append(use)
    source = drafted_in(context.state)
    for (_, language), uses in by_term.items():
        yield _observed(uses, language, source)


def _observed(uses: list[TermUse], language: str, source: str) -> Observation:
    term = uses[0].term
    wanted, original = term.term.exactly(language), term.term.exactly(source)
    places = list({use.entity.id: use.entity for use in uses}.values())
    return Observation(
        kind=Kind.CONFLICT,
        about=(term, *places),
        aspect=language,
        message=(
            f"In {language_name(language)}, {original!r} is {wanted!r} by the glossary; "
            f"{listed(_named(places))} says it in other words."
            if len(places) == 1
            else f"In {language_name(language)}, {original!r} is {wanted!r} by the glossary; "
            f"{listed(_named(places))} say it in other words."
        ),
        evidence=tuple(
            Evidence(f"{name_of(use.entity)}: {_words(use)}", use.entity.id) for use in uses
        ),
        remedy="Use the word of the glossary, or correct the glossary.",
    )


def _named(places: list[Entity]) -> Iterator[str]:
    for each in places[:3]:
        yield name_of(each)
    if len(places) > 3:
        yield f"{len(places) - 3} more"


def _words(use: TermUse) -> str:
    text = text_at(use.entity, use.path)
    return text.exactly(use.language) if text else ""
