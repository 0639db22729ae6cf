"""The referral network as a picture that leaves the program."""

from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree

from tests.builders import a_referral, a_state, an_agency
from workbench.domain.audiences import Audience
from workbench.domain.entity import Sensitivity
from workbench.domain.export_view import export_view
from workbench.domain.state import State
from workbench.domain.text import Text
from workbench.exchange.format import formats


def words(state: State, language: str = "en", audience: Audience = Audience.PARTNERS) -> str:
    content = formats["svg"].write(export_view(state, audience), language)
    return " ".join(ElementTree.fromstring(content).itertext())


def test_the_picture_names_the_agencies_in_the_language_asked_for() -> None:
    police = replace(an_agency("Police"), name=Text.of(en="Police", bg="Полиция"))
    state = a_state(police, shelter := an_agency("Shelter"), a_referral(police, shelter))

    assert "Police" in words(state)
    assert "Полиция" in words(state, "bg")


def test_an_agency_the_audience_may_not_know_of_is_not_drawn() -> None:
    police = an_agency("Police")
    secret = an_agency("Kanarek", sensitivity=Sensitivity.FULL)
    state = a_state(police, secret, a_referral(police, secret))

    assert "Kanarek" not in words(state)
    assert "Kanarek" in words(state, audience=Audience.FULL)
