from __future__ import annotations

from tests.builders import a_measure, a_step
from tests.findings import finding, findings
from workbench.domain.sops import LanguageContent
from workbench.domain.text import Text

RULE = "sop-translation-stale"
MEASURE = a_measure("Crisis intervention", "2.1")


def content(**by_language: tuple[str, ...]) -> tuple[LanguageContent, ...]:
    return tuple(LanguageContent(language, items) for language, items in by_language.items())


def test_languages_that_name_different_places_are_a_conflict() -> None:
    named = content(bg=("shelter", "home for women", "lawyer"), en=("crisis centre", "Lawyer"))
    step = a_step(measure=MEASURE, content=named)

    found = finding(RULE, MEASURE, step)

    assert found.kind == "conflict"
    assert found.about == (step.id,)
    assert "bg names shelter and home for women; en names crisis centre" in found.message


def test_the_same_things_in_another_order_and_case_are_fine() -> None:
    named = content(bg=("Shelter", "lawyer."), en=("lawyer", "shelter"))

    assert not findings(RULE, MEASURE, a_step(measure=MEASURE, content=named))


def test_a_language_that_leaves_a_thing_out_is_a_conflict() -> None:
    measure = a_measure(content=content(bg=("shelter", "lawyer"), en=("shelter",)))

    found = finding(RULE, measure)

    assert found.about == (measure.id,)
    assert "en names nothing" in found.message


def test_a_language_nobody_read_is_not_compared() -> None:
    assert not findings(RULE, a_measure(content=content(bg=("shelter",), en=())))


def test_a_title_that_was_never_translated_is_another_matter() -> None:
    assert not findings(RULE, a_measure(title="Referral", help=(Text.of(en="Shelter"),)))


def test_a_translation_behind_its_source_is_told_of() -> None:
    text = Text.of("Within 48 hours.", bg="До 24 часа.").marked_stale("bg")

    found = finding(RULE, MEASURE, a_step(measure=MEASURE, text=text))

    assert (found.kind, found.severity) == ("conflict", "medium")
    assert "in Bulgarian may read what no longer holds" in found.message
    assert [each.text for each in found.evidence] == ["Text, in Bulgarian: behind its source."]


def test_a_translation_that_was_looked_at_again_is_fine() -> None:
    text = Text.of("Within 48 hours.", bg="До 48 часа.")

    assert not findings(RULE, MEASURE, a_step(measure=MEASURE, text=text))


def test_a_note_that_was_not_translated_again_promises_nobody_anything() -> None:
    text = Text.of("Ask the court.", bg="Питайте съда.").marked_stale("bg")

    assert not findings(RULE, MEASURE, a_step(measure=MEASURE, notes=text))
