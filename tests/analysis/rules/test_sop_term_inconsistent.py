from __future__ import annotations

from tests.builders import a_measure, a_programme, a_step
from tests.findings import finding, findings
from workbench.domain.entity import built_in_id
from workbench.domain.sops import Term, TermId
from workbench.domain.text import Text

RULE = "sop-term-inconsistent"
PROGRAMME = a_programme(languages=("en", "bg"))
MEASURE = a_measure()
VICTIM = Term(id=TermId(built_in_id("term", "v")), term=Text.of("victim", bg="пострадал"))


def a_text(english: str, bulgarian: str) -> Text:
    return Text.of(english, bg=bulgarian)


def test_a_translation_in_other_words_is_a_conflict() -> None:
    step = a_step(measure=MEASURE, text=a_text("Tell the victim.", "Кажете на жертвата."))

    found = finding(RULE, PROGRAMME, VICTIM, MEASURE, step)

    assert (found.kind, found.severity) == ("conflict", "low")
    assert found.about == (VICTIM.id, step.id)
    assert "In Bulgarian, 'victim' is 'пострадал' by the glossary" in found.message


def test_an_inflected_term_is_the_term() -> None:
    step = a_step(measure=MEASURE, text=a_text("Tell victims.", "Кажете на пострадалите."))

    assert not findings(RULE, PROGRAMME, VICTIM, MEASURE, step)


def test_several_places_are_one_finding_of_one_term() -> None:
    steps = [
        a_step(f"Step {n}", str(n), MEASURE, text=a_text("Tell the victim.", "Кажете на лицето."))
        for n in range(1, 6)
    ]

    found = finding(RULE, PROGRAMME, VICTIM, MEASURE, *steps)

    assert len(found.about) == 6
    assert "Step 1, Step 2, Step 3 and 2 more say it in other words" in found.message


def test_what_was_not_translated_is_no_matter_of_words() -> None:
    behind = a_text("Tell the victim.", "Кажете на лицето.").marked_stale("bg")
    untranslated = Term(id=VICTIM.id, term=Text.of("victim"))
    step = a_step(measure=MEASURE, text=a_text("Tell the victim.", "Кажете на лицето."))

    assert not findings(RULE, PROGRAMME, VICTIM, MEASURE, a_step(measure=MEASURE, text=behind))
    assert not findings(RULE, PROGRAMME, untranslated, MEASURE, step)
    only_english = a_step(measure=MEASURE, text=Text.of("Tell the victim."))
    assert not findings(RULE, PROGRAMME, VICTIM, MEASURE, only_english)
