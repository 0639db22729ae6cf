"""Which audience may read which field."""

from __future__ import annotations

import pytest

from tests.builders import an_agency
from workbench.domain import audiences
from workbench.domain.agencies import Agency
from workbench.domain.assurance import Waiver
from workbench.domain.audiences import (
    Audience,
    field_level,
    kind_level,
    own_field_level,
    row_level,
)
from workbench.domain.editions import Comment, Distribution, DistributionId
from workbench.domain.entity import Entity, Sensitivity
from workbench.domain.kinds import tables
from workbench.domain.plain import plain_fields
from workbench.domain.referrals import Referral
from workbench.domain.services import Offering, OfferingId, Trilean

PUBLIC, PARTNERS, FULL = Audience


def test_each_audience_reads_what_the_narrower_ones_are_spared() -> None:
    assert [reader.may_read(level) for reader in Audience for level in Audience] == [
        *(True, False, False),
        *(True, True, False),
        *(True, True, True),
    ]


@pytest.mark.parametrize("kind", tables().values(), ids=lambda kind: kind.__name__)
def test_somebody_decided_on_every_field_of_every_kind_that_leaves(kind: type[Entity]) -> None:
    decided = audiences._FIELD_LEVELS.get(kind, {}).keys()
    by_a_rule_of_its_own = {"address"} if kind is Offering else set()

    fields = {each.name for each in plain_fields(kind)} - by_a_rule_of_its_own

    assert not decided or decided == fields, "name the field in workbench/domain/audiences.py"


def test_a_field_nobody_decided_on_is_for_the_secretariat_alone() -> None:
    assert field_level(Agency, "shoe_size") is FULL


def test_what_members_remark_in_a_draft_stays_with_the_secretariat() -> None:
    assert kind_level(Comment) is FULL


def test_why_a_finding_was_accepted_is_for_partners() -> None:
    assert kind_level(Waiver) is PARTNERS


def test_a_kind_is_as_narrow_as_its_widest_field() -> None:
    assert kind_level(Agency) is PUBLIC
    assert kind_level(Distribution) is PARTNERS


@pytest.mark.parametrize(
    ("kind", "field", "level"),
    [
        (Agency, "phone", PUBLIC),
        (Agency, "powers", PARTNERS),
        (Referral, "receiver", PUBLIC),
        (Referral, "content_shared", PARTNERS),
        (Offering, "capacity", PARTNERS),
        (Offering, "notes", PARTNERS),
    ],
)
def test_what_helps_people_find_help_is_public_and_how_agencies_work_is_not(
    kind: type[Entity], field: str, level: Audience
) -> None:
    assert field_level(kind, field) is level


@pytest.mark.parametrize(
    ("confidential", "level"),
    [(Trilean.NO, PUBLIC), (Trilean.YES, FULL), (Trilean.UNKNOWN, FULL), (None, FULL)],
)
def test_an_address_is_secret_unless_it_is_recorded_that_it_is_not(
    confidential: Trilean | None, level: Audience
) -> None:
    offering = Offering(id=OfferingId("o"), location_confidential=confidential)

    assert own_field_level(offering, "address") is level


@pytest.mark.parametrize(
    ("sensitivity", "level"),
    [
        (None, PUBLIC),
        (Sensitivity.PUBLIC, PUBLIC),
        (Sensitivity.PARTNERS, PARTNERS),
        (Sensitivity.FULL, FULL),
    ],
)
def test_a_row_can_be_narrower_than_its_kind(
    sensitivity: Sensitivity | None, level: Audience
) -> None:
    assert row_level(an_agency("Shelter", sensitivity=sensitivity)) is level


def test_a_row_cannot_be_wider_than_its_kind() -> None:
    row = Distribution(id=DistributionId("d"), sensitivity=Sensitivity.PUBLIC)

    assert row_level(row) is PARTNERS
