"""Details of a person are noticed, and the words of procedures are left alone.

The sentences in `case_data/` are invented, and so is everybody in them. Each line is used twice,
with other names, numbers and dates. What the patterns find of them is told by

    .venv/bin/python -m pytest tests/domain/test_case_data.py -s -k figures
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_form, a_programme, a_state, a_step
from workbench.domain.case_data import (
    digest,
    suspicions,
    suspicions_in,
    suspicions_in_prose,
)
from workbench.domain.case_words import SuspicionKind
from workbench.domain.editions import Comment, CommentId, Suggestion
from workbench.domain.entity import built_in_id
from workbench.domain.forms import FormField
from workbench.domain.prose import link
from workbench.domain.records import Records
from workbench.domain.text import Text
from workbench.domain.translations import texts_in
from workbench.exchange.examples import examples, load_example
from workbench.exchange.templates import load_template, templates

SENTENCES = Path(__file__).parent / "case_data"
LANGUAGES = ("en", "bg")
LEAST_FOUND = 0.90
MOST_FALSE = 0.05

_NUMBERS = {"digits": ("014", "927"), "number": ("4471093", "880215"), "small": ("4", "24")}
_DATES = {
    "date": ("12.03.2021", "4/11/2022"),
    "isodate": ("2021-03-12", "2022-11-04"),
    "year": ("2004", "1998"),
    "age": ("17", "34"),
}
_SHARED = _NUMBERS | _DATES
FILLERS = {
    "en": _SHARED
    | {
        "name": ("Lumira", "Ordelia"),
        "name2": ("Quillfeather", "Brackwater"),
        "full": ("Tavesha Moonfield", "Orlo Pinebridge"),
        "initial": ("K", "Z"),
        "initial2": ("D", "W"),
        "longdate": ("12 March 2021", "November 4, 2022"),
        "letters": ("QX", "Z"),
    },
    "bg": _SHARED
    | {
        "name": ("Лумира", "Звездина"),
        "mname": ("Тавеш", "Лъчомир"),
        "name2": ("Луноградска", "Перушкова"),
        "mname2": ("Луноградски", "Перушков"),
        "full": ("Лумира Луноградска", "Звездина Перушкова"),
        "initial": ("К", "Ж"),
        "initial2": ("Д", "Ю"),
        "longdate": ("12 март 2021", "4 ноември 2022"),
        "letters": ("QX", "Z"),
    },
}


def sentences(language: str, kind: str) -> list[str]:
    """Every line of a file, once with the first and once with the second of each filler."""
    lines = (SENTENCES / f"{language}_{kind}.txt").read_text(encoding="utf-8").splitlines()
    fillers = FILLERS[language]
    return [
        line.format(**{key: values[turn] for key, values in fillers.items()})
        for turn in (0, 1)
        for line in lines
    ]


def missed(language: str) -> list[str]:
    return [each for each in sentences(language, "details") if not suspicions(each, language)]


def false_alarms(language: str) -> list[str]:
    return [each for each in sentences(language, "procedures") if suspicions(each, language)]


def printed_texts(records: Records) -> Iterator[tuple[str, str]]:
    for table in Records.__dataclass_fields__:
        for entity in getattr(records, table).values():
            for each in texts_in(entity):
                yield from each.text


def shipped() -> list[tuple[str, str]]:
    """Every text of the examples and of the templates, with its language."""
    everything = [load_example(each.key) for each in examples()]
    everything += [load_template(each.key) for each in templates()]
    return [text for records in everything for text in printed_texts(records)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_enough_sentences_to_tell_figures_by(language: str) -> None:
    assert len(set(sentences(language, "details"))) >= 200
    assert len(sentences(language, "procedures")) >= 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_details_of_a_person_are_noticed(language: str) -> None:
    left = missed(language)

    assert 1 - len(left) / len(sentences(language, "details")) >= LEAST_FOUND, left


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_of_procedures_are_left_alone(language: str) -> None:
    wrong = false_alarms(language)

    assert len(wrong) / len(sentences(language, "procedures")) <= MOST_FALSE, wrong


def test_the_texts_that_come_with_the_program_raise_hardly_an_alarm() -> None:
    texts = shipped()
    wrong = [words for language, words in texts if suspicions_in_prose(words, language)]

    assert len(texts) > 400
    assert len(wrong) / len(texts) <= MOST_FALSE, wrong


def test_figures(capsys: pytest.CaptureFixture[str]) -> None:
    """Told with `-s`; the limits themselves are tested above."""
    texts = shipped()
    wrong = sum(bool(suspicions_in_prose(words, language)) for language, words in texts)
    lines = [f"examples and templates: {wrong} false of {len(texts)} texts"]
    for language in LANGUAGES:
        details, words = sentences(language, "details"), sentences(language, "procedures")
        found, false = len(details) - len(missed(language)), len(false_alarms(language))
        lines.append(f"{language}: {found} of {len(details)} found, {false} false of {len(words)}")
    with capsys.disabled():
        sys.stdout.write("\n".join(["", *lines, ""]))

    assert texts


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("DOB 12/03/2006", SuspicionKind.BIRTH),
        ("The girl was found on 12.03.2021.", SuspicionKind.DATE),
        ("Passport no. QX4471093", SuspicionKind.NUMBER),
        ("Lumira K., 17.", SuspicionKind.AGED_NAME),
        ("The victim, Lumira, was found.", SuspicionKind.NAMED_PERSON),
        ("She lives at 12 Lantern Street.", SuspicionKind.CONTACT),
    ],
)
def test_a_suspicion_says_what_it_looks_like_and_where(words: str, kind: SuspicionKind) -> None:
    text = f"Ask first. {words} Then go on."

    (found,) = suspicions(text, "en")

    assert found.kind is kind
    assert text[found.start : found.end] == found.words
    assert found.words in words
    assert found.sentence in text
    assert "Ask first" not in found.sentence


@pytest.mark.parametrize("language", ["fr", "tr", "vi", "xx", ""])
def test_papers_births_and_names_with_ages_are_noticed_in_any_language(language: str) -> None:
    for words in ("Passeport n° QX4471093", "née le 12.03.2006", "Lumira K., 17"):
        assert suspicions(words, language), words
    assert not suspicions("Man kann Hilfe holen, 24 Stunden.", language)


def test_a_personal_number_is_told_from_a_telephone_by_its_check_digit() -> None:
    assert suspicions("8001010008", "bg")
    assert not suspicions("8001010009", "bg")
    assert not suspicions("+8001010008", "bg")


def test_the_words_of_a_link_are_no_detail() -> None:
    named = f"The victim, {link('Harbourlight', 'a-1')}, and the police meet."

    assert not suspicions_in_prose(named, "en")
    assert suspicions_in_prose("The victim, **Harbourlight**, and the police meet.", "en")


def test_every_free_text_is_looked_at_but_for_what_is_marked_as_made_up() -> None:
    told = "The victim, Lumira, was found."
    step = a_step(how=(Text.of(told),), notes=Text.of(bg="ЕГН 8001010008"))
    form = a_form("Consent", fields=(FormField(label=Text.of("Name"), options=(Text.of(told),)),))
    suggestion = Suggestion(field="text", language="en", words="DOB 12/03/2006")
    comment = a_comment(suggestion)
    state = a_state(a_programme(fictitious=(digest("victim,  LUMIRA"),)), step, form, comment)

    found = suspicions_in(state)

    assert [(each.entity.id, each.path) for each in found] == [
        (step.id, ("notes",)),
        (comment.id, ("suggestion", "words")),
    ]


def test_details_that_overlap_are_one() -> None:
    (found,) = suspicions("The victim, Lumira K., 17, waits.", "en")

    assert found.words == "victim, Lumira K., 17"


@given(st.text(), st.sampled_from(["en", "bg", "ar", ""]))
def test_any_text_can_be_looked_at(text: str, language: str) -> None:
    for found in suspicions(text, language):
        assert text[found.start : found.end] == found.words


def a_comment(suggestion: Suggestion) -> Comment:
    return Comment(id=CommentId(built_in_id("comment", "1")), suggestion=suggestion)
