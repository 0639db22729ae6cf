"""The picture of the referral network."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given

from tests.builders import (
    a_category,
    a_population,
    a_referral,
    a_service,
    a_state,
    an_agency,
)
from tests.diagram.pictures import check_picture, words_on
from tests.strategies import any_states
from workbench.diagram.lane_layout import BOX_HEIGHT, BOX_WIDTH
from workbench.diagram.network import line_style, network_layout, network_picture, places_by_hand
from workbench.diagram.network_map import network_map
from workbench.diagram.palette import LIGHT
from workbench.diagram.picture import Circle, Picture, Rect, Route, areas
from workbench.diagram.svg import svg
from workbench.domain.agencies import MapPosition, MapPositionId
from workbench.domain.audiences import Audience
from workbench.domain.export_view import export_view
from workbench.domain.programme import Sphere
from workbench.domain.referrals import Referral, ReferralKind, ReferralState
from workbench.domain.state import State
from workbench.domain.text import Text
from workbench.domain.values import Condition
from workbench.exchange.examples import load_example

POLICE, SHELTER = an_agency("Police"), an_agency("Shelter")
ACCOMMODATION = a_category("ACC.shelter", sphere=Sphere.SHELTER)
BEDS = a_service("beds", ACCOMMODATION, SHELTER)


def picture_of(*referrals: Referral) -> Picture:
    return network_picture(a_state(POLICE, SHELTER, ACCOMMODATION, BEDS, *referrals), "en")


def test_the_network_of_the_example_is_as_approved() -> None:
    check_picture("network-bulgaria", network_picture(load_example("bulgaria"), "en"))


def test_a_workspace_without_agencies_says_so() -> None:
    picture = network_picture(State(), "en")

    assert words_on(picture) == "No agencies are recorded yet."
    assert picture.text_equivalent == ("No agencies are recorded yet.",)


def test_each_agency_has_a_box_with_its_name_and_each_referral_a_curve() -> None:
    referral = a_referral(POLICE, SHELTER)

    picture = picture_of(referral)

    assert {area.about for area in areas(picture)} == {POLICE.id, SHELTER.id}
    (line,) = (item for item in picture.items if isinstance(item, Route) and item.about)
    assert (line.about, line.curved, len(line.head)) == (referral.id, True, 3)
    assert "Police" in words_on(picture)


def test_lanes_are_named_and_numbered() -> None:
    written = words_on(picture_of())

    for sphere in Sphere:
        if sphere.number is not None:
            assert f"{sphere.number} {sphere.words}" in written


def test_states_are_told_apart_without_colour() -> None:
    patterns = {
        (style.dash, style.line_width)
        for state in ReferralState
        for style in [line_style(state, LIGHT)]
    }

    assert len(patterns) == len(ReferralState)
    assert line_style(ReferralState.AGREED, LIGHT).dash == ()
    assert line_style(ReferralState.MISSING, LIGHT).colour == LIGHT.missing


def test_the_legend_names_what_is_shown_and_nothing_else() -> None:
    agreed = a_referral(POLICE, SHELTER, state=ReferralState.AGREED)

    picture = picture_of(agreed)

    assert [key.words for key in picture.legend] == ["Referral, agreed", "Agency"]
    assert "Referral, agreed" in words_on(picture)


def test_the_legend_explains_numbers_on_lines_and_muted_boxes() -> None:
    anybody = an_agency("Anybody", pseudo=True)
    referrals = [a_referral(anybody, SHELTER, name=str(n)) for n in range(4)]

    picture = network_picture(a_state(anybody, SHELTER, *referrals), "en")

    assert [key.words for key in picture.legend] == [
        "Referral, not confirmed",
        "A number on a line: so many referrals",
        "Agency",
        "Not one agency of the network: stands for any, is abroad, or is retired",
    ]
    assert any(isinstance(item, Circle) and item.radius == 8 for item in picture.items)


def test_the_words_tell_who_refers_to_whom_for_what_for_whom_and_how_far_it_is_agreed() -> None:
    adults = a_population("adult")
    referral = a_referral(
        POLICE,
        SHELTER,
        category=ACCOMMODATION.id,
        populations=(adults.id,),
        condition=Condition(text=Text.of("At night")),
    )
    told = a_referral(SHELTER, POLICE, kind=ReferralKind.NOTIFY, everyone=True)
    lost = replace(a_referral(POLICE, POLICE), receiver=None)
    alone = an_agency("Court")

    picture = network_picture(
        a_state(POLICE, SHELTER, ACCOMMODATION, adults, alone, referral, told, lost), "en"
    )

    assert picture.text_equivalent == (
        "Police refers to Shelter (ACC.shelter; adult), on condition: at night: not confirmed.",
        "Shelter notifies Police (everyone): not confirmed.",
        "Referrals without a known sender or receiver: 1.",
        "No referrals are recorded for: Court.",
    )


def test_an_agency_stands_where_somebody_put_it() -> None:
    position = MapPosition(id=MapPositionId("p"), agency=SHELTER.id, x=777.0, y=333.0)

    picture = network_picture(a_state(POLICE, SHELTER, position), "en")

    box = next(each for each in areas(picture) if each.about == SHELTER.id)
    assert (box.x, box.y) == (777.0 - BOX_WIDTH / 2, 333.0 - BOX_HEIGHT / 2)


def test_a_layout_that_the_screen_shows_is_the_one_printed() -> None:
    state = a_state(POLICE, SHELTER)
    layout = network_layout(network_map(state, "en"), places_by_hand(state))
    moved = replace(layout, places={**layout.places, POLICE.id: (400.0, 400.0)})

    picture = network_picture(state, "en", moved)

    box = next(each for each in areas(picture) if each.about == POLICE.id)
    assert (box.x, box.y) == (400.0 - BOX_WIDTH / 2, 400.0 - BOX_HEIGHT / 2)


def test_muted_boxes_have_a_broken_outline() -> None:
    anybody = an_agency("Anybody", pseudo=True)

    picture = network_picture(a_state(anybody, POLICE), "en")

    boxes = {i.about: i for i in picture.items if isinstance(i, Rect) and i.about}
    assert boxes[anybody.id].dash
    assert not boxes[POLICE.id].dash


@given(any_states())
def test_whatever_is_recorded_can_be_drawn(state: State) -> None:
    picture = network_picture(state, "en")

    assert picture.text_equivalent or picture.items
    assert svg(picture)


def test_readers_who_may_not_know_what_is_agreed_are_told_nothing_about_it() -> None:
    agreed = a_referral(POLICE, SHELTER, state=ReferralState.AGREED)
    missing = a_referral(SHELTER, POLICE, state=ReferralState.MISSING)
    state = a_state(POLICE, SHELTER, agreed, missing)

    public = network_picture(export_view(state, Audience.PUBLIC), "en")

    lines = [item for item in public.items if isinstance(item, Route) and item.about]
    assert {(line.stroke, line.dash) for line in lines} == {(LIGHT.muted, ())}
    assert [key.words for key in public.legend] == ["Referral", "Agency"]
    assert public.text_equivalent == ("Police refers to Shelter.", "Shelter refers to Police.")
    for_partners = network_picture(export_view(state, Audience.PARTNERS), "en")
    assert for_partners == network_picture(state, "en")


def test_the_map_speaks_the_language_asked_for() -> None:
    picture = network_picture(a_state(POLICE, SHELTER, a_referral(POLICE, SHELTER)), "bg")

    assert "1 Идентификация" in words_on(picture)
    assert [key.words for key in picture.legend] == ["Насочване, непотвърдено", "Институция"]
    assert picture.text_equivalent == ("Police насочва към Shelter: непотвърдено.",)
