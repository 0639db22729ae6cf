"""Pages are not left half empty: chapters follow short ends, and tables go before tall figures."""

from __future__ import annotations

from pathlib import Path

from tests.publishing.pages import printed, words_of
from workbench.diagram.picture import Picture, Rect
from workbench.publishing.blocks import (
    Block,
    Contents,
    Figure,
    Heading,
    Paragraph,
    StepRow,
    Steps,
)
from workbench.publishing.inline import SourceMark

LINE = "The person is told which support fits the needs that were stated. "
HALF = tuple(Paragraph(LINE * 3) for _ in range(11))


def a_chart(height: float, *, may_follow: bool) -> Figure:
    box = Rect(x=0, y=0, width=460, height=height, stroke="#000000")
    picture = Picture(width=460, height=height, title="Chart", items=(box,))
    return Figure(picture, "The chart", may_follow=may_follow)


def steps(count: int) -> Steps:
    return Steps(tuple(StepRow(str(n), f"Do what step {n} says") for n in range(1, count + 1)))


def test_a_chapter_begins_below_a_few_lines_of_the_last(tmp_path: Path) -> None:
    reader = printed(tmp_path, Heading("First"), Paragraph(LINE), Heading("Second"))

    assert len(reader.pages) == 1


def test_a_chapter_begins_on_a_new_page_where_the_last_one_fills_half(tmp_path: Path) -> None:
    reader = printed(tmp_path, Heading("First"), *HALF, Heading("Second"), Paragraph(LINE))

    assert len(reader.pages) == 2
    assert "Second" in words_of(reader, 2)


def test_what_follows_the_contents_and_what_asks_for_it_has_a_page_of_its_own(
    tmp_path: Path,
) -> None:
    reader = printed(
        tmp_path,
        Contents(),
        Heading("First"),
        Paragraph(LINE),
        Heading("Second", new_page=True),
    )

    assert len(reader.pages) == 3


def test_sources_that_run_over_to_a_page_share_it_with_the_next_chapter(tmp_path: Path) -> None:
    """However full the last page is, no page holds the sources alone."""
    marks = [SourceMark(f"Source {n}") for n in range(30)]
    for lines in range(30, 42, 2):
        blocks: list[Block] = [Heading("First"), *(Paragraph(LINE) for _ in range(lines))]
        blocks += [Paragraph(("Said", *marks)), Heading("Second"), *HALF, *HALF]
        reader = printed(tmp_path, *blocks)

        for number in range(1, len(reader.pages) + 1):
            words = words_of(reader, number)
            assert LINE.strip() in words or "Second" in words, (lines, number)


def test_the_steps_go_before_a_chart_that_would_leave_half_a_page_empty(tmp_path: Path) -> None:
    reader = printed(tmp_path, Heading("First"), *HALF, a_chart(600, may_follow=True), steps(3))

    assert "Do what step 3 says" in words_of(reader, 1)
    assert "The chart" in words_of(reader, 2)


def test_a_chart_that_may_not_follow_stays_before_the_steps(tmp_path: Path) -> None:
    reader = printed(tmp_path, Heading("First"), *HALF, a_chart(600, may_follow=False), steps(5))

    assert "Do what step" not in words_of(reader, 1)


def test_a_chart_that_fits_stays_before_the_steps(tmp_path: Path) -> None:
    reader = printed(tmp_path, Heading("First"), a_chart(200, may_follow=True), steps(5))

    words = words_of(reader, 1)
    assert words.index("The chart") < words.index("Do what step 1 says")


def test_no_step_is_lost_when_the_table_goes_first(tmp_path: Path) -> None:
    reader = printed(tmp_path, Heading("First"), *HALF, a_chart(600, may_follow=True), steps(60))

    words = words_of(reader)
    assert all(f"Do what step {n} says" in words for n in range(1, 61))
    assert words.count("The chart") == 1
