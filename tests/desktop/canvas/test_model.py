"""The map on the canvas is a function of the state, and the same that is printed."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from tests.builders import a_population, a_referral, a_state, an_agency, an_offering
from tests.desktop.canvas.on_the_map import (
    BORDER,
    LAWYERS,
    LONELY,
    POLICE,
    POLICE_TO_SHELTER,
    REFERRALS,
    SHELTER,
    SHELTER_TO_LAWYERS,
    a_network,
)
from workbench.desktop.canvas.filtering import MapFilter
from workbench.desktop.canvas.model import STYLES, NetworkModel
from workbench.diagram.network import line_style, network_picture
from workbench.diagram.palette import LIGHT
from workbench.diagram.picture import Rect, Route
from workbench.domain.agencies import Agency
from workbench.domain.edits import Edit, perform
from workbench.domain.edits.agencies import (
    ArrangeAutomatically,
    PlaceAgencies,
    RemoveAgency,
    RenameAgency,
)
from workbench.domain.edits.entities import Add, Change, put
from workbench.domain.edits.referrals import AddReferral, RemoveReferral
from workbench.domain.programme import Sphere
from workbench.domain.referrals import Referral, ReferralState
from workbench.domain.state import State
from workbench.errors import EditRefused
from workbench.workspace import Workspace


def shape_of(model: NetworkModel) -> dict[str, object]:
    """Everything the canvas would paint, as plain values."""
    arrays = model.arrays
    return {
        "boxes": {
            key: (arrays.centre(place), model.agencies[key].lines, model.agencies[key].sphere)
            for place, key in enumerate(arrays.boxes)
        },
        "lines": {
            key: (
                arrays.boxes[arrays.sender[place]],
                arrays.boxes[arrays.receiver[place]],
                STYLES[arrays.style[place]],
                arrays.curves_of(np.array([place]))[0].tolist(),
            )
            for place, key in enumerate(arrays.lines)
        },
        "lanes": model.lanes,
    }


def expected_edges(state: State) -> set[tuple[str, str, ReferralState]]:
    return {
        (each.sender or "", each.receiver or "", each.shown_state)
        for each in state.referrals.values()
    }


@st.composite
def edits(draw: st.DrawFn, state: State) -> Edit:
    """Any edit a person could make on the map, and some that concern it from elsewhere."""
    number = draw(st.integers(0, 10**9))
    options: list[Edit] = [Add((an_agency(f"Agency {number}"),)), ArrangeAutomatically()]
    if state.agencies:
        some, other = (draw(st.sampled_from(sorted(state.agencies))) for _ in range(2))
        agency = state.agencies[some]
        x, y = draw(st.integers(-200, 1500)), draw(st.integers(-100, 900))
        new = a_referral(agency, state.agencies[other], name=f"referral {number}")
        options += [
            RenameAgency(agency.id, f"Name {number}", "en"),
            RemoveAgency(agency.id),
            PlaceAgencies(((agency.id, float(x), float(y)),)),
            Change(Agency, agency.id, {"retired": not agency.retired}),
            AddReferral(new),
        ]
    if state.referrals:
        referral = state.referrals[draw(st.sampled_from(sorted(state.referrals)))]
        how_far = draw(st.sampled_from([None, *ReferralState]))
        options += [
            RemoveReferral(referral.id),
            Change(Referral, referral.id, {"state": how_far}),
        ]
    return draw(st.sampled_from(options))


@hypothesis_settings(max_examples=40)
@given(st.data())
def test_the_map_followed_edit_by_edit_is_the_map_of_the_state(data: st.DataObject) -> None:
    state = a_network()
    model = NetworkModel(state, "en")
    workspace = Workspace(state)
    workspace.listen(lambda commit: model.follow(commit.state, commit.delta))

    for _ in range(data.draw(st.integers(1, 8))):
        what = data.draw(st.sampled_from(["edit", "edit", "edit", "undo", "redo"]))
        if what == "edit":
            try:
                workspace.edit(data.draw(edits(workspace.state)))
            except EditRefused:
                continue
        else:
            workspace.undo() if what == "undo" else workspace.redo()

        assert shape_of(model) == shape_of(NetworkModel(workspace.state, "en"))

    drawn = {(link.sender, link.receiver, link.state) for link in model.network.links}
    assert drawn == expected_edges(workspace.state)


@pytest.mark.parametrize("by_hand", [False, True])
def test_screen_and_print_show_the_same_boxes_and_lines(by_hand: bool) -> None:
    state = a_network()
    if by_hand:
        edit = PlaceAgencies(((SHELTER.id, 700.0, 410.0), (LONELY.id, 40.0, 300.0)))
        state = edit.apply(state)
    model = NetworkModel(state, "en")
    picture = network_picture(state, "en")

    boxes = {
        item.about: (item.x + item.width / 2, item.y + item.height / 2)
        for item in picture.items
        if isinstance(item, Rect) and item.about
    }
    routes = {item.about: item for item in picture.items if isinstance(item, Route) and item.about}
    arrays = model.arrays
    assert {key: arrays.centre(place) for key, place in arrays.box_of.items()} == boxes
    assert set(arrays.lines) == routes.keys()
    for key, place in model.line_of.items():
        curves, starts = arrays.curves_of(np.array([place]))
        points = [curves[0][0].tolist(), *(p for curve in curves for p in curve[1:].tolist())]
        assert starts.tolist() == [True] + [False] * (len(curves) - 1)
        assert [tuple(point) for point in points] == list(routes[key].points)
        assert routes[key].stroke == line_style(STYLES[arrays.style[place]], LIGHT).colour


def test_a_new_name_changes_one_face_and_no_shape() -> None:
    state = a_network()
    model = NetworkModel(state, "en")
    arrays = model.arrays
    edit = RenameAgency(SHELTER.id, "Harbour House", "en")

    changed = model.follow(edit.apply(state), perform(edit, state))

    assert not changed.shape
    assert changed.faces == {SHELTER.id}
    assert model.arrays is arrays


def test_another_language_changes_faces_and_no_shape() -> None:
    state = a_network()
    edit = RenameAgency(SHELTER.id, "Приют", "bg")
    state = edit.apply(state)
    model = NetworkModel(state, "en")

    changed = model.speak("bg")

    assert changed.faces == {SHELTER.id}
    assert not changed.shape
    assert model.agencies[SHELTER.id].name == "Приют"


def test_what_the_map_does_not_show_changes_nothing() -> None:
    state = a_network()
    model = NetworkModel(state, "en")
    edit = Change(Agency, POLICE.id, {"phone": "+100 1234567"})

    changed = model.follow(edit.apply(state), perform(edit, state))

    assert not changed.shape
    assert not changed.faces


def test_a_hidden_sphere_takes_its_boxes_and_their_lines_away() -> None:
    model = NetworkModel(a_network(), "en")

    model.filter(MapFilter(hidden=frozenset({Sphere.SHELTER})))

    shown = {model.arrays.boxes[box] for box in model.shown_boxes}
    assert shown == {POLICE.id, BORDER.id, LAWYERS.id, LONELY.id}
    assert not model.shown.lines.any()
    x, y = model.arrays.centre(model.arrays.box_of[SHELTER.id])
    assert model.box_at(x, y) is None


def test_a_group_dims_what_serves_others_and_nothing_unrecorded() -> None:
    children, adults = a_population("children"), a_population("adults")
    for_children = a_referral(POLICE, SHELTER, populations=(children.id,))
    for_adults = a_referral(BORDER, SHELTER, populations=(adults.id,))
    unknown = a_referral(SHELTER, LAWYERS)
    state = a_state(
        children, adults, POLICE, BORDER, SHELTER, LAWYERS, for_children, for_adults, unknown
    )
    model = NetworkModel(state, "en")

    model.filter(MapFilter(populations=frozenset({children.id})))

    dimmed = {key for key, place in model.line_of.items() if model.shown.dim_lines[place]}
    assert dimmed == {for_adults.id}
    faint = {key for key, place in model.arrays.box_of.items() if model.shown.dim_boxes[place]}
    assert faint == {BORDER.id}
    assert model.shown.boxes.all()


def test_an_agency_that_offers_to_a_group_is_not_dimmed_for_it() -> None:
    from tests.builders import a_service

    children, adults = a_population("children"), a_population("adults")
    beds = a_service("Beds", provider=SHELTER)
    offered = an_offering(beds, operated_at=SHELTER.id, populations=(children.id,))
    for_adults = a_referral(POLICE, SHELTER, populations=(adults.id,))
    state = a_state(children, adults, POLICE, SHELTER, beds, offered, for_adults)
    model = NetworkModel(state, "en")

    model.filter(MapFilter(populations=frozenset({children.id})))

    assert not model.shown.dim_boxes[model.arrays.box_of[SHELTER.id]]
    assert model.shown.dim_boxes[model.arrays.box_of[POLICE.id]]


def test_services_contacts_and_offices_stand_for_their_agency() -> None:
    from tests.builders import a_contact_point, a_service, an_office

    beds = a_service("Beds", provider=POLICE)
    offered = an_offering(beds, operated_at=SHELTER.id)
    office = an_office("Head office", POLICE)
    post = a_contact_point("Duty officer", LAWYERS)
    state = a_state(POLICE, SHELTER, LAWYERS, beds, offered, office, post)
    model = NetworkModel(state, "en")

    found = [model.standing_for(each.id) for each in (beds, offered, office, post)]

    assert found == [POLICE.id, SHELTER.id, POLICE.id, LAWYERS.id]
    assert model.standing_for("nobody") == ""
    assert {beds.id, offered.id, post.id} <= model.ids_in_view()


@pytest.mark.parametrize("large", [False, True])
def test_a_held_box_takes_its_lines_along(large: bool) -> None:
    state = a_network()
    if large:
        ends = [an_agency(f"End {number}") for number in range(16)]
        pairs = [(a, b) for a in ends for b in ends if a is not b]
        state = put(state, *ends, *(a_referral(a, b) for a, b in pairs))
    model = NetworkModel(state, "en")
    box = model.arrays.box_of[SHELTER.id]
    at_rest = model.arrays.curves.copy()

    lines, drawn = model.lines_held({box: (800.0, 600.0)})

    assert {model.arrays.lines[line] for line in lines} == {each.id for each in REFERRALS}
    ends_at = {model.arrays.lines[line]: drawn.heads[place][0] for place, line in enumerate(lines)}
    x, y = ends_at[POLICE_TO_SHELTER.id]
    assert abs(x - 800.0) <= model.arrays.box_width / 2 + 0.1
    assert abs(y - 600.0) <= model.arrays.box_height / 2
    lawyers = model.arrays.centre(model.arrays.box_of[LAWYERS.id])
    x, y = ends_at[SHELTER_TO_LAWYERS.id]
    assert abs(x - lawyers[0]) <= model.arrays.box_width / 2 + 0.1
    assert abs(y - lawyers[1]) <= model.arrays.box_height / 2
    assert np.array_equal(model.arrays.curves, at_rest)
