"""A product is its sections for one audience, in their order, or a refusal that says why."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.builders import a_state
from workbench.domain.audiences import Audience
from workbench.domain.export_view import export_view
from workbench.errors import Cancelled, WorkbenchError
from workbench.publishing.blocks import Contents, Cover, Heading
from workbench.publishing.compose import composed, sections_of
from workbench.publishing.options import Paper, PrintOptions
from workbench.publishing.product import Product
from workbench.publishing.section import sections

LEAFLET = Product(
    key="leaflet",
    title="Leaflet",
    description="A cover and its contents",
    sections=("contents", "cover"),
    optional=("introduction",),
    papers=(Paper.A4,),
)


def options(audience: Audience = Audience.PARTNERS, **chosen: Any) -> PrintOptions:
    return PrintOptions(audience=audience, today=date(2026, 3, 14), **chosen)


def view(audience: Audience = Audience.PARTNERS) -> Any:
    return export_view(a_state(), audience)


class _Stops:
    def step(self, done: int, total: int, doing: str = "") -> None:
        raise Cancelled("Stopped.")


def test_sections_stand_in_their_own_order() -> None:
    blocks = composed(LEAFLET, view(), options())

    assert [type(block) for block in blocks] == [Cover, Contents]


def test_the_user_chooses_among_what_the_product_offers() -> None:
    chosen = sections_of(LEAFLET, options(sections=("introduction", "cover")))

    assert [each.key for each in chosen] == ["cover", "introduction"]


def test_headings_of_sections_are_numbered() -> None:
    blocks = composed(LEAFLET, view(), options(sections=("introduction",)))

    assert [block.number for block in blocks if isinstance(block, Heading)][:1] == ["1"]


def test_a_section_that_is_not_offered_is_refused_with_those_that_are() -> None:
    with pytest.raises(WorkbenchError, match=r"no section 'glossary'\. It has: contents, cover"):
        composed(LEAFLET, view(), options(sections=("glossary",)))


def test_a_paper_that_the_product_is_not_made_for_is_refused() -> None:
    with pytest.raises(WorkbenchError, match=r"not made for this paper\. Choose: a4"):
        composed(LEAFLET, view(), options(paper=Paper.LETTER))


def test_what_is_never_public_is_refused_or_left_out() -> None:
    public = options(Audience.PUBLIC)
    secret = Product(
        key="s", title="Register", description="d", sections=("cover",), never_public=True
    )

    with pytest.raises(WorkbenchError, match="Register is never printed for the public"):
        composed(secret, view(Audience.PUBLIC), public)
    never = [each.key for each in sections if each.never_public]
    assert never
    book = Product(key="b", title="Book", description="d", sections=("cover", *never))
    assert [each.key for each in sections_of(book, public)] == ["cover"]


def test_a_view_made_for_another_audience_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="another audience"):
        composed(LEAFLET, view(Audience.FULL), options())


def test_composing_can_be_stopped() -> None:
    with pytest.raises(Cancelled):
        composed(LEAFLET, view(), options(), _Stops())
