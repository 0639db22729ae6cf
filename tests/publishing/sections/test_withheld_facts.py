"""What an edition withholds never reads as if nobody had recorded it."""

from __future__ import annotations

from datetime import date

from tests.builders import a_referral, a_state, an_agency
from workbench.domain.agencies import Power
from workbench.domain.audiences import Audience
from workbench.domain.entity import Entity
from workbench.domain.export_view import export_view
from workbench.domain.referrals import ReferralState
from workbench.publishing.options import PrintOptions
from workbench.publishing.reading import texts
from workbench.publishing.sections.framework import framework
from workbench.publishing.sections.network import network

POLICE = an_agency("Police", powers=(Power.FORMAL_IDENTIFY,))
SHELTER = an_agency("Shelter")


def words_of(section: object, *entities: Entity, audience: Audience = Audience.PUBLIC) -> list[str]:
    assert callable(section)
    options = PrintOptions(audience=audience, today=date(2026, 11, 23), language="en")
    return list(texts(tuple(section(export_view(a_state(*entities), audience), options))))


def test_a_withheld_agreement_is_not_called_unconfirmed() -> None:
    agreed = a_referral(POLICE, SHELTER, state=ReferralState.AGREED)
    words = words_of(network, POLICE, SHELTER, agreed)
    assert "not in this edition" in words
    assert "unconfirmed" not in words
    assert "agreed" in words_of(network, POLICE, SHELTER, agreed, audience=Audience.PARTNERS)


def test_withheld_powers_are_not_called_unrecorded() -> None:
    assert "not in this edition" in words_of(framework, POLICE)
    partners = words_of(framework, POLICE, audience=Audience.PARTNERS)
    assert "Powers: identify formally" in partners
