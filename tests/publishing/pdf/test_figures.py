"""Pictures are drawn as vectors, scaled to the page, and said in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.publishing.pages import printed, words_of
from workbench.diagram.picture import (
    Anchor,
    Circle,
    Item,
    Picture,
    Polygon,
    Rect,
    Route,
    Words,
)
from workbench.publishing.blocks import Figure, Heading, Paragraph
from workbench.publishing.options import Paper
from workbench.publishing.pdf.figures import fitting_scale, needs_turning
from workbench.publishing.pdf.styles import LARGEST_PRINT, lying, upright


def a_picture(width: float = 300, height: float = 120, text: str = "Police → shelter") -> Picture:
    return Picture(
        width=width,
        height=height,
        title="Flow",
        items=(
            Rect(x=5, y=5, width=100, height=40, radius=60, fill="#ffffff", stroke="#0b4f5c"),
            Polygon(points=((10, 60), (40, 80), (10, 100)), fill="#fdf0e0", dash=(2, 2)),
            Circle(x=200, y=60, radius=9, stroke="#333333", about="shelter"),
            Circle(x=200, y=60, radius=3),
            Route(
                points=((105, 25), (150, 25), (150, 60), (190, 60)),
                stroke="#333333",
                curved=True,
                head=((190, 60), (184, 57), (184, 63)),
            ),
            Route(points=((0, 0), (9, 9)), stroke="#333333", dash=(4, 2)),
            Route(points=((0, 0),), stroke="#333333"),
            Words(x=55, y=30, text=text, size=9, colour="#1b2733", anchor=Anchor.MIDDLE),
            Words(x=290, y=20, text="end", size=9, colour="#1b2733", anchor=Anchor.END, bold=True),
            Words(x=290, y=90, text="up", size=9, colour="#1b2733", rotation=90, italic=True),
        ),
        text_equivalent=("The police refer to the shelter.", "Then the end."),
    )


def test_a_figure_prints_its_words_its_number_and_what_it_says(tmp_path: Path) -> None:
    said = words_of(printed(tmp_path, Figure(a_picture(), "Referral of adults")))

    assert "Police → shelter" in said
    assert "Figure 1. Referral of adults" in said
    assert "The same in words: The police refer to the shelter. Then the end." in said


def test_a_narrow_picture_has_its_words_beside_it_and_a_wide_one_below(tmp_path: Path) -> None:
    narrow = printed(tmp_path, Figure(a_picture(150, 300)), Paragraph("After."))
    wide = printed(tmp_path, Figure(a_picture(500, 300)), Paragraph("After."))

    assert "The same in words The police" in words_of(narrow)
    assert words_of(narrow).index("The same in words") < words_of(narrow).index("Figure 1")
    assert words_of(wide).index("The same in words:") > words_of(wide).index("Figure 1")


def test_letters_of_a_small_picture_are_not_blown_up() -> None:
    assert fitting_scale(a_picture(40, 30), upright(Paper.A4)) * 9 <= LARGEST_PRINT


def test_a_figure_without_a_title_takes_that_of_its_picture(tmp_path: Path) -> None:
    assert "Figure 1. Flow" in words_of(printed(tmp_path, Figure(a_picture())))


def test_shapes_lead_to_what_they_stand_for(tmp_path: Path) -> None:
    home = Heading("Directory", anchor="agency-shelter")

    by_links = printed(tmp_path, Figure(a_picture(), links=(("shelter", "agency-shelter"),)), home)
    by_name = printed(tmp_path, Figure(a_picture()), Paragraph("x", anchor="shelter"))
    nowhere = printed(tmp_path, Figure(a_picture(), links=(("shelter", "gone"),)), home)

    assert len(by_links.pages[0]["/Annots"]) == 1
    assert len(by_name.pages[0]["/Annots"]) == 1
    assert "/Annots" not in nowhere.pages[0]


def test_a_wide_picture_lies_on_a_page_of_its_own_with_its_heading(tmp_path: Path) -> None:
    blocks = (
        Heading("Adults"),
        Paragraph("Before."),
        Heading("Flow of the measure", 2),
        Figure(a_picture(1300, 500)),
        Paragraph("After."),
    )

    reader = printed(tmp_path, *blocks)

    lying_pages = [page.mediabox.width > page.mediabox.height for page in reader.pages]
    assert lying_pages == [False, True, False]
    assert "1.1 Flow of the measure" in words_of(reader, 2)
    assert "Before." in words_of(reader, 1)
    assert "After." in words_of(reader, 3)


@pytest.mark.parametrize("size", [(300, 120), (470, 2000), (40, 30)])
def test_a_picture_that_can_be_read_upright_stays_upright(size: tuple[float, float]) -> None:
    assert not needs_turning(a_picture(*size), upright(Paper.A4), lying(Paper.A4))


def test_a_picture_never_leaves_the_page(tmp_path: Path) -> None:
    page = upright(Paper.LETTER)
    for size in ((1, 1), (5000, 10), (10, 5000), (0, 0)):
        picture = a_picture(*size)
        scale = fitting_scale(picture, page)

        assert picture.width * scale <= page.body_width
        assert picture.height * scale <= page.body_height
        assert printed(tmp_path, Figure(picture)).pages


def test_a_picture_is_squeezed_a_little_to_stay_with_its_heading(tmp_path: Path) -> None:
    lines = [Paragraph("Line.") for _ in range(11)]
    picture = a_picture(450, 440)

    reader = printed(tmp_path, *lines, Heading("Flow", 2), Figure(picture, text_equivalent=("x",)))

    assert "Police" in words_of(reader, 1)


def test_an_empty_picture_is_no_trouble(tmp_path: Path) -> None:
    nothing: tuple[Item, ...] = ()

    assert printed(tmp_path, Figure(Picture(width=100, height=50, title="", items=nothing))).pages
