"""What sections say alike, whatever was typed into the records."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.builders import an_agency
from workbench.publishing.telling import anchor_of


def test_an_agency_stands_under_its_code() -> None:
    assert anchor_of(an_agency("MOI-DGBP")) == "agency-MOI-DGBP"


@pytest.mark.parametrize("code", ["", "two words", "line\nbreak", "bell\a", "</a>", "(x", "{x}"])
def test_an_agency_whose_code_no_document_can_keep_stands_under_its_id(code: str) -> None:
    agency = replace(an_agency(), code=code)

    assert anchor_of(agency) == f"agency-{agency.id}"
