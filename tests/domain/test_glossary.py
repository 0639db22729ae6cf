"""Words to avoid are found where they stand, and terms where they ought to stand."""

from __future__ import annotations

import pytest

from tests.builders import a_programme, a_state, a_step
from workbench.domain.entity import built_in_id
from workbench.domain.glossary import terms_off, words_to_avoid
from workbench.domain.sops import Term, TermId
from workbench.domain.text import Text


def a_term(term: Text, *avoid: Text) -> Term:
    return Term(id=TermId(built_in_id("term", str(term))), term=term, avoid=avoid)


SURVIVOR = a_term(
    Text.of("survivor", bg="пострадало лице"),
    Text.of("modern slave", bg="робиня"),
    Text.of("slave"),
)


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Two slaves were named.", "en", ["slaves"]),
        ("A Modern  slave.", "en", ["Modern  slave", "slave"]),
        ("Slavic languages, enslaved", "en", []),
        ("Робинята и робини", "bg", ["Робинята", "робини"]),
        ("A slave", "bg", []),
    ],
)
def test_words_to_avoid_are_found_whole(text: str, language: str, found: list[str]) -> None:
    avoided = words_to_avoid(a_state(SURVIVOR), text, language)

    assert [text[each.start : each.end] for each in avoided] == found
    assert all(each.instead == SURVIVOR.term.exactly(language) for each in avoided)


def test_a_term_of_several_words_may_stand_in_any_order() -> None:
    programme = a_programme(languages=("en", "bg"))
    there = a_step("A", "1", text=Text.of("The survivor", bg="Лицето, което е пострадало"))
    lacking = a_step("B", "2", text=Text.of("The survivor", bg="Лицето"))

    (found,) = terms_off(a_state(programme, SURVIVOR, there, lacking))

    assert (found.entity, found.path, found.language) == (lacking, ("text",), "bg")


def test_the_language_drafted_in_is_the_source() -> None:
    programme = a_programme(languages=("bg", "en"))
    step = a_step("A", "1", text=Text.of("The victim", bg="Пострадалото лице"))

    (found,) = terms_off(a_state(programme, SURVIVOR, step))

    assert found.language == "en"
