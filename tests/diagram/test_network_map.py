"""What the network map shows."""

from __future__ import annotations

from dataclasses import replace

from tests.builders import (
    a_category,
    a_referral,
    a_service,
    a_stage,
    a_state,
    an_agency,
)
from workbench.diagram.metrics import width
from workbench.diagram.network_map import NAME_WIDTH, network_map, sphere_of
from workbench.domain.programme import Sphere
from workbench.domain.referrals import ReferralState
from workbench.domain.text import Text

POLICE, SHELTER = an_agency("Police"), an_agency("Shelter")
ACCOMMODATION = a_category("ACC.shelter", sphere=Sphere.SHELTER)
LEGAL_AID = a_category("LEG.aid", sphere=Sphere.REDRESS)
FIRST, THIRD = (
    a_stage("Identification", "1", sphere=Sphere.IDENTIFICATION),
    a_stage("Inclusion", "3", sphere=Sphere.RETURN),
)


def test_an_agency_stands_in_the_lane_of_its_first_service() -> None:
    services = (
        a_service("1 advice", LEGAL_AID, SHELTER),
        a_service("2 beds", ACCOMMODATION, SHELTER),
    )
    referral = a_referral(SHELTER, POLICE, stage=FIRST.id)

    state = a_state(FIRST, ACCOMMODATION, LEGAL_AID, SHELTER, POLICE, *services, referral)

    assert sphere_of(state, SHELTER.id) is Sphere.REDRESS


def test_without_services_it_stands_in_the_lane_of_the_earliest_stage_it_refers_in() -> None:
    late = a_referral(POLICE, SHELTER, name="late", stage=THIRD.id)
    early = a_referral(POLICE, SHELTER, name="soon", stage=FIRST.id)

    state = a_state(FIRST, THIRD, POLICE, SHELTER, late, early)

    assert sphere_of(state, POLICE.id) is Sphere.IDENTIFICATION


def test_who_refers_nobody_stands_where_people_are_referred_to_it_for() -> None:
    referral = a_referral(POLICE, SHELTER, category=LEGAL_AID.id)

    state = a_state(LEGAL_AID, POLICE, SHELTER, referral)

    assert sphere_of(state, SHELTER.id) is Sphere.REDRESS


def test_of_whom_nothing_is_known_it_cuts_across() -> None:
    assert sphere_of(a_state(POLICE), POLICE.id) is Sphere.CROSS_CUTTING


def test_pseudo_agencies_and_retired_ones_are_muted_and_who_retired_unnamed_is_gone() -> None:
    anybody = an_agency("Anybody", pseudo=True)
    old, forgotten = an_agency("Old", retired=True), an_agency("Forgotten", retired=True)

    shown = network_map(a_state(anybody, old, forgotten, POLICE, a_referral(POLICE, old)), "en")

    assert [(agency.name, agency.is_muted) for agency in shown.agencies] == [
        ("Anybody", True),
        ("Old", True),
        ("Police", False),
    ]


def test_a_few_referrals_of_a_pair_have_a_line_each() -> None:
    referrals = [a_referral(POLICE, SHELTER, name=str(n)) for n in range(3)]

    shown = network_map(a_state(POLICE, SHELTER, *referrals), "en")

    assert [link.referrals for link in shown.links] == [(each.id,) for each in referrals]


def test_many_referrals_of_a_pair_share_a_line_for_each_state() -> None:
    agreed = [
        a_referral(POLICE, SHELTER, name=str(n), state=ReferralState.AGREED) for n in range(4)
    ]
    missing = a_referral(POLICE, SHELTER, name="missing", state=ReferralState.MISSING)

    shown = network_map(a_state(POLICE, SHELTER, *agreed, missing), "en")

    assert [(link.state, len(link.referrals)) for link in shown.links] == [
        (ReferralState.AGREED, 4),
        (ReferralState.MISSING, 1),
    ]


def test_a_referral_without_a_known_receiver_is_no_line() -> None:
    lost = replace(a_referral(POLICE, SHELTER), receiver=None)

    assert network_map(a_state(POLICE, lost), "en").links == ()


def test_a_name_stands_in_two_lines_however_long_it_is() -> None:
    long = Text.of("National Commission for Combating Trafficking in Human Beings and its bodies")
    agency = replace(an_agency("NCCTHB"), name=long, acronym=Text.of("NCCTHB"))

    (shown,) = network_map(a_state(agency), "en").agencies

    assert len(shown.lines) == 2
    assert shown.lines[0].startswith("NCCTHB: National")
    assert shown.lines[1].endswith("…")
    assert all(width(line, shown.name_size) <= NAME_WIDTH for line in shown.lines)


def test_the_order_of_the_tables_does_not_matter() -> None:
    entities = [POLICE, SHELTER, a_referral(POLICE, SHELTER), a_referral(SHELTER, POLICE)]

    assert network_map(a_state(*entities), "en") == network_map(a_state(*entities[::-1]), "en")
