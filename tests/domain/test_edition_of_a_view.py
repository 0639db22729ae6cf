"""The edition an export names holds no more than its audience may read."""

from __future__ import annotations

import pytest

from tests.builders import a_state, an_edition
from workbench.domain.audiences import Audience
from workbench.domain.entity import Sensitivity
from workbench.domain.export_view import export_view
from workbench.domain.text import Text


@pytest.mark.parametrize("chosen", [True, False])
def test_the_edition_comes_without_what_the_audience_may_not_read(chosen: bool) -> None:
    edition = an_edition("7", current=True, notes=Text.of("for partners"))

    view = export_view(a_state(edition), Audience.PUBLIC, edition if chosen else None)

    assert view.edition is not None
    assert view.edition.number == "7"
    assert not view.edition.notes


def test_an_edition_the_audience_may_not_know_of_is_not_named() -> None:
    edition = an_edition("7", current=True, sensitivity=Sensitivity.FULL)

    assert export_view(a_state(edition), Audience.PARTNERS).edition is None
