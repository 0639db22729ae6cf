"""What readers may not know is found where somebody typed it again, however it was typed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import (
    a_contact_point,
    a_measure,
    a_service,
    a_sop,
    a_state,
    a_step,
    an_agency,
    an_offering,
    an_office,
)
from workbench.domain.audiences import Audience
from workbench.domain.echoes import echoes
from workbench.domain.entity import Sensitivity
from workbench.domain.text import Text

POLICE, SHELTER = an_agency("Police"), an_agency("Shelter")
BEDS = a_service("Beds", provider=SHELTER)
HOUSE = an_offering(BEDS, address=Text.of("12 Rose Street, Sofia"))


def test_the_telephone_of_a_hidden_shelter_is_a_secret_though_its_post_is_not_marked() -> None:
    house = replace(HOUSE, sensitivity=Sensitivity.FULL)
    post = a_contact_point("House mother", offering=HOUSE.id, phones=("02 807 8050",))
    chatty = replace(POLICE, mandate=Text.of("Call 02 807 8050."))

    found = echoes(a_state(chatty, SHELTER, BEDS, house, post), Audience.PARTNERS)

    assert {each.entity.id for each in found} == {POLICE.id}


DISGUISES = [
    "Come to 12 Rose Street, Sofia.",
    "come to 12  rose\nstreet,   sofia",
    "１２ ＲＯＳＥ ＳＴＲＥＥＴ， ＳＯＦＩＡ",
    "12 rose street, Sofia",
    "12 **Rose** Street, *Sofia*",
    "12 Rose\u200b Str\u00adeet, Sofia",
    f"12 [Rose Street](wb:{SHELTER.id}), Sofia",
    "١٢ Rose Street, Sofia",
]


@pytest.mark.parametrize("words", DISGUISES)
def test_a_secret_address_typed_into_a_step_is_found(words: str) -> None:
    step = a_step(measure=a_measure(sop=a_sop()), how=(Text.of(words),))

    (echo,) = echoes(a_state(SHELTER, BEDS, HOUSE, step), Audience.PARTNERS)

    assert (echo.entity.id, echo.field) == (step.id, "how")
    assert (echo.secret_of.id, echo.secret_field) == (HOUSE.id, "address")


@pytest.mark.parametrize(
    "number",
    [
        "02 807 8050",
        "+359 2 807-80-50",
        "(02) 8078050",
        "02/807.80.50",
        "02 **807** 8050",
        "02 807\u200b8050",
    ],
)
def test_a_duty_phone_is_found_in_whatever_form_it_was_typed(number: str) -> None:
    post = a_contact_point("Duty officer", SHELTER, duty_phone="+359 2 807 80 50")
    chatty = replace(POLICE, mandate=Text.of(f"At night call {number}."))

    found = [
        (e.entity.id, e.field) for e in echoes(a_state(SHELTER, post, chatty), Audience.PUBLIC)
    ]

    assert found == [(POLICE.id, "mandate")]


def test_a_secret_is_found_in_the_readable_fields_of_its_own_row() -> None:
    house = replace(HOUSE, groups_note=Text.of("Women; 12 Rose Street, Sofia"))

    (echo,) = echoes(a_state(SHELTER, BEDS, house), Audience.PUBLIC)

    assert (echo.entity.id, echo.field) == (HOUSE.id, "groups_note")


def test_a_secret_address_given_as_the_address_of_the_agency_is_found() -> None:
    open_door = replace(SHELTER, address=HOUSE.address)

    (echo,) = echoes(a_state(open_door, BEDS, HOUSE), Audience.PUBLIC)

    assert (echo.entity.id, echo.field) == (SHELTER.id, "address")


def test_one_number_for_two_purposes_of_one_post_is_no_slip() -> None:
    post = a_contact_point("Duty officer", duty_phone="02 807 8050", phones=("02 807 8050",))

    assert not list(echoes(a_state(post), Audience.PUBLIC))


def test_a_number_too_short_to_tell_anything_is_no_secret() -> None:
    post = a_contact_point("Duty officer", SHELTER, duty_phone="112")
    chatty = replace(POLICE, mandate=Text.of("Call 112"))

    assert not list(echoes(a_state(SHELTER, post, chatty), Audience.PUBLIC))


def test_numbers_that_stand_side_by_side_are_not_read_as_one() -> None:
    post = a_contact_point("Duty officer", SHELTER, duty_phone="+359 2 807 80 50")
    chatty = replace(POLICE, mandate=Text.of("80 places, 7 to 80 years, 50 beds"))

    assert not list(echoes(a_state(SHELTER, post, chatty), Audience.PUBLIC))


def test_nothing_is_a_secret_to_the_secretariat() -> None:
    office = an_office("Back door", SHELTER, address=Text.of("1 Elm Street"))
    chatty = replace(POLICE, mandate=Text.of("1 Elm Street"))

    assert not list(echoes(a_state(SHELTER, office, chatty), Audience.FULL))
    assert list(echoes(a_state(SHELTER, office, chatty), Audience.PUBLIC))


def test_the_name_of_a_hidden_agency_typed_as_plain_words_is_found() -> None:
    house = replace(an_agency("Harbour House"), sensitivity=Sensitivity.FULL)
    one_word = replace(SHELTER, sensitivity=Sensitivity.FULL)
    chatty = replace(POLICE, mandate=Text.of("Bring her to **Harbour**\nHouse, a shelter."))

    (echo,) = echoes(a_state(house, one_word, chatty), Audience.PARTNERS)

    assert (echo.entity.id, echo.field) == (POLICE.id, "mandate")
    assert (echo.secret_of.id, echo.secret_field) == (house.id, "name")
