"""Every export format: what all of them promise."""

from __future__ import annotations

import pytest

from workbench.domain.audiences import Audience
from workbench.domain.edits.whole import BringIn
from workbench.domain.export_view import ExportView, export_view
from workbench.domain.state import State
from workbench.errors import WorkbenchError
from workbench.exchange.examples import load_example
from workbench.exchange.format import Format, formats

every_format = pytest.mark.parametrize("form", formats, ids=lambda each: each.key)


@pytest.fixture(scope="module")
def bulgaria() -> ExportView:
    return export_view(BringIn(load_example("bulgaria")).apply(State()), Audience.PARTNERS)


def test_the_formats_are_known_by_their_keys() -> None:
    assert {"flowcharts", "json", "svg"} <= set(formats.keys())
    with pytest.raises(WorkbenchError, match="There is no format 'papyrus'"):
        formats["papyrus"]


@every_format
def test_a_format_says_what_it_is(form: Format) -> None:
    assert form.title
    assert form.suffix.startswith(".")


@every_format
def test_an_empty_workspace_is_written_too(form: Format) -> None:
    assert form.write(export_view(State(), Audience.PUBLIC), "en")


@every_format
@pytest.mark.parametrize("language", ["en", "bg"])
def test_the_same_facts_give_the_same_bytes(
    form: Format, language: str, bulgaria: ExportView
) -> None:
    assert form.write(bulgaria, language) == form.write(bulgaria, language)
