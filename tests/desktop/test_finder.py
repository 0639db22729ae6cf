"""What the search finds, and in which order."""

from __future__ import annotations

from dataclasses import replace

from tests.builders import a_form, a_state, an_agency
from tests.desktop.given import BRING, MEASURE, NOTIFY, POLICE, a_mechanism
from workbench.desktop.finder import MOST_SHOWN, hits
from workbench.domain.state import State
from workbench.domain.text import Text


def names(state: State, wanted: str) -> list[str]:
    return [hit.name for hit in hits(state, wanted, "en")]


def test_names_codes_and_numbers_are_found() -> None:
    state = a_mechanism()

    assert POLICE.id in [hit.entity_id for hit in hits(state, "poli", "en")]
    assert MEASURE.id in [hit.entity_id for hit in hits(state, MEASURE.code, "en")]
    assert MEASURE.id in [hit.entity_id for hit in hits(state, "1.4", "en")]


def test_every_word_has_to_be_there() -> None:
    assert names(a_mechanism(), "notify shelter") == ["1 Notify the shelter"]
    assert names(a_mechanism(), "notify prison") == []


def test_a_name_that_is_the_word_comes_first_then_those_that_begin_with_it() -> None:
    state = a_state(
        an_agency("State hotline"), an_agency("Hotline for children"), an_agency("Hotline")
    )

    assert names(state, "hotline") == ["Hotline", "Hotline for children", "State hotline"]


def test_a_name_is_found_in_any_language() -> None:
    agency = replace(an_agency("MOI"), name=Text.of(en="Ministry", bg="Министерство"))

    assert names(a_state(agency), "министер") == ["Ministry"]


def test_a_step_says_where_it_is() -> None:
    found = {hit.entity_id: hit.detail for hit in hits(a_mechanism(), "person", "en")}

    assert found[BRING.id] == "SOP 1.4 adults, step 2"
    assert NOTIFY.id not in found


def test_nothing_is_found_for_nothing() -> None:
    assert hits(a_mechanism(), "   ", "en") == ()


def test_only_the_first_few_are_offered() -> None:
    state = a_state(*(a_form(f"Form {number}") for number in range(MOST_SHOWN * 2)))

    assert len(hits(state, "form", "en")) == MOST_SHOWN
