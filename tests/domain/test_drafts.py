"""Drafts become steps: who, by when and with which form is read, and nothing is dropped."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_form, a_measure, a_state, an_agency
from workbench.domain.drafts import DraftStep, actors_in, part_named, steps_from, titled
from workbench.domain.plain import to_plain
from workbench.domain.recognition import Names
from workbench.domain.steps import Part, Step
from workbench.domain.text import Text
from workbench.domain.values import Duration, LimitKind, Unit

POLICE = replace(
    an_agency("Police"), name=Text.of("Police", bg="Полиция"), acronym=Text.of("NP", bg="НП")
)
LABOUR = replace(an_agency("MLSP"), name=Text.of("Ministry of Labour and Social Policy, Sofia"))
SHELTER = an_agency("Shelter")
CONSENT = replace(a_form("F-02"), title=Text.of("Consent to referral", bg="Съгласие за насочване"))
STATE = a_state(POLICE, LABOUR, SHELTER, CONSENT)
AGENCIES = Names.of_agencies(STATE)
MEASURE = a_measure().id


def named(words: str, part: Part = Part.LEAD) -> list[tuple[Part, str, str]]:
    """Part, agency code and role of everybody named."""
    return [
        (each.part, STATE.agencies[each.agency].code if each.agency else "", str(each.role))
        for each in actors_in(words, AGENCIES, part, "en")
    ]


def a_step_from(**fields: str) -> Step:
    (step,) = steps_from([DraftStep("Do it", **fields)], STATE, MEASURE, "en")  # type: ignore[arg-type]
    return step


@pytest.mark.parametrize("words", ["Police", "the police", "Полиция", "НП", "np", " POLICE. "])
def test_an_agency_is_known_by_every_name_it_goes_by(words: str) -> None:
    assert named(words) == [(Part.LEAD, "Police", "")]


@pytest.mark.parametrize(
    "words", ["Police, Shelter", "Police; Shelter", "Police/Shelter", "Police and Shelter",
              "Полиция и Shelter", "Police\nShelter", "Police & Shelter"],
)  # fmt: skip
def test_several_agencies_are_told_apart(words: str) -> None:
    assert [code for _, code, _ in named(words)] == ["Police", "Shelter"]


def test_a_name_that_holds_a_comma_and_an_and_stays_whole() -> None:
    words = "Shelter, Ministry of Labour and Social Policy, Sofia and the Police"

    assert [code for _, code, _ in named(words)] == ["Shelter", "MLSP", "Police"]


def test_a_word_in_brackets_gives_a_part_and_other_words_a_post() -> None:
    assert named("Police (support), Shelter (head of shift), social worker (informed)") == [
        (Part.SUPPORT, "Police", ""),
        (Part.LEAD, "Shelter", "head of shift"),
        (Part.INFORMED, "", "social worker"),
    ]


def test_a_part_before_a_colon_holds_until_the_next_semicolon() -> None:
    assert named("Police; Support: Shelter, a doctor; the mayor") == [
        (Part.LEAD, "Police", ""),
        (Part.SUPPORT, "Shelter", ""),
        (Part.SUPPORT, "", "a doctor"),
        (Part.LEAD, "", "the mayor"),
    ]


def test_a_name_with_its_acronym_is_one_agency() -> None:
    assert named("Police (NP)") == [(Part.LEAD, "Police", "")]
    assert named("General Directorate (NP)") == [(Part.LEAD, "Police", "General Directorate")]


def test_unknown_words_are_not_torn_at_an_and() -> None:
    assert named("doctor and nurse on duty, driver") == [
        (Part.LEAD, "", "doctor and nurse on duty"),
        (Part.LEAD, "", "driver"),
    ]


def test_a_name_that_two_agencies_share_links_to_neither() -> None:
    names = Names([("Centre", "one"), ("centre", "two"), ("Office", "three")])

    assert names.find("Centre") is None
    assert names.find("office") == "three"


@pytest.mark.parametrize(("word", "part"), [("Подкрепа", Part.SUPPORT), ("lead", Part.LEAD)])
def test_parts_are_read_in_english_and_bulgarian(word: str, part: Part) -> None:
    assert part_named(word) is part


def test_forms_are_linked_and_an_unknown_one_goes_to_the_text() -> None:
    step = a_step_from(forms="F-02, Съгласие за насочване, Transport slip", text="By day only.")

    assert step.forms == (CONSENT.id,)
    assert str(step.text) == "By day only.\n\nForms: Transport slip"


def test_a_limit_counts_from_the_step_of_that_number_among_the_drafts() -> None:
    drafts = [
        DraftStep("Ask", number="3"),
        DraftStep("Call", when="24 hours after step 3", number="4"),
    ]

    ask, call = steps_from(drafts, STATE, MEASURE, "en")

    assert (ask.number, call.number) == ("1", "2")
    assert call.time_limits[0].after_step == ask.id
    assert call.time_limits[0].duration == Duration(24, Unit.HOUR)


def test_a_limit_that_is_not_plain_is_kept_as_words() -> None:
    (plain, words) = a_step_from(when="30 days; as soon as it is safe").time_limits

    assert plain.duration == Duration(30, Unit.DAY)
    assert (words.kind, str(words.text)) == (LimitKind.QUALITATIVE, "as soon as it is safe")


def test_a_draft_without_a_title_takes_one_from_its_other_words() -> None:
    drafts = [DraftStep("", lines=("Ask", "Call")), DraftStep("", text="Wait."), DraftStep(" ")]

    ask, wait = steps_from(drafts, STATE, MEASURE, "en")

    assert (str(ask.title), [str(line) for line in ask.how]) == ("Ask", ["Call"])
    assert str(wait.title) == "Wait."


def test_words_are_written_in_the_language_of_drafting() -> None:
    (step,) = steps_from([DraftStep("Попитай")], STATE, MEASURE, "bg")

    assert step.title.languages == ("bg",)


def test_a_long_item_gives_its_first_sentence_as_title() -> None:
    sentence = "The officer tells the person what will happen and asks for consent."

    assert titled(f"{sentence} {'More. ' * 30}")[0] == sentence
    assert titled(f"Inform: {'the person is told ' * 20}")[0] == "Inform"
    assert titled("x " * 300)[0].endswith("…")
    assert titled("x " * 300)[1] == ("x " * 300).strip()


WORDS = st.text(alphabet="ab я,;/()&:. \n", max_size=60)


@given(title=WORDS, who=WORDS, forms=WORDS, when=WORDS, text=WORDS)
def test_every_word_of_a_draft_stands_somewhere_in_its_step(
    title: str, who: str, forms: str, when: str, text: str
) -> None:
    draft = DraftStep(title, who=who, forms=forms, when=when, text=text)

    steps = steps_from([draft], a_state(), MEASURE, "en")

    written = words_of(" ".join((title, who, forms, when, text)))
    kept = set(words_of(str([to_plain(step) for step in steps]).replace("\\n", " ")))
    assert set(written) <= kept


@given(st.text(max_size=400))
def test_a_title_and_what_follows_it_hold_every_letter(words: str) -> None:
    title, rest = titled(words)

    assert "".join(words_of(words)) in ("".join(words_of(title + rest)), "".join(words_of(rest)))


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text)
