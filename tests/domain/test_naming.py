"""Finding what has a name by a part of it."""

from __future__ import annotations

from dataclasses import replace

from tests.builders import a_form, a_measure, a_referral, a_service, a_sop, a_state, an_agency
from workbench.domain.agencies import Agency
from workbench.domain.edits.entities import put
from workbench.domain.forms import Form
from workbench.domain.naming import (
    NAMED_KINDS,
    best_matches,
    called_exactly,
    folded,
    names_beginning,
)
from workbench.domain.referrals import Referral
from workbench.domain.services import Service
from workbench.domain.sops import Measure
from workbench.domain.text import Text

BORDER = replace(
    an_agency("Border Police", code="BP", acronym=Text.of("BP")),
    name=Text.of("Border Police", bg="Гранична полиция"),
)
POLICE = an_agency("Police")
GUARD = an_agency("Coast guard")
CONSENT = a_form("Consent to referral", code="F-3")
STATE = a_state(BORDER, POLICE, GUARD, CONSENT)


def ids(found: tuple[object, ...]) -> list[str]:
    return [each.id for each in found]  # type: ignore[attr-defined]  # everything found has one


def test_a_part_of_any_word_finds_in_any_language() -> None:
    assert ids(best_matches(STATE, "полиц", [Agency], "en")) == [BORDER.id]
    assert ids(best_matches(STATE, "olice", [Agency], "en")) == [BORDER.id, POLICE.id]


def test_all_words_must_be_there_in_any_order() -> None:
    assert ids(best_matches(STATE, "police bord", [Agency], "en")) == [BORDER.id]


def test_the_code_comes_first_then_the_whole_name_then_what_begins_so() -> None:
    whole = an_agency("Police", code="A")
    begins = an_agency("Police academy", code="B")
    coded = an_agency("Unit seven", code="police")

    found = best_matches(a_state(BORDER, begins, whole, coded), "Police", [Agency], "en")

    assert ids(found) == [coded.id, whole.id, begins.id, BORDER.id]


def test_accents_and_case_do_not_matter() -> None:
    centre = an_agency("Centre d'Accueil Élodie")

    assert ids(best_matches(a_state(centre), "elodie CENTRE", [Agency], "fr")) == [centre.id]
    assert folded("  ÉLODIE\tß ") == "elodie ss"


def test_the_name_is_given_in_the_language_with_what_tells_namesakes_apart() -> None:
    sop = a_sop("Children")
    measure = a_measure("Referral", "1.4", sop)
    shelter = a_service("Shelter", provider=POLICE)
    state = a_state(BORDER, POLICE, sop, measure, shelter)

    (border,) = best_matches(state, "border", [Agency], "bg")
    (found,) = best_matches(state, "1.4", [Measure], "en")
    (service,) = best_matches(state, "shelt", [Service], "en")

    assert (border.name, border.aside) == ("Гранична полиция", "BP")
    assert (found.name, found.aside) == ("Referral", "1.4 Children")
    assert (service.name, service.aside) == ("Shelter", "Police")


def test_referrals_are_found_by_their_two_ends_and_follow_a_new_name() -> None:
    referral = a_referral(POLICE, GUARD)
    state = a_state(POLICE, GUARD, referral)
    renamed = put(state, replace(GUARD, name=Text.of("Harbour watch")))

    (found,) = best_matches(state, "police guard", [Referral], "en")

    assert found.name == "Police → Coast guard"
    assert ids(best_matches(renamed, "harbour", [Referral], "en")) == [referral.id]


def test_nothing_typed_offers_everything_up_to_the_most() -> None:
    assert len(best_matches(STATE, "", NAMED_KINDS, "en")) == 4
    assert len(best_matches(STATE, "", NAMED_KINDS, "en", most=2)) == 2


def test_names_that_begin_so_are_given_the_whole_name_first() -> None:
    academy = an_agency("Police academy")

    found = names_beginning(a_state(BORDER, POLICE, academy), "pol", [Agency], "en")

    assert ids(found) == [POLICE.id, academy.id]


def test_an_exact_name_or_code_is_known_in_any_case() -> None:
    assert ids(called_exactly(STATE, "f-3", [Agency, Form], "en")) == [CONSENT.id]
    assert ids(called_exactly(STATE, "ГРАНИЧНА полиция", [Agency], "en")) == [BORDER.id]
    assert called_exactly(STATE, "Polic", [Agency], "en") == ()
    assert called_exactly(STATE, "", [Agency], "en") == ()


def test_a_changed_table_is_read_again() -> None:
    renamed = put(STATE, replace(POLICE, name=Text.of("Gendarmerie")))

    assert ids(best_matches(renamed, "gendarm", [Agency], "en")) == [POLICE.id]
    assert best_matches(STATE, "gendarm", [Agency], "en") == ()
