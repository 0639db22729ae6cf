"""Pictures as SVG."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.builders import a_state, an_agency
from workbench.diagram.flowchart import flowchart
from workbench.diagram.network import network_picture
from workbench.diagram.picture import Anchor, Circle, Item, Picture, Polygon, Rect, Route, Words
from workbench.diagram.svg import svg
from workbench.exchange.examples import load_example

SVG = "{http://www.w3.org/2000/svg}"


def parsed(*items: Item, title: str = "Title") -> ElementTree.Element:
    picture = Picture(
        width=100, height=50, title=title, items=items, text_equivalent=("One.", "Two.")
    )
    return ElementTree.fromstring(svg(picture))


def some_words(text: str, **fields: object) -> Words:
    given = {"x": 1, "y": 2, "text": text, "size": 12, "colour": "#1B2733"} | fields
    return Words(**given)  # type: ignore[arg-type]


def test_a_reader_that_cannot_see_hears_the_title_and_the_words() -> None:
    root = parsed(title="Referral network")

    assert root.findtext(f"{SVG}title") == "Referral network"
    assert root.findtext(f"{SVG}desc") == "One. Two."
    assert root.get("role") == "img"


def test_text_is_set_in_the_bundled_font_and_stays_text() -> None:
    root = parsed(some_words("Убежище", bold=True, italic=True, anchor=Anchor.MIDDLE, rotation=-90))

    words = root.find(f"{SVG}text")
    assert words is not None
    assert words.text == "Убежище"
    assert words.get("font-weight") == "bold"
    assert words.get("font-style") == "italic"
    assert words.get("text-anchor") == "middle"
    assert words.get("transform") == "rotate(-90 1 2)"
    assert "Noto Sans" in str(root.get("font-family"))


def test_every_shape_is_drawn() -> None:
    root = parsed(
        Rect(x=0, y=0, width=10, height=5.126, radius=2, fill="#FFFFFF", stroke="#1B2733"),
        Circle(x=5, y=5, radius=2, stroke="#1B2733", dash=(3, 2)),
        Polygon(points=((0, 0), (1, 0), (0, 1)), fill="#1B2733"),
        Route(points=((0, 0), (5, 5)), stroke="#1B2733", head=((5, 5), (4, 5), (5, 4))),
        Route(points=((0, 0), (1, 0), (2, 1), (3, 1)), stroke="#1B2733", curved=True),
    )

    shapes = [element.tag.removeprefix(SVG) for element in root][2:]
    assert shapes == ["rect", "circle", "polygon", "polyline", "polygon", "path"]
    rect, circle, *_, path = list(root)[2:]
    assert rect.attrib["height"] == "5.13"
    assert circle.attrib["stroke-dasharray"] == "3 2"
    assert path.attrib["d"] == "M 0 0 C 1 0 2 1 3 1"


def test_what_users_write_cannot_become_mark_up() -> None:
    root = parsed(some_words('<script>alert("x")</script> & co'), title="</svg>")

    assert root.findtext(f"{SVG}text") == '<script>alert("x")</script> & co'
    assert root.findtext(f"{SVG}title") == "</svg>"


@given(st.text())
def test_any_text_gives_a_file_that_can_be_read(text: str) -> None:
    parsed(some_words(text), title=text)


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\x0c", "\x85", "\ud800", "\ufffe"])
def test_signs_that_xml_cannot_hold_become_spaces(sign: str) -> None:
    assert parsed(some_words(f"Shel{sign}ter")).findtext(f"{SVG}text") == "Shel ter"


def test_control_characters_in_names_do_not_break_the_network() -> None:
    picture = network_picture(a_state(an_agency("Po\x00li\x1bce <&>")), "en")

    ElementTree.fromstring(svg(picture))


def test_all_pictures_of_the_example_can_be_read() -> None:
    example = load_example("bulgaria")

    for language in ("en", "bg"):
        ElementTree.fromstring(svg(network_picture(example, language)))
        for measure in example.measures.values():
            ElementTree.fromstring(svg(flowchart(example, measure.id, language)))
